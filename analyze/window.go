package analyze

import (
	"dateline/neural"
)

// window is a run of words of one text that the network reads at once.
type window struct {
	r        *reader
	from, to int             // its words
	whole    bool            // nothing of it is left to the next window
	pieces   neural.Sequence // of the words, between the special ones
	first    []int           // piece of each word
	at       int             // its first word among the words of all windows
	bounds   []int           // words that begin its sentences
}

// fill takes as many words of a text as have room, and at least one. It ends with
// a sentence where one seems to end in its second half.
func (w *window) fill(r *reader, pieces *neural.WordPiece) {
	w.r, w.from = r, r.next
	w.first, w.bounds = w.first[:0], w.bounds[:0]
	s := neural.Sequence{IDs: append(w.pieces.IDs[:0], pieces.CLS()), Shapes: append(w.pieces.Shapes[:0], 0)}
	for w.to = w.from; w.to < len(r.words); w.to++ {
		form := r.form(w.to)
		at := len(s.IDs)
		s.IDs = pieces.Word(s.IDs, form)
		if len(s.IDs)-1 > r.room && w.to > w.from {
			s.IDs = s.IDs[:at]
			break
		}
		w.first = append(w.first, at)
		shape := neural.Shape(form)
		for range len(s.IDs) - at {
			s.Shapes = append(s.Shapes, shape)
		}
	}
	w.pieces = s
	w.shorten()
	w.pieces.IDs, w.pieces.Shapes = append(w.pieces.IDs, pieces.SEP()), append(w.pieces.Shapes, 0)
}

// shorten leaves the words behind the last end of a sentence that can be seen to
// the next window, which would read them again anyway.
func (w *window) shorten() {
	w.whole = w.r.ends(w.to)
	for to := w.to; !w.whole && to > w.from+(w.to-w.from)/2; to-- {
		if w.r.ends(to) {
			end := w.first[to-w.from]
			w.pieces.IDs, w.pieces.Shapes = w.pieces.IDs[:end], w.pieces.Shapes[:end]
			w.first = w.first[:to-w.from]
			w.to, w.whole = to, true
		}
	}
}

// settle finds the sentences of a window, starts being the words that the network
// begins one with, and where the next window goes on. It reports whether the
// window is to be used: when it has no whole sentence, a larger one is tried.
func (w *window) settle(starts []bool, most int) bool {
	r := w.r
	w.bounds = append(w.bounds, w.from)
	if !r.given {
		unbroken(r.text, r.words[w.from:w.to], starts[:w.to-w.from], r.breaks[w.from:w.to])
		rightSide(r.text, r.words[w.from:w.to], starts[:w.to-w.from], r.breaks[w.from:w.to])
	}
	for i := w.from + 1; i < w.to; i++ {
		if r.breaks[i] || !r.given && starts[i-w.from] {
			w.bounds = append(w.bounds, i)
		}
	}
	if last := len(w.bounds) - 1; !w.whole {
		switch {
		case last > 0:
			w.to, w.bounds = w.bounds[last], w.bounds[:last]
		case r.room < most:
			r.room = most
			return false
		}
	}
	r.next, r.room = w.to, windowPieces
	return true
}
