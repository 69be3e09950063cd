package resolve

import (
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// post is an office that has one holder at a time, as a description names it:
// "the Russian foreign minister", "the head of Roscosmos".
type post struct {
	word string // the title, folded
	of   string // a country's code, or the name of a body or place as written
	then bool   // "the then president": of the day of what happened
}

// key is what descriptions of one post share.
func (l *lexicon) postKey(p post) string {
	of := p.of
	if b, ok := l.body(of); ok {
		of = b.key
	}
	word := p.word
	switch word {
	case "chief", "director general", "general director", "director":
		word = "head"
	}
	return word + "|" + gazetteer.Fold(of)
}

// postOf reads a description of one office and no more; ok is false for words
// that several can be meant by ("a former leader", "the military leader").
// Names of countries and bodies stand before the title or behind "of".
func (l *lexicon) postOf(text string) (p post, ok bool) {
	r := l.role(text)
	if !r.ok || plural(r.word) || !single(r.word) {
		return post{}, false
	}
	p.word = r.word
	head, tail := split(strings.Fields(strings.TrimSuffix(text, ",")))
	before, found := strings.CutSuffix(gazetteer.Fold(strings.Join(head, " ")), r.word)
	if !found {
		return post{}, false
	}
	n := len(strings.Fields(strings.Join(head, " "))) - wordsAsWritten(head, r.word)
	if n < 0 || before != "" && !strings.HasSuffix(before, " ") {
		return post{}, false
	}
	var named []string
	for _, w := range head[:n] {
		switch gazetteer.Fold(w) {
		case "then":
			p.then = true
		case "the", "", "current", "incumbent", "sitting", "longtime", "reclusive", "authoritarian", "veteran":
		default:
			named = append(named, w)
		}
	}
	of := trimPossessive(strings.Join(named, " "))
	if len(tail) > 0 {
		if of != "" {
			return post{}, false
		}
		of = withoutArticle(strings.Join(tail, " "))
	}
	p.of = l.bearsPosts(of)
	return p, p.of != ""
}

// wordsAsWritten is how many of the last words make a folded title.
func wordsAsWritten(words []string, title string) int {
	for n := 1; n <= len(words); n++ {
		if gazetteer.Fold(strings.Join(words[len(words)-n:], " ")) == title {
			return n
		}
	}
	return len(words) + 1
}

// bearsPosts is the country or body that a name is, "" when it is neither: its
// code, or its name as written.
func (l *lexicon) bearsPosts(of string) string {
	if of == "" {
		return ""
	}
	if c, as, ok := l.country(of); ok {
		switch as {
		case gazetteer.AsName, gazetteer.AsDemonym, gazetteer.AsSeat:
			return c.Code
		}
		return ""
	}
	if _, ok := l.body(of); ok || startsUpper(of) && len(strings.Fields(of)) <= 6 {
		return of
	}
	return ""
}

// single reports whether a title is of an office that one person holds at a time.
func single(word string) bool {
	switch word {
	case "leader", "president", "state president", "acting president", "interim president", "head of state", "head of government", "prime minister", "premier", "acting prime minister", "interim prime minister",
		"chancellor", "king", "queen", "emperor", "emir", "sultan", "monarch", "supreme leader", "ruler", "dictator", "strongman", "taoiseach", "pope", "crown prince",
		"vice president", "foreign minister", "minister of foreign affairs", "minister for foreign affairs", "foreign secretary", "top diplomat", "secretary of state", "defence minister", "defense minister", "defence secretary", "defense secretary",
		"secretary of defense", "minister of defence", "minister of defense", "interior minister", "finance minister", "health minister", "energy minister", "economy minister", "justice minister", "home secretary", "attorney general", "treasury secretary",
		"governor", "mayor", "head", "chief", "chairman", "chairwoman", "chairperson", "director general", "general director", "ceo", "chief executive", "secretary general", "general secretary", "party leader", "party chief",
		"speaker", "army chief", "spy chief", "intelligence chief", "police chief", "prosecutor general", "chief justice", "kremlin spokesman", "foreign ministry spokesman", "foreign ministry spokeswoman", "managing director", "high commissioner":
		return true
	}
	return false
}

// meansOne reports whether a description means one that is known: with "the", or
// behind a name's possessive.
func meansOne(text string, report string, s dateline.Span) bool {
	first, _, _ := strings.Cut(text, " ")
	if strings.EqualFold(first, "the") || trimPossessive(first) != first || strings.Contains(text, "'s ") || strings.Contains(text, "’s ") {
		return true
	}
	if s.Start <= 0 || s.Start > len(report) || strings.EqualFold(first, "a") || strings.EqualFold(first, "an") {
		return false
	}
	before := lastWords(report, s.Start, 1)
	return len(before) == 1 && (strings.EqualFold(before[0], "the") || trimPossessive(before[0]) != before[0])
}

// posts are the offices that the descriptions of a unit without a name give.
func (l *lexicon) posts(u *unit, a *Account) []post {
	var out []post
	for _, i := range u.mentions {
		m := &a.Mentions[i]
		text := oneLine(m.Text)
		if m.Form != dateline.Nominal || len(text) > 120 || !meansOne(text, a.Report.Text, m.Span) {
			continue
		}
		if p, ok := l.postOf(withoutArticle(text)); ok && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// heldPosts are the keys of the offices that a report gives a unit.
func (l *lexicon) heldPosts(u *unit) []string {
	var out []string
	for _, p := range u.posts {
		out = append(out, l.postKey(p))
	}
	if len(u.names) > 0 {
		for _, r := range u.roles {
			if p, ok := l.postOf(r.title); ok && r.sector != "ELI" {
				out = append(out, l.postKey(p))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// samePost reports whether two units are given one office.
func samePost(a, b *unit) bool {
	return slices.ContainsFunc(a.held, func(k string) bool { return slices.Contains(b.held, k) })
}

// daysOf are the days on which a unit's account plays: that of publication and
// those, not after it, of claims that it takes part in.
func daysOf(u *unit, a *Account) (published string, days []string) {
	if p := a.Report.Published; len(p) >= 10 {
		published = p[:10]
	}
	own := map[string]bool{}
	spans := map[dateline.Span]bool{}
	for _, i := range u.mentions {
		own[a.Mentions[i].ID] = true
		spans[a.Mentions[i].Span] = true
	}
	for _, c := range a.Claims {
		if c.When == nil || len(c.When.From) < 10 || published != "" && c.When.From[:10] > published {
			continue
		}
		for _, g := range c.Arguments {
			if g.Mention != "" && own[g.Mention] || spans[g.Span] {
				days = append(days, c.When.From[:10])
			}
		}
	}
	slices.Sort(days)
	return published, slices.Compact(days)
}

// holding is a person who is known to have held an office.
type holding struct {
	gazetteer.Holder
	sure float64
}

// holderOf is who held the post of a description, by the table of offices: the
// same person on all days that speak for it.
func (l *lexicon) holderOf(u *unit) (holding, bool) {
	var found holding
	for _, p := range u.posts {
		days := slices.Clone(u.days)
		if u.published != "" && !p.then {
			days = append(days, u.published)
		}
		for _, day := range days {
			h, sure, ok := l.Holder(p.of, p.word, day)
			if !ok || found.sure > 0 && found.Name() != h.Name() {
				return holding{}, false
			}
			if found.sure == 0 || sure < found.sure {
				found = holding{h, sure}
			}
		}
	}
	return found, found.sure > 0
}

// titledHolder is the holder of an office whose last name a unit gives with its
// title: "Russian Foreign Minister Lavrov".
func (l *lexicon) titledHolder(u *unit) (holding, bool) {
	if u.published == "" || len(u.names) == 0 {
		return holding{}, false
	}
	last := lastOf(strings.Fields(gazetteer.Fold(u.person.plain)))
	for _, r := range u.roles {
		if r.sector == "ELI" || plural(r.word) || !single(r.word) || last == "" {
			continue
		}
		h, sure, ok := l.Titled(last, r.word, u.published)
		if of, _ := l.CountryByCode(h.Of); ok && (r.country == "" || of.Code == "" || r.country == of.Code) {
			return holding{h, sure}, true
		}
	}
	return holding{}, false
}

// held is the identity of a holder.
func (l *lexicon) held(h holding) identity {
	id := identity{kind: dateline.Person, key: "person " + strings.Join(tokensOf(h.Name()), " "), name: h.Name(), sector: "GOV"}
	if c, ok := l.CountryByCode(h.Of); ok {
		id.country = c.Code
	} else if b, ok := l.body(h.Of); ok {
		id.country, id.sector = b.country, orElse(b.sector, "GOV")
	}
	return id
}

// byOffice identifies units that nothing in their report names in full, by the
// office that their words give, unless the report has another person in it.
// Units that turn out to be one thing are joined.
func (l *lexicon) byOffice(units []*unit, ids []identity, to []int) {
	for i, u := range units {
		if to[i] != i || ids[i].key != "" {
			continue
		}
		var h holding
		ok := false
		switch {
		case len(u.names) == 0 && len(u.posts) > 0:
			if h, ok = l.holderOf(u); ok && l.contradicted(u, h, units, ids) {
				ok = false
			}
		case len(u.names) > 0 && ids[i].kind == dateline.Person:
			h, ok = l.titledHolder(u)
		}
		if !ok {
			continue
		}
		ids[i], u.sure = l.held(h), h.sure
		for j := range units {
			if j != i && ids[j].key == ids[i].key && len(units[j].names) > 0 {
				to[i] = to[j]
				break
			}
		}
	}
}

// contradicted reports whether a report gives the post of a unit to someone
// else: a person of another name with the same title of the same country or body.
func (l *lexicon) contradicted(u *unit, h holding, units []*unit, ids []identity) bool {
	last := lastOf(tokensOf(h.Name()))
	for j, o := range units {
		if o == u || ids[j].kind != dateline.Person || len(o.names) == 0 || slices.Contains(o.person.tokens, last) {
			continue
		}
		for _, r := range o.roles {
			if r.sector == "ELI" {
				continue
			}
			for _, p := range u.posts {
				if r.word == p.word && (r.country != "" && r.country == h.Of || r.of != "" && gazetteer.Fold(r.of) == gazetteer.Fold(p.of)) {
					return true
				}
			}
		}
	}
	return false
}

// misplaced takes descriptions out of the chains of persons that they can not
// mean ("the Costa Rican president" in a chain of the American one's name), and
// makes them units of their own.
func (l *lexicon) misplaced(units []*unit, a *Account) []*unit {
	var out []*unit
	for _, u := range units {
		if len(u.names) == 0 || u.kind() != dateline.Person || u.sense != "" {
			continue
		}
		for _, i := range slices.Clone(u.mentions) {
			m := &a.Mentions[i]
			if m.Form != dateline.Nominal {
				continue
			}
			p, ok := l.postOf(withoutArticle(oneLine(m.Text)))
			if _, country := l.CountryByCode(p.of); !ok || !country || !l.holdsElsewhere(u, p, oneLine(m.Text)) {
				continue
			}
			u.mentions = slices.DeleteFunc(u.mentions, func(j int) bool { return j == i })
			alone := &unit{report: u.report, votes: map[dateline.Kind]int{}, mentions: []int{i}}
			l.finish(alone, a)
			out = append(out, alone)
		}
		if len(out) > 0 {
			u.says, u.roles, u.titles = nil, nil, nil
			l.finish(u, a)
		}
	}
	return out
}

// holdsElsewhere reports whether a person is known to hold the like of a post
// elsewhere: by what else the report says of him, or by the table of offices.
func (l *lexicon) holdsElsewhere(u *unit, p post, text string) bool {
	elsewhere := false
	for _, r := range u.roles {
		if r.country == "" || r.title == withoutArticle(text) {
			continue
		}
		if r.country == p.of {
			return false
		}
		elsewhere = true
	}
	if elsewhere {
		return true
	}
	h, _, ok := l.Titled(lastOf(strings.Fields(gazetteer.Fold(u.person.plain))), p.word, u.published)
	return ok && h.Of != p.of
}
