package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/ontology"
)

// other is the type of what happens outside PLOVER: accidents, verdicts, deaths.
const other = "OTHER"

// marker compiles the lines of marks of one report.
type marker struct {
	report *Report
	types  *ontology.Ontology
	scopes []scope
	own    [][]dateline.Link // of each claim: the links that its own line names
}

// scope is a stretch of the text with who says it.
type scope struct {
	dateline.Span
	links []dateline.Link
	claim int // the statement that opened it, -1 for a line "from"
}

// line compiles one line: TYPE/mode trigger marks, say content marks, or from
// content marks.
func (m *marker) line(line string) error {
	c := &cursor{rest: line}
	head, err := c.word()
	if err != nil {
		return err
	}
	claim := dateline.Claim{Kind: dateline.EventClaim, Type: head, Arguments: []dateline.Argument{}, Input: m.report.ID, Source: m.report.Source,
		Stance: dateline.Stance{Polarity: "affirmed", Certainty: "certain", Modality: "actual", Voice: "report"}}
	if head == "say" || head == "from" {
		claim.Kind, claim.Type = dateline.Statement, ""
	} else if err := m.typed(c, &claim); err != nil {
		return err
	}
	if !c.take(" ") {
		return fmt.Errorf("words of the text should follow %q", head)
	}
	w, err := c.words()
	if err != nil {
		return err
	}
	at, err := find(m.report.Text, w, nil)
	if err != nil {
		return err
	}
	b := builder{text: m.report.Text, at: at.Span, claim: &claim}
	for c.rest = strings.TrimLeft(c.rest, " "); c.rest != ""; c.rest = strings.TrimLeft(c.rest, " ") {
		if err := b.mark(c); err != nil {
			return err
		}
		if c.rest != "" && c.rest[0] != ' ' {
			return fmt.Errorf("a space should stand before %q", c.rest)
		}
	}
	return m.add(head, at, claim, b.links)
}

func (m *marker) typed(c *cursor, claim *dateline.Claim) (err error) {
	if c.take("/") {
		if claim.Mode, err = c.word(); err != nil {
			return err
		}
	}
	t := m.types.Type(claim.Type)
	if t == nil {
		if claim.Type == other && claim.Mode == "" {
			return nil
		}
		return fmt.Errorf("%q is no type of PLOVER, nor say, from or OTHER", claim.Type)
	}
	if _, known := t.Modes[claim.Mode]; claim.Mode != "" && !known {
		return fmt.Errorf("%s has no mode %q", claim.Type, claim.Mode)
	}
	claim.Quad, claim.Score = t.Quad, t.ScoreOf(claim.Mode)
	return nil
}

// add checks a whole claim and keeps it.
func (m *marker) add(head string, at dateline.Quote, claim dateline.Claim, links []dateline.Link) error {
	claim.Passage = m.paragraph(at.Span)
	i := len(m.report.Claims)
	switch head {
	case "from":
		if len(links) == 0 {
			return fmt.Errorf("from without by=")
		}
		m.scopes = append(m.scopes, scope{at.Span, links, -1})
		return nil
	case "say":
		claim.Content = &at
		if len(links) == 0 {
			return fmt.Errorf("a statement without by=")
		}
		if err := quoted(claim.QuoteKind, at.Text, m.report.Style == "transcript"); err != nil {
			return err
		}
		m.scopes = append(m.scopes, scope{at.Span, links, i})
	default:
		claim.Trigger = &at
		if claim.QuoteKind != "" {
			return fmt.Errorf("%s is for statements", claim.QuoteKind)
		}
	}
	for _, c := range m.report.Claims {
		if c.Kind == claim.Kind && c.Type == claim.Type && c.Mode == claim.Mode && (c.Trigger == nil || *c.Trigger == at) && (c.Content == nil || *c.Content == at) {
			return fmt.Errorf("%s %q is marked twice", claim.Type, at.Text)
		}
	}
	m.report.Claims = append(m.report.Claims, claim)
	m.own = append(m.own, links)
	return nil
}

