package neural

import "math"

// attendScores is about how many scores are made at a time: they and the keys and
// values of one head stay in the nearest cache.
const attendScores = 4096

// headBlock is how many columns of queries, keys and values lie together: whole
// heads, few of them, since rows that are thousands of bytes apart share few
// places in the cache.
func headBlock(c Config) int {
	if size := c.Hidden / c.Heads; 2*panel%size == 0 && 3*c.Hidden%(2*panel) == 0 {
		return 2 * panel
	}
	return 3 * c.Hidden
}

// attend sets context [rows][hidden] to the attention of one sequence. qkv begins
// with the sequence's first row of blocks of columns, each with all rows: first
// the queries of all heads, then keys, then values. The last of all is followed
// by a panel of any values.
func (e *Encoder) attend(context, qkv []float32, rows, all int, s *scratch) {
	if rows == 0 {
		return
	}
	k, width := e.kernels, e.config.Hidden
	size, ld := width/e.config.Heads, up(rows, panel)
	scale := float32(1 / math.Sqrt(float64(size)))
	s.keys, s.edge = grow(s.keys, ld*size), grow(s.edge, rows*panel)
	parts := (rows*ld + attendScores - 1) / attendScores
	most := (rows + parts - 1) / parts
	s.scores, s.factors = grow(s.scores, most*ld), grow(s.factors, most)
	place := func(column int) []float32 { return qkv[column/e.block*e.block*all+column%e.block:] }
	for h := range e.config.Heads {
		queries, keys, values := place(h*size), place(width+h*size), place(2*width+h*size)
		for first := 0; first < rows; first += panel {
			k.transpose(s.keys[first*size:], keys[first*e.block:], e.block, min(panel, rows-first), size)
		}
		for first := 0; first < rows; first += most {
			n := min(most, rows-first)
			k.multiply(s.scores, ld, queries[first*e.block:], e.block, s.keys, n, size, ld, s.edge)
			k.softmax(s.scores, s.factors, ld, n, rows, scale)
			e.weigh(context[first*width+h*size:], values, n, rows, s)
		}
	}
}

// weigh sets one head's columns of some rows of the context to its values by the
// scores. A head that is no whole number of panels reads beside its values, and
// drops what comes of it.
func (e *Encoder) weigh(context, values []float32, n, rows int, s *scratch) {
	width, ld := e.config.Hidden, up(rows, panel)
	size := width / e.config.Heads
	for first := 0; first < size; first += panel {
		if size-first >= panel {
			e.kernels.layer32(context[first:], width, s.scores, ld, values[first:], e.block, s.factors, nil, n, rows)
			continue
		}
		e.kernels.layer32(s.edge, panel, s.scores, ld, values[first:], e.block, s.factors, nil, n, rows)
		copyColumns(context[first:], width, s.edge, n, size-first)
	}
}
