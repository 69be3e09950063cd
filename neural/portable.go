package neural

import "math"

// portableKernels is the arithmetic in plain Go, for every processor.
func portableKernels() *kernels {
	return &kernels{
		name: "portable", signed: true, rows8: 8, rows32: 8,
		quantise: quantisePortable, tile8: tile8Portable, rescale: rescalePortable,
		tile32: tile32Portable, shift: shiftPortable,
		norm: normPortable, softmax: softmaxPortable, transpose: transposePortable,
	}
}

// tiny keeps the scale of a row of zeros from being zero.
const tiny = 1e-20

func quantisePortable(q []int8, scales []float32, offsets []int32, x []float32, rows, n int) {
	quantiseRows(q, scales, offsets, x, rows, n, false)
}

// quantiseRows quantises for kernels that want the weights with 128 added
// (biased) or without.
func quantiseRows(q []int8, scales []float32, offsets []int32, x []float32, rows, n int, biased bool) {
	for r := range rows {
		row, out := x[r*n:(r+1)*n], q[r*n:(r+1)*n]
		top := float32(tiny)
		for _, v := range row {
			top = max(top, abs32(v))
		}
		factor, sum := 127/top, int32(0)
		for i, v := range row {
			out[i] = int8(math.RoundToEven(float64(v * factor)))
			sum += int32(out[i])
		}
		scales[r], offsets[r] = top*(1.0/127), 0
		if biased {
			offsets[r] = -128 * sum
		}
	}
}

func abs32(v float32) float32 { return math.Float32frombits(math.Float32bits(v) &^ (1 << 31)) }

func tile8Portable(sums []int32, a []int8, _ []int32, w []uint8, rows, k int) {
	for r := range rows {
		row := a[r*k : (r+1)*k]
		var acc [panel]int32
		for i := 0; i+4 <= k; i += 4 {
			a0, a1, a2, a3 := int32(row[i]), int32(row[i+1]), int32(row[i+2]), int32(row[i+3])
			b := w[i*panel : i*panel+4*panel]
			for j := range acc {
				c := b[4*j : 4*j+4 : 4*j+4]
				acc[j] += a0*int32(int8(c[0])) + a1*int32(int8(c[1])) + a2*int32(int8(c[2])) + a3*int32(int8(c[3]))
			}
		}
		copy(sums[r*panel:(r+1)*panel], acc[:])
	}
}

func rescalePortable(y []float32, ld int, sums []int32, scales, columns, bias []float32, rows int, gelu bool) {
	columns, bias = columns[:panel], bias[:panel]
	for r := range rows {
		out, in := y[r*ld:r*ld+panel], sums[r*panel:(r+1)*panel]
		for j := range out {
			out[j] = float32(in[j])*scales[r]*columns[j] + bias[j]
		}
		if gelu {
			geluPortable(out)
		}
	}
}

func shiftPortable(y []float32, ld int, sums, bias []float32, rows int, gelu bool) {
	bias = bias[:panel]
	for r := range rows {
		out, in := y[r*ld:r*ld+panel], sums[r*panel:(r+1)*panel]
		for j := range out {
			out[j] = in[j] + bias[j]
		}
		if gelu {
			geluPortable(out)
		}
	}
}

// geluPortable is the exact GELU, x times the normal distribution's integral to x.
func geluPortable(x []float32) {
	for i, v := range x {
		x[i] = float32(0.5 * float64(v) * (1 + math.Erf(float64(v)/math.Sqrt2)))
	}
}

func tile32Portable(c []float32, ldc int, a []float32, lda int, w []float32, rows, k int) {
	for r := range rows {
		row := a[r*lda : r*lda+k]
		var acc [panel]float32
		for i, v := range row {
			b := w[i*panel : (i+1)*panel]
			for j := range acc {
				acc[j] += v * b[j]
			}
		}
		copy(c[r*ldc:r*ldc+panel], acc[:])
	}
}

func normPortable(y, x, residual, gain, bias []float32, rows, n int, epsilon float32) {
	gain, bias = gain[:n], bias[:n]
	for r := range rows {
		in, res, out := x[r*n:(r+1)*n], residual[r*n:(r+1)*n], y[r*n:(r+1)*n]
		sum := 0.0
		for i, v := range in {
			out[i] = v + res[i]
			sum += float64(out[i])
		}
		mean, square := sum/float64(n), 0.0
		for _, v := range out {
			square += (float64(v) - mean) * (float64(v) - mean)
		}
		factor := 1 / math.Sqrt(square/float64(n)+float64(epsilon))
		for i, v := range out {
			out[i] = float32((float64(v)-mean)*factor)*gain[i] + bias[i]
		}
	}
}

func softmaxPortable(x []float32, ld, rows, n int, scale float32) {
	for r := range rows {
		row := x[r*ld : r*ld+n]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		sum := 0.0
		for i, v := range row {
			e := math.Exp(float64((v - top) * scale))
			row[i] = float32(e)
			sum += e
		}
		factor := float32(1 / sum)
		for i := range row {
			row[i] *= factor
		}
	}
}

func transposePortable(dst, src []float32, ld, rows, columns int) {
	for r := range rows {
		for c, v := range src[r*ld : r*ld+columns] {
			dst[c*panel+r] = v
		}
	}
	for r := rows; r < panel; r++ {
		for c := range columns {
			dst[c*panel+r] = 0
		}
	}
}
