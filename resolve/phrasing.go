package resolve

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// phrasing is what a claim gives to tell its event by.
type phrasing struct {
	actors, recipients, things, topics []string
	means, company                     []string
	rest                               string // what the report says right behind the verb, in quotation marks
	number                             string // "at least 7 people killed", "" when it counts none
	place                              string // " in Osk", "" when nobody says or another part does
	lands                              bool   // all parties are countries and places
}

// phrasing is that of a claim. Parties whom hardly another report names are left
// out where there are others.
func (u *usage) phrasing(e dateline.Event, c *dateline.Claim, contested bool) phrasing {
	t := phrasing{lands: true}
	if aboutWords(e.Type) || e.Type == "OTHER" {
		t.rest = wordsBehind(c)
	}
	both := e.Type == "CONSULT" && e.Mode != "visit"
	for _, a := range c.Parties() {
		name := brief(a.Name)
		t.lands = t.lands && (a.Kind == dateline.Country || a.Kind == dateline.Place)
		switch {
		case u.stray(a) && (u.rare(a) || u.side(c, u.acting(a)) > u.of(a)):
		case a.Role == dateline.RoleActor && contested || a.Entity == "" && pointing(name) || a.Via == "within" || a.Via == "place":
		case a.Role == dateline.RoleActor || both && a.Role == dateline.RoleRecipient && len(t.actors) > 0:
			t.actors = appendNew(t.actors, name)
		case a.Role == dateline.RoleAccompaniedBy:
			t.company = appendNew(t.company, name)
		case a.Role == dateline.RoleObject:
			t.things = appendNew(t.things, name)
		default:
			t.recipients = appendNew(t.recipients, name)
		}
	}
	for _, a := range c.Arguments {
		switch {
		case a.Role == dateline.RoleTopic && a.Name != "" && !pointing(a.Name):
			t.topics = appendNew(t.topics, brief(a.Name))
		case a.Role == dateline.RoleInstrument && a.Name != "":
			t.means = appendNew(t.means, brief(a.Name))
		}
	}
	t.recipients = slices.DeleteFunc(t.recipients, func(r string) bool { return slices.Contains(t.actors, r) })
	if w := u.place(e, c); w != nil && !t.tells(w.Name) && (e.Mode != "visit" || len(t.recipients) == 0) {
		t.place = preposition(*w) + w.Name
	}
	return t
}

// aboutWords tells whether events of a type consist of words, so that what is
// asked, promised or refused says more than to whom.
func aboutWords(typ string) bool {
	switch typ {
	case "REQUEST", "REJECT", "AGREE", "THREATEN", "SUPPORT", "ACCUSE", "CONCEDE":
		return true
	}
	return false
}

// tells reports whether the words for the parties name a place by the same words or head.
func (t phrasing) tells(place string) bool {
	place = strings.ToLower(withoutArticle(place))
	head := place[strings.LastIndexByte(place, ' ')+1:]
	for _, name := range slices.Concat(t.actors, t.recipients, t.things, t.topics, []string{t.rest}) {
		low := strings.Trim(strings.ToLower(name), "“”")
		if strings.Contains(low, place) || strings.HasSuffix(low, head) || strings.Contains(low, head+" ") {
			return true
		}
	}
	return false
}

// pointing reports whether a word names nobody by itself.
func pointing(name string) bool {
	switch strings.ToLower(name) {
	case "who", "whom", "what", "which", "that", "this", "these", "those", "it", "they", "them", "he", "him", "she", "her", "one", "some", "others", "about", "all", "both", "many", "himself", "herself", "itself", "themselves":
		return true
	}
	return false
}

// wordsBehind are the words of the report from behind the trigger to the end of
// the clause, in quotation marks: “that it had attacked the depot”.
func wordsBehind(c *dateline.Claim) string {
	if c.Trigger == nil {
		return ""
	}
	at := c.Trigger.End - c.Passage.Start
	if at < 0 || at >= len(c.Passage.Text) {
		return ""
	}
	words := oneLine(c.Passage.Text[at:])
	if i := strings.IndexAny(words, ",;.:!?()\"“”"); i >= 0 {
		words = words[:i]
	}
	if words = strings.TrimSpace(words); words == "" {
		return ""
	}
	return "“" + brief(words) + "”"
}

