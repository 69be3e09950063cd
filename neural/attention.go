package neural

import "math"

// attend sets context [rows][hidden] to the attention of one sequence, from its
// rows of queries, keys and values [rows][3*hidden]. The last row of qkv is
// followed by a panel of any values.
func (e *Encoder) attend(context, qkv []float32, rows int, s *scratch) {
	if rows == 0 {
		return
	}
	k, width, heads := e.kernels, e.config.Hidden, e.config.Heads
	size, ld := width/heads, up(rows, panel)
	scale := float32(1 / math.Sqrt(float64(size)))
	s.keys, s.edge = grow(s.keys, ld*size), grow(s.edge, rows*panel)
	s.scores, s.factors = grow(s.scores, rows*ld), grow(s.factors, rows)
	for h := range heads {
		q := qkv[h*size:]
		for first := 0; first < rows; first += panel {
			k.transpose(s.keys[first*size:], qkv[first*3*width+width+h*size:], 3*width, min(panel, rows-first), size)
		}
		k.multiply(s.scores, ld, q, 3*width, s.keys, nil, rows, size, ld, s.edge)
		k.softmax(s.scores, s.factors, ld, rows, rows, scale)
		e.weigh(context[h*size:], qkv[2*width+h*size:], rows, s)
	}
}

// weigh sets one head's columns of the context to its values by the scores. A
// head that is no whole number of panels reads beside its values, and drops what
// comes of it.
func (e *Encoder) weigh(context, values []float32, rows int, s *scratch) {
	width, ld := e.config.Hidden, up(rows, panel)
	size := width / e.config.Heads
	for first := 0; first < size; first += panel {
		if size-first >= panel {
			e.kernels.layer32(context[first:], width, s.scores, ld, values[first:], 3*width, s.factors, nil, rows, rows)
			continue
		}
		e.kernels.layer32(s.edge, panel, s.scores, ld, values[first:], 3*width, s.factors, nil, rows, rows)
		copyColumns(context[first:], width, s.edge, rows, size-first)
	}
}