// quoted checks a kind of quotation against its words. The turns of a
// transcript are direct without marks.
func quoted(kind, words string, transcript bool) error {
	marks := strings.ContainsAny(words, "\"“”")
	switch kind {
	case "direct", "mixed":
		if !marks && !(transcript && kind == "direct") {
			return fmt.Errorf("no quotation marks in %q, which is marked %s", words, kind)
		}
	case "indirect":
		if marks {
			return fmt.Errorf("quotation marks in %q, which is marked indirect", words)
		}
	default:
		return fmt.Errorf("a statement is direct, indirect or mixed")
	}
	return nil
}

// paragraph is the line of the text around a span.
func (m *marker) paragraph(s dateline.Span) dateline.Quote {
	text := m.report.Text
	p := dateline.Span{Start: strings.LastIndexByte(text[:s.Start], '\n') + 1, End: len(text)}
	if i := strings.IndexByte(text[s.End:], '\n'); i >= 0 {
		p.End = s.End + i
	}
	return dateline.Quote{Span: p, Text: text[p.Start:p.End]}
}

// chain gives every claim its attribution: the publisher, who says the
// stretches around it from the widest inward, and its own links.
func (m *marker) chain() {
	widest := slices.Clone(m.scopes)
	slices.SortStableFunc(widest, func(a, b scope) int { return cmp.Compare(b.Len(), a.Len()) })
	for i := range m.report.Claims {
		c := &m.report.Claims[i]
		at := c.Content
		if at == nil {
			at = c.Trigger
		}
		c.Attribution = []dateline.Link{{Kind: "publisher", Name: m.report.Source}}
		for _, s := range widest {
			if s.claim != i && s.Start <= at.Start && at.End <= s.End {
				c.Attribution = append(c.Attribution, s.links...)
			}
		}
		c.Attribution = append(c.Attribution, m.own[i]...)
	}
}

// builder fills a claim from the marks of its line. Words of a mark that stand
// in the text more than once are those nearest to at.
type builder struct {
	text  string
	at    dateline.Span
	claim *dateline.Claim
	links []dateline.Link
}

// mark reads one mark: a flag or key=value.
func (b *builder) mark(c *cursor) error {
	key, err := c.word()
	if err != nil {
		return err
	}
	if c.rest == "" || c.rest[0] == ' ' {
		return b.flag(key)
	}
	if of, number := strings.CutPrefix(key, "n."); number {
		return b.count(c, of)
	}
	if !c.take("=") {
		return fmt.Errorf("= should follow %q", key)
	}
	switch key {
	case "when":
		return b.when(c)
	case "where":
		return b.where(c)
	case "by":
		return b.by(c)
	}
	return b.argument(c, dateline.Role(key))
}

func (b *builder) flag(word string) error {
	s := &b.claim.Stance
	slots := map[string]*string{
		"denied": &s.Polarity, "unclear": &s.Polarity,
		"probable": &s.Certainty, "possible": &s.Certainty, "unknown": &s.Certainty,
		"planned": &s.Modality, "hypothetical": &s.Modality, "historical": &s.Modality,
		"opinion": &s.Voice,
		"direct":  &b.claim.QuoteKind, "indirect": &b.claim.QuoteKind, "mixed": &b.claim.QuoteKind,
	}
	slot := slots[word]
	if slot == nil {
		return fmt.Errorf("%q is no mark", word)
	}
	if *slot = word; word == "unclear" {
		*slot = "unknown"
	}
	return nil
}

// argument reads the words of a role. Two or more names make an argument each.
func (b *builder) argument(c *cursor, role dateline.Role) error {
	roles := []dateline.Role{dateline.RoleActor, dateline.RoleRecipient, dateline.RoleObject, dateline.RoleInstrument, dateline.RoleBeneficiary,
		dateline.RoleAccompaniedBy, dateline.RoleTopic, dateline.RoleOrigin, dateline.RoleDestination}
	if !slices.Contains(roles, role) {
		return fmt.Errorf("%q is no role", role)
	}
	w, err := c.words()
	if err != nil {
		return err
	}
	q, err := find(b.text, w, &b.at)
	if err != nil {
		return err
	}
	a := dateline.Argument{Role: role, Quote: q}
	if len(w.names) > 1 {
		a.Via = "group"
	}
	if len(w.names) == 0 {
		w.names = []string{""}
	}
	for _, a.Name = range w.names {
		b.claim.Arguments = append(b.claim.Arguments, a)
	}
	return nil
}

