package neural

// panel is the number of columns that a dense layer's weights are packed by.
const panel = 32

// kernels is one implementation of the arithmetic. Matrices are row-major; ld is
// the distance between rows in elements. A tile is at most rows8 or rows32 rows
// by one panel of columns.
type kernels struct {
	name   string
	signed bool // wants int8 weights as they are; otherwise with 128 added, as in the file
	rows8  int
	rows32 int

	// quantise writes the rows of x [rows][n] as int8 (nearest, even on ties, of
	// x*127/max|x|) with each row's scale (max|x|/127) and its offset: what the
	// 128 added to the weights puts on top of the sums, negative; 0 when signed.
	quantise func(q []int8, scales []float32, offsets []int32, x []float32, rows, n int)
	// tile8 sets sums [rows][panel] to a [rows][k] times a packed panel of weights,
	// k a multiple of 4: the exact integers whatever the implementation.
	tile8 func(sums []int32, a []int8, offsets []int32, w []uint8, rows, k int)
	// rescale makes floats of sums: y = sum*scale[row]*column[col] + bias[col], then GELU.
	rescale func(y []float32, ld int, sums []int32, scales, columns, bias []float32, rows int, gelu bool)
	// tile32 sets c [rows][panel] to a [rows][k] times a packed panel of weights.
	tile32 func(c []float32, ldc int, a []float32, lda int, w []float32, rows, k int)
	// shift adds a bias to sums [rows][panel]: y = sum + bias[col], then GELU.
	shift func(y []float32, ld int, sums, bias []float32, rows int, gelu bool)
	// norm sets y to the layer norm of x + residual; y may be x or residual.
	norm func(y, x, residual, gain, bias []float32, rows, n int, epsilon float32)
	// softmax replaces the first n values of each row by the softmax of their
	// multiples by scale, which is positive. Rows are ld apart, ld a multiple of
	// panel and at least n; what a row has after the first n must be finite and is
	// lost.
	softmax func(x []float32, ld, rows, n int, scale float32)
	// transpose packs up to one panel of rows as columns: dst[c*panel+r] =
	// src[r*ld+c], zero for r from rows on.
	transpose func(dst, src []float32, ld, rows, columns int)
}

// step says how many of the rows left the next tile takes, so that the last two
// tiles are about equally high.
func step(left, most int) int {
	switch {
	case left <= most:
		return left
	case left < 2*most:
		return (left + 1) / 2
	}
	return most
}

// multiply sets c [m][n] to a [m][k] times packed panels w. When n is no multiple
// of panel, the last panel goes through edge, which holds rows32*panel values.
func (k *kernels) multiply(c []float32, ldc int, a []float32, lda int, w []float32, m, depth, n int, edge []float32) {
	for first := 0; first < n; first += panel {
		b := w[first*depth : (first+panel)*depth]
		for r, rows := 0, 0; r < m; r += rows {
			rows = step(m-r, k.rows32)
			if n-first >= panel {
				k.tile32(c[r*ldc+first:], ldc, a[r*lda:], lda, b, rows, depth)
				continue
			}
			k.tile32(edge, panel, a[r*lda:], lda, b, rows, depth)
			copyColumns(c[r*ldc+first:], ldc, edge, rows, n-first)
		}
	}
}

// copyColumns copies the first columns of a tile of whole panel width.
func copyColumns(dst []float32, ld int, tile []float32, rows, columns int) {
	for r := range rows {
		copy(dst[r*ld:r*ld+columns], tile[r*panel:])
	}
}

// up rounds n up to a multiple of m.
func up(n, m int) int { return (n + m - 1) / m * m }
