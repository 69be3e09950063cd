package neural

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// onEach runs a test with every set of kernels that this processor has.
func onEach(t *testing.T, test func(t *testing.T, k *kernels, r *rand.Rand)) {
	for _, k := range allKernels() {
		t.Run(k.name, func(t *testing.T) { test(t, k, rand.New(rand.NewPCG(7, 8))) })
	}
}

// near fails when values differ by more than tolerance, absolutely or of their size.
func near(t *testing.T, what string, got []float32, want []float64, tolerance float64) {
	t.Helper()
	for i, w := range want {
		if d := math.Abs(float64(got[i]) - w); !(d <= tolerance*max(1, math.Abs(w))) {
			t.Fatalf("%s: value %d is %g, not %g (by %g)", what, i, got[i], w, d)
		}
	}
}

// TestAllKernels says which sets were tested, so that a log shows what was not.
func TestAllKernels(t *testing.T) {
	for _, k := range allKernels() {
		t.Log(k.name)
	}
}

func someQuantised(rows, n int) quantised {
	return quantised{make([]int8, rows*n), make([]float32, rows), make([]int32, rows)}
}

func TestQuantise(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for _, n := range []int{4, 8, 16, 28, 32, 36, 64, 96, 384, 1536} {
			for _, gelu := range []bool{false, true} {
				const rows = 5
				x := random(r, rows*n, 3)
				clear(x[n : 2*n])
				x[2*n] = 1e30
				q, before := someQuantised(rows, n), append([]float32(nil), x...)
				if gelu {
					k.quantiseGELU(q, x, rows, n)
					near(t, fmt.Sprint(n, " wide, GELU"), x, each(before, geluOf), 1e-6)
				} else {
					k.quantise(q, x, rows, n)
				}
				for row := range rows {
					checkQuantised(t, k, q.values[row*n:(row+1)*n], q.scales[row], q.offsets[row], x[row*n:(row+1)*n])
				}
			}
		}
	})
}

// each is f of every value.
func each(x []float32, f func(float64) float64) []float64 {
	out := wide(x)
	for i, v := range out {
		out[i] = f(v)
	}
	return out
}

// checkQuantised compares with plain float32 arithmetic, which all sets repeat exactly.
func checkQuantised(t *testing.T, k *kernels, q []int8, scale float32, offset int32, x []float32) {
	t.Helper()
	top, sum := float32(tiny), int32(0)
	for _, v := range x {
		top = max(top, abs32(v))
	}
	for i, v := range x {
		if want := math.RoundToEven(float64(v * (127 / top))); float64(q[i]) != want {
			t.Fatalf("%d values: %g of %g became %d, not %g", len(x), v, top, q[i], want)
		}
		if d := math.Abs(float64(v) - float64(q[i])*float64(scale)); d > 0.501*float64(scale) {
			t.Fatalf("%d values: %g became %d steps of %g", len(x), v, q[i], scale)
		}
		sum += int32(q[i])
	}
	if k.signed {
		sum = 0
	}
	if offset != -128*sum {
		t.Fatalf("%d values: offset %d for a sum of %d", len(x), offset, sum)
	}
}

// TestLayer8 holds the integer sums exactly, at the extremes too: with scales of
// one nothing is left to round but the largest sums themselves.
func TestLayer8(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for rows := 1; rows <= 40; rows++ {
			for _, depth := range []int{4, 8, 12, 16, 20, 60, 64, 384, 1536} {
				if rows > 13 && depth > 64 {
					continue
				}
				checkLayer8(t, k, r, rows, depth, false)
				checkLayer8(t, k, r, rows, depth, true)
			}
		}
	})
}

