package store

import (
	"strings"
	"unicode"
)

// match is a search for words as FTS5 takes it: all words must be there, in any
// order and form ("meeting" finds "meets": the stems of Porter); "words in
// quotes" stand together, -word must not be there, a word* is a beginning. No
// character of a user's means anything else.
//
// https://sqlite.org/fts5.html#full_text_query_syntax
func match(asked string) string {
	var must, not []string
	for _, p := range phrases(asked) {
		quoted := `"` + strings.Join(lettersOf(p.text), " ") + `"`
		switch {
		case quoted == `""`:
			continue
		case p.start:
			quoted += "*"
		}
		if p.not {
			not = append(not, quoted)
		} else {
			must = append(must, quoted)
		}
	}
	if len(must) == 0 {
		return `""` // matches nothing
	}
	query := strings.Join(must, " AND ")
	for _, n := range not {
		query = "(" + query + ") NOT " + n
	}
	return query
}

// phrase is one part of a search.
type phrase struct {
	text       string
	not, start bool
}

// mostPhrases bounds the work of one search.
const mostPhrases = 32

// phrases are the parts of a search: words, and what stands in quotes. An open
// quote ends with the search.
func phrases(asked string) []phrase {
	var out []phrase
	for rest := strings.TrimSpace(asked); rest != "" && len(out) < mostPhrases; rest = strings.TrimSpace(rest) {
		var p phrase
		if strings.HasPrefix(rest, "-") {
			p.not, rest = true, rest[1:]
		}
		if strings.HasPrefix(rest, `"`) {
			p.text, rest, _ = strings.Cut(rest[1:], `"`)
		} else {
			end := strings.IndexFunc(rest, unicode.IsSpace)
			if end < 0 {
				end = len(rest)
			}
			p.text, rest = rest[:end], rest[end:]
			p.start = strings.HasSuffix(p.text, "*")
		}
		out = append(out, p)
	}
	return out
}

// lettersOf are the words of a text as the index splits it, at most 64.
func lettersOf(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !unicode.Is(unicode.Co, r)
	})
	return words[:min(len(words), 64)]
}
