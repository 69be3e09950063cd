package neural

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxPieces  = 8       // of one given word
	maxWord    = 100     // runes of a word that is looked up; longer ones are unknown
	maxPending = 4 << 10 // bytes of a word that is too long kept while its end is sought
)

// WordPiece cuts words into the pieces of BERT's uncased vocabulary: control
// characters and accents dropped, lower-cased, punctuation and CJK apart, then
// the longest piece of the vocabulary from the left. It is safe for concurrent use.
type WordPiece struct {
	first, later  map[string]int32 // pieces that begin a word, and (without "##") the others
	longest       int              // bytes of the longest piece
	unk, cls, sep int32
	size          int
}

// Piece is a word piece of a text: the bytes [Start, End) of the text are what it
// stands for. Dropped characters inside a word belong to the piece before them.
type Piece struct {
	ID         int32
	Start, End int
}

// NewWordPiece reads a vocabulary: pieces in the order of their numbers, a line each.
func NewWordPiece(vocab []byte) (*WordPiece, error) {
	text := strings.TrimSuffix(string(vocab), "\n")
	if text == "" {
		return nil, errors.New("the vocabulary is empty")
	}
	n := bytes.Count(vocab, []byte("\n")) + 1
	w := &WordPiece{first: make(map[string]int32, n), later: make(map[string]int32, n/4), unk: -1, cls: -1, sep: -1}
	for piece := range strings.SplitSeq(text, "\n") {
		id := int32(w.size)
		w.size++
		switch piece {
		case "[UNK]":
			w.unk = id
		case "[CLS]":
			w.cls = id
		case "[SEP]":
			w.sep = id
		}
		w.longest = max(w.longest, len(piece))
		if rest, ok := strings.CutPrefix(piece, "##"); ok && rest != "" {
			w.later[rest] = id
		} else {
			w.first[piece] = id
		}
	}
	if w.unk < 0 || w.cls < 0 || w.sep < 0 {
		return nil, fmt.Errorf("the vocabulary of %d pieces lacks [UNK], [CLS] or [SEP]", w.size)
	}
	return w, nil
}

// Len is the number of pieces of the vocabulary.
func (w *WordPiece) Len() int { return w.size }

// CLS is the piece that begins a sequence.
func (w *WordPiece) CLS() int32 { return w.cls }

// SEP is the piece that ends a sequence.
func (w *WordPiece) SEP() int32 { return w.sep }

// UNK is the piece that stands for what the vocabulary lacks.
func (w *WordPiece) UNK() int32 { return w.unk }

// Word appends the pieces of one given word: at least one ([UNK] when nothing is
// left of it) and at most eight, the rest of a longer word being dropped.
func (w *WordPiece) Word(dst []int32, word string) []int32 {
	var pieces [2 * maxPieces]Piece
	found := w.cut(pieces[:0], word, maxPieces)
	for _, p := range found[:min(len(found), maxPieces)] {
		dst = append(dst, p.ID)
	}
	if len(found) == 0 {
		dst = append(dst, w.unk)
	}
	return dst
}

// Text appends the pieces of a text with their places in it.
func (w *WordPiece) Text(dst []Piece, text string) []Piece {
	return w.cut(dst, text, int(^uint(0)>>1))
}

// pending is the word being read: its normalised bytes and, for each of them,
// where the character it came from begins and ends in the text.
type pending struct {
	text       []byte
	start, end []int
	runes      int
}

func (p *pending) add(r rune, start, end int) {
	p.runes++
	if len(p.text) > maxPending { // unknown anyway: only its extent matters
		p.end[len(p.end)-1] = end
		return
	}
	n := len(p.text)
	p.text = utf8.AppendRune(p.text, r)
	for range len(p.text) - n {
		p.start, p.end = append(p.start, start), append(p.end, end)
	}
}

func (p *pending) clear() {
	p.text, p.start, p.end, p.runes = p.text[:0], p.start[:0], p.end[:0], 0
}

// cut reads text character by character and looks every word up when it ends. It
// stops after the word that brings dst to enough pieces.
func (w *WordPiece) cut(dst []Piece, text string, enough int) []Piece {
	var (
		normal       [64]byte
		starts, ends [64]int
		runes        [8]rune
		p            = pending{text: normal[:0], start: starts[:0], end: ends[:0]}
	)
	for at := 0; at < len(text) && len(dst) < enough; {
		r, n := utf8.DecodeRuneInString(text[at:])
		end := at + n
		for _, c := range appendDecomposed(runes[:0], r) {
			c = unicode.ToLower(c)
			switch classify(c) {
			case classLetter:
				p.add(c, at, end)
			case classRemoved:
				if len(p.end) > 0 {
					p.end[len(p.end)-1] = end
				}
			case classSpace:
				dst = w.lookUp(dst, &p)
			case classAlone:
				dst = w.lookUp(dst, &p)
				p.add(c, at, end)
				dst = w.lookUp(dst, &p)
			}
		}
		at = end
	}
	return w.lookUp(dst, &p)
}

// lookUp appends the pieces of the pending word and clears it.
func (w *WordPiece) lookUp(dst []Piece, p *pending) []Piece {
	n, from := len(p.text), len(dst)
	if n == 0 {
		return dst
	}
	unknown := p.runes > maxWord
	for at := 0; at < n && !unknown; {
		id, end := w.longestPiece(p.text, at)
		if unknown = end == at; !unknown {
			dst = append(dst, Piece{ID: id, Start: p.start[at], End: p.end[end-1]})
			at = end
		}
	}
	if unknown {
		dst = append(dst[:from], Piece{ID: w.unk, Start: p.start[0], End: p.end[len(p.end)-1]})
	}
	p.clear()
	return dst
}

// longestPiece finds the longest piece of word that begins at a byte; end is at
// when there is none.
func (w *WordPiece) longestPiece(word []byte, at int) (id int32, end int) {
	pieces := w.first
	if at > 0 {
		pieces = w.later
	}
	for end = min(len(word), at+w.longest); end > at; end-- {
		if id, ok := pieces[string(word[at:end])]; ok {
			return id, end
		}
	}
	return 0, at
}
