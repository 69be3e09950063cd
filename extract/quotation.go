package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// longestQuotation bounds a quotation in bytes: a mark that was never closed
// must not swallow the report.
const longestQuotation = 4000

// doubled stands for the mark that closes a quotation in typewriter marks: ”.
const doubled = '\uE000'

// quotations are the stretches of a text between quotation marks, marks
// included, in order and without overlap. Straight marks pair up inside a
// paragraph; a paragraph that opens a quotation and leaves it open ends it,
// as newspapers do when the next paragraph opens again.
func quotations(text string) []dateline.Span {
	var out []dateline.Span
	open, closing := -1, rune(0)
	for i, r := range text {
		switch {
		case r == '\n':
			if open >= 0 && i-open > 1 && strings.HasPrefix(strings.TrimLeft(text[i:], "\r\n \t"), text[open:open+1]) {
				out = append(out, dateline.Span{Start: open, End: i})
			}
			open = -1
		case open < 0:
			if c := closingMark(r, text, i); c != 0 {
				open, closing = i, c
			}
		case closing == doubled && i > open+2 && strings.HasPrefix(text[i:], "''"):
			out = append(out, dateline.Span{Start: open, End: i + 2})
			open, closing = -1, 0
		case r == closing || closing == '"' && r == '”':
			out = append(out, dateline.Span{Start: open, End: i + utf8.RuneLen(r)})
			open = -1
		}
		if open >= 0 && i-open > longestQuotation {
			open = -1
		}
	}
	return out
}

// closingMark is the mark that closes what the mark r at i opens; 0 when r opens nothing.
func closingMark(r rune, text string, i int) rune {
	switch r {
	case '“', '„':
		return '”'
	case '«':
		return '»'
	case '\'', '`':
		if rest := text[i:]; len(rest) > 2 && (rest[:2] == "''" || rest[:2] == "``") && rest[2] != ' ' && rest[2] != '\n' && rest[2] != '\'' && (i == 0 || text[i-1] != '\'') {
			return doubled
		}
	case '"':
		if next, _ := utf8.DecodeRuneInString(text[i+1:]); unicode.IsSpace(next) {
			return 0
		}
		return '"'
	}
	return 0
}

// quoteKind tells whether words are a direct quotation (all between marks), an
// indirect one (no marks) or a mixed one.
func quoteKind(words string) string {
	words = strings.Trim(words, " \n\t,.;:")
	words = strings.ReplaceAll(strings.ReplaceAll(words, "''", "\""), "``", "\"")
	const marks = "\"“”„«»"
	if !strings.ContainsAny(words, marks) {
		return "indirect"
	}
	first, a := utf8.DecodeRuneInString(words)
	last, b := utf8.DecodeLastRuneInString(words)
	if a+b < len(words) && strings.ContainsRune(marks, first) && strings.ContainsRune(marks, last) {
		inside := 0
		for _, r := range words[a : len(words)-b] {
			if strings.ContainsRune(marks, r) {
				inside++
			}
		}
		if inside%2 == 0 {
			return "direct"
		}
	}
	return "mixed"
}
