package neural

// The functions here put bounds checks around the assembly, and give widths that
// it does not take to the portable code.

// block is the number of floats that the assembly's row loops take at a time.
const block = 32

// product8s are functions for tiles of 1, 2, ... rows.
type product8s []product8

// take takes rows through some columns, whose weights w begins with. k is the
// number of inputs. Every tile asks for its part of the weights that come next.
func (p product8s) take(y []float32, ld int, q quantised, w, next []uint8, columns, bias []float32, rows, k int) {
	lines := len(next) / cacheLine / (rows/len(p) + 1)
	for r, done := 0, 0; r < rows; {
		n, tiles := step(rows-r, len(p))
		var after *uint8
		if at := done * lines * cacheLine; at < len(next) {
			after = &next[at]
		}
		p[n-1](&y[r*ld], &q.values[r*k], &w[0], &q.scales[r], &q.offsets[r], &columns[0], &bias[0], after,
			uintptr(k/4), uintptr(tiles), uintptr(k), uintptr(4*ld), uintptr(panel*k), uintptr(lines), 4)
		r, done = r+n*tiles, done+tiles
	}
}

// cacheLine is the number of bytes that are fetched together.
const cacheLine = 64

// layer8Halves makes a layer8 of functions that take half a panel.
func layer8Halves(half product8s) func(y []float32, ld int, q quantised, w, _ []uint8, columns, bias []float32, rows, k int) {
	return func(y []float32, ld int, q quantised, w, _ []uint8, columns, bias []float32, rows, k int) {
		y, w, columns, bias = y[:(rows-1)*ld+panel], w[:panel*k], columns[:panel], bias[:panel]
		q = quantised{q.values[:rows*k], q.scales[:rows], q.offsets[:rows]}
		half.take(y, ld, q, w, nil, columns, bias, rows, k)
		half.take(y[panel/2:], ld, q, w[4*panel/2:], nil, columns[panel/2:], bias[panel/2:], rows, k)
	}
}

// layer8Panels makes a layer8 of functions that take one panel and two.
func layer8Panels(one, two product8s) func(y []float32, ld int, q quantised, w, next []uint8, columns, bias []float32, rows, k int) {
	return func(y []float32, ld int, q quantised, w, next []uint8, columns, bias []float32, rows, k int) {
		f, n := one, panel
		if len(w) > panel*k {
			f, n = two, 2*panel
		}
		y, w, columns, bias = y[:(rows-1)*ld+n], w[:n*k], columns[:n], bias[:n]
		q = quantised{q.values[:rows*k], q.scales[:rows], q.offsets[:rows]}
		f.take(y, ld, q, w, next, columns, bias, rows, k)
	}
}

// layer32By is the same for floats. What stands for no scales and no bias is made
// once: an argument of a function value would be allocated at every call.
func layer32By(parts int, byRows ...product32) func(y []float32, ld int, a []float32, lda int, w []float32, ldw int, scales, bias []float32, rows, k int) {
	ones, zeros := []float32{1}, make([]float32, panel)
	return func(y []float32, ld int, a []float32, lda int, w []float32, ldw int, scales, bias []float32, rows, k int) {
		y, a, w = y[:(rows-1)*ld+panel], a[:(rows-1)*lda+k], w[:(k-1)*ldw+panel]
		if bias == nil {
			bias = zeros
		}
		bias = bias[:panel]
		each := uintptr(0)
		if scales != nil {
			scales, each = scales[:rows], 4
		}
		for r := 0; r < rows; {
			n, tiles := step(rows-r, len(byRows))
			scale := &ones[0]
			if each > 0 {
				scale = &scales[r]
			}
			for first := 0; first < panel; first += panel / parts {
				byRows[n-1](&y[r*ld+first], &a[r*lda], &w[first], scale, &bias[first],
					uintptr(k), uintptr(tiles), uintptr(4*lda), uintptr(4*ldw), uintptr(4*ld), each)
			}
			r += n * tiles
		}
	}
}

// geluBy takes whole blocks; what is left goes through one of its own, so that a
// value's result does not depend on its place.
func geluBy(f activation) func(x []float32) {
	return func(x []float32) {
		whole := len(x) / block * block
		if whole > 0 {
			f(&x[0], uintptr(whole))
		}
		if rest := x[whole:]; len(rest) > 0 {
			var last [block]float32
			copy(last[:], rest)
			f(&last[0], block)
			copy(rest, last[:])
		}
	}
}

func quantiseBy(f quantiser, biased bool) func(q quantised, x []float32, rows, n int) {
	return func(q quantised, x []float32, rows, n int) {
		if n%block != 0 {
			quantiseRows(q, x, rows, n, biased)
			return
		}
		values, x, scales, offsets := q.values[:rows*n], x[:rows*n], q.scales[:rows], q.offsets[:rows]
		f(&values[0], &scales[0], &offsets[0], &x[0], uintptr(rows), uintptr(n))
	}
}

func quantiseGELUBy(f quantiser, gelu func(x []float32), biased bool) func(q quantised, x []float32, rows, n int) {
	both := quantiseBy(f, biased)
	return func(q quantised, x []float32, rows, n int) {
		if n%block != 0 {
			gelu(x[:rows*n])
			quantiseRows(q, x, rows, n, biased)
			return
		}
		both(q, x, rows, n)
	}
}

func normBy(f normaliser) func(y, x, residual, gain, bias []float32, rows, n int, epsilon float32) {
	return func(y, x, residual, gain, bias []float32, rows, n int, epsilon float32) {
		if n%block != 0 {
			normPortable(y, x, residual, gain, bias, rows, n, epsilon)
			return
		}
		y, x, residual, gain, bias = y[:rows*n], x[:rows*n], residual[:rows*n], gain[:n], bias[:n]
		f(&y[0], &x[0], &residual[0], &gain[0], &bias[0], uintptr(rows), uintptr(n), 1/float32(n), epsilon)
	}
}

func softmaxBy(f softmaxer) func(x, factors []float32, ld, rows, n int, scale float32) {
	return func(x, factors []float32, ld, rows, n int, scale float32) {
		whole := up(n, block)
		x, factors = x[:(rows-1)*ld+whole], factors[:rows]
		f(&x[0], &factors[0], uintptr(ld), uintptr(rows), uintptr(whole), uintptr(n-whole+block), scale)
	}
}

func dotsBy(f dotter) func(y, w []float32, ld int, x []float32) {
	return func(y, w []float32, ld int, x []float32) {
		if len(x)%block != 0 || len(x) == 0 || len(y) == 0 {
			dotsPortable(y, w, ld, x)
			return
		}
		w = w[:(len(y)-1)*ld+len(x)]
		f(&y[0], &w[0], &x[0], uintptr(len(y)), uintptr(ld), uintptr(len(x)))
	}
}

// transposeBlocks leaves blocks of eight by eight to the assembly.
func transposeBlocks(dst, src []float32, ld, rows, columns int) {
	dst, src = dst[:columns*panel], src[:(rows-1)*ld+columns]
	if rows < panel {
		clear(dst)
	}
	r := 0
	if columns%8 == 0 {
		for ; r+8 <= rows; r += 8 {
			transposeAVX(&dst[r], &src[r*ld], uintptr(4*ld), uintptr(columns/8))
		}
	}
	for ; r < rows; r++ {
		for c, v := range src[r*ld : r*ld+columns] {
			dst[c*panel+r] = v
		}
	}
}
