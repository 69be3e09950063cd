package neural

// panel is the number of columns that a dense layer's weights are packed by.
const panel = 32

// kernels is one implementation of the arithmetic. Matrices are row-major; ld is
// the distance between rows in elements.
type kernels struct {
	name   string
	signed bool // wants int8 weights as they are; otherwise with 128 added, as in the file
	double int  // the most inputs for which layer8 takes two panels at a time, 0 for never

	// quantise writes the rows of x [rows][n] as int8 (nearest, even on ties, of
	// x*127/max|x|) with each row's scale (max|x|/127) and its offset: what the
	// 128 added to the weights puts on top of the sums, negative; 0 when signed.
	quantise func(q quantised, x []float32, rows, n int)
	// quantiseGELU does it to the GELU of x, which it leaves in x.
	quantiseGELU func(q quantised, x []float32, rows, n int)
	// layer8 sets one panel of columns of y, or two if there are two of weights, to
	// q [rows][k] times packed weights, k a multiple of 4, plus bias. The sums are
	// the exact integers whatever the implementation; y = sum*scale[row]*column[col]
	// + bias[col]. next are the weights that come after these, or nil.
	layer8 func(y []float32, ld int, q quantised, w, next []uint8, columns, bias []float32, rows, k int)
	// layer32 does it for floats: y = (a [rows][k] times w)*scale[row] + bias[col],
	// nil scales being ones and a nil bias zeros. Rows of w, a panel wide, are ldw apart.
	layer32 func(y []float32, ld int, a []float32, lda int, w []float32, ldw int, scales, bias []float32, rows, k int)
	// gelu replaces values by their GELU, each for itself.
	gelu func(x []float32)
	// norm sets y to the layer norm of x + residual; y may be x or residual.
	norm func(y, x, residual, gain, bias []float32, rows, n int, epsilon float32)
	// softmax replaces the first n values of each row by powers that are the softmax
	// of their multiples by scale, which is positive, once multiplied by the row's
	// factor. Rows are ld apart, ld a multiple of panel and at least n; what a row
	// has after the first n must be finite and is lost.
	softmax func(x, factors []float32, ld, rows, n int, scale float32)
	// dots sets y to the inner products of x with rows of w that are ld apart.
	dots func(y, w []float32, ld int, x []float32)
	// transpose packs up to one panel of rows as columns: dst[c*panel+r] =
	// src[r*ld+c], zero for r from rows on.
	transpose func(dst, src []float32, ld, rows, columns int)
}

// quantised is rows of int8, one after the other, with a scale and an offset each.
type quantised struct {
	values  []int8
	scales  []float32
	offsets []int32
}

// step says how many of the rows left the next tiles take and how many such tiles
// there are, so that the last two tiles are about equally high.
func step(left, most int) (rows, tiles int) {
	switch {
	case left <= most:
		return left, 1
	case left < 2*most:
		return (left + 1) / 2, 2 - left%2
	case left%most == 0:
		return most, left / most
	}
	return most, left/most - 1
}

// multiply sets c [m][n] to a [m][k] times packed panels w. When n is no multiple of panel, the last panel
// goes through edge, which holds m*panel values.
func (k *kernels) multiply(c []float32, ldc int, a []float32, lda int, w []float32, m, depth, n int, edge []float32) {
	for first := 0; first < n; first += panel {
		b := w[first*depth : (first+panel)*depth]
		if n-first >= panel {
			k.layer32(c[first:], ldc, a, lda, b, panel, nil, nil, m, depth)
			continue
		}
		k.layer32(edge, panel, a, lda, b, panel, nil, nil, m, depth)
		copyColumns(c[first:], ldc, edge, m, n-first)
	}
}

// copyColumns copies the first columns of rows of whole panel width.
func copyColumns(dst []float32, ld int, rows []float32, n, columns int) {
	for r := range n {
		copy(dst[r*ld:r*ld+columns], rows[r*panel:])
	}
}

// up rounds n up to a multiple of m.
func up(n, m int) int { return (n + m - 1) / m * m }
