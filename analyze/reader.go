package analyze

import (
	"dateline"
	"dateline/neural"
)

// A window is what the network reads at once: a run of words with their
// neighbours for context. Sentences come out whole: the last one of a window
// that the text goes on after is left for the next window to read again.
const windowPieces = 176 // of an ordinary window; training used 40 to 176

// reader takes one text through the network, window by window.
type reader struct {
	a      *Analyzer
	text   string
	words  []dateline.Span
	forms  []string // of given words; nil: the slices of the text
	breaks []bool   // words that begin a paragraph, or a given sentence
	given  bool     // breaks are all the sentence starts that there are

	hidden neural.Hidden
	rows   []float32
	out    []dateline.Sentence
	names  []nameSpan
}

func (a *Analyzer) reader(text string, words []dateline.Span, breaks []bool, forms []string) *reader {
	return &reader{a: a, text: text, words: words, breaks: breaks, forms: forms}
}

func (r *reader) form(i int) string {
	if r.forms != nil {
		return r.forms[i]
	}
	return r.text[r.words[i].Start:r.words[i].End]
}

func (r *reader) read() ([]dateline.Sentence, []nameSpan, error) {
	for from := 0; from < len(r.words); {
		next, err := r.window(from, windowPieces)
		if err != nil {
			return nil, nil, err
		}
		from = next
	}
	return r.out, r.names, nil
}

// window reads the words from a position on and says where the next one begins.
func (r *reader) window(from, room int) (int, error) {
	to, sequence, first := r.fill(from, room)
	if err := r.a.encoder.Encode([]neural.Sequence{sequence}, &r.hidden); err != nil {
		return 0, err
	}
	r.gather(first)
	bounds := r.sentences(from, to)
	if to < len(r.words) && !r.breaks[to] {
		switch {
		case len(bounds) > 1:
			to, bounds = bounds[len(bounds)-1], bounds[:len(bounds)-1]
		case room < r.a.positions-2:
			return r.window(from, r.a.positions-2)
		}
	}
	r.finish(from, to, bounds)
	return to, nil
}

// fill takes as many words as have room, and at least one.
func (r *reader) fill(from, room int) (to int, s neural.Sequence, first []int) {
	s = neural.Sequence{IDs: []int32{r.a.pieces.CLS()}, Shapes: []uint8{0}}
	for to = from; to < len(r.words); to++ {
		form := r.form(to)
		at := len(s.IDs)
		s.IDs = r.a.pieces.Word(s.IDs, form)
		if len(s.IDs)-1 > room && to > from {
			s.IDs = s.IDs[:at]
			break
		}
		first = append(first, at)
		shape := neural.Shape(form)
		for range len(s.IDs) - at {
			s.Shapes = append(s.Shapes, shape)
		}
	}
	s.IDs, s.Shapes = append(s.IDs, r.a.pieces.SEP()), append(s.Shapes, 0)
	return to, s, first
}

// gather puts the rows of the first pieces of the words side by side.
func (r *reader) gather(first []int) {
	width := r.hidden.Width
	r.rows = resize(r.rows, len(first)*width)
	for i, f := range first {
		copy(r.rows[i*width:], r.hidden.Row(0, f))
	}
}

// sentences are the words that begin a sentence of the window.
func (r *reader) sentences(from, to int) []int {
	bounds := []int{from}
	var starts []bool
	if !r.given {
		starts = r.a.heads.starts(r.rows, to-from)
	}
	for i := from + 1; i < to; i++ {
		if r.breaks[i] || starts != nil && starts[i-from] {
			bounds = append(bounds, i)
		}
	}
	return bounds
}

// finish tags and parses the words of the window up to to.
func (r *reader) finish(from, to int, bounds []int) {
	width := r.hidden.Width
	n := to - from
	tagged := r.a.heads.tag(r.rows[:n*width], n)
	p := r.a.parser.prepare(r.rows[:n*width], n)
	for b, lo := range bounds {
		hi := to
		if b+1 < len(bounds) {
			hi = bounds[b+1]
		}
		continues := r.given && b == 0 && len(r.out) > 0 && !r.breaks[lo]
		s := dateline.Sentence{Span: dateline.Span{Start: r.words[lo].Start, End: r.words[hi-1].End}}
		for i := lo; i < hi; i++ {
			s.Tokens = append(s.Tokens, r.token(i, tagged, i-from))
		}
		r.a.parser.parse(p, lo-from, hi-from, s.Tokens)
		base := 0
		if continues {
			base = len(r.out[len(r.out)-1].Tokens)
			r.join(s)
		} else {
			r.out = append(r.out, s)
		}
		for _, name := range r.a.heads.names(tagged, lo-from, hi-from) {
			name.sentence = len(r.out) - 1
			name.first, name.last = name.first+base, name.last+base
			r.names = append(r.names, name)
		}
	}
}

// join appends the rest of a given sentence that did not fit a window; its root
// hangs on the root of the first part.
func (r *reader) join(rest dateline.Sentence) {
	s := &r.out[len(r.out)-1]
	base, root := len(s.Tokens), 0
	for i, t := range s.Tokens {
		if t.Head == 0 {
			root = i + 1
		}
	}
	for _, t := range rest.Tokens {
		if t.Head == 0 {
			t.Head, t.Deprel = root, "parataxis"
		} else {
			t.Head += base
		}
		s.Tokens = append(s.Tokens, t)
	}
	s.End = rest.End
}

func (r *reader) token(i int, t *tagging, at int) dateline.Token {
	h, form := &r.a.heads, r.form(i)
	return dateline.Token{
		Span: r.words[i], Text: form,
		Lemma: h.lemma(t, at, form, r.a.isWord), UPOS: h.upos.names[t.upos[at]], XPOS: h.xpos.names[t.xpos[at]], Feats: h.feats.names[t.feats[at]],
	}
}

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}
