package analyze

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// rightSide moves sentence starts to the right side of quotation marks and brackets:
// what closes belongs to the sentence before, what opens to the one after. The
// network reads words without the blanks between them, so that it cannot tell
// `said. "We` from `said." We`. starts are those of a run of words; paragraph
// tells which words begin one.
func rightSide(text string, words []dateline.Span, starts, paragraph []bool) {
	open := false // a straight quotation mark was opened in this paragraph
	for i, w := range words {
		if paragraph[i] {
			open = false
		}
		last := i+1 == len(words) || paragraph[i+1]
		side := sideOf(text, words, i, open || last)
		if text[w.Start:w.End] == `"` {
			open = !open
		}
		switch {
		case side == closing && i > 0 && starts[i] && !paragraph[i]:
			starts[i] = false
			if i+1 < len(words) {
				starts[i+1] = true
			}
		case side == opening && i+1 < len(words) && starts[i+1] && !paragraph[i+1]:
			starts[i+1] = false
			starts[i] = true
		}
	}
}

// side is which side of a quotation or bracket a word is.
type side int

const (
	neither side = iota
	opening
	closing
)

// sideOf tells an opening mark from a closing one: by its shape, by the blanks
// around it, or, blanks telling nothing, by whether one is open.
func sideOf(text string, words []dateline.Span, i int, open bool) side {
	switch text[words[i].Start:words[i].End] {
	case "(", "[", "“", "``", "«":
		return opening
	case ")", "]", "”", "''", "»":
		return closing
	case `"`:
	default:
		return neither
	}
	left := i > 0 && words[i-1].End == words[i].Start
	right := i+1 < len(words) && words[i+1].Start == words[i].End
	switch {
	case left != right && left, left == right && open:
		return closing
	}
	return opening
}

// unbroken takes starts away that would cut a name, as networks that have read few
// headlines put them among words with capitals.
func unbroken(text string, words []dateline.Span, starts, paragraph []bool) {
	for i := 1; i < len(words); i++ {
		if starts[i] && !paragraph[i] && withinName(text, words[i-1], words[i]) {
			starts[i] = false
		}
	}
}

// withinName tells whether two words with capitals stand side by side with nothing
// but a blank between, the second none that opens sentences rather than names: a
// name goes on, whatever the network thinks.
func withinName(text string, a, b dateline.Span) bool {
	if text[a.End:b.Start] != " " || !capital(text[a.Start:a.End]) || !capital(text[b.Start:b.End]) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[a.Start:a.End])
	switch strings.ToLower(text[b.Start:b.End]) {
	case "i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "there", "here",
		"what", "who", "why", "how", "when", "where", "which", "if", "but", "and", "or", "so", "please", "thanks", "thank", "yes", "no", "not", "do", "does", "did", "is", "are", "was", "were",
		"has", "have", "had", "can", "could", "will", "would", "in", "on", "at", "for", "from", "to", "as", "by", "with", "after", "all", "any", "some", "let", "also", "just", "hi", "hello", "dear":
		return false
	}
	return unicode.IsLower(last)
}