func checkLayer8(t *testing.T, k *kernels, r *rand.Rand, rows, depth int, extreme bool) {
	t.Helper()
	value := func() int8 {
		if extreme {
			return int8(127 - 254*r.IntN(2))
		}
		return int8(r.IntN(255) - 127)
	}
	q, w := someQuantised(rows, depth), make([]uint8, depth*panel)
	for i := range q.values {
		q.values[i] = value()
		if !k.signed {
			q.offsets[i/depth] -= 128 * int32(q.values[i])
		}
	}
	for i := range w {
		if w[i] = uint8(value()); !k.signed {
			w[i] ^= 0x80
		}
	}
	columns, bias, ld := make([]float32, panel), make([]float32, panel), panel+3
	fill(q.scales, 1)
	fill(columns, 1)
	y := make([]float32, rows*ld)
	fill(y, 12345)
	k.layer8(y, ld, q, w, nil, columns, bias, rows, depth)
	for row := range rows {
		for c := range panel {
			want := 0
			for i := range depth {
				b := w[i/4*4*panel+4*c+i%4]
				if !k.signed {
					b ^= 0x80
				}
				want += int(q.values[row*depth+i]) * int(int8(b))
			}
			if got := y[row*ld+c]; got != float32(want) {
				t.Fatalf("%d rows of %d: sum %d,%d is %g, not %d", rows, depth, row, c, got, want)
			}
		}
		for i := row*ld + panel; i < (row+1)*ld; i++ {
			if y[i] != 12345 {
				t.Fatalf("%d rows of %d: wrote beside the panel at %d", rows, depth, i)
			}
		}
	}
}

func fill(x []float32, v float32) {
	for i := range x {
		x[i] = v
	}
}

// TestLayer8Scales: every row has its scale and every column its own and its bias.
func TestLayer8Scales(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for rows := 1; rows <= 30; rows++ {
			const depth = 8
			q, w := someQuantised(rows, depth), make([]uint8, depth*panel)
			copy(q.scales, random(r, rows, 0.03))
			for i := range q.values {
				q.values[i] = int8(i%depth + 1)
				if !k.signed {
					q.offsets[i/depth] -= 128 * int32(q.values[i])
				}
			}
			for i := range w {
				if w[i] = 1; !k.signed {
					w[i] ^= 0x80
				}
			}
			columns, bias, y := random(r, panel, 0.3), random(r, panel, 2), make([]float32, rows*panel)
			k.layer8(y, panel, q, w, nil, columns, bias, rows, depth)
			for row := range rows {
				want := make([]float64, panel)
				for c := range want {
					want[c] = 36*float64(q.scales[row])*float64(columns[c]) + float64(bias[c])
				}
				near(t, fmt.Sprint("row ", row), y[row*panel:], want, 2e-6)
			}
		}
	})
}

func TestLayer32(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for rows := 1; rows <= 40; rows++ {
			for _, depth := range []int{1, 2, 3, 4, 5, 7, 32, 33, 200} {
				checkLayer32(t, k, r, rows, depth, panel, false)
				checkLayer32(t, k, r, rows, depth, panel+9, true)
			}
		}
	})
}

// checkLayer32 takes all parts that may be left out, or none of them.
func checkLayer32(t *testing.T, k *kernels, r *rand.Rand, rows, depth, ldw int, parts bool) {
	t.Helper()
	lda, ldy := depth+3, panel+5
	a, w := random(r, rows*lda, 1), random(r, depth*ldw, 1)
	y := random(r, rows*ldy, 1)
	untouched := append([]float32(nil), y...)
	scales, bias := random(r, rows, 1), random(r, panel, 1)
	var wantedBias []float32
	if parts {
		k.layer32(y, ldy, a, lda, w, ldw, scales, bias, rows, depth)
		wantedBias = bias
	} else {
		k.layer32(y, ldy, a, lda, w, ldw, nil, nil, rows, depth)
		fill(scales, 1)
	}
	packed := make([]float32, depth*panel)
	for i := range depth {
		copy(packed[i*panel:(i+1)*panel], w[i*ldw:])
	}
	for row := range rows {
		want := product(wide(a[row*lda:row*lda+depth]), packed, nil, depth, panel)
		for c := range want {
			want[c] *= float64(scales[row])
			if wantedBias != nil {
				want[c] += float64(bias[c])
			}
		}
		near(t, fmt.Sprintf("%d rows of %d, row %d", rows, depth, row), y[row*ldy:], want, 3e-6*math.Sqrt(float64(depth)))
		for i := row*ldy + panel; i < (row+1)*ldy; i++ {
			if y[i] != untouched[i] {
				t.Fatalf("%d rows of %d: wrote beside the panel at %d", rows, depth, i)
			}
		}
	}
}

func wide(x []float32) []float64 {
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = float64(v)
	}
	return out
}

func geluOf(x float64) float64 { return 0.5 * x * (1 + math.Erf(x/math.Sqrt2)) }

