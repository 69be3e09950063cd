// Package neural runs small trained networks: a BERT-shaped encoder, dense
// layers and the word pieces they read. Open reads a weight file (described in
// docs/formats/model.md) without copying it; NewEncoder, NewDense and
// NewWordPiece take what they need from it. The arithmetic is done by one of
// three sets of kernels, chosen when a file is opened by what the processor
// can do: AVX-512 with VNNI, AVX2 with FMA, or portable Go. Sums of int8 layers
// are the same integers on all three; floats differ by rounding only (about
// 1e-6 of their size for one step). Everything here is safe for concurrent use;
// one call uses one goroutine. The package knows nothing of news.
//
// The assembly (kernels_amd64.s, stubs_amd64.go) is made by the module in gen.
package neural

//go:generate sh -c "cd gen && go run . -out ../kernels_amd64.s -stubs ../stubs_amd64.go -pkg neural"
