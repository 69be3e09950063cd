package analyze

import (
	"dateline"
)

const (
	// A window is what the network reads at once: a run of words with their
	// neighbours for context. Sentences come out whole: where a window can not end
	// with one, its last is left for the next window to read again.
	windowPieces = 176 // of an ordinary window; training used 40 to 176
	// batchPieces is about how many pieces of all windows go through the network
	// together. What comes of a window does not depend on what it is read with.
	batchPieces = 480
)

// reader is the way of one text through the network, window by window.
type reader struct {
	text   string
	words  []dateline.Span
	forms  []string // of given words; nil: the slices of the text
	breaks []bool   // words that begin a paragraph, or a given sentence
	given  bool     // breaks are all the sentence starts that there are

	next  int // the first word that has not been read
	room  int // pieces of the next window
	out   []dateline.Sentence
	names []nameSpan
	kept  wordRows

	meant meaning // of all sentences
}

func newReader(text string, words []dateline.Span, breaks []bool, forms []string) *reader {
	return &reader{text: text, words: words, breaks: breaks, forms: forms, room: windowPieces}
}

func (r *reader) form(i int) string {
	if r.forms != nil {
		return r.forms[i]
	}
	return r.text[r.words[i].Start:r.words[i].End]
}

// ends reports whether a sentence ends before word i as far as can be seen
// without the network: a paragraph begins there, or a capital after a stop.
func (r *reader) ends(i int) bool {
	if i >= len(r.words) || r.breaks[i] {
		return true
	}
	if r.given {
		return false
	}
	switch r.form(i - 1) {
	case ".", "!", "?":
		first := r.form(i)[0]
		return first >= 'A' && first <= 'Z'
	}
	return false
}

// append adds a sentence with its names and meaning, or the rest of a given sentence that did
// not fit a window.
func (r *reader) append(s dateline.Sentence, continues bool, names []nameSpan, found meaning) {
	base := 0
	if continues {
		base = len(r.out[len(r.out)-1].Tokens)
		r.join(s)
	} else {
		r.out = append(r.out, s)
	}
	r.meant.add(found)
	for _, name := range names {
		name.sentence = len(r.out) - 1
		name.first, name.last = name.first+base, name.last+base
		r.names = append(r.names, name)
	}
}

// join appends the rest of a given sentence; its root hangs on the root of the
// first part.
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