// TestGELU goes densely through where the function bends, and to the ends of what
// a float can be; a value's result must not depend on its place.
func TestGELU(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, _ *rand.Rand) {
		x := []float32{0, 1e-20, -1e-20, 1e-38, 12, -12, 100, -100, 1e10, -1e10, 1e38, -1e38}
		for v := -7.0; v < 7; v += 1.0 / 512 {
			x = append(x, float32(v))
		}
		want := each(x, geluOf)
		for n := 1; n < 70; n++ {
			some := append([]float32(nil), x[:n]...)
			k.gelu(some)
			near(t, fmt.Sprint(n, " values"), some, want[:n], 5e-7)
		}
		all := append([]float32(nil), x...)
		k.gelu(all)
		near(t, "all", all, want, 5e-7)
		moved := append([]float32{1, 2, 3}, x...)
		k.gelu(moved)
		for i, v := range all {
			if moved[i+3] != v {
				t.Fatalf("GELU of %g is %g in one place and %g in another", x[i], v, moved[i+3])
			}
		}
	})
}

func TestNorm(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for _, n := range []int{1, 5, 16, 31, 32, 33, 48, 64, 96, 384} {
			const rows = 3
			x, residual := random(r, rows*n, 2), random(r, rows*n, 2)
			for i := range n { // a far mean costs digits; it must not cost all
				x[i] += 100
			}
			w := layerNorm{gain: random(r, n, 1), bias: random(r, n, 1)}
			reference := network{config: Config{Hidden: n, Epsilon: 1e-6}}
			want := reference.normal(sum(wide(x), wide(residual)), w)
			y := make([]float32, rows*n)
			k.norm(y, x, residual, w.gain, w.bias, rows, n, 1e-6)
			tolerance := 5e-5
			if n == 1 {
				tolerance = 1e-3
			}
			near(t, fmt.Sprint(n, " wide"), y, want, tolerance)
			k.norm(x, x, residual, w.gain, w.bias, rows, n, 1e-6)
			near(t, fmt.Sprint(n, " wide, in place"), x, want, tolerance)
		}
	})
}

func TestSoftmax(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for n := 1; n <= 140; n++ {
			for _, size := range []float64{1, 40} {
				ld, rows, scale := up(n, panel)+panel*(n%2), 3, float32(0.7)
				x := random(r, rows*ld, size)
				want := make([][]float64, rows)
				for row := range rows {
					want[row] = softmaxOf(x[row*ld:row*ld+n], float64(scale))
				}
				factors := make([]float32, rows)
				k.softmax(x, factors, ld, rows, n, scale)
				for row := range rows {
					got := x[row*ld : row*ld+n]
					for i := range got {
						got[i] *= factors[row]
					}
					near(t, fmt.Sprintf("%d values, row %d", n, row), got, want[row], 2e-6)
				}
			}
		}
	})
}

func softmaxOf(x []float32, scale float64) []float64 {
	out, total, top := make([]float64, len(x)), 0.0, math.Inf(-1)
	for _, v := range x {
		top = max(top, float64(v))
	}
	for i, v := range x {
		out[i] = math.Exp((float64(v) - top) * scale)
		total += out[i]
	}
	for i := range out {
		out[i] /= total
	}
	return out
}

func TestTranspose(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for rows := 1; rows <= panel; rows++ {
			for _, columns := range []int{1, 7, 8, 16, 20, 32} {
				ld := columns + 5
				src, dst := random(r, rows*ld, 1), random(r, columns*panel, 1)
				k.transpose(dst, src[:(rows-1)*ld+columns], ld, rows, columns)
				for i, v := range dst {
					want := float32(0)
					if i%panel < rows {
						want = src[i%panel*ld+i/panel]
					}
					if v != want {
						t.Fatalf("%d rows of %d: value %d is %g, not %g", rows, columns, i, v, want)
					}
				}
			}
		}
	})
}

func TestStep(t *testing.T) {
	for most := 1; most <= 12; most++ {
		for rows := range 60 {
			left := rows
			for left > 0 {
				n, tiles := step(left, most)
				if n < 1 || n > most || tiles < 1 || n*tiles > left {
					t.Fatalf("step(%d, %d) = %d, %d", left, most, n, tiles)
				}
				left -= n * tiles
			}
		}
	}
}
