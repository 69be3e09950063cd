package analyze

import (
	"unicode"
	"unicode/utf8"
)

// longestContext is the number of runes of context that a feature takes.
const longestContext = 12

// chunk is a run of non-blanks as the features see it. The features are those
// of train/splitter.py, in the same order; testdata/splitter.txt holds both to
// it. All lengths of context are bounded, so the work is linear in the chunk.
type chunk struct {
	normal     []rune // lower case, digits as 0, one kind of quotation mark
	shape      []rune // A, a, 0, else the normal rune
	offsets    []int  // byte offset of each rune, and of the end
	run, end   []int  // the run of letters and digits, or of neither, around each rune
	joined     []bool // no word ends before this rune: marks, joiners, emoji modifiers
	before     rune   // shape of the last rune of the chunk before, '$' for none
	after      rune   // shape of the first rune of the chunk after, '$' for none
	flags      rune
	allLetters bool
}

// read fills the chunk from its text; slices are used again.
func (c *chunk) read(text string, before, after rune) {
	c.before, c.after, c.allLetters = before, after, true
	c.normal, c.shape, c.offsets, c.joined = c.normal[:0], c.shape[:0], c.offsets[:0], c.joined[:0]
	last := rune(0)
	for i, r := range text {
		shape := shapeOf(r)
		c.normal = append(c.normal, normalOf(r))
		c.shape = append(c.shape, shape)
		c.offsets = append(c.offsets, i)
		c.joined = append(c.joined, joins(last, r))
		c.allLetters = c.allLetters && (shape == 'a' || shape == 'A')
		last = r
	}
	c.offsets = append(c.offsets, len(text))
	c.findRuns()
	c.findFlags()
}

func (c *chunk) findRuns() {
	size := len(c.normal)
	c.run, c.end = append(c.run[:0], make([]int, size)...), append(c.end[:0], make([]int, size)...)
	for i := 1; i < size; i++ {
		if c.run[i] = i; c.alnum(i) == c.alnum(i-1) {
			c.run[i] = c.run[i-1]
		}
	}
	c.end[size-1] = size
	for i := size - 2; i >= 0; i-- {
		if c.end[i] = i + 1; c.alnum(i) == c.alnum(i+1) {
			c.end[i] = c.end[i+1]
		}
	}
}

// findFlags looks at the first runes for what tells addresses from words.
func (c *chunk) findFlags() {
	const look = 64
	head := c.normal[:min(look, len(c.normal))]
	stops, letters, flags := 0, false, rune(0)
	for i, r := range head {
		switch r {
		case '@':
			flags |= 2
		case '.':
			stops++
		case '/':
			flags |= 16
		}
		letters = letters || c.shape[i] == 'a' || c.shape[i] == 'A'
		if c.shape[i] == '0' {
			flags |= 4
		}
	}
	if hasPrefix(head, "http") || hasPrefix(head, "www.") || contains(head[:min(16, len(head))], "://") {
		flags |= 1
	}
	if stops > 1 {
		flags |= 8
	}
	if !letters {
		flags |= 32
	}
	c.flags = 64 + flags
}

func hasPrefix(runes []rune, prefix string) bool {
	if len(runes) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if runes[i] != rune(prefix[i]) {
			return false
		}
	}
	return true
}

func contains(runes []rune, part string) bool {
	for i := range runes {
		if hasPrefix(runes[i:], part) {
			return true
		}
	}
	return false
}

func (c *chunk) alnum(i int) bool {
	s := c.shape[i]
	return s == 'a' || s == 'A' || s == '0'
}

