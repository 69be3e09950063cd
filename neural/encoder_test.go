package neural

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// encode is the encoder in float64, one sequence, written to be checked by eye.
func (n *network) encode(s Sequence) []float64 {
	h, rows := n.config.Hidden, len(s.IDs)
	x := make([]float64, rows*h)
	for i, id := range s.IDs {
		for j := range h {
			x[i*h+j] = float64(n.word[int(id)*h+j]) + float64(n.position[i*h+j]) + float64(n.shape[int(s.Shapes[i])*h+j])
		}
	}
	x = n.normal(x, n.norm)
	for _, l := range n.layers {
		a := product(n.attention(product(x, l.qkv, l.qkvBias, h, 3*h), rows), l.out, l.outBias, h, h)
		x = n.normal(sum(x, a), l.norm1)
		u := product(x, l.up, l.upBias, h, n.config.FFN)
		for i, v := range u {
			u[i] = 0.5 * v * (1 + math.Erf(v/math.Sqrt2))
		}
		x = n.normal(sum(x, product(u, l.down, l.downBias, n.config.FFN, h)), l.norm2)
	}
	return x
}

func (n *network) attention(qkv []float64, rows int) []float64 {
	h, size := n.config.Hidden, n.config.Hidden/n.config.Heads
	out := make([]float64, rows*h)
	for head := range n.config.Heads {
		for i := range rows {
			weights, total := make([]float64, rows), 0.0
			for j := range rows {
				dot := 0.0
				for d := range size {
					dot += qkv[i*3*h+head*size+d] * qkv[j*3*h+h+head*size+d]
				}
				weights[j] = math.Exp(dot / math.Sqrt(float64(size)))
				total += weights[j]
			}
			for j := range rows {
				for d := range size {
					out[i*h+head*size+d] += weights[j] / total * qkv[j*3*h+2*h+head*size+d]
				}
			}
		}
	}
	return out
}

func (n *network) normal(x []float64, w layerNorm) []float64 {
	h, out := n.config.Hidden, make([]float64, len(x))
	for r := 0; r < len(x); r += h {
		mean, square := 0.0, 0.0
		for _, v := range x[r : r+h] {
			mean += v / float64(h)
		}
		for _, v := range x[r : r+h] {
			square += (v - mean) * (v - mean) / float64(h)
		}
		for j := range h {
			out[r+j] = (x[r+j]-mean)/math.Sqrt(square+n.config.Epsilon)*float64(w.gain[j]) + float64(w.bias[j])
		}
	}
	return out
}

// product is x [][k] times w [k][m] plus a bias.
func product(x []float64, w, bias []float32, k, m int) []float64 {
	rows := len(x) / k
	out := make([]float64, rows*m)
	for r := range rows {
		for c := range m {
			if bias != nil {
				out[r*m+c] = float64(bias[c])
			}
			for i := range k {
				out[r*m+c] += x[r*k+i] * float64(w[i*m+c])
			}
		}
	}
	return out
}

func sum(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] + b[i]
	}
	return out
}

func someSequences(r *rand.Rand, c Config, pieces int, lengths ...int) []Sequence {
	var batch []Sequence
	for _, n := range lengths {
		s := Sequence{IDs: make([]int32, n), Shapes: make([]uint8, n)}
		for i := range n {
			s.IDs[i], s.Shapes[i] = int32(r.IntN(pieces)), uint8(r.IntN(c.Shapes))
		}
		batch = append(batch, s)
	}
	return batch
}

// TestEncoder compares with the float64 network: f32 weights by the largest
// difference, int8 weights (whose activations are rounded) by the cosine.
func TestEncoder(t *testing.T) {
	configs := []Config{
		{Hidden: 64, Layers: 2, Heads: 2, FFN: 128, Positions: 80, Shapes: 10, Epsilon: 1e-12},
		{Hidden: 48, Layers: 2, Heads: 4, FFN: 100, Positions: 80, Shapes: 10, Epsilon: 1e-12},
		{Hidden: 96, Layers: 1, Heads: 2, FFN: 52, Positions: 80, Shapes: 10, Epsilon: 1e-6},
		{Hidden: 20, Layers: 1, Heads: 5, FFN: 36, Positions: 80, Shapes: 10, Epsilon: 1e-6},
	}
	for _, c := range configs {
		for _, int8s := range []bool{false, true} {
			r := rand.New(rand.NewPCG(1, 2))
			w, n := writeEncoder(r, c, 50, int8s)
			batch := someSequences(r, c, 50, 1, 2, 15, 16, 17, 0, 31, 33, 64, 80, 80, 80, 7)
			var want [][]float64
			for _, s := range batch {
				want = append(want, n.encode(s))
			}
			for _, k := range allKernels() {
				t.Run(fmt.Sprintf("%s/%d/int8=%v", k.name, c.Hidden, int8s), func(t *testing.T) {
					checkEncoder(t, w.open(t, k), batch, want, int8s)
				})
			}
		}
	}
}

func checkEncoder(t *testing.T, f *File, batch []Sequence, want [][]float64, int8s bool) {
	e, err := NewEncoder(f)
	if err != nil {
		t.Fatal(err)
	}
	var out Hidden
	if err := e.Encode(batch, &out); err != nil {
		t.Fatal(err)
	}
	if out.Len() != len(batch) {
		t.Fatalf("%d sequences became %d", len(batch), out.Len())
	}
	for i, want := range want {
		got := out.Sequence(i)
		if len(got) != len(want) {
			t.Fatalf("sequence %d: %d values, not %d", i, len(got), len(want))
		}
		if d := largestDifference(got, want); !int8s && d > 2e-5 {
			t.Errorf("sequence %d: differs by %g", i, d)
		}
		if cos := cosine(got, want); len(got) > 0 && cos < 0.999 {
			t.Errorf("sequence %d: cosine %g", i, cos)
		}
	}
}

