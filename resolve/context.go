package resolve

import (
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// finish reads the descriptions of a unit and the words around its names.
func (l *lexicon) finish(u *unit, a *Account) {
	slices.Sort(u.mentions)
	seen := map[string]bool{}
	for _, i := range u.mentions {
		m := &a.Mentions[i]
		switch m.Form {
		case dateline.Nominal:
			u.describe(l, oneLine(m.Text), seen)
		case dateline.Name:
			l.around(u, a.Report.Text, m, seen)
		}
	}
	u.key = l.mainKey(u)
	u.country = l.countryOf(u)
	u.sector = sectorOf(u.roles)
	if u.published, u.days = daysOf(u, a); len(u.names) == 0 {
		u.posts = l.posts(u, a)
	}
	u.held = l.heldPosts(u)
}

func (u *unit) describe(l *lexicon, text string, seen map[string]bool) {
	text = strings.TrimSpace(text)
	if text == "" || seen[text] || len(text) > 200 {
		return
	}
	seen[text] = true
	u.says = append(u.says, text)
	if r := l.role(text); r.ok {
		u.roles = append(u.roles, r)
	}
}

// around reads the title before a name, the description set off by commas
// behind or before it, and the nation whose adjective stands before it.
func (l *lexicon) around(u *unit, text string, m *Said, seen map[string]bool) {
	p := l.personName(oneLine(m.Text))
	if m.Kind == dateline.Person && p.title != "" {
		u.entitle(l, p.title, p.plain, seen)
	}
	if m.Start < 0 || m.End > len(text) || m.Empty() {
		return
	}
	if m.Kind == dateline.Person && u.sense == "" {
		if before := l.titleBefore(text, m.Start); before != "" {
			u.entitle(l, before, p.plain, seen)
		}
		for _, d := range l.appositions(text, m.Span) {
			u.describe(l, d, seen)
		}
	}
	if m.Kind != dateline.Person && u.sense == "" && productBehind(text[m.End:min(len(text), m.End+24)]) {
		u.product = true
	}
	if u.country == "" && u.sense == "" && (m.Kind != dateline.Person || doer(lastOf(lastWords(text, m.Start, 1)))) {
		u.country = l.nationBefore(text, m.Start)
	}
}

func (u *unit) entitle(l *lexicon, title, plain string, seen map[string]bool) {
	if form := withoutArticle(title) + " " + plain; !seen[form] {
		seen[form] = true
		u.titles = append(u.titles, form)
	}
	if r := l.role(title); r.ok && !seen["\x00"+title] {
		seen["\x00"+title] = true
		u.roles = append(u.roles, r)
	}
}

// titleBefore is the title that ends right before an offset, with the words
// for nation or body in front of it: "Russian Foreign Minister".
func (l *lexicon) titleBefore(text string, at int) string {
	if at == 0 || text[at-1] != ' ' {
		return ""
	}
	words := lastWords(text, at, 8)
	start := len(words)
	for i := len(words) - 1; i >= max(0, len(words)-5); i-- {
		if strings.ContainsAny(words[i], ".,;:()\"“”") && !strings.HasSuffix(words[i], "n.") && len(words[i]) > 4 {
			break
		}
		if _, ok := l.titles[gazetteer.Fold(strings.Join(words[i:], " "))]; ok {
			start = i
		}
	}
	if start == len(words) {
		return ""
	}
	for start > 0 && l.modifies(words[start-1]) {
		start--
	}
	return strings.Join(words[start:], " ")
}

// modifies reports whether a word before a title belongs to it.
func (l *lexicon) modifies(w string) bool {
	switch w {
	case "former", "Former", "deputy", "Deputy", "acting", "Acting", "vice", "Vice", "then":
		return true
	}
	if strings.ContainsAny(w, ",;:()\"") {
		return false
	}
	_, as, ok := l.country(trimPossessive(w))
	return ok && (as == gazetteer.AsName || as == gazetteer.AsDemonym)
}

// appositions are the descriptions of a name set off by commas, each of which
// names a role: "X, governor of Y and head of Z," and "the prime minister of Y, X,".
func (l *lexicon) appositions(text string, s dateline.Span) []string {
	var out []string
	if rest := text[s.End:min(len(text), s.End+240)]; strings.HasPrefix(rest, ", ") {
		out = l.described(untilStop(rest[2:]))
	}
	before := text[max(0, s.Start-160):s.Start]
	if rest, ok := strings.CutSuffix(before, ", "); ok {
		if i := strings.LastIndexAny(rest, ".;:,\n()"); i >= 0 {
			rest = rest[i+1:]
		}
		rest = strings.TrimSpace(rest)
		if low := strings.ToLower(rest); strings.HasPrefix(low, "the ") || strings.HasPrefix(low, "a ") || strings.HasPrefix(low, "an ") {
			out = append(out, l.described(rest)...)
		}
	}
	return out
}

// untilStop is the text up to the comma or stop that ends an apposition.
func untilStop(s string) string {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ',', ';', ':', '\n', '(', ')', '"', '?', '!':
			return s[:i]
		case '.':
			if i+1 >= len(s) || s[i+1] == ' ' && i > 2 && s[i-2] != '.' && s[i-2] != ' ' || s[i+1] == '\n' {
				return s[:i]
			}
		}
	}
	return ""
}

