package neural

// The functions here put bounds checks and row loops around the assembly, and
// give widths that it does not take to the portable code.

// block is the number of floats that the assembly's row loops take at a time.
const block = 32

// tile8By makes a tile8 of functions for 1, 2, ... rows, each of which takes one
// of parts equal parts of a panel's columns.
func tile8By(parts int, byRows ...product8) func(sums []int32, a []int8, offsets []int32, w []uint8, rows, k int) {
	return func(sums []int32, a []int8, offsets []int32, w []uint8, rows, k int) {
		sums, a, offsets, w = sums[:rows*panel], a[:rows*k], offsets[:rows], w[:panel*k]
		for first := 0; first < panel; first += panel / parts {
			byRows[rows-1](&sums[first], &a[0], &offsets[0], &w[4*first], uintptr(k/4), uintptr(k), 4*panel)
		}
	}
}

// tile32By is the same for floats.
func tile32By(parts int, byRows ...product32) func(c []float32, ldc int, a []float32, lda int, w []float32, rows, k int) {
	return func(c []float32, ldc int, a []float32, lda int, w []float32, rows, k int) {
		c, a, w = c[:(rows-1)*ldc+panel], a[:(rows-1)*lda+k], w[:panel*k]
		for first := 0; first < panel; first += panel / parts {
			byRows[rows-1](&c[first], &a[0], &w[first], uintptr(k), uintptr(4*lda), uintptr(4*ldc))
		}
	}
}

func rescaleBy(linear, gelu rescaler) func(y []float32, ld int, sums []int32, scales, columns, bias []float32, rows int, gelu bool) {
	return func(y []float32, ld int, sums []int32, scales, columns, bias []float32, rows int, withGELU bool) {
		y, sums, scales = y[:(rows-1)*ld+panel], sums[:rows*panel], scales[:rows]
		columns, bias = columns[:panel], bias[:panel]
		f := linear
		if withGELU {
			f = gelu
		}
		f(&y[0], &sums[0], &scales[0], &columns[0], &bias[0], uintptr(rows), uintptr(4*ld))
	}
}

func shiftBy(linear, gelu shifter) func(y []float32, ld int, sums, bias []float32, rows int, gelu bool) {
	return func(y []float32, ld int, sums, bias []float32, rows int, withGELU bool) {
		y, sums, bias = y[:(rows-1)*ld+panel], sums[:rows*panel], bias[:panel]
		f := linear
		if withGELU {
			f = gelu
		}
		f(&y[0], &sums[0], &bias[0], uintptr(rows), uintptr(4*ld))
	}
}

func quantiseBy(f quantiser, biased bool) func(q []int8, scales []float32, offsets []int32, x []float32, rows, n int) {
	return func(q []int8, scales []float32, offsets []int32, x []float32, rows, n int) {
		if n%block != 0 {
			quantiseRows(q, scales, offsets, x, rows, n, biased)
			return
		}
		q, x, scales, offsets = q[:rows*n], x[:rows*n], scales[:rows], offsets[:rows]
		f(&q[0], &scales[0], &offsets[0], &x[0], uintptr(rows), uintptr(n))
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

func softmaxBy(f softmaxer) func(x []float32, ld, rows, n int, scale float32) {
	return func(x []float32, ld, rows, n int, scale float32) {
		whole := up(n, block)
		x = x[:(rows-1)*ld+whole]
		f(&x[0], uintptr(ld), uintptr(rows), uintptr(whole), uintptr(n-whole+block), scale)
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
