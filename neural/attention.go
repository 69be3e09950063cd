package neural

import "math"

// attend sets context [rows][hidden] to the attention of one sequence, from its
// rows of queries, keys and values [rows][3*hidden].
func (e *Encoder) attend(context, qkv []float32, rows int, s *scratch) {
	if rows == 0 {
		return
	}
	k, width, heads := e.kernels, e.config.Hidden, e.config.Heads
	size, ld := width/heads, up(rows, panel)
	scale := float32(1 / math.Sqrt(float64(size)))
	s.keys = grow(s.keys, ld*size)
	s.scores = grow(s.scores, rows*ld)
	s.values = grow(s.values, rows*up(size, panel))
	for h := range heads {
		q := qkv[h*size:]
		for first := 0; first < rows; first += panel {
			k.transpose(s.keys[first*size:], qkv[first*3*width+width+h*size:], 3*width, min(panel, rows-first), size)
		}
		k.multiply(s.scores, ld, q, 3*width, s.keys, rows, size, ld, s.edge[:])
		k.softmax(s.scores, ld, rows, rows, scale)
		packValues(s.values, qkv[2*width+h*size:], 3*width, rows, size)
		k.multiply(context[h*size:], width, s.scores, ld, s.values, rows, rows, size, s.edge[:])
	}
}

// packValues packs rows of one head's values by panels, zeros after the last column.
func packValues(dst, src []float32, ld, rows, size int) {
	for first := 0; first < size; first += panel {
		columns := min(panel, size-first)
		for r := range rows {
			row := dst[r*panel : (r+1)*panel]
			copy(row, src[r*ld+first:r*ld+first+columns])
			clear(row[columns:])
		}
		dst = dst[rows*panel:]
	}
}