// toll says how many people were harmed: as a claim does, or from the fewest to the
// most where others have other numbers. Of many claims two must have a number.
func (u *usage) toll(c *dateline.Claim, claims []*dateline.Claim) string {
	i := slices.IndexFunc(c.Arguments, counted)
	if i < 0 {
		return ""
	}
	a, times := c.Arguments[i], map[float64]int{}
	for _, other := range claims {
		for _, n := range other.Arguments {
			if counted(n) && n.Of == a.Of {
				times[*n.Value]++
			}
		}
	}
	low, high := *a.Value, *a.Value
	for value, n := range times {
		if n > 1 || u.reports < manyReports {
			low, high = min(low, value), max(high, value)
		}
	}
	number := strings.TrimPrefix(a.Bound+" ", "exact ") + thousands(*a.Value)
	if low < high {
		number = thousands(low) + " to " + thousands(high)
	}
	if number == "1" {
		return "1 person " + a.Of
	}
	return capital(number + " people " + a.Of)
}

// thousands writes a number with a comma between thousands.
func thousands(v float64) string {
	whole, rest, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return strings.TrimSuffix(whole+"."+rest, ".")
}

func counted(a dateline.Argument) bool {
	return a.Role == dateline.RoleCount && a.Value != nil && harmed(a.Of)
}

// harmed tells whether a number counts people to whom something was done, by the word for it.
func harmed(of string) bool {
	switch of {
	case "killed", "injured", "displaced", "detained", "evacuated", "rescued", "released", "arrested":
		return true
	}
	return false
}