func largestDifference(got []float32, want []float64) float64 {
	d := 0.0
	for i, v := range got {
		if diff := math.Abs(float64(v) - want[i]); !(diff <= d) {
			d = diff
		}
	}
	return d
}

func cosine(got []float32, want []float64) float64 {
	var ab, aa, bb float64
	for i, v := range got {
		ab, aa, bb = ab+float64(v)*want[i], aa+float64(v)*float64(v), bb+want[i]*want[i]
	}
	return ab / math.Sqrt(aa*bb)
}

// TestEncoderPacking: a sequence comes out the same alone and among others, from
// any goroutine.
func TestEncoderPacking(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	c := Config{Hidden: 64, Layers: 2, Heads: 2, FFN: 128, Positions: 128, Shapes: 10, Epsilon: 1e-12}
	w, _ := writeEncoder(r, c, 50, true)
	e, err := NewEncoder(w.open(t, bestKernels()))
	if err != nil {
		t.Fatal(err)
	}
	batch := someSequences(r, c, 50, 5, 128, 100, 128, 3, 77, 128, 9)
	var together Hidden
	if err := e.Encode(batch, &together); err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i, s := range batch {
		wait.Go(func() {
			var alone Hidden
			if err := e.Encode([]Sequence{s}, &alone); err != nil {
				t.Error(err)
				return
			}
			for j, v := range alone.Rows {
				if v != together.Sequence(i)[j] {
					t.Errorf("sequence %d: value %d is %g alone and %g among others", i, j, v, together.Sequence(i)[j])
					return
				}
			}
		})
	}
	wait.Wait()
}

// TestEncoderSame: the sets of assembly give the same bits. Rounding that differs
// by 1e-7 in one layer tips values in the quantising of the next, and ends as far
// away as int8 is from f32.
func TestEncoderSame(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	c := Config{Hidden: 384, Layers: 3, Heads: 12, FFN: 1536, Positions: 300, Shapes: 10, Epsilon: 1e-12}
	w, _ := writeEncoder(r, c, 50, true)
	batch := someSequences(r, c, 50, 3, 300, 41, 64)
	var first []float32
	for _, k := range allKernels() {
		if k.name == "portable" {
			continue
		}
		e, err := NewEncoder(w.open(t, k))
		if err != nil {
			t.Fatal(err)
		}
		var out Hidden
		if err := e.Encode(batch, &out); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = out.Rows
		}
		for i, v := range out.Rows {
			if v != first[i] {
				t.Fatalf("%s: value %d is %g, not %g", k.name, i, v, first[i])
			}
		}
	}
}

func TestEncoderRefuses(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	c := Config{Hidden: 16, Layers: 1, Heads: 2, FFN: 16, Positions: 4, Shapes: 10}
	w, _ := writeEncoder(r, c, 5, true)
	e, err := NewEncoder(w.open(t, bestKernels()))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []Sequence{
		{IDs: []int32{5}, Shapes: []uint8{0}},
		{IDs: []int32{-1}, Shapes: []uint8{0}},
		{IDs: []int32{1}, Shapes: []uint8{10}},
		{IDs: []int32{1}},
		{IDs: make([]int32, 5), Shapes: make([]uint8, 5)},
	} {
		if err := e.Encode([]Sequence{s}, new(Hidden)); err == nil {
			t.Errorf("%v was encoded", s)
		}
	}
	if err := e.Encode(nil, new(Hidden)); err != nil {
		t.Errorf("an empty batch: %v", err)
	}
}

// TestEncoderVectors compares with what train/export.py wrote, where it did: for
// testdata/NAME.json the weights are testdata/NAME.model or the file that its
// "model" names.
func TestEncoderVectors(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.json")
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) { checkVectors(t, name) })
	}
}

type vectors struct {
	Model  string        `json:"model"` // path of the weights from this folder
	Cosine float64       `json:"cosine"`
	IDs    [][]int32     `json:"ids"`
	Kinds  [][]int       `json:"shapes"`
	Hidden [][][]float64 `json:"hidden"` // the first values of each row
}

func checkVectors(t *testing.T, name string) {
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	v := vectors{Model: name[:len(name)-len(".json")] + ".model", Cosine: 0.99}
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(v.Model)
	if err != nil {
		if data, err = os.ReadFile("../analyze/english.model"); err != nil {
			t.Skip(err)
		}
	}
	for _, k := range allKernels() {
		f, err := Open(data)
		if err != nil {
			t.Fatal(err)
		}
		f.kernels = k
		e, err := NewEncoder(f)
		if err != nil {
			t.Fatal(err)
		}
		compareVectors(t, e, v)
	}
}

func compareVectors(t *testing.T, e *Encoder, v vectors) {
	for i, ids := range v.IDs {
		s := Sequence{IDs: ids}
		for _, kind := range v.Kinds[i] {
			s.Shapes = append(s.Shapes, uint8(kind))
		}
		var out Hidden
		if err := e.Encode([]Sequence{s}, &out); err != nil {
			t.Fatal(err)
		}
		for j, want := range v.Hidden[i] {
			if cos := cosine(out.Row(0, j)[:len(want)], want); cos < v.Cosine {
				t.Errorf("%s: sequence %d, row %d: cosine %.5f, want at least %g", e.kernels.name, i, j, cos, v.Cosine)
			}
		}
	}
}