// score is the sum of the weights of the features of a position; above zero a
// word ends there. word is where the word so far began.
func (c *chunk) score(s *splitter, i, word int) int {
	w := weigher{weights: s.weights}
	n, p := c.normal, c.shape
	left, right := n[max(c.run[i-1], i-longestContext):i], n[i:min(c.end[i], i+longestContext)]
	soFar, rest := n[max(word, i-longestContext):i], n[i:min(len(n), i+longestContext)]
	last, first := rune('-'), rune('-')
	if len(n)-i == 1 {
		last = '$'
	}
	if i == 1 {
		first = '^'
	}
	a, b := p[i-1], p[i]
	for _, window := range [...][2]int{{-1, 1}, {-2, 1}, {-1, 2}, {-2, 2}, {-3, 0}, {0, 3}, {-3, 3}} {
		w.window(n, i+window[0], i+window[1])
	}
	w.start().add(a).add(b).done()
	w.window(p, i-2, i+2)
	w.window(p, i-3, i+3)
	w.start().all(left).add('|').add(n[i]).done()
	w.start().add(n[i-1]).add('|').all(right).done()
	w.start().all(left).add('|').all(right).done()
	w.start().all(soFar).add('|').add(n[i]).done()
	w.start().squeezed(p[max(word, i-longestContext):i]).add('|').add(b).done()
	w.start().add(n[i-1]).add('|').all(rest).done()
	w.start().add(a).add('|').squeezed(p[i:min(len(p), i+longestContext)]).done()
	w.start().squeezed(p[max(0, i-longestContext):i]).add('|').add(b).done()
	w.start()
	if len(n) <= 16 {
		w.all(n).add(rune(64 + i))
	}
	w.done()
	w.start().add(c.flags).add(a).add(b).done()
	w.start().add(c.flags).add(first).add(last).add(a).add(b).done()
	w.start().add(c.after).add(last).add(a).add(n[i]).done()
	w.start().add(c.after).add(last).all(left).add('|').all(right).done()
	w.start().add(c.before).add(first).add(n[i-1]).add(b).done()
	w.start().add(c.known(s, i)).add(a).add(b).done()
	w.start().all(soFar).add('|').all(rest).done()
	return w.sum
}

// known is 'x' where a word of letters inside the chunk is known to split.
func (c *chunk) known(s *splitter, i int) rune {
	if !c.alnum(i-1) || !c.alnum(i) || c.end[i]-c.run[i] > longestContext {
		return '-'
	}
	if cut := s.words[string(c.normal[c.run[i]:c.end[i]])]; cut > 0 && c.run[i]+cut == i {
		return 'x'
	}
	return '-'
}

// weigher hashes features (FNV-1a over code points, the number of the feature
// first, mixed at the end) and adds up their weights.
type weigher struct {
	weights  []int8
	sum      int
	hash     uint32
	template rune
}

func (w *weigher) start() *weigher {
	w.template++
	w.hash = 2166136261
	return w.add(w.template)
}

func (w *weigher) add(r rune) *weigher {
	w.hash = (w.hash ^ uint32(r)) * 16777619
	return w
}

func (w *weigher) all(runes []rune) *weigher {
	h := w.hash
	for _, r := range runes {
		h = (h ^ uint32(r)) * 16777619
	}
	w.hash = h
	return w
}

// squeezed adds runes without their repetitions.
func (w *weigher) squeezed(runes []rune) *weigher {
	for i, r := range runes {
		if i == 0 || r != runes[i-1] {
			w.add(r)
		}
	}
	return w
}

// window is a feature of the runes from a to b, with ^ before the chunk and $ after it.
func (w *weigher) window(runes []rune, a, b int) {
	w.start()
	for i := a; i < b; i++ {
		switch {
		case i < 0:
			w.add('^')
		case i >= len(runes):
			w.add('$')
		default:
			w.add(runes[i])
		}
	}
	w.done()
}

func (w *weigher) done() {
	h := w.hash
	h ^= h >> 15
	h *= 0x2C1B3C6D
	h ^= h >> 12
	w.sum += int(w.weights[h&(1<<splitterBits-1)])
}

// normalOf is a rune in lower case, digits as 0, quotation marks as on a typewriter.
func normalOf(r rune) rune {
	if r < utf8.RuneSelf {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= '0' && r <= '9':
			return '0'
		}
		return r
	}
	switch r {
	case '’', '‘', 'ʼ', '′':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	}
	if unicode.IsDigit(r) {
		return '0'
	}
	return unicode.ToLower(r)
}

// shapeOf is A for upper case, a for other letters and marks, 0 for digits,
// else the normal rune.
func shapeOf(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return 'a'
	case r < utf8.RuneSelf && (r < 'A' || r > 'Z'):
		return normalOf(r)
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return 'A'
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return 'a'
	}
	return normalOf(r)
}

// joins reports whether b belongs to the character that a began, so that no
// word ends between them.
func joins(a, b rune) bool {
	const joiner = '\u200d'
	if b < utf8.RuneSelf {
		return a == joiner
	}
	return a == joiner || b == joiner || unicode.IsMark(b) || b >= 0x1F3FB && b <= 0x1F3FF
}
