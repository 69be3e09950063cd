package neural

import (
	"fmt"
	"sync"
)

// Sequence is one input of the encoder: word pieces, the special ones at both
// ends included, and for each the Shape of the whole word it belongs to (0 for
// special ones). Both slices have the same length.
type Sequence struct {
	IDs    []int32
	Shapes []uint8
}

// Hidden is what the encoder makes of a batch: one row of Width values for each
// word piece, sequence after sequence without gaps.
type Hidden struct {
	Width  int
	Rows   []float32
	starts []int // of each sequence in rows, and the end
}

// Len is the number of sequences.
func (h *Hidden) Len() int { return max(len(h.starts)-1, 0) }

// Sequence is the rows of sequence i.
func (h *Hidden) Sequence(i int) []float32 {
	return h.Rows[h.starts[i]*h.Width : h.starts[i+1]*h.Width]
}

// Row is the row of word piece j of sequence i.
func (h *Hidden) Row(i, j int) []float32 {
	at := (h.starts[i] + j) * h.Width
	return h.Rows[at : at+h.Width : at+h.Width]
}

// layout sets the starts for a batch and makes room for its rows.
func (h *Hidden) layout(batch []Sequence, width int) {
	h.Width, h.starts = width, append(h.starts[:0], 0)
	rows := 0
	for _, s := range batch {
		rows += len(s.IDs)
		h.starts = append(h.starts, rows)
	}
	h.Rows = grow(h.Rows, rows*width)
}

// Encoder is a BERT-shaped network: embeddings, then layers of attention and
// feed-forward, each followed by a layer norm. It is safe for concurrent use.
type Encoder struct {
	config     Config
	embeddings embeddings
	layers     []layer
	block      int // columns of queries, keys and values that lie together, see attend
	kernels    *kernels
	scratch    sync.Pool
}

type layer struct {
	qkv, out, up, down *Dense
	norm1, norm2       layerNorm
}

// NewEncoder finds an encoder's tensors in a weight file and checks their sizes.
func NewEncoder(f *File) (*Encoder, error) {
	c, err := readConfig(f.meta)
	if err != nil {
		return nil, err
	}
	e := &Encoder{config: c, kernels: f.kernels, block: headBlock(c)}
	if e.embeddings, err = readEmbeddings(f, c); err != nil {
		return nil, err
	}
	for i := range c.Layers {
		l, err := readLayer(f, fmt.Sprintf("layer.%d.", i), c)
		if err != nil {
			return nil, err
		}
		e.layers = append(e.layers, l)
	}
	return e, nil
}

func readLayer(f *File, name string, c Config) (l layer, err error) {
	parts := []struct {
		name    string
		in, out int
		dense   **Dense
	}{
		{"qkv", c.Hidden, 3 * c.Hidden, &l.qkv}, {"out", c.Hidden, c.Hidden, &l.out},
		{"up", c.Hidden, c.FFN, &l.up}, {"down", c.FFN, c.Hidden, &l.down},
	}
	for _, p := range parts {
		d, err := NewDense(f, name+p.name)
		if err != nil {
			return l, err
		}
		if d.in != p.in || d.out != p.out {
			return l, fmt.Errorf("layer %q is %d x %d, not %d x %d", name+p.name, d.in, d.out, p.in, p.out)
		}
		*p.dense = d
	}
	if l.norm1, err = readNorm(f, name+"norm1", c.Hidden); err != nil {
		return l, err
	}
	l.norm2, err = readNorm(f, name+"norm2", c.Hidden)
	return l, err
}

// Config is the size of the encoder.
func (e *Encoder) Config() Config { return e.config }

// groupRows is how many rows pass the layers together: enough that reading the
// weights is paid by many rows, few enough that activations stay in the cache.
const groupRows = 160

// Encode encodes a batch into out, whose memory is reused. Sequences of different
// lengths cost what their word pieces cost; there is no padding. The work is done
// in groups of whole sequences, so memory beyond out does not grow with the
// batch. It fails on a sequence that is too long or names pieces or shapes that
// are not there. It uses one goroutine; call it from several for more.
func (e *Encoder) Encode(batch []Sequence, out *Hidden) error {
	for i, s := range batch {
		if err := e.embeddings.check(s); err != nil {
			return fmt.Errorf("sequence %d: %w", i, err)
		}
	}
	out.layout(batch, e.config.Hidden)
	s, _ := e.scratch.Get().(*scratch)
	if s == nil {
		s = new(scratch)
	}
	defer e.scratch.Put(s)
	for first := 0; first < len(batch); {
		last := first + 1
		for last < len(batch) && out.starts[last+1]-out.starts[first] <= groupRows {
			last++
		}
		x := out.Rows[out.starts[first]*out.Width : out.starts[last]*out.Width]
		e.group(x, batch[first:last], s)
		first = last
	}
	return nil
}

// group takes some sequences through all layers; x is their rows.
func (e *Encoder) group(x []float32, batch []Sequence, s *scratch) {
	width, k := e.config.Hidden, e.kernels
	rows := len(x) / width
	if rows == 0 {
		return
	}
	s.t, s.qkv = grow(s.t, rows*width), grow(s.qkv, rows*3*width+panel) // heads are read by panels
	s.context, s.wide = grow(s.context, rows*width), grow(s.wide, rows*e.config.FFN)
	at := 0
	for _, q := range batch {
		e.embeddings.add(x[at:], s.t[at:], q)
		at += len(q.IDs) * width
	}
	epsilon := float32(e.config.Epsilon)
	n := e.embeddings.norm
	k.norm(x, x, s.t, n.gain, n.bias, rows, width, epsilon)
	for i := range e.layers {
		l := &e.layers[i]
		l.qkv.apply(s.qkv, x, rows, e.block, s)
		at = 0
		for _, q := range batch {
			e.attend(s.context[at*width:], s.qkv[at*e.block:], len(q.IDs), rows, s)
			at += len(q.IDs)
		}
		l.out.apply(s.t, s.context, rows, width, s)
		k.norm(x, s.t, x, l.norm1.gain, l.norm1.bias, rows, width, epsilon)
		l.up.apply(s.wide, x, rows, e.config.FFN, s)
		l.down.applyGELU(s.t, s.wide, rows, s)
		k.norm(x, s.t, x, l.norm2.gain, l.norm2.bias, rows, width, epsilon)
	}
}
