package neural

import (
	"encoding/binary"
	"fmt"
	"sync"
)

// Activation is what a dense layer does to its sums.
type Activation int

// The activations.
const (
	Linear Activation = iota // nothing
	GELU                     // the exact one, by the error function
)

// Dense is a layer y = x*W + b of a weight file, with weights in int8 or f32.
// With int8 weights the rows of x are quantised as they come (127 steps each
// side of zero, one scale a row). It is safe for concurrent use.
type Dense struct {
	in, out int
	weights []uint8   // packed int8, with 128 added unless the kernels want it signed
	floats  []float32 // packed f32; one of the two is nil
	scale   []float32 // per column, padded to whole panels; int8 only
	bias    []float32 // padded to whole panels
	kernels *kernels
	scratch sync.Pool
}

// NewDense finds the layer called name: tensors name.weight, name.bias and, with
// int8 weights, name.scale.
func NewDense(f *File, name string) (*Dense, error) {
	t, err := f.need(name + ".weight")
	if err != nil {
		return nil, err
	}
	if len(t.Shape) != 2 || t.Shape[0] < 1 || t.Shape[1] < 1 || t.Shape[0]%4 != 0 || t.Shape[0] > largest {
		return nil, fmt.Errorf("tensor %q has shape %v; a dense layer's is [inputs, outputs], inputs a multiple of 4 and at most %d", t.Name, t.Shape, largest)
	}
	d := &Dense{in: t.Shape[0], out: t.Shape[1], kernels: f.kernels}
	if got, want := len(t.data)/t.Type.size(), d.in*up(d.out, panel); got != want {
		return nil, fmt.Errorf("tensor %q has %d values; packed as %v it has %d", t.Name, got, t.Shape, want)
	}
	if d.bias, err = d.columns(f, name+".bias"); err != nil {
		return nil, err
	}
	if t.Type == F32 {
		d.floats, err = t.Floats()
		return d, err
	}
	if d.scale, err = d.columns(f, name+".scale"); err != nil {
		return nil, err
	}
	d.weights, err = t.Bytes()
	if f.kernels.signed {
		d.weights = signed(d.weights)
	}
	return d, err
}

// columns reads one value a column and pads with zeros to whole panels.
func (d *Dense) columns(f *File, name string) ([]float32, error) {
	v, err := f.floats(name, d.out)
	if err != nil || d.out%panel == 0 {
		return v, err
	}
	return append(v[:d.out:d.out], make([]float32, up(d.out, panel)-d.out)...), nil
}

// signed copies bytes of int8+128 as bytes of int8.
func signed(w []uint8) []uint8 {
	out := make([]uint8, len(w))
	i := 0
	for ; i+8 <= len(w); i += 8 {
		binary.LittleEndian.PutUint64(out[i:], binary.LittleEndian.Uint64(w[i:])^0x8080808080808080)
	}
	for ; i < len(w); i++ {
		out[i] = w[i] ^ 0x80
	}
	return out
}

// In is the number of inputs of a row, Out that of outputs.
func (d *Dense) In() int { return d.in }

// Out is the number of outputs of a row.
func (d *Dense) Out() int { return d.out }

// Apply sets the rows of y [rows][Out] to the layer of x [rows][In]. x and y must
// not overlap. It panics when they are too short, as indexing does.
func (d *Dense) Apply(y, x []float32, rows int, act Activation) {
	s, _ := d.scratch.Get().(*scratch)
	if s == nil {
		s = new(scratch)
	}
	d.apply(y, x, rows, act, s)
	d.scratch.Put(s)
}

func (d *Dense) apply(y, x []float32, rows int, act Activation, s *scratch) {
	if rows <= 0 {
		return
	}
	x, y = x[:rows*d.in], y[:rows*d.out]
	if d.floats != nil {
		d.apply32(y, x, rows, act == GELU, s)
		return
	}
	d.apply8(y, x, rows, act == GELU, s)
}

// apply8 quantises all rows, then goes panel by panel, so that a panel of
// weights stays in the nearest cache while all rows pass it.
func (d *Dense) apply8(y, x []float32, rows int, gelu bool, s *scratch) {
	k := d.kernels
	s.growQuantised(rows, d.in)
	k.quantise(s.quantised, s.scales, s.offsets, x, rows, d.in)
	for first := 0; first < d.out; first += panel {
		w := d.weights[first*d.in : (first+panel)*d.in]
		scale, bias := d.scale[first:first+panel], d.bias[first:first+panel]
		for r, n := 0, 0; r < rows; r += n {
			n = step(rows-r, k.rows8)
			k.tile8(s.sums[:], s.quantised[r*d.in:], s.offsets[r:], w, n, d.in)
			if d.out-first >= panel {
				k.rescale(y[r*d.out+first:], d.out, s.sums[:], s.scales[r:], scale, bias, n, gelu)
				continue
			}
			k.rescale(s.edge[:], panel, s.sums[:], s.scales[r:], scale, bias, n, gelu)
			copyColumns(y[r*d.out+first:], d.out, s.edge[:], n, d.out-first)
		}
	}
}

func (d *Dense) apply32(y, x []float32, rows int, gelu bool, s *scratch) {
	k := d.kernels
	for first := 0; first < d.out; first += panel {
		w, bias := d.floats[first*d.in:(first+panel)*d.in], d.bias[first:first+panel]
		for r, n := 0, 0; r < rows; r += n {
			n = step(rows-r, k.rows32)
			k.tile32(s.tile[:], panel, x[r*d.in:], d.in, w, n, d.in)
			if d.out-first >= panel {
				k.shift(y[r*d.out+first:], d.out, s.tile[:], bias, n, gelu)
				continue
			}
			k.shift(s.edge[:], panel, s.tile[:], bias, n, gelu)
			copyColumns(y[r*d.out+first:], d.out, s.edge[:], n, d.out-first)
		}
	}
}
