package neural

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestDense covers every remainder of rows and columns by the tiles. An int8 layer
// is compared with the float64 product of its quantised inputs, so that the
// tolerance is that of floats.
func TestDense(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		for _, size := range [][2]int{{4, 1}, {16, 17}, {20, 31}, {32, 32}, {64, 33}, {32, 64}, {48, 70}} {
			for _, int8s := range []bool{false, true} {
				w, in, out := &writer{}, size[0], size[1]
				bias := random(r, out, 1)
				meant := w.dense("head", random(r, in*out, 0.3), bias, in, out, int8s)
				d, err := NewDense(w.open(t, k), "head")
				if err != nil {
					t.Fatal(err)
				}
				for rows := range 40 {
					for _, act := range []Activation{Linear, GELU} {
						checkDense(t, d, r, meant, bias, rows, act)
					}
				}
			}
		}
	})
}

func checkDense(t *testing.T, d *Dense, r *rand.Rand, w, bias []float32, rows int, act Activation) {
	t.Helper()
	x, y := random(r, rows*d.In(), 1), make([]float32, rows*d.Out()+1)
	y[rows*d.Out()] = 12345
	d.Apply(y, x, rows, act)
	in := wide(x)
	if d.weights != nil {
		in = rounded(x, d.In())
	}
	want := product(in, w, bias, d.In(), d.Out())
	if act == GELU {
		for i, v := range want {
			want[i] = geluOf(v)
		}
	}
	near(t, fmt.Sprintf("%d x %d, %d rows, activation %d", d.In(), d.Out(), rows, act), y, want, 1e-5)
	if y[rows*d.Out()] != 12345 {
		t.Fatal("wrote beyond the last row")
	}
}

// rounded is what quantised rows stand for.
func rounded(x []float32, n int) []float64 {
	out := make([]float64, len(x))
	for r := 0; r < len(x); r += n {
		top := float32(tiny)
		for _, v := range x[r : r+n] {
			top = max(top, abs32(v))
		}
		for i, v := range x[r : r+n] {
			out[r+i] = math.RoundToEven(float64(v*(127/top))) * float64(top) / 127
		}
	}
	return out
}

// TestDenseSame: int8 layers without GELU give the same bits on every set of kernels.
func TestDenseSame(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	w, in, out, rows := &writer{}, 384, 100, 37
	w.dense("head", random(r, in*out, 0.3), random(r, out, 1), in, out, true)
	x := random(r, rows*in, 1)
	var first []float32
	for _, k := range allKernels() {
		d, err := NewDense(w.open(t, k), "head")
		if err != nil {
			t.Fatal(err)
		}
		y := make([]float32, rows*out)
		d.Apply(y, x, rows, Linear)
		if first == nil {
			first = y
		}
		for i := range y {
			if d := math.Abs(float64(y[i] - first[i])); d > 1e-6*max(1, math.Abs(float64(first[i]))) {
				t.Fatalf("%s: value %d is %g, not %g", k.name, i, y[i], first[i])
			}
		}
	}
}

func TestDenseRefuses(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	good := func() *writer {
		w := &writer{}
		w.dense("head", random(r, 8*5, 1), random(r, 5, 1), 8, 5, true)
		return w
	}
	spoil := map[string]func(w *writer){
		"no weight":   func(w *writer) { w.entries = w.entries[:2] },
		"no scale":    func(w *writer) { w.entries[1]["name"] = "other" },
		"short bias":  func(w *writer) { w.entries[0]["shape"], w.entries[0]["size"] = []int{4}, 16 },
		"one axis":    func(w *writer) { w.entries[2]["shape"] = []int{40} },
		"odd inputs":  func(w *writer) { w.entries[2]["shape"] = []int{5, 8} },
		"wrong dtype": func(w *writer) { w.entries[2]["dtype"] = "i8" },
		"not packed":  func(w *writer) { w.entries[2]["size"] = 40 },
	}
	if _, err := NewDense(good().open(t, bestKernels()), "head"); err != nil {
		t.Fatal(err)
	}
	for name, f := range spoil {
		w := good()
		f(w)
		if _, err := NewDense(w.open(t, bestKernels()), "head"); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestMatMul(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		p := &Multiplier{kernels: k}
		for _, size := range [][3]int{{1, 1, 1}, {2, 3, 5}, {30, 257, 31}, {13, 64, 32}, {7, 8, 33}, {40, 200, 41}, {3, 0, 4}, {0, 3, 4}} {
			m, depth, n := size[0], size[1], size[2]
			a, b, c := random(r, m*depth, 1), random(r, depth*n, 1), random(r, m*n, 1)
			want := make([]float64, m*n)
			if depth > 0 {
				want = product(wide(a), b, nil, depth, n)
			}
			p.MatMul(c, a, b, m, depth, n)
			near(t, fmt.Sprint(size), c, want, 1e-4)
			turned := make([]float32, n*depth)
			for i := range b {
				turned[i%n*depth+i/n] = b[i]
			}
			clear(c)
			p.MatMulTransposed(c, a, turned, m, depth, n)
			near(t, fmt.Sprint(size, " transposed"), c, want, 1e-4)
		}
	})
}

func TestDots(t *testing.T) {
	onEach(t, func(t *testing.T, k *kernels, r *rand.Rand) {
		p := &Multiplier{kernels: k}
		for _, n := range []int{0, 1, 7, 32, 64, 96, 100} {
			for _, rows := range []int{0, 1, 2, 51} {
				ld := n + 3
				w, x, y := random(r, rows*ld+1, 1), random(r, n, 1), make([]float32, rows)
				p.Dots(y, w, ld, x)
				for row := range rows {
					want := 0.0
					for i, v := range x {
						want += float64(v) * float64(w[row*ld+i])
					}
					near(t, fmt.Sprintf("%d values, row %d", n, row), y[row:row+1], []float64{want}, 1e-5)
				}
			}
		}
	})
}
