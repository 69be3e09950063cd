package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
)

// personName is a person's name without titles.
type personName struct {
	title  string   // as written before the name, "" none
	plain  string   // the name as written
	tokens []string // skeletons of its words, without initials in the middle
}

// personName parts a name as written into title and name.
func (l *lexicon) personName(text string) personName {
	words := strings.Fields(trimPossessive(text))
	cut := 0
	for cut < len(words)-1 {
		n := 0
		for k := min(5, len(words)-1-cut); k > 0 && n == 0; k-- {
			if _, ok := l.titles[gazetteer.Fold(strings.Join(words[cut:cut+k], " "))]; ok {
				n = k
			}
		}
		if n == 0 {
			if _, as, ok := l.country(trimPossessive(words[cut])); cut == 0 && ok && as != gazetteer.AsCapital && len(words) > 2 {
				n = 1
			}
		}
		if n == 0 {
			break
		}
		cut += n
	}
	if cut > 0 && l.onlyNation(words[:cut]) {
		cut = 0 // "Jordan Smith"
	}
	p := personName{title: strings.Join(words[:cut], " "), plain: strings.Join(words[cut:], " ")}
	p.tokens = tokensOf(p.plain)
	return p
}

// onlyNation reports whether the words hold no title but only a country.
func (l *lexicon) onlyNation(words []string) bool {
	for i := range words {
		for j := i + 1; j <= len(words); j++ {
			if _, ok := l.titles[gazetteer.Fold(strings.Join(words[i:j], " "))]; ok {
				return false
			}
		}
	}
	return true
}

// tokensOf are the skeletons of the words of a name: hyphens part, initials
// between others and suffixes fall away.
func tokensOf(name string) []string {
	words := strings.Fields(gazetteer.Fold(name))
	for len(words) > 1 {
		switch words[len(words)-1] {
		case "jr", "sr", "ii", "iii", "iv":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	var out []string
	for i, w := range words {
		if utf8.RuneCountInString(w) == 1 && i > 0 && i < len(words)-1 {
			continue
		}
		out = append(out, skeleton(w))
	}
	return out
}

// skeleton is a folded word in the form that its romanisations share: Sergey
// and Sergei, Zelensky and Zelenskyy, Muhammad and Mohamed.
func skeleton(w string) string {
	if len(w) < 4 {
		return w
	}
	for _, m := range []string{"muham", "moham", "mohham", "muhamm"} {
		if strings.HasPrefix(w, m) && len(w) <= 10 && (strings.HasSuffix(w, "d") || strings.HasSuffix(w, "t")) {
			return "mohamed"
		}
	}
	w = strings.NewReplacer("ph", "f", "kh", "h", "ou", "u", "oo", "u", "ck", "k", "x", "ks", "q", "k", "w", "v").Replace(w)
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r == 'y' || r == 'j' && last != 0 {
			r = 'i'
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	s := b.String()
	for _, e := range [][2]string{{"iei", "ei"}, {"ii", "i"}, {"dr", "der"}} {
		if rest, ok := strings.CutSuffix(s, e[0]); ok && rest != "" {
			s = rest + e[1]
		}
	}
	return s
}

// organizationKey is the folded name without legal forms.
func organizationKey(name string) string {
	words := strings.Fields(gazetteer.Fold(trimPossessive(name)))
	for len(words) > 1 && legalForm(words[0]) {
		words = words[1:]
	}
	for len(words) > 1 && legalForm(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.NewReplacer("organisation", "organization", "centre", "center", "defence", "defense", "labour", "labor").Replace(strings.Join(words, " "))
}

func legalForm(w string) bool {
	switch w {
	case "pjsc", "ojsc", "jsc", "cjsc", "ao", "oao", "pao", "zao", "ooo", "llc", "ltd", "limited", "inc", "incorporated", "corp", "corporation",
		"co", "company", "plc", "gmbh", "ag", "sa", "spa", "nv", "bv", "oy", "ab", "asa", "pte", "pvt", "kk", "se", "holdings":
		return true
	}
	return false
}

// acronymOf reports whether short is made of the initials of long.
func acronymOf(short, long string) bool {
	s := strings.ReplaceAll(short, ".", "")
	if n := utf8.RuneCountInString(s); n < 2 || n > 8 || strings.ToUpper(s) != s || strings.Contains(s, " ") {
		return false
	}
	all, capitals := "", ""
	for _, w := range strings.FieldsFunc(long, func(r rune) bool { return r == ' ' || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(w)
		all += string(unicode.ToUpper(r))
		if unicode.IsUpper(r) && w != "The" {
			capitals += string(r)
		}
	}
	return len(all) > 1 && (s == all || s == capitals)
}

// productLike are designations: letters, a hyphen, digits ("Su-35", "S-400").
func productLike(name string) bool {
	letters, digits, ok := strings.Cut(name, "-")
	if !ok || strings.ContainsAny(name, " ") || letters == "" || digits == "" || len(letters) > 12 {
		return false
	}
	for _, r := range letters {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	switch strings.ToUpper(letters) {
	case "COVID", "G", "AL", "EL", "ABC", "FM":
		return false
	}
	first, _ := utf8.DecodeRuneInString(letters)
	return unicode.IsUpper(first) && unicode.IsDigit(rune(digits[0]))
}
