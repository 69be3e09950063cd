package neural

import "fmt"

// embeddings turn the word pieces of a sequence into the encoder's first rows.
type embeddings struct {
	width    int
	pieces   int // size of the vocabulary
	word     []int8
	scale    []float32 // per word piece
	position []float32
	shape    []float32
	norm     layerNorm
}

// layerNorm is the gain and bias of a layer norm.
type layerNorm struct{ gain, bias []float32 }

func readNorm(f *File, name string, width int) (n layerNorm, err error) {
	if n.gain, err = f.floats(name+".gain", width); err != nil {
		return n, err
	}
	n.bias, err = f.floats(name+".bias", width)
	return n, err
}

func readEmbeddings(f *File, c Config) (e embeddings, err error) {
	e.width = c.Hidden
	t, err := f.need("embeddings.word")
	if err != nil {
		return e, err
	}
	if e.word, err = t.Int8s(); err != nil {
		return e, err
	}
	e.pieces = len(e.word) / c.Hidden
	if len(t.Shape) != 2 || t.Shape[1] != c.Hidden || len(e.word) != e.pieces*c.Hidden || e.pieces == 0 {
		return e, fmt.Errorf("tensor %q has shape %v and %d values; the rows must be %d wide", t.Name, t.Shape, len(e.word), c.Hidden)
	}
	if e.scale, err = f.floats("embeddings.word.scale", e.pieces); err != nil {
		return e, err
	}
	if e.position, err = f.floats("embeddings.position", c.Positions*c.Hidden); err != nil {
		return e, err
	}
	if e.shape, err = f.floats("embeddings.shape", c.Shapes*c.Hidden); err != nil {
		return e, err
	}
	e.norm, err = readNorm(f, "embeddings.norm", c.Hidden)
	return e, err
}

// add writes what each word piece of s means before the layer norm: words goes to
// word (by its scale) plus shape, places to position.
func (e *embeddings) add(words, places []float32, s Sequence) {
	copy(places, e.position[:len(s.IDs)*e.width])
	for i, id := range s.IDs {
		row := words[i*e.width : (i+1)*e.width]
		word := e.word[int(id)*e.width:][:len(row)]
		shape := e.shape[int(s.Shapes[i])*e.width:][:len(row)]
		scale := e.scale[id]
		for j := range row {
			row[j] = float32(word[j])*scale + shape[j]
		}
	}
}

// check says what is wrong with a sequence, if anything.
func (e *embeddings) check(s Sequence) error {
	if len(s.IDs) != len(s.Shapes) {
		return fmt.Errorf("%d word pieces and %d shapes", len(s.IDs), len(s.Shapes))
	}
	if most := len(e.position) / e.width; len(s.IDs) > most {
		return fmt.Errorf("%d word pieces, at most %d", len(s.IDs), most)
	}
	for i, id := range s.IDs {
		if id < 0 || int(id) >= e.pieces {
			return fmt.Errorf("word piece %d, the vocabulary has %d", id, e.pieces)
		}
		if int(s.Shapes[i]) >= len(e.shape)/e.width {
			return fmt.Errorf("shape %d, there are %d", s.Shapes[i], len(e.shape)/e.width)
		}
	}
	return nil
}
