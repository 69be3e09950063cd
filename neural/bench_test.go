package neural

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// miniLM is the size of the encoder that english.model has.
func miniLM() Config {
	return Config{Hidden: 384, Layers: 6, Heads: 12, FFN: 1536, Positions: 512, Shapes: 10, Epsilon: 1e-12}
}

// BenchmarkEncode gives word pieces a second on one goroutine, for batches of one
// length and for lengths as sentences have them.
func BenchmarkEncode(b *testing.B) {
	r := rand.New(rand.NewPCG(13, 14))
	w, _ := writeEncoder(r, miniLM(), 1000, true)
	batches := []struct {
		name    string
		lengths []int
	}{
		{"1x128", repeat(128, 1)}, {"8x128", repeat(128, 8)}, {"4x32", repeat(32, 4)},
		{"8x512", repeat(512, 8)}, {"sentences", []int{12, 35, 27, 8, 41, 22, 19, 64, 30, 15, 5, 28, 33, 47, 21, 26, 9, 38, 24, 31}},
	}
	for _, k := range allKernels() {
		if k.name == "portable" && testing.Short() {
			continue
		}
		e, err := NewEncoder(w.open(b, k))
		if err != nil {
			b.Fatal(err)
		}
		for _, batch := range batches {
			b.Run(k.name+"/"+batch.name, func(b *testing.B) {
				s := someSequences(r, miniLM(), 1000, batch.lengths...)
				var out Hidden
				for b.Loop() {
					if err := e.Encode(s, &out); err != nil {
						b.Fatal(err)
					}
				}
				pieces := len(out.Rows) / out.Width
				b.ReportMetric(float64(pieces)*float64(b.N)/b.Elapsed().Seconds(), "pieces/s")
			})
		}
	}
}

func repeat(n, times int) []int {
	out := make([]int, times)
	for i := range out {
		out[i] = n
	}
	return out
}

// BenchmarkOpen opens a file of the real size and all that is in it.
func BenchmarkOpen(b *testing.B) {
	w, _ := writeEncoder(rand.New(rand.NewPCG(15, 16)), miniLM(), 30522, true)
	data := w.bytes()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		f, err := Open(data)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := NewEncoder(f); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNewWordPiece reads a vocabulary of the real size.
func BenchmarkNewWordPiece(b *testing.B) {
	vocab := []byte(strings.Join(someVocabulary(30522), "\n"))
	for b.Loop() {
		if _, err := NewWordPiece(vocab); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWord cuts words into pieces, the first of them known as a whole.
func BenchmarkWord(b *testing.B) {
	w, _ := someWordPiece(b)
	for _, word := range []string{"the", "unaffable", "García", "abcdefgh", "Jean-Claude"} {
		b.Run(word, func(b *testing.B) {
			var ids []int32
			for b.Loop() {
				ids = w.Word(ids[:0], word)
			}
		})
	}
}
