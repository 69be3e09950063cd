package analyze

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
	"dateline/neural"
)

const (
	// splitterBits is the size of the table of weights, as a power of two.
	splitterBits = 18
	// longestChunk is the number of bytes after which a run of non-blanks is cut
	// whatever it holds. No word is longer, and memory stays bounded.
	longestChunk = 4096
)

// splitter cuts running text into words: blanks always end a word, and inside
// a run of non-blanks a trained classifier judges each position from left to
// right. It is trained by train/splitter.py and safe for concurrent use.
type splitter struct {
	weights []int8         // of 1<<splitterBits hashed features
	words   map[string]int // lower-cased words of letters alone that split, and where ("cannot": 3)
}

// newSplitter reads the splitter's tensors from the model file.
func newSplitter(f *neural.File) (*splitter, error) {
	tensor, _ := f.Tensor("splitter.weights")
	weights, err := tensor.Int8s()
	if err != nil {
		return nil, dateline.Errorf(dateline.Internal, "analyze", "splitter: %w", err)
	}
	tensor, _ = f.Tensor("splitter.words")
	words, err := tensor.Bytes()
	if err != nil {
		return nil, dateline.Errorf(dateline.Internal, "analyze", "splitter: %w", err)
	}
	return splitterOf(weights, words)
}

// splitterOf makes a splitter of weights and of words as "can|not\ngon|na".
func splitterOf(weights []int8, words []byte) (*splitter, error) {
	if len(weights) != 1<<splitterBits {
		return nil, dateline.Errorf(dateline.Internal, "analyze", "the splitter has %d weights, not %d", len(weights), 1<<splitterBits)
	}
	s := &splitter{weights: weights, words: map[string]int{}}
	for word := range strings.Lines(string(words)) {
		if left, right, ok := strings.Cut(strings.TrimSpace(word), "|"); ok {
			s.words[left+right] = len(left)
		}
	}
	return s, nil
}

// split cuts a stretch of a text (a paragraph) into words, in order, as offsets
// of the text, and appends them. Every rune of it that is no white space lies in
// exactly one word. An empty line inside it counts as its end.
func (s *splitter) split(words []dateline.Span, text string, within dateline.Span) []dateline.Span {
	var c chunk
	return s.splitParagraph(&c, text[:within.End], within.Start, words)
}

// splitParagraph appends the words of text from byte at on.
func (s *splitter) splitParagraph(c *chunk, text string, at int, words []dateline.Span) []dateline.Span {
	before := '$'
	for at < len(text) {
		start, end, whole := nextChunk(text, at)
		if start == end {
			break
		}
		after := runeAfter(text, end)
		if lettersOnly(text[start:end]) {
			words = s.splitLetters(text, start, end, words)
		} else {
			c.read(text[start:end], before, after)
			words = s.splitChunk(c, start, words)
		}
		last, _ := utf8.DecodeLastRuneInString(text[start:end])
		if before, at = shapeOf(last), end; after == '$' || !whole {
			before = '$'
		}
	}
	return words
}

// nextChunk finds the next run of non-blanks from at on. whole is false when
// the run goes on after end because it is too long.
func nextChunk(text string, at int) (start, end int, whole bool) {
	start = len(text)
	for i := at; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch blank := unicode.IsSpace(r); {
		case blank && start < len(text):
			return start, i, true
		case !blank && start == len(text):
			start = i
		case !blank && i-start+size > longestChunk:
			return start, i, false
		}
		i += size
	}
	return start, len(text), true
}

// runeAfter is the shape of the first rune after a chunk and the blanks behind
// it; '$' where an empty line or the text ends there.
func runeAfter(text string, at int) rune {
	lines := 0
	for i, r := range text[at:] {
		if r == '\n' {
			lines++
		}
		if lines > 1 || i > longestChunk {
			break
		}
		if !unicode.IsSpace(r) {
			return shapeOf(r)
		}
	}
	return '$'
}

// lettersOnly reports whether a chunk holds ASCII letters only: most do.
func lettersOnly(chunk string) bool {
	for i := range len(chunk) {
		if b := chunk[i] | 0x20; b < 'a' || b > 'z' {
			return false
		}
	}
	return true
}

func (s *splitter) splitLetters(text string, start, end int, words []dateline.Span) []dateline.Span {
	const longestWord = 12
	if end-start <= longestWord {
		if cut := s.words[strings.ToLower(text[start:end])]; cut > 0 {
			return append(words, dateline.Span{Start: start, End: start + cut}, dateline.Span{Start: start + cut, End: end})
		}
	}
	return append(words, dateline.Span{Start: start, End: end})
}

// splitChunk judges each position inside a chunk that begins at byte base.
func (s *splitter) splitChunk(c *chunk, base int, words []dateline.Span) []dateline.Span {
	word := 0
	for i := 1; i < len(c.normal); i++ {
		if c.allLetters || c.joined[i] || c.score(s, i, word) <= 0 {
			continue
		}
		words = append(words, dateline.Span{Start: base + c.offsets[word], End: base + c.offsets[i]})
		word = i
	}
	return append(words, dateline.Span{Start: base + c.offsets[word], End: base + c.offsets[len(c.normal)]})
}
