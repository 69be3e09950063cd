package analyze

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

const (
	// longestParagraph is the number of bytes after which a paragraph is cut at
	// the next blank, so that no step meets a text of unbounded length at once.
	longestParagraph = 1 << 16
	// A hard-wrapped text has lines between these numbers of characters: mail and
	// wire copy wrap at 60 to 80, nothing wraps below 40 or above 100.
	narrowest, widest = 40, 100
)

// paragraphs cuts a text into paragraphs, in order and without the blanks
// around them. An empty line ends a paragraph always. A single line feed ends
// one too, unless the lines around it look hard-wrapped: of three or more lines,
// the longest has 40 to 100 characters, nine of ten breaks come where the next
// line's first word would not have fitted into the longest line, and a third of
// the lines end without a stop. A paragraph longer than 64 KiB is cut at a blank.
func paragraphs(text string) []dateline.Span {
	var out []dateline.Span
	var block []dateline.Span // lines without an empty one between them
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if line := trimmed(text, dateline.Span{Start: at, End: end}); !line.Empty() {
			block = append(block, line)
		} else {
			out = appendBlock(out, text, block)
			block = block[:0]
		}
		at = end + 1
	}
	return appendBlock(out, text, block)
}

// appendBlock adds the paragraphs of a block of lines.
func appendBlock(out []dateline.Span, text string, lines []dateline.Span) []dateline.Span {
	if hardWrapped(text, lines) {
		lines = []dateline.Span{{Start: lines[0].Start, End: lines[len(lines)-1].End}}
	}
	for _, l := range lines {
		for _, part := range splitPlaceLine(nil, text, l) {
			out = appendShort(out, text, part)
		}
	}
	return out
}

// appendShort adds a paragraph, cut where it is too long.
func appendShort(out []dateline.Span, text string, p dateline.Span) []dateline.Span {
	for p.Len() > longestParagraph {
		cut := p.Start + longestParagraph
		if i := strings.LastIndexFunc(text[p.Start:cut], unicode.IsSpace); i > 0 {
			cut = p.Start + i
		}
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		if head := trimmed(text, dateline.Span{Start: p.Start, End: cut}); !head.Empty() {
			out = append(out, head)
		}
		p = trimmed(text, dateline.Span{Start: cut, End: p.End})
	}
	return append(out, p)
}

// hardWrapped reports whether line feeds inside a block stand for blanks.
func hardWrapped(text string, lines []dateline.Span) bool {
	if len(lines) < 3 {
		return false
	}
	width := 0
	for _, l := range lines {
		if l.Len() > widest*utf8.UTFMax {
			return false
		}
		width = max(width, utf8.RuneCountInString(text[l.Start:l.End]))
	}
	if width < narrowest || width > widest {
		return false
	}
	full, open := 0, 0
	for i, l := range lines[:len(lines)-1] {
		line := text[l.Start:l.End]
		next, _, _ := strings.Cut(text[lines[i+1].Start:lines[i+1].End], " ")
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(next) > width {
			full++
		}
		if !strings.ContainsRune(".!?:\"”)", lastRune(line)) {
			open++
		}
	}
	breaks := len(lines) - 1
	return full*10 >= breaks*9 && open*3 >= breaks
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// trimmed is a span without the blanks at its ends.
func trimmed(text string, s dateline.Span) dateline.Span {
	line := text[s.Start:s.End]
	left := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	right := len(strings.TrimRightFunc(line[left:], unicode.IsSpace))
	return dateline.Span{Start: s.Start + left, End: s.Start + left + right}
}
