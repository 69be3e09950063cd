package neural

import "sync"

// Multiplier multiplies small matrices of floats, packing the second each time.
// It is safe for concurrent use; make one and keep it.
type Multiplier struct {
	kernels *kernels
	scratch sync.Pool
}

// NewMultiplier makes a Multiplier for this processor.
func NewMultiplier() *Multiplier { return &Multiplier{kernels: bestKernels()} }

// MatMul sets c [m][n] to a [m][k] times b [k][n].
func (p *Multiplier) MatMul(c, a, b []float32, m, k, n int) {
	p.product(c, a, m, k, n, func(dst []float32, first, columns int) {
		for r := range k {
			row := dst[r*panel : (r+1)*panel]
			copy(row, b[r*n+first:r*n+first+columns])
			clear(row[columns:])
		}
	})
}

// MatMulTransposed sets c [m][n] to a [m][k] times the transpose of b [n][k]: the
// inner products of the rows of a and b.
func (p *Multiplier) MatMulTransposed(c, a, b []float32, m, k, n int) {
	p.product(c, a, m, k, n, func(dst []float32, first, columns int) {
		p.kernels.transpose(dst, b[first*k:], k, columns, k)
	})
}

// Dots sets y to the inner products of x with rows of w that are ld apart.
func (p *Multiplier) Dots(y, w []float32, ld int, x []float32) { p.kernels.dots(y, w, ld, x) }

// product multiplies by a second matrix that pack writes panel by panel.
func (p *Multiplier) product(c, a []float32, m, k, n int, pack func(dst []float32, first, columns int)) {
	if m <= 0 || n <= 0 {
		return
	}
	if k <= 0 {
		clear(c[:m*n])
		return
	}
	s, _ := p.scratch.Get().(*scratch)
	if s == nil {
		s = new(scratch)
	}
	s.packed = grow(s.packed, k*up(n, panel))
	for first := 0; first < n; first += panel {
		pack(s.packed[first*k:(first+panel)*k], first, min(panel, n-first))
	}
	s.edge = grow(s.edge, m*panel)
	p.kernels.multiply(c[:m*n], n, a[:m*k], k, s.packed, m, k, n, s.edge)
	p.scratch.Put(s)
}
