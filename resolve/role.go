package resolve

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
)

// role is what a description says of the one described: "the governor of the
// Khabarovsk Region" is a title, a sector and a country.
type role struct {
	title   string // as written, without article
	sector  string // PLOVER, "" unknown
	class   string
	country string // alpha-3, "" unknown
	of      string // what follows "of" or "for", as written
	word    string // the word of the table that was found, folded
	ok      bool
}

// role reads a description; ok is false when it names no role that the table has.
func (l *lexicon) role(text string) role {
	if len(text) > 300 {
		return role{}
	}
	if len(l.set.divisions) > 0 {
		return l.readRole(text) // it may name one, which elsewhere is a country
	}
	r, seen := l.roles[text]
	if !seen {
		r = l.readRole(text)
		l.roles[text] = r
	}
	return r
}

func (l *lexicon) readRole(text string) role {
	text, _, _ = strings.Cut(text, ",")
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 30 {
		return role{}
	}
	head, tail := split(words)
	found, word := l.lastTitle(head)
	if found == nil {
		return role{}
	}
	r := role{title: withoutArticle(text), sector: found.sector, class: found.class, word: word, ok: true}
	if len(tail) > 0 {
		r.of = withoutArticle(strings.Join(tail, " "))
	}
	if whole, ok := l.titles[gazetteer.Fold(strings.Join(headOf(text), " "))]; ok {
		r.sector, r.class = whole.sector, whole.class
	}
	if b, known := l.body(r.of); known {
		r.country = b.country
	}
	if r.country == "" {
		r.country = l.countryIn(text)
	}
	if r.country == "" && r.of != "" {
		if p := l.place(r.of, ""); p.known {
			r.country = p.Country
			if r.class == "state" {
				r.class = ""
			}
		}
	}
	return l.judgeRole(r, text)
}

// judgeRole corrects the sector by what stands around the word: heads and
// spokesmen are of the government only where the words say so, a president
// behind "of" is of a state only if that is one, and former ones are elites.
func (l *lexicon) judgeRole(r role, text string) role {
	low := strings.ToLower(text)
	state := r.country != ""
	for _, w := range []string{"government", "ministry", "kremlin", "white house", "presidential", "president's", "state"} {
		state = state || strings.Contains(low, w)
	}
	if r.class == "state" {
		r.class = ""
		if !state || strings.Contains(low, "corporation") || strings.Contains(low, "company") || strings.Contains(low, "bank") {
			r.sector = ""
		}
	}
	if r.class == "head" && r.of != "" && !state {
		r.sector, r.class = "", ""
	}
	if strings.HasPrefix(low, "former ") || strings.HasPrefix(low, "ex-") || strings.Contains(low, " former ") {
		r.sector, r.class = "ELI", ""
	}
	return r
}

// split parts a description before its first "of", "for", "at" or "in".
func split(words []string) (head, tail []string) {
	for i, w := range words {
		switch w {
		case "of", "for", "at", "in", "on":
			if i > 0 {
				return words[:i], words[i+1:]
			}
		}
	}
	return words, nil
}

func headOf(text string) []string {
	words := strings.Fields(withoutArticle(text))
	if len(words) > 5 {
		words = words[:5]
	}
	return words
}

// lastTitle is the longest title that ends the words, or ends at one of the
// last three (names may follow: "corporation Roscosmos").
func (l *lexicon) lastTitle(words []string) (*title, string) {
	for end := len(words); end > 0 && end > len(words)-3; end-- {
		for start := max(0, end-5); start < end; start++ {
			key := gazetteer.Fold(strings.Join(words[start:end], " "))
			if t, ok := l.titles[key]; ok && t.class != "name" {
				return &t, key
			}
		}
	}
	return nil, ""
}

// countryIn is the first country that words of the text name, by name or by
// adjective; the longest name at a place counts.
func (l *lexicon) countryIn(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '(' || r == ')' })
	for i := range words {
		for n := min(6, len(words)-i); n > 0; n-- {
			first, _ := utf8.DecodeRuneInString(words[i])
			if !unicode.IsUpper(first) || i > 0 && words[i-1] == "New" { // New Mexico is another place
				break
			}
			name := trimPossessive(strings.Join(words[i:i+n], " "))
			if c, as, ok := l.country(name); ok && (as == gazetteer.AsName || as == gazetteer.AsDemonym) {
				return c.Code
			}
		}
		if c, ok := l.hyphenated(words[i]); ok {
			return c
		}
	}
	return ""
}

// hyphenated is the country of "Russian-backed"; of "DPRK-Russia" none.
func (l *lexicon) hyphenated(word string) (string, bool) {
	first, rest, ok := strings.Cut(word, "-")
	if !ok || rest == "" || !unicode.IsLower(rune(rest[0])) {
		return "", false
	}
	c, as, known := l.country(first)
	return c.Code, known && as == gazetteer.AsDemonym && rest != "born"
}

func withoutArticle(s string) string {
	s = strings.TrimSpace(s)
	for _, a := range []string{"the ", "The ", "a ", "A ", "an ", "An ", "its ", "his ", "her ", "their "} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return rest
		}
	}
	return s
}

func trimPossessive(s string) string {
	for _, p := range []string{"'s", "’s", "'", "’"} {
		s = strings.TrimSuffix(s, p)
	}
	return s
}

func itoa(n int) string { return strconv.Itoa(n) }
