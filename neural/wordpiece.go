package neural

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxPieces = 8   // of one given word
	maxWord   = 100 // characters of a word that is looked up; longer ones are unknown
)

// WordPiece cuts words into the pieces of BERT's uncased vocabulary: control
// characters and accents dropped, lower-cased, punctuation and CJK apart, then
// the longest piece of the vocabulary from the left. It is safe for concurrent use.
type WordPiece struct {
	vocabulary    vocabulary
	unk, cls, sep int32
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
	w := &WordPiece{vocabulary: newVocabulary(text), unk: -1, cls: -1, sep: -1}
	for piece, id := range map[string]*int32{"[UNK]": &w.unk, "[CLS]": &w.cls, "[SEP]": &w.sep} {
		if found, end := w.vocabulary.longestPrefix([]byte(piece), false); end == len(piece) {
			*id = found
		}
	}
	if w.unk < 0 || w.cls < 0 || w.sep < 0 {
		return nil, fmt.Errorf("the vocabulary of %d pieces lacks [UNK], [CLS] or [SEP]", w.Len())
	}
	return w, nil
}

// Len is the number of pieces of the vocabulary.
func (w *WordPiece) Len() int { return len(w.vocabulary.pieces) }

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

// pending is the word being read: its normalised characters and where each of
// them begins and ends in the text. Of a word that is too long only the extent is
// kept, in one more character.
type pending struct {
	text         [maxWord * utf8.UTFMax]byte
	start, end   [maxWord + 1]int
	bytes, runes int
}

func (p *pending) add(r rune, start, end int) {
	if p.runes > maxWord {
		p.end[maxWord] = end
		return
	}
	p.start[p.runes], p.end[p.runes] = start, end
	if p.runes < maxWord {
		p.bytes += utf8.EncodeRune(p.text[p.bytes:], r)
	}
	p.runes++
}

// extend counts dropped characters to the last one that was not.
func (p *pending) extend(end int) {
	if p.runes > 0 {
		p.end[p.runes-1] = end
	}
}

// cut reads text character by character and looks every word up when it ends. It
// stops after the word that brings dst to enough pieces.
func (w *WordPiece) cut(dst []Piece, text string, enough int) []Piece {
	var (
		p     pending
		runes [8]rune
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
				p.extend(end)
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
	if p.runes == 0 {
		return dst
	}
	from, unknown := len(dst), p.runes > maxWord
	for at, first := 0, 0; at < p.bytes && !unknown; {
		id, length := w.vocabulary.longestPrefix(p.text[at:p.bytes], at > 0)
		if length == 0 {
			unknown = true
			break
		}
		next := first + utf8.RuneCount(p.text[at:at+length])
		dst = append(dst, Piece{ID: id, Start: p.start[first], End: p.end[next-1]})
		at, first = at+length, next
	}
	if unknown {
		dst = append(dst[:from], Piece{ID: w.unk, Start: p.start[0], End: p.end[p.runes-1]})
	}
	p.bytes, p.runes = 0, 0
	return dst
}