// described parts a description at "and" where another role begins, and keeps
// the parts that are roles; a verb in small letters first makes it none.
func (l *lexicon) described(text string) []string {
	var out []string
	for len(text) > 0 {
		part, rest := text, ""
		for i := 0; ; {
			j := strings.Index(text[i:], " and ")
			if j < 0 {
				break
			}
			i += j
			if r := l.role(firstWords(text[i+5:], 6)); r.ok && l.role(text[:i]).ok {
				part, rest = text[:i], text[i+5:]
				break
			}
			i += 5
		}
		if r := l.role(part); r.ok && len(strings.Fields(part)) <= 16 && !clausal(part) {
			out = append(out, part)
		}
		text = rest
	}
	return out
}

// firstWords are the first n words, ending before "of".
func firstWords(s string, n int) string {
	words := strings.Fields(s)
	words, _ = split(words[:min(n, len(words))])
	return strings.Join(words, " ")
}

// clausal reports whether a part begins like a clause rather than a description.
func clausal(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	switch strings.ToLower(first) {
	case "who", "which", "that", "and", "but", "or", "said", "says", "told", "he", "she", "it", "they", "in", "on", "at", "with", "by", "where", "when", "while", "as", "to", "after", "before", "according":
		return true
	}
	return strings.HasSuffix(first, "ing") && len(first) > 4
}

// nationBefore is the nation whose adjective stands up to four small words
// before a name: "the Russian state-run corporation X".
func (l *lexicon) nationBefore(text string, at int) string {
	words := lastWords(text, at, 5)
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i]
		if c, as, ok := l.country(trimPossessive(w)); ok && startsUpper(w) {
			if as == gazetteer.AsDemonym || as == gazetteer.AsName && trimPossessive(w) != w {
				return c.Code
			}
			return ""
		}
		if startsUpper(w) || strings.ContainsAny(w, ",.;:()") || small(w) {
			return ""
		}
	}
	return ""
}

// productBehind reports whether the words behind a name say that it names a product.
func productBehind(rest string) bool {
	for _, w := range []string{" carrier rocket", " launch vehicle", " ballistic missile", " cruise missile", " missile system", " rocket launcher", " fighter jet", " battle tank", " spacecraft", " satellite", " smartphone", " vaccine"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// doer reports whether a word may say what a person does: "swimmer", "novelist".
func doer(w string) bool {
	for _, end := range []string{"er", "or", "ist", "ian", "man", "ete", "ant"} {
		if strings.HasSuffix(w, end) && len(w) > 4 && !startsUpper(w) {
			return w != "after" && w != "under" && w != "over" && w != "former"
		}
	}
	return false
}

// small are words that end a noun phrase on the left.
func small(w string) bool {
	switch w {
	case "and", "or", "of", "in", "at", "to", "by", "with", "for", "from", "on", "the", "a", "an", "that", "who", "which", "as", "is", "was", "were", "are", "said", "told", "than":
		return true
	}
	return false
}

// sectorOf is the sector of most weight among roles: government outweighs,
// then the most frequent, then the first of the alphabet.
func sectorOf(roles []role) string {
	count := map[string]int{}
	for _, r := range roles {
		if r.sector != "" {
			count[r.sector]++
		}
	}
	if count["GOV"] > 0 {
		return "GOV"
	}
	return most(count)
}

// most is the key of the largest count, of equals the first of the alphabet.
func most[K ~string](count map[K]int) K {
	var best K
	n := 0
	for k, c := range count {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return best
}
