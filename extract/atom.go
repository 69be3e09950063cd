package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// atom is a run of letters, a run of digits or one other character: finer than
// a token, so that "mid-May", "13th" and "5pm" read the same however a
// tokeniser cuts them.
type atom struct {
	text       string // lower case
	start, end int    // bytes of the report's text
	tight      bool   // no gap before it
	upper      bool   // begins with a capital letter
	digits     int    // number of digits; 0 for other atoms
	n          int    // value of the digits, -1 when they are too many
}

// atoms cuts text[start:end].
func atoms(text string, start, end int) []atom {
	out := make([]atom, 0, (end-start)/5+1)
	last := -1
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(text[i:end])
		j := i + size
		a := atom{start: i, tight: last == i}
		switch {
		case unicode.IsSpace(r):
			i = j
			continue
		case r >= '0' && r <= '9':
			j = digitsEnd(text, i, end)
			a.digits, a.n = j-i, digitValue(text[i:j])
		case unicode.IsLetter(r):
			a.upper = unicode.IsUpper(r)
			j = lettersEnd(text, i, end)
		}
		a.end, last = j, j
		a.text = strings.ToLower(text[i:j])
		out = append(out, a)
		i = j
	}
	return out
}

// digitsEnd takes commas between groups of three along: "1,250".
func digitsEnd(text string, i, end int) int {
	for i < end && (text[i] >= '0' && text[i] <= '9' || text[i] == ',' && group(text, i+1, end)) {
		i++
	}
	return i
}

func group(text string, i, end int) bool {
	for k := range 3 {
		if i+k >= end || text[i+k] < '0' || text[i+k] > '9' {
			return false
		}
	}
	return i+3 >= end || text[i+3] < '0' || text[i+3] > '9'
}

func lettersEnd(text string, i, end int) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		i += size
	}
	return i
}

// digitValue reads digits with or without commas, -1 when it is above a thousand million.
func digitValue(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c == ',' {
			continue
		}
		if n = 10*n + int(c-'0'); n > 1e9 {
			return -1
		}
	}
	return n
}
