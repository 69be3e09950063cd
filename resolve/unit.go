package resolve

import (
	"html"
	"slices"
	"strings"
	"unicode"

	"dateline"
	"dateline/gazetteer"
)

// unit is what one report knows of one thing: the mentions of a chain that
// stand for the same, their words, and what is said of it. A chain whose
// mentions name several countries, or one and something else, makes several.
type unit struct {
	report    dateline.ReportID
	mentions  []int // of the account
	names     []string
	spoken    []string              // adjectives among the names, which are no names to show
	votes     map[dateline.Kind]int // of the mentions by name
	says      []string              // descriptions, in order of the text
	roles     []role
	titles    []string // forms with a title before the name
	country   string   // from context, "" unknown
	sector    string
	sense     string // "country PRK", "seat kremlin", "people russians"; "" ordinary
	person    personName
	key       string   // the folded main name
	product   bool     // words around a name say that it is a product
	posts     []post   // offices that its descriptions give, where it has no name
	held      []string // keys of the offices that the report gives it
	days      []string
	published string  // the day of its report, "" unknown
	sure      float64 // of the person that a table of offices says it is, 0 none
}

// units reads the mentions of one account.
func (l *lexicon) units(a *Account) []*unit {
	chains, order := map[string][]int{}, []string{}
	a.Mentions = l.titlesJoined(a.Mentions)
	for i, m := range a.Mentions {
		chain := m.Chain
		if chain == "" {
			chain = "\x00" + m.ID
		}
		if chains[chain] == nil {
			order = append(order, chain)
		}
		chains[chain] = append(chains[chain], i)
	}
	place := locatives(a)
	var out []*unit
	for _, c := range order {
		members := chains[c]
		slices.SortStableFunc(members, func(x, y int) int { return a.Mentions[x].Start - a.Mentions[y].Start })
		out = append(out, l.chainUnits(a, members, place)...)
	}
	for _, u := range out {
		l.finish(u, a)
	}
	return append(out, l.misplaced(out, a)...)
}

// titlesJoined takes titles that were marked as names of their own ("President"
// beside "Vladimir X") for descriptions of the person named right behind.
func (l *lexicon) titlesJoined(mentions []Said) []Said {
	out := slices.Clone(mentions)
	starts := map[int]string{}
	for _, m := range out {
		if m.Form == dateline.Name && m.Kind == dateline.Person && !l.bareTitle(m.Text) {
			starts[m.Start] = m.Chain
		}
	}
	for i := range out {
		if m := &out[i]; m.Form == dateline.Name && m.Kind == dateline.Person && l.bareTitle(m.Text) {
			m.Form = dateline.Nominal
			if chain := starts[m.End+1]; chain != "" {
				m.Chain = chain
			}
		}
	}
	return out
}

// bareTitle reports whether a text is a title and no more.
func (l *lexicon) bareTitle(text string) bool {
	t, ok := l.titles[gazetteer.Fold(text)]
	return ok && t.class != "name"
}

// chainUnits parts a chain by what its names stand for. Descriptions and
// pronouns go with the name before them, at the start with the first.
func (l *lexicon) chainUnits(a *Account, members []int, place map[string]bool) []*unit {
	var out []*unit
	var last *unit
	var waiting []int
	find := func(sense, name string) *unit {
		for _, u := range out {
			if u.sense == sense && (sense != "" || l.akin(u, name)) {
				return u
			}
		}
		u := &unit{report: a.Report.ID, sense: sense, votes: map[dateline.Kind]int{}}
		out = append(out, u)
		return u
	}
	for _, i := range members {
		m := &a.Mentions[i]
		switch {
		case m.Form == dateline.Name:
			m = l.whole(a.Report.Text, m)
			sense, name := l.sense(a, m, place), m.Text
			if sense == "" {
				sense, name = l.extended(a.Report.Text, m)
			}
			u := find(sense, name)
			u.add(i, m, name)
			if l.isAdjective(sense, name) {
				u.spoken = append(u.spoken, u.names[len(u.names)-1])
			}
			u.mentions = append(u.mentions, waiting...)
			last, waiting = u, nil
		case last != nil:
			last.mentions = append(last.mentions, i)
		default:
			waiting = append(waiting, i)
		}
	}
	if len(waiting) > 0 {
		u := &unit{report: a.Report.ID, votes: map[dateline.Kind]int{}, mentions: waiting}
		out = append(out, u)
	}
	return out
}

// extended is the sense and name of a facility that a small word behind a name
// makes ("the Gagarin plant", where Gagarin alone is marked).
func (l *lexicon) extended(text string, m *Said) (sense, name string) {
	if m.Kind == dateline.Person || m.Start < 0 || m.End >= len(text) || text[m.End] != ' ' || strings.Contains(m.Text, "\n") {
		return "", m.Text
	}
	rest := text[m.End+1 : min(len(text), m.End+24)]
	end := strings.IndexFunc(rest, func(r rune) bool { return r < 'a' || r > 'z' })
	if end <= 0 || !facility("x "+rest[:end]) {
		return "", m.Text
	}
	if _, known := l.body(organizationKey(m.Text)); known {
		return "", m.Text
	}
	name = withoutArticle(m.Text) + " " + rest[:end]
	return "facility " + gazetteer.Fold(name), name
}

func (u *unit) add(i int, m *Said, name string) {
	u.mentions = append(u.mentions, i)
	u.votes[m.Kind]++
	u.names = append(u.names, strings.TrimSpace(trimPossessive(oneLine(name))))
}