// count reads n.killed>=12@{at least 12}; the unit of an amount follows a colon.
func (b *builder) count(c *cursor, of string) error {
	bound := ""
	for _, o := range [][2]string{{">=", "at least"}, {"<=", "at most"}, {"~", "about"}, {"=", "exact"}} {
		if bound == "" && c.take(o[0]) {
			bound = o[1]
		}
	}
	number, err := c.word()
	if err != nil {
		return err
	}
	value, err := strconv.ParseFloat(number, 64)
	if err != nil || bound == "" || of == "" {
		return fmt.Errorf("a number is n.killed=12@{12}, with =, >=, <= or ~, not %q", number)
	}
	unit := ""
	if c.take(":") {
		if unit, err = c.word(); err != nil {
			return err
		}
	}
	q, err := b.after(c, "@")
	b.claim.Arguments = append(b.claim.Arguments, dateline.Argument{Role: dateline.RoleCount, Quote: q, Of: of, Value: &value, Bound: bound, Unit: unit})
	return err
}

// after reads words that must follow a sign.
func (b *builder) after(c *cursor, sign string) (dateline.Quote, error) {
	if !c.take(sign) {
		return dateline.Quote{}, fmt.Errorf("%s and words of the text should stand before %q", sign, c.rest)
	}
	w, err := c.words()
	if err != nil {
		return dateline.Quote{}, err
	}
	return find(b.text, w, &b.at)
}

func (b *builder) when(c *cursor) error {
	value, rest, _ := strings.Cut(c.rest, "@")
	w, err := when(value)
	if err != nil {
		return err
	}
	c.rest = "@" + rest
	q, err := b.after(c, "@")
	w.Text, w.Start, w.End = q.Text, q.Start, q.End
	b.claim.When = &w
	return err
}

// where reads {Lund}/city:SWE; the place is an argument too.
func (b *builder) where(c *cursor) error {
	w, err := c.words()
	if err != nil {
		return err
	}
	q, err := find(b.text, w, &b.at)
	if err != nil {
		return err
	}
	place := dateline.Where{Name: q.Text, Start: q.Start, End: q.End}
	if len(w.names) > 0 {
		place.Name = w.names[0]
	}
	if c.take("/") {
		if place.Precision, err = c.word(); err != nil {
			return err
		}
	}
	if !slices.Contains([]string{"facility", "city", "district", "region", "country", "sea"}, place.Precision) {
		return fmt.Errorf("a place is {Lund}/city:SWE: facility, city, district, region, country or sea, not %q", place.Precision)
	}
	if c.take(":") {
		if place.Country, err = c.word(); err != nil || len(place.Country) != 3 {
			return fmt.Errorf("a country is a code of three letters, not %q", place.Country)
		}
	}
	b.claim.Where = &place
	b.claim.Arguments = append(b.claim.Arguments, dateline.Argument{Role: dateline.RolePlace, Quote: q, Name: place.Name, Country: place.Country})
	return nil
}

// by reads person:{Minister [Ana Roi]}~said, a link of the attribution. The
// innermost speaker of a statement is its actor.
func (b *builder) by(c *cursor) error {
	kind, err := c.word()
	if err != nil || !slices.Contains([]string{"publisher", "agency", "person", "organization", "group", "document"}, kind) || !c.take(":") {
		return fmt.Errorf("a link is by=person:{Ana Roi}~said: agency, person, organization, group or document, not %q", kind)
	}
	w, err := c.words()
	if err != nil {
		return err
	}
	speaker, err := find(b.text, w, &b.at)
	if err != nil {
		return err
	}
	link := dateline.Link{Kind: kind, Name: speaker.Text, Speaker: &speaker.Span}
	if len(w.names) > 0 {
		link.Name = strings.Join(w.names, " and ")
	}
	if c.take("~") {
		w, err := c.words()
		if err != nil {
			return err
		}
		cue, err := find(b.text, w, &speaker.Span)
		if err != nil {
			return err
		}
		link.Cue = &cue.Span
	}
	b.links = append(b.links, link)
	if b.claim.Kind == dateline.Statement {
		b.claim.Arguments = slices.DeleteFunc(b.claim.Arguments, func(a dateline.Argument) bool { return a.Role == dateline.RoleActor })
		b.claim.Arguments = append(b.claim.Arguments, dateline.Argument{Role: dateline.RoleActor, Quote: speaker, Name: link.Name})
	}
	return nil
}