func appendNew(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// longestName bounds a description in a title, in bytes.
const longestName = 60

// brief is a name or a description without what follows a comma, cut at a word.
func brief(name string) string {
	if i := strings.Index(name, ", "); i > 0 && strings.ToLower(name) == name {
		name = name[:i]
	}
	if len(name) <= longestName {
		return name
	}
	if i := strings.LastIndexByte(name[:longestName], ' '); i > 0 {
		return name[:i] + " …"
	}
	return name
}

// undergone is what a verb is done to, "" when nothing is named. Recipients of
// verbs with a preposition stand behind it.
func (t phrasing) undergone(v verb) string {
	direct, behind := t.recipients, ""
	if v.with != "" {
		direct = nil
		if len(t.recipients) > 0 {
			behind = v.with + " " + join(t.recipients)
		}
	}
	if len(direct) == 0 {
		direct = t.things
	}
	if len(direct) == 0 && behind == "" {
		direct = t.topics
	}
	return strings.TrimSpace(join(direct) + " " + behind)
}

// by tells the event with a verb: "X arrested Y", "Y arrested".
func (t phrasing) by(v verb) (past, future string) {
	done, actors := t.undergone(v), t.actors
	if v.alone() {
		return t.befallen(v)
	}
	if len(actors) > 1 && (strings.HasPrefix(t.rest, "“between ") || strings.HasPrefix(t.rest, "“with ")) {
		t.rest = "" // who it is with is told
	}
	if len(actors) == 0 && v.with == "" && len(t.recipients) > 0 {
		actors = t.means // "Drones hit the depot"
	}
	switch {
	case len(actors) > 0 && t.rest != "" && (len(t.recipients)+len(t.things) == 0 || strings.HasPrefix(t.rest, "“that ") || strings.HasPrefix(t.rest, "“to ")):
		return join(actors) + " " + v.past + " " + t.rest, join(actors) + " to " + v.base + " " + t.rest
	case len(actors) > 0 && (len(t.actors) > 0 || t.number == ""):
		return strings.TrimSpace(join(actors) + " " + v.past + " " + done), strings.TrimSpace(join(actors) + " to " + v.base + " " + done)
	case v.with != "" && len(t.recipients) > 0 && len(t.things) == 0:
		return v.participle + " " + done, v.base + " " + done
	case t.number != "" && v.with == "" && strings.HasSuffix(t.number, v.participle):
		return t.number, t.number
	case len(actors) > 0:
		return join(actors) + " " + v.past + " " + done, join(actors) + " to " + v.base + " " + done
	}
	return done + " " + v.participle, done + " to be " + v.participle
}

// befallen tells of what befalls those who are named: "X died".
func (t phrasing) befallen(v verb) (past, future string) {
	whom := t.recipients
	if len(whom) == 0 {
		whom = t.actors
	}
	if len(whom) == 0 {
		whom = t.things
	}
	return join(whom) + " " + v.past, join(whom) + " to " + v.base
}

// capital is a text with a capital letter at its start, but for names like "iPhone".
func capital(s string) string {
	if len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// inWordsOf tells the event in the words of its type.
func (t phrasing) inWordsOf(e dateline.Event, s saying) (past, future string) {
	others := t.recipients
	if len(others) == 0 {
		others = t.things
	}
	target := ""
	if len(others) > 0 {
		target = " " + strings.TrimSpace(s.with+" "+join(others))
	}
	switch {
	case t.lonely(e):
		return t.alone()
	case len(t.actors) > 0:
		return join(t.actors) + " " + s.past + target, join(t.actors) + " to " + s.future + target
	case len(others) == 0 && t.number != "":
		return t.number, t.number
	}
	noun := s.noun + nounTarget(s, others)
	return noun, noun
}

// lonely tells whether but one party is named of talks, which takes two.
func (t phrasing) lonely(e dateline.Event) bool {
	return e.Type == "CONSULT" && e.Mode != "visit" && len(t.actors) == 1 && len(t.recipients)+len(t.things) == 0
}

// alone tells of talks or company of which one party is named as such.
func (t phrasing) alone() (past, future string) {
	actor := t.actors[0]
	if len(t.company) > 0 {
		return actor + " was accompanied by " + join(t.company), actor + " to be accompanied by " + join(t.company)
	}
	return actor + " took part in talks", actor + " to take part in talks"
}

// inItsWords tells of an event whose type says little by the word that its
// report uses: "Acme unveiled Model 4", "Earthquake: Aceh".
func (t phrasing) inItsWords(c *dateline.Claim) string {
	word := strings.ToLower(c.Type)
	if c.Trigger != nil {
		word = oneLine(c.Trigger.Text)
	}
	done := t.undergone(verb{})
	noun := byNoun(c)
	switch {
	case t.besets(c):
		return word + t.beset()
	case noun && done == "" && len(t.actors) > 0:
		return word + ": " + join(t.actors)
	case len(t.actors) > 0 && !noun && done == "":
		return strings.TrimSpace(join(t.actors) + " " + word + " " + t.rest)
	case len(t.actors) > 0 && !noun:
		return join(t.actors) + " " + word + " " + done
	case done != "":
		return word + ": " + done
	case t.number != "":
		return t.number
	}
	return word
}

// besets tells whether a noun names what befalls the lands that are its parties:
// "war", "earthquake"; two lands have what two can have.
func (t phrasing) besets(c *dateline.Claim) bool {
	hit := len(t.recipients) + len(t.things)
	if !t.lands || !byNoun(c) || len(t.actors) > 1 || hit > 1 {
		return false
	}
	if wages(c.Trigger.Text) {
		return len(t.actors)+hit > 0
	}
	switch strings.ToLower(c.Trigger.Text) {
	case "civil war", "coup", "violence", "unrest", "riots", "crisis":
		return len(t.actors)+hit == 1
	}
	return c.Type == "OTHER" && len(t.actors)+hit == 1
}

// beset says which lands it is that something befalls.
func (t phrasing) beset() string {
	lands := slices.Concat(t.actors, t.recipients, t.things)
	if len(lands) == 2 {
		return " between " + join(lands)
	}
	return " in " + join(lands)
}

func nounTarget(s saying, others []string) string {
	if len(others) == 0 {
		return ""
	}
	with := s.with
	if with == "" {
		with = "of"
	}
	return " " + with + " " + join(others)
}

func preposition(w dateline.Where) string {
	switch w.Precision {
	case "facility":
		return " at "
	}
	return " in "
}

// join lists up to four names.
func join(names []string) string {
	if len(names) == 0 {
		return ""
	}
	if len(names) > 4 {
		names = append(slices.Clone(names[:3]), strconv.Itoa(len(names)-3)+" others")
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
