package analyze

import (
	"dateline"
	"dateline/neural"
)

// batch is what goes through the network together: windows of several texts. Its
// memory is used again.
type batch struct {
	a         *Analyzer
	windows   []window
	sequences []neural.Sequence
	hidden    neural.Hidden
	rows      []float32 // of the first pieces of all words, side by side
	tagged    tagging
	parsed    parsing
	projected []float32
	meant     meanings
}

// read takes texts through the network, a window of each at a time.
func (a *Analyzer) read(texts []*reader) error {
	b, _ := a.batches.Get().(*batch)
	if b == nil {
		b = &batch{a: a}
	}
	defer a.batches.Put(b)
	for b.fill(texts) {
		if err := a.encoder.Encode(b.sequences, &b.hidden); err != nil {
			return err
		}
		b.gather()
		b.settle()
		b.finish()
	}
	return nil
}

// fill makes the next windows and reports whether there are any.
func (b *batch) fill(texts []*reader) bool {
	b.windows, b.sequences = b.windows[:0], b.sequences[:0]
	pieces := 0
	for _, r := range texts {
		if r.next >= len(r.words) || pieces >= batchPieces {
			continue
		}
		if len(b.windows) < cap(b.windows) {
			b.windows = b.windows[:len(b.windows)+1]
		} else {
			b.windows = append(b.windows, window{})
		}
		w := &b.windows[len(b.windows)-1]
		w.fill(r, b.a.pieces)
		b.sequences = append(b.sequences, w.pieces)
		pieces += len(w.pieces.IDs)
	}
	return len(b.windows) > 0
}

// gather puts the rows of the first pieces of all words side by side.
func (b *batch) gather() {
	n, width := 0, b.hidden.Width
	for i := range b.windows {
		b.windows[i].at = n
		n += len(b.windows[i].first)
	}
	b.rows = resize(b.rows, n*width)
	for i, w := range b.windows {
		for j, first := range w.first {
			copy(b.rows[(w.at+j)*width:], b.hidden.Row(i, first))
		}
	}
}

// settle finds the sentences, and drops the windows and words that will be read
// again.
func (b *batch) settle() {
	width, n, kept := b.hidden.Width, 0, 0
	starts := b.a.heads.starts(b.rows, len(b.rows)/width)
	for i := range b.windows {
		w := &b.windows[i]
		if !w.settle(starts[w.at:], b.a.positions-2) {
			continue
		}
		words := w.to - w.from
		copy(b.rows[n*width:], b.rows[w.at*width:(w.at+words)*width])
		w.at = n
		n += words
		b.windows[kept], b.windows[i] = b.windows[i], b.windows[kept]
		kept++
	}
	b.windows, b.rows = b.windows[:kept], b.rows[:n*width]
}

// finish hands the encoder's rows, one a word, to the heads: all words of all
// whole sentences of the batch at once.
func (b *batch) finish() {
	n := len(b.rows) / b.hidden.Width
	if n == 0 {
		return
	}
	b.a.heads.tag(&b.tagged, b.rows, n)
	where := b.sentences()
	b.a.parser.parse(&b.parsed, b.rows, n, where)
	sentences := make([]dateline.Sentence, 0, len(where))
	for i := range b.windows {
		w := &b.windows[i]
		for j, lo := range w.bounds {
			sentences = append(sentences, b.sentence(w, lo, w.end(j)))
		}
	}
	b.a.meanings(&b.meant, b.rows, n, where, sentences)
	kept, width := b.a.ranker.rows(&b.projected, b.rows, n)
	next := 0
	for i := range b.windows {
		w := &b.windows[i]
		for j := range w.bounds {
			in, s := where[next], sentences[next]
			w.r.kept.add(kept[in.lo*width:in.hi*width], s.Tokens)
			w.r.append(s, w.continues(j), joined(halves(b.a.heads.names(&b.tagged, in.lo, in.hi), s.Tokens), s.Tokens), b.meant.found[next])
			next++
		}
	}
}

// stretch is a sentence as rows of the batch.
type stretch struct{ lo, hi int }

func (b *batch) sentences() []stretch {
	var out []stretch
	for _, w := range b.windows {
		for j, lo := range w.bounds {
			out = append(out, stretch{w.at + lo - w.from, w.at + w.end(j) - w.from})
		}
	}
	return out
}

// end is the word behind sentence j of a window.
func (w *window) end(j int) int {
	if j+1 < len(w.bounds) {
		return w.bounds[j+1]
	}
	return w.to
}

// continues reports whether sentence j of a window is the rest of a given one.
func (w *window) continues(j int) bool {
	return w.r.given && j == 0 && len(w.r.out) > 0 && !w.r.breaks[w.bounds[0]]
}

// sentence makes the sentence of the words lo to hi.
func (b *batch) sentence(w *window, lo, hi int) dateline.Sentence {
	r := w.r
	s := dateline.Sentence{Span: dateline.Span{Start: r.words[lo].Start, End: r.words[hi-1].End}, Tokens: make([]dateline.Token, hi-lo)}
	for i := range s.Tokens {
		at := w.at + lo - w.from + i
		t := b.token(r, lo+i, at)
		t.Head, t.Deprel = b.parsed.heads[at], b.a.parser.relations[b.parsed.labels[at]]
		s.Tokens[i] = t
	}
	return s
}

func (b *batch) token(r *reader, i, at int) dateline.Token {
	h, t, form := &b.a.heads, &b.tagged, r.form(i)
	return dateline.Token{
		Span: r.words[i], Text: form,
		Lemma: h.lemma(t, at, form, b.a.isWord), UPOS: h.upos.names[t.upos[at]], XPOS: h.xpos.names[t.xpos[at]], Feats: h.feats.names[t.feats[at]],
	}
}

// resize gives a slice of n elements with any content, s itself when it is long enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}
