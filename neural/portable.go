package neural

import "math"

// portableKernels is the arithmetic in plain Go, for every processor.
func portableKernels() *kernels {
	return &kernels{
		name: "portable", signed: true,
		quantise: quantisePortable, quantiseGELU: quantiseGELUPortable, layer8: layer8Portable, layer32: layer32Portable,
		gelu: geluPortable, norm: normPortable, softmax: softmaxPortable, dots: dotsPortable, transpose: transposePortable,
	}
}

// tiny keeps the scale of a row of zeros from being zero.
const tiny = 1e-20

func quantisePortable(q quantised, x []float32, rows, n int) { quantiseRows(q, x, rows, n, false) }

func quantiseGELUPortable(q quantised, x []float32, rows, n int) {
	geluPortable(x[:rows*n])
	quantiseRows(q, x, rows, n, false)
}

// quantiseRows quantises for kernels that want the weights with 128 added
// (biased) or without.
func quantiseRows(q quantised, x []float32, rows, n int, biased bool) {
	for r := range rows {
		row, out := x[r*n:(r+1)*n], q.values[r*n:(r+1)*n]
		top := float32(tiny)
		for _, v := range row {
			top = max(top, abs32(v))
		}
		factor, sum := 127/top, int32(0)
		for i, v := range row {
			out[i] = int8(math.RoundToEven(float64(v * factor)))
			sum += int32(out[i])
		}
		q.scales[r], q.offsets[r] = top*(1.0/127), 0
		if biased {
			q.offsets[r] = -128 * sum
		}
	}
}

func abs32(v float32) float32 { return math.Float32frombits(math.Float32bits(v) &^ (1 << 31)) }

// layer8Portable multiplies four rows at a time, two of them in one 64-bit number
// (a + b<<32): one multiplication by a weight gives both products. Sums of at most
// 2^16 products fit into the halves; a negative lower half borrows one from the
// upper, which the end gives back.
func layer8Portable(y []float32, ld int, q quantised, w, _ []uint8, columns, bias []float32, rows, k int) {
	for r := 0; r < rows; r += 4 {
		row := func(i int) []int8 { i = min(r+i, rows-1); return q.values[i*k : (i+1)*k] }
		var upper, lower [panel]int64
		fourRows(&upper, &lower, row(0), row(1), row(2), row(3), w)
		for j := range panel {
			sums := [4]int32{int32(upper[j]), half(upper[j]), int32(lower[j]), half(lower[j])}
			for i := range min(4, rows-r) {
				y[(r+i)*ld+j] = float32(sums[i])*q.scales[r+i]*columns[j] + bias[j]
			}
		}
	}
}

// half is the upper of two sums in one number.
func half(pair int64) int32 { return int32((pair - int64(int32(pair))) >> 32) }

// fourRows sums a panel's products with rows a and b into ab, with c and d into cd.
func fourRows(ab, cd *[panel]int64, a, b, c, d []int8, w []uint8) {
	pair := func(x, y int8) int64 { return int64(x) + int64(y)<<32 }
	b, c, d = b[:len(a)], c[:len(a)], d[:len(a)]
	for i := 0; i+4 <= len(a); i += 4 {
		p0, p1, p2, p3 := pair(a[i], b[i]), pair(a[i+1], b[i+1]), pair(a[i+2], b[i+2]), pair(a[i+3], b[i+3])
		q0, q1, q2, q3 := pair(c[i], d[i]), pair(c[i+1], d[i+1]), pair(c[i+2], d[i+2]), pair(c[i+3], d[i+3])
		quads := (*[4 * panel]uint8)(w[i*panel : i*panel+4*panel])
		for j := range panel {
			w0, w1 := int64(int8(quads[4*j])), int64(int8(quads[4*j+1]))
			w2, w3 := int64(int8(quads[4*j+2])), int64(int8(quads[4*j+3]))
			ab[j] += p0*w0 + p1*w1 + p2*w2 + p3*w3
			cd[j] += q0*w0 + q1*w1 + q2*w2 + q3*w3
		}
	}
}

// geluPortable is the exact GELU, x times the normal distribution's integral to x.
func geluPortable(x []float32) {
	for i, v := range x {
		x[i] = float32(0.5 * float64(v) * (1 + math.Erf(float64(v)/math.Sqrt2)))
	}
}

func layer32Portable(y []float32, ld int, a []float32, lda int, w []float32, ldw int, scales, bias []float32, rows, k int) {
	for r := range rows {
		row := a[r*lda : r*lda+k]
		var sums [panel]float32
		i := 0
		for ; i+4 <= k; i += 4 {
			v0, v1, v2, v3 := row[i], row[i+1], row[i+2], row[i+3]
			b0, b1 := (*[panel]float32)(w[i*ldw:]), (*[panel]float32)(w[(i+1)*ldw:])
			b2, b3 := (*[panel]float32)(w[(i+2)*ldw:]), (*[panel]float32)(w[(i+3)*ldw:])
			for j := range sums {
				sums[j] += v0*b0[j] + v1*b1[j] + v2*b2[j] + v3*b3[j]
			}
		}
		for ; i < k; i++ {
			b := (*[panel]float32)(w[i*ldw:])
			for j := range sums {
				sums[j] += row[i] * b[j]
			}
		}
		scale := float32(1)
		if scales != nil {
			scale = scales[r]
		}
		out := y[r*ld : r*ld+panel]
		for j := range out {
			out[j] = sums[j] * scale
			if bias != nil {
				out[j] += bias[j]
			}
		}
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

func softmaxPortable(x, factors []float32, ld, rows, n int, scale float32) {
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
		factors[r] = float32(1 / sum)
	}
}

func dotsPortable(y, w []float32, ld int, x []float32) {
	for r := range y {
		row, sum := w[r*ld:r*ld+len(x)], float32(0)
		for i, v := range x {
			sum += v * row[i]
		}
		y[r] = sum
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
