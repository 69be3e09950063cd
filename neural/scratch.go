package neural

// maxTile is the most rows of any kernels' tile.
const maxTile = 12

// scratch is the memory of one call. Buffers grow to what the largest call so
// far needed and are reused.
type scratch struct {
	sums       [maxTile * panel]int32
	tile, edge [maxTile * panel]float32

	quantised []int8 // rows of int8
	scales    []float32
	offsets   []int32

	t, qkv, context, wide        []float32 // activations of the encoder
	keys, values, scores, packed []float32 // attention of one head; packed also of MatMul
}

// growQuantised makes room for rows of n quantised values.
func (s *scratch) growQuantised(rows, n int) {
	s.quantised = grow(s.quantised, rows*n)
	s.scales = grow(s.scales, rows)
	s.offsets = grow(s.offsets, rows)
}

// grow gives a slice of n elements with any content, b itself when it is long enough.
func grow[T any](b []T, n int) []T {
	if cap(b) >= n {
		return b[:n]
	}
	return make([]T, n+n/4)[:n]
}
