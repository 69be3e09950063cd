package neural

// scratch is the memory of one call. Buffers grow to what the largest call so
// far needed and are reused.
type scratch struct {
	quantised quantised
	edge      []float32 // rows of one panel that has fewer columns

	t, qkv, context, wide         []float32 // activations of the encoder
	keys, scores, factors, packed []float32 // attention of one head; packed of MatMul
}

// growQuantised makes room for rows of n quantised values.
func (s *scratch) growQuantised(rows, n int) {
	q := &s.quantised
	q.values, q.scales, q.offsets = grow(q.values, rows*n), grow(q.scales, rows), grow(q.offsets, rows)
}

// grow gives a slice of n elements with any content, b itself when it is long enough.
func grow[T any](b []T, n int) []T {
	if cap(b) >= n {
		return b[:n]
	}
	return make([]T, n+n/4)[:n]
}
