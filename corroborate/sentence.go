package corroborate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// sentences are the sentences of a text, roughly: a line ends one, and a stop
// before a blank and a capital, a digit or a quotation mark, unless it ends an
// initial or a short title ("Gen.").
func sentences(text string) []dateline.Span {
	var out []dateline.Span
	from := 0
	end := func(at int) {
		start, stop := trim(text, from, at)
		if stop > start {
			out = append(out, dateline.Span{Start: start, End: stop})
		}
		from = at
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			end(i + 1)
		case '.', '!', '?':
			j := i + 1
			for j < len(text) && strings.ContainsRune("\"')”’", firstRune(text[j:])) {
				j += utf8.RuneLen(firstRune(text[j:]))
			}
			if j < len(text) && text[j] == ' ' && opens(text[j+1:]) && (text[i] != '.' || !shortened(text[from:i])) {
				end(j)
				i = j - 1
			}
		}
	}
	end(len(text))
	return out
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func trim(text string, from, to int) (int, int) {
	s := strings.TrimLeftFunc(text[from:to], unicode.IsSpace)
	start := to - len(s)
	return start, start + len(strings.TrimRightFunc(s, unicode.IsSpace))
}

// opens reports whether a sentence may begin so.
func opens(s string) bool {
	r := firstRune(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("\"“‘'(—–-©", r)
}

// shortened reports whether a text ends in an initial or a short title.
func shortened(s string) bool {
	w := s[strings.LastIndexAny(s, " (\"“")+1:]
	switch w {
	case "Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Maj", "Sgt", "Capt", "Gov", "Sen", "Rep", "Prof", "St", "No", "vs", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return utf8.RuneCountInString(w) == 1 && unicode.IsUpper(firstRune(w)) || len(w) > 1 && len(w) < 5 && strings.Contains(w, ".")
}

// word is one word of a text.
type word struct {
	dateline.Span
	text   string
	quoted bool // between quotation marks
}

// wordsIn are the words of a stretch of a text: letters, digits and what joins
// them (apostrophes, hyphens, stops within).
func wordsIn(text string, s dateline.Span) []word {
	var out []word
	quoted := false
	for i := s.Start; i < s.End; {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '“':
			quoted = true
		case r == '”':
			quoted = false
		case r == '"':
			quoted = !quoted
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := i
			for j < s.End {
				r, n := utf8.DecodeRuneInString(text[j:])
				joins := strings.ContainsRune("'’-./&", r) && j+n < s.End && isWord(firstRune(text[j+n:]))
				if !isWord(r) && !joins {
					break
				}
				j += n
			}
			out = append(out, word{dateline.Span{Start: i, End: j}, text[i:j], quoted})
			i = j
			continue
		}
		i += size
	}
	return out
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (w word) low() string { return strings.ToLower(w.text) }

// capital reports whether a word begins like a name.
func (w word) capital() bool { return unicode.IsUpper(firstRune(w.text)) }
