package analyze

import (
	"strings"
	"unicode"

	"dateline"
)

const longestPlaceLine = 90 // bytes, dash included

// splitPlaceLine parts the place line of a dispatch ("MOSCOW, Sept 13 (TASS) - ")
// from the sentence that it stands before: it is no part of its grammar, and a
// parser that reads both as one sentence loses the verb. A place line begins
// with words in capitals, three letters or more, and ends with the first dash between
// blanks, within 90 bytes and before any stop that ends a sentence.
func splitPlaceLine(out []dateline.Span, text string, p dateline.Span) []dateline.Span {
	end := placeLineEnd(text[p.Start:p.End])
	rest := trimmed(text, dateline.Span{Start: p.Start + end, End: p.End})
	if end == 0 || rest.Empty() {
		return append(out, p)
	}
	return append(out, trimmed(text, dateline.Span{Start: p.Start, End: p.Start + end}), rest)
}

// placeLineEnd is the offset after the dash of a place line, 0 without one.
func placeLineEnd(s string) int {
	s = s[:min(len(s), longestPlaceLine)]
	capitals := 0
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, unicode.IsLower) || !strings.ContainsFunc(w, unicode.IsUpper) || w[0] == '(' {
			break
		}
		capitals += len(strings.FieldsFunc(w, func(r rune) bool { return !unicode.IsUpper(r) })[0])
	}
	end := 0
	for _, dash := range []string{" - ", " -- ", " – ", " — "} {
		if i := strings.Index(s, dash); i >= 0 && (end == 0 || i+len(dash) < end) {
			end = i + len(dash)
		}
	}
	if capitals < 3 || end == 0 || strings.ContainsAny(s[:end], "!?:;\"“”") {
		return 0
	}
	// A headline in capitals or "NATO - the alliance - said" has no date and no agency.
	if !strings.ContainsAny(s[:end], "0123456789(") {
		return 0
	}
	return end
}
