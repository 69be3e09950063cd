package corroborate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dateline"
)

// statement is what one claim says of one property: the value as text, and a
// way to tell whether another such statement contradicts it.
type statement struct {
	claim *dateline.Claim
	value string
	when  dateline.When
	where dateline.Where
	low   float64 // of numbers: the bounds of what is claimed
	high  float64
	grows bool          // of numbers: what is counted is known better and better
	said  dateline.When // of numbers: when its report was published
	doers []string      // of actors: the countries of all whom the claim names as such
	words []string      // of causes: what they are told by
}

// property is one property with all that claims say of it.
type property struct {
	name  string
	said  []statement
	clash func(a, b *statement) bool
}

// properties are the properties of an event with their values, in a fixed order.
func properties(claims []*dateline.Claim, f *folding) []dateline.Property {
	out := []dateline.Property{}
	for _, p := range gather(claims, f.published) {
		q := p.weigh(f)
		q.Silent = p.silent(claims)
		out = append(out, q)
	}
	return out
}

// silent are the reports among those that claims are of that leave a property
// out. Of types, participants and status every claim says something.
func (p *property) silent(claims []*dateline.Claim) []dateline.ReportID {
	if p.name == "type" || p.name == "participants" || p.name == "status" {
		return nil
	}
	says := map[dateline.ReportID]bool{}
	for _, s := range p.said {
		says[s.claim.Report] = true
	}
	var out []dateline.ReportID
	for _, c := range claims {
		if !says[c.Report] {
			out = append(out, c.Report)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// gather collects what the claims say: type, when, where, participants,
// numbers by what they count, and how they stand to the event. published is when
// a report was published.
func gather(claims []*dateline.Claim, published func(dateline.ReportID) dateline.When) []property {
	var typ, when, where, doers, causes, stands []statement
	counts := map[string][]statement{}
	for _, c := range claims {
		kind := c.Type
		if c.Mode != "" {
			kind += "/" + c.Mode
		}
		typ = append(typ, statement{claim: c, value: kind})
		stands = append(stands, statement{claim: c, value: stand(c)})
		if c.When != nil && !c.When.IsZero() {
			when = append(when, statement{claim: c, value: whenText(*c.When), when: *c.When})
		}
		if c.Where != nil && !c.Where.IsZero() {
			where = append(where, statement{claim: c, value: c.Where.Name, where: *c.Where})
		}
		for _, a := range c.Arguments {
			if a.Role == dateline.RoleCount && a.Value != nil {
				s := number(a)
				s.claim, s.said = c, published(c.Report)
				counts[countName(a)] = append(counts[countName(a)], s)
			}
			if a.Role == dateline.RoleActor && a.Name != "" && c.Type == "ASSAULT" {
				doers = append(doers, statement{claim: c, value: a.Name, doers: doersOf(c)})
			}
			if a.Role == dateline.RoleCause {
				causes = append(causes, statement{claim: c, value: a.Text, words: causeWords(a.Text)})
			}
		}
	}
	out := []property{{"type", typ, typesClash}, {"when", when, whenClash}, {"where", where, whereClash}, {"participants", partiesOf(claims), nil}, {"actor", doers, doersClash}, {"cause", causes, causesClash}}
	names := make([]string, 0, len(counts))
	for n := range counts {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		out = append(out, property{n, counts[n], numbersClash})
	}
	out = append(out, property{"status", stands, standsClash})
	return slices.DeleteFunc(out, func(p property) bool { return len(p.said) == 0 })
}

// countName is the name of a property that a number is of: "deaths", "troops", "amount (USD)".
func countName(a dateline.Argument) string {
	name := a.Of
	switch a.Of {
	case "killed":
		name = "deaths"
	case "injured":
		name = "injuries"
	case "":
		name = "number"
	}
	if a.Unit != "" {
		name += " (" + a.Unit + ")"
	}
	return name
}

const maxNumber = 1e300

// number reads the bounds of a number: "about" leaves a tenth on both sides.
func number(a dateline.Argument) statement {
	v := *a.Value
	s := statement{value: strconv.FormatFloat(v, 'f', -1, 64), low: v, high: v, grows: grows(a.Of)}
	switch a.Bound {
	case "at least":
		s.high, s.value = maxNumber, "at least "+s.value
	case "at most":
		s.low, s.value = 0, "at most "+s.value
	case "about":
		s.low, s.high, s.value = v*0.9, v*1.1, "about "+s.value
	}
	return s
}

// numbersClash reports whether two numbers can not both hold. Of what is known
// better and better, the larger number of a later report is news and no
// contradiction; the dead of noon and of the evening differ without a dispute.
func numbersClash(a, b *statement) bool {
	if a.low <= b.high && b.low <= a.high {
		return false
	}
	if a.low > b.high {
		a, b = b, a
	}
	return !a.grows || !before(a.said, b.said)
}

// before reports whether one time is over when the other begins, as far as both
// are known: of two reports of one day, one without an hour, neither is.
func before(a, b dateline.When) bool {
	from, to, ok := a.Range()
	next, _, known := b.Range()
	return ok && known && !to.After(next) && from.Before(next)
}

// doersOf are the countries of the actors of a claim, those of whom no country
// is known left out.
func doersOf(c *dateline.Claim) []string {
	var out []string
	for _, a := range c.Arguments {
		if a.Role == dateline.RoleActor && a.Country != "" {
			out = append(out, a.Country)
		}
	}
	return out
}

// doersClash reports whether two claims put one deed on others: the actors of
// both are of known countries, and none of one country.
func doersClash(a, b *statement) bool {
	return len(a.doers) > 0 && len(b.doers) > 0 && !slices.ContainsFunc(a.doers, func(c string) bool { return slices.Contains(b.doers, c) })
}

// causeWords are the words that tell a cause: those of four letters and more, by
// their first five, in which "shell" and "shelling", "storm" and "storms" are one.
func causeWords(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if r := []rune(w); len(r) >= 4 {
			out = append(out, string(r[:min(len(r), 5)]))
		}
	}
	return out
}

// causesClash reports whether two claims give one event two causes: no word of
// the one is among those of the other.
func causesClash(a, b *statement) bool {
	return len(a.words) > 0 && len(b.words) > 0 && !slices.ContainsFunc(a.words, func(w string) bool { return slices.Contains(b.words, w) })
}

// grows reports whether the number of what is counted rises as an event becomes known.
func grows(of string) bool {
	switch of {
	case "killed", "injured", "displaced", "detained", "evacuated", "rescued":
		return true
	}
	return false
}

func whenClash(a, b *statement) bool { return a.when.Apart(b.when) > 0 }

func whereClash(a, b *statement) bool { return a.where.Against(b.where) }

func typesClash(a, b *statement) bool {
	x, xMode, _ := strings.Cut(a.value, "/")
	y, yMode, _ := strings.Cut(b.value, "/")
	return x != y || xMode != yMode && xMode != "" && yMode != ""
}

func standsClash(a, b *statement) bool {
	return a.value != b.value && (a.value == "denied" || b.value == "denied") && a.value != "unknown" && b.value != "unknown"
}

// whenText is a time as precise as it is known: 2023, 2023-09, 2023-09-13, or
// from and last day of a stretch.
func whenText(w dateline.When) string {
	day := func(s string) string { return s[:min(len(s), 10)] }
	switch w.Precision {
	case "year":
		return w.From[:min(len(w.From), 4)]
	case "month":
		return w.From[:min(len(w.From), 7)]
	case "second", "minute", "hour", "daypart":
		return w.From
	case "week", "season", "quarter", "decade", "century":
		if _, to, ok := w.Range(); ok {
			return day(w.From) + "/" + to.AddDate(0, 0, -1).Format("2006-01-02")
		}
	}
	return day(w.From)
}

// weigh makes the values, those of most claims first. For a value are the
// claims that say it, against it those that say what can not hold beside it.
// The verdict is of origins, not of reports: two copies are one account.
func (p *property) weigh(f *folding) dateline.Property {
	out := dateline.Property{Name: p.name, Values: []dateline.Value{}, Verdict: "one account"}
	byValue := map[string][]*statement{}
	for i := range p.said {
		s := &p.said[i]
		byValue[s.value] = append(byValue[s.value], s)
	}
	for v, said := range byValue {
		value := dateline.Value{Value: v, For: claimIDs(said), Against: []dateline.ClaimID{}}
		for other, theirs := range byValue {
			if other == v {
				continue
			}
			if against := p.against(said, theirs); len(against) > 0 {
				value.Against = append(value.Against, claimIDs(against)...)
				if differentReports(said, against) || p.name == "actor" && differentSpeakers(said, against) {
					out.Verdict = "differs"
				}
			}
		}
		slices.Sort(value.Against)
		value.Against = slices.Compact(value.Against)
		out.Values = append(out.Values, value)
	}
	slices.SortFunc(out.Values, func(a, b dateline.Value) int {
		return cmp.Or(len(b.For)-len(a.For), strings.Compare(a.Value, b.Value))
	})
	if out.Verdict != "differs" && p.agreed(byValue, f) {
		out.Verdict = "agreed"
	}
	return out
}

// agreed reports whether two origins say the property; of participants and status, the
// same one.
func (p *property) agreed(byValue map[string][]*statement, f *folding) bool {
	if p.clash != nil && p.name != "status" {
		byValue = map[string][]*statement{"": pointers(p.said)}
	}
	for _, said := range byValue {
		reports := map[dateline.ReportID]bool{}
		for _, s := range said {
			reports[s.claim.Report] = true
		}
		if f.origins(func(id dateline.ReportID) bool { return reports[id] }) > 1 {
			return true
		}
	}
	return false
}

func pointers(said []statement) []*statement {
	out := make([]*statement, len(said))
	for i := range said {
		out[i] = &said[i]
	}
	return out
}

// against are those of some statements that can not hold beside one of others.
func (p *property) against(others, some []*statement) []*statement {
	if p.clash == nil {
		return nil
	}
	var out []*statement
	others = distinct(others)
	for _, s := range some {
		if slices.ContainsFunc(others, func(o *statement) bool { return p.clash(o, s) }) {
			out = append(out, s)
		}
	}
	return out
}

func differentReports(a, b []*statement) bool {
	for _, x := range a {
		for _, y := range b {
			if x.claim.Report != y.claim.Report {
				return true
			}
		}
	}
	return false
}

// distinct are statements of one value, each once as far as contradiction goes:
// of numbers and actors one a time and set of countries, else the first.
func distinct(of []*statement) []*statement {
	var out []*statement
	seen := map[string]bool{}
	for _, s := range of {
		key := strings.Join(s.doers, " ")
		if s.grows {
			key = s.said.From
		}
		if !seen[key] {
			seen[key] = true
			out = append(out, s)
		}
	}
	return out
}

// differentSpeakers reports whether two claims go back to others: one report may
// give the word of both sides.
func differentSpeakers(a, b []*statement) bool {
	for _, x := range a {
		for _, y := range b {
			if lastLink(x.claim) != lastLink(y.claim) {
				return true
			}
		}
	}
	return false
}

// lastLink is who a claim goes back to in the end.
func lastLink(c *dateline.Claim) string {
	if len(c.Attribution) == 0 {
		return ""
	}
	return c.Attribution[len(c.Attribution)-1].Name
}

func claimIDs(said []*statement) []dateline.ClaimID {
	out := make([]dateline.ClaimID, 0, len(said))
	for _, s := range said {
		out = append(out, s.claim.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
