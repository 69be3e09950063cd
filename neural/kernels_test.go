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
		if k.rows8 > maxTile || k.rows32 > maxTile {
			t.Errorf("%s: tiles higher than %d", k.name, maxTile)
		}
	}
}

func TestQuantise(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for _, n := range []int{4, 8, 16, 28, 32, 36, 64, 96, 384, 1536} {
			const rows = 5
			x := random(r, rows*n, 3)
			clear(x[n : 2*n])
			x[2*n] = 1e30
			q, scales, offsets := make([]int8, rows*n), make([]float32, rows), make([]int32, rows)
			k.quantise(q, scales, offsets, x, rows, n)
			for row := range rows {
				checkQuantised(t, k, q[row*n:(row+1)*n], scales[row], offsets[row], x[row*n:(row+1)*n])
			}
		}
	})
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

// TestTile8 holds the integer sums exactly, at the extremes too.
func TestTile8(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for rows := 1; rows <= k.rows8; rows++ {
			for _, depth := range []int{4, 8, 12, 16, 20, 60, 64, 384, 1536} {
				for _, extreme := range []bool{false, true} {
					checkTile8(t, k, r, rows, depth, extreme)
				}
			}
		}
	})
}

func checkTile8(t *testing.T, k *kernels, r *rand.Rand, rows, depth int, extreme bool) {
	t.Helper()
	value := func() int8 {
		if extreme {
			return int8(127 - 254*r.IntN(2))
		}
		return int8(r.IntN(255) - 127)
	}
	a, w, offsets := make([]int8, rows*depth), make([]uint8, depth*panel), make([]int32, rows)
	for i := range a {
		a[i] = value()
		if !k.signed {
			offsets[i/depth] -= 128 * int32(a[i])
		}
	}
	for i := range w {
		if w[i] = uint8(value()); !k.signed {
			w[i] ^= 0x80
		}
	}
	sums := make([]int32, rows*panel)
	k.tile8(sums, a, offsets, w, rows, depth)
	for row := range rows {
		for c := range panel {
			want := 0
			for i := range depth {
				b := w[i/4*4*panel+4*c+i%4]
				if !k.signed {
					b ^= 0x80
				}
				want += int(a[row*depth+i]) * int(int8(b))
			}
			if got := sums[row*panel+c]; int(got) != want {
				t.Fatalf("%d rows of %d: sum %d,%d is %d, not %d", rows, depth, row, c, got, want)
			}
		}
	}
}

func TestTile32(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for rows := 1; rows <= k.rows32; rows++ {
			for _, depth := range []int{1, 2, 3, 4, 5, 7, 32, 33, 200} {
				lda, ldc := depth+3, panel+5
				a, w := random(r, rows*lda, 1), random(r, depth*panel, 1)
				c := random(r, rows*ldc, 1)
				untouched := append([]float32(nil), c...)
				k.tile32(c, ldc, a, lda, w, rows, depth)
				for row := range rows {
					want := product(wide(a[row*lda:row*lda+depth]), w, nil, depth, panel)
					near(t, fmt.Sprintf("%d rows of %d, row %d", rows, depth, row), c[row*ldc:], want, 3e-6*math.Sqrt(float64(depth)))
					for i := row*ldc + panel; i < (row+1)*ldc; i++ {
						if c[i] != untouched[i] {
							t.Fatalf("%d rows of %d: wrote beside the tile at %d", rows, depth, i)
						}
					}
				}
			}
		}
	})
}

func wide(x []float32) []float64 {
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = float64(v)
	}
	return out
}

func geluOf(x float64) float64 { return 0.5 * x * (1 + math.Erf(x/math.Sqrt2)) }

func TestRescale(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for rows := 1; rows <= k.rows8; rows++ {
			for _, gelu := range []bool{false, true} {
				const ld = panel + 7
				sums := make([]int32, rows*panel)
				for i := range sums {
					sums[i] = int32(r.IntN(2e6) - 1e6)
				}
				y, scales, columns, bias := make([]float32, rows*ld), random(r, rows, 0.003), random(r, panel, 0.003), random(r, panel, 2)
				k.rescale(y, ld, sums, scales, columns, bias, rows, gelu)
				for row := range rows {
					want := make([]float64, panel)
					for c := range want {
						want[c] = float64(sums[row*panel+c])*float64(scales[row])*float64(columns[c]) + float64(bias[c])
						if gelu {
							want[c] = geluOf(want[c])
						}
					}
					near(t, fmt.Sprint("row ", row), y[row*ld:], want, 2e-6)
				}
			}
		}
	})
}

func TestShiftAndGELU(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		const rows, ld = 12, panel + 1
		sums, y, bias := make([]float32, rows*panel), make([]float32, rows*ld), random(r, panel, 0.1)
		edges := []float32{0, 1e-20, -1e-20, 1, -1, 6, -6, 12, -12, 100, -100, 1e10, -1e10}
		for _, gelu := range []bool{false, true} {
			for n := 1; n <= rows; n++ {
				copy(sums, random(r, len(sums), 4))
				copy(sums, edges)
				k.shift(y, ld, sums, bias, n, gelu)
				for row := range n {
					want := make([]float64, panel)
					for c := range want {
						want[c] = float64(sums[row*panel+c] + bias[c])
						if gelu {
							want[c] = geluOf(want[c])
						}
					}
					near(t, fmt.Sprintf("gelu %v, row %d", gelu, row), y[row*ld:], want, 1e-6)
				}
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
				k.softmax(x, ld, rows, n, scale)
				for row := range rows {
					near(t, fmt.Sprintf("%d values, row %d", n, row), x[row*ld:row*ld+n], want[row], 2e-6)
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
				n := step(left, most)
				if n < 1 || n > most || n > left {
					t.Fatalf("step(%d, %d) = %d", left, most, n)
				}
				left -= n
			}
		}
	}
}
