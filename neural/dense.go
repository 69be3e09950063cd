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
	d.apply(y, x, rows, d.out, s)
	if act == GELU && rows > 0 {
		d.kernels.gelu(y[:rows*d.out])
	}
	d.scratch.Put(s)
}

// apply writes y in blocks of columns, as product says.
func (d *Dense) apply(y, x []float32, rows, block int, s *scratch) {
	if rows <= 0 {
		return
	}
	if d.floats == nil {
		s.growQuantised(rows, d.in)
		d.kernels.quantise(s.quantised, x, rows, d.in)
	}
	d.product(y, x, rows, block, s)
}

// applyGELU is the layer of the GELU of x, which it leaves in x.
func (d *Dense) applyGELU(y, x []float32, rows int, s *scratch) {
	if d.floats == nil {
		s.growQuantised(rows, d.in)
		d.kernels.quantiseGELU(s.quantised, x, rows, d.in)
	} else {
		d.kernels.gelu(x[:rows*d.in])
	}
	d.product(y, x, rows, d.out, s)
}

// product multiplies the rows that were quantised, or those of x. It goes panel by
// panel, so that a panel of weights stays in the nearest cache while all rows
// pass it. y has blocks of columns one after the other, each with all rows.
func (d *Dense) product(y, x []float32, rows, block int, s *scratch) {
	x, y = x[:rows*d.in], y[:rows*d.out]
	for first := 0; first < d.out; {
		out := y[first/block*block*rows+first%block:]
		n := panel
		if d.floats == nil && d.in <= d.kernels.double && d.out-first >= 2*panel {
			n = 2 * panel
		}
		if d.out-first >= n {
			d.some(out, block, x, first, n, rows, s)
		} else {
			s.edge = grow(s.edge, rows*panel)
			d.some(s.edge, panel, x, first, n, rows, s)
			copyColumns(out, block, s.edge, rows, d.out-first)
		}
		first += n
	}
}

// some sets n columns of y, from column first of the layer on: whole panels.
func (d *Dense) some(y []float32, ld int, x []float32, first, n, rows int, s *scratch) {
	from, to, bias := first*d.in, (first+n)*d.in, d.bias[first:first+n]
	if d.floats != nil {
		d.kernels.layer32(y, ld, x, d.in, d.floats[from:to], panel, nil, bias, rows, d.in)
		return
	}
	next := d.weights[to:min(2*to-from, len(d.weights))]
	d.kernels.layer8(y, ld, s.quantised, d.weights[from:to], next, d.scale[first:first+n], bias, rows, d.in)
}