// isAdjective tells whether what stands for a country is its adjective, which
// speaks of the country and is no name of it.
func (l *lexicon) isAdjective(sense, name string) bool {
	if !strings.HasPrefix(sense, "country ") {
		return false
	}
	_, as, ok := l.country(strings.TrimSpace(trimPossessive(oneLine(name))))
	return ok && as == gazetteer.AsDemonym
}

// akin reports whether a name may be another name of an ordinary unit: they
// share a word, or one is the other's acronym.
func (l *lexicon) akin(u *unit, name string) bool {
	if len(u.names) == 0 {
		return true
	}
	mine := l.personName(name).tokens
	for _, n := range u.names {
		for _, t := range l.personName(n).tokens {
			if slices.Contains(mine, t) {
				return true
			}
		}
		if acronymOf(n, name) || acronymOf(name, n) || sameBody(l, n, name) {
			return true
		}
	}
	return false
}

func sameBody(l *lexicon, a, b string) bool {
	x, ok := l.body(a)
	y, known := l.body(b)
	return ok && known && x.key == y.key
}

// sense is what a name stands for where it stands: a country (by name, as
// adjective, by the capital where the government is meant), a people, a seat
// of government; "" an ordinary name.
func (l *lexicon) sense(a *Account, m *Said, place map[string]bool) string {
	if m.Kind == dateline.Person {
		return ""
	}
	name := strings.TrimSpace(trimPossessive(oneLine(m.Text)))
	c, as, ok := l.country(name)
	if !ok {
		return ""
	}
	switch as {
	case gazetteer.AsSeat:
		return "seat " + gazetteer.Fold(name)
	case gazetteer.AsDemonym:
		if m.Kind == dateline.Group && strings.HasSuffix(name, "s") {
			if _, as, ok := l.country(strings.TrimSuffix(name, "s")); ok && as == gazetteer.AsDemonym {
				return "people " + gazetteer.Fold(name)
			}
		}
		return "country " + c.Code
	case gazetteer.AsCapital:
		if place[m.ID] || !acts(a.Report.Text, m.Span) {
			return ""
		}
	}
	return "country " + c.Code
}

// whole is a mention with the up to three words before it that make it the name
// of a country ("Democratic" before "Republic of ...").
func (l *lexicon) whole(text string, m *Said) *Said {
	if m.Start <= 0 || m.End > len(text) || !strings.Contains(m.Text, " ") {
		return m
	}
	before := lastWords(text, m.Start, 3)
	for i := range before {
		name := strings.Join(before[i:], " ") + " " + oneLine(m.Text)
		if _, as, ok := l.country(name); ok && as == gazetteer.AsName {
			longer := *m
			longer.Text = name
			return &longer
		}
	}
	return m
}

// locatives are the mentions that claims have as places.
func locatives(a *Account) map[string]bool {
	out := map[string]bool{}
	for _, c := range a.Claims {
		for _, g := range c.Arguments {
			switch g.Role {
			case dateline.RolePlace, dateline.RoleOrigin, dateline.RoleDestination:
				if g.Mention != "" {
					out[g.Mention] = true
				}
			}
		}
	}
	return out
}

// acts reports whether the name of a capital stands for its government: no
// preposition of place before it, no country behind a comma after it.
func acts(text string, s dateline.Span) bool {
	if s.End > len(text) || s.Start < 0 || s.Empty() {
		return false
	}
	before := lastWords(text, s.Start, 4)
	for len(before) >= 2 && (before[len(before)-1] == "and" || strings.HasSuffix(before[len(before)-1], ",")) {
		before = before[:len(before)-1]
		if len(before) > 1 {
			before = before[:len(before)-1]
		}
	}
	if len(before) == 0 || s.Start > 0 && text[s.Start-1] == '\n' {
		return !placeLine(text[s.End:])
	}
	switch strings.ToLower(before[len(before)-1]) {
	case "in", "at", "near", "from", "to", "outside", "around", "across", "inside", "through", "into", "toward", "towards", "via", "within",
		"visit", "visited", "visits", "visiting", "left", "reached", "leaving", "downtown", "central", "northern", "southern", "eastern", "western", "of", "over", "on", "leave", "the", "a":
		return false
	}
	rest := text[s.End:]
	return !strings.HasPrefix(rest, ", ") || !startsUpper(rest[2:]) || strings.HasPrefix(rest, " (")
}

// placeLine reports whether the text after a place goes on like a place line:
// "(TASS) --", ", September 13".
func placeLine(rest string) bool {
	return strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " --") || strings.HasPrefix(rest, " —") || strings.HasPrefix(rest, " –") || strings.HasPrefix(rest, " -")
}

func startsUpper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// lastWords are up to n words that stand before an offset.
func lastWords(text string, before, n int) []string {
	from := max(0, before-80)
	words := strings.Fields(text[from:before])
	if from > 0 && len(words) > 0 {
		words = words[1:]
	}
	return words[max(0, len(words)-n):]
}

func oneLine(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = html.UnescapeString(withoutTags(s))
	}
	return strings.Join(strings.Fields(s), " ")
}

// withoutTags is a text without the mark-up that the words of a report may hold,
// whole tags and those cut off at an end.
func withoutTags(s string) string {
	for {
		from := strings.IndexByte(s, '<')
		if from < 0 || from+1 == len(s) || s[from+1] != '/' && !unicode.IsLetter(rune(s[from+1])) {
			return s
		}
		to := strings.IndexByte(s[from:], '>')
		if to < 0 {
			return s[:from]
		}
		s = s[:from] + " " + s[from+to+1:]
	}
}
