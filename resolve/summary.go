package resolve

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// saying is how a type of event is told: the verb after the actors, as it
// happened, as it is to come, and as a noun when nobody is named; with is the
// word before the recipients.
type saying struct{ past, future, noun, with string }

// sayings are the neutral words for a type and mode of PLOVER 2.0; a mode
// without its own words takes those of its type.
func sayings(typ, mode string) saying {
	if s, ok := sayingOf(typ + " " + mode); ok {
		return s
	}
	s, _ := sayingOf(typ)
	return s
}

func sayingOf(key string) (saying, bool) {
	s, ok := sayingTable()[key]
	return s, ok
}

var sayingTable = sync.OnceValue(func() map[string]saying {
	return map[string]saying{
		"CONSULT":                {"met", "meet", "Meeting", "with"},
		"CONSULT visit":          {"visited", "visit", "Visit", ""},
		"CONSULT phone":          {"spoke by phone", "speak by phone", "Phone call", "with"},
		"CONSULT third-party":    {"mediated", "mediate", "Mediation", "between"},
		"CONSULT multilateral":   {"met", "meet", "Meeting of several parties", "with"},
		"AGREE":                  {"reached or announced an agreement", "agree", "Agreement", "with"},
		"SUPPORT":                {"expressed support", "express support", "Expression of support", "for"},
		"CONCEDE":                {"made a concession", "make a concession", "Concession", "to"},
		"COOPERATE":              {"cooperated", "cooperate", "Cooperation", "with"},
		"AID":                    {"gave aid", "give aid", "Aid", "to"},
		"RETREAT":                {"pulled back or gave way", "pull back or give way", "Retreat", "before"},
		"RETREAT withdraw":       {"withdrew", "withdraw", "Withdrawal", "from"},
		"RETREAT release":        {"released", "release", "Release", ""},
		"RETREAT disarm":         {"disarmed", "disarm", "Disarmament", ""},
		"RETREAT ceasefire":      {"ceased fire", "cease fire", "Ceasefire", "with"},
		"RETREAT access":         {"gave access", "give access", "Access", "to"},
		"RETREAT resign":         {"resigned", "resign", "Resignation", ""},
		"REQUEST":                {"made a request", "make a request", "Request", "to"},
		"ACCUSE":                 {"made accusations", "make accusations", "Accusation", "against"},
		"ACCUSE disapprove":      {"expressed disapproval", "express disapproval", "Disapproval", "of"},
		"ACCUSE investigate":     {"investigated", "investigate", "Investigation", ""},
		"ACCUSE allege":          {"made allegations", "make allegations", "Allegation", "against"},
		"REJECT":                 {"refused", "refuse", "Refusal", ""},
		"THREATEN":               {"made a threat", "make a threat", "Threat", "against"},
		"PROTEST":                {"protested", "protest", "Protest", "against"},
		"PROTEST riot":           {"rioted", "riot", "Riot", "against"},
		"PROTEST strike":         {"went on strike", "go on strike", "Strike", "against"},
		"PROTEST hunger":         {"went on hunger strike", "go on hunger strike", "Hunger strike", "against"},
		"PROTEST boycott":        {"boycotted", "boycott", "Boycott", ""},
		"PROTEST obstruct":       {"put up a blockade", "put up a blockade", "Blockade", "against"},
		"SANCTION":               {"imposed sanctions", "impose sanctions", "Sanctions", "on"},
		"SANCTION convict":       {"convicted", "convict", "Conviction", ""},
		"SANCTION expel":         {"expelled", "expel", "Expulsion", ""},
		"SANCTION withdraw":      {"withdrew cooperation", "withdraw cooperation", "Withdrawal of cooperation", "from"},
		"SANCTION discontinue":   {"broke off relations or aid", "break off relations or aid", "Break of relations or aid", "with"},
		"MOBILIZE":               {"mobilized forces", "mobilize forces", "Mobilization", "against"},
		"MOBILIZE weapons":       {"deployed or tested weapons", "deploy or test weapons", "Deployment or test of weapons", "against"},
		"COERCE":                 {"used coercion", "use coercion", "Coercion", "against"},
		"COERCE seize":           {"seized or confiscated", "seize or confiscate", "Seizure", ""},
		"COERCE restrict":        {"imposed restrictions", "impose restrictions", "Restrictions", "on"},
		"COERCE censor":          {"censored", "censor", "Censorship", ""},
		"COERCE curfew":          {"imposed a curfew", "impose a curfew", "Curfew", "on"},
		"COERCE martial-law":     {"declared emergency rule", "declare emergency rule", "Emergency rule", "on"},
		"COERCE arrest":          {"arrested", "arrest", "Arrest", ""},
		"COERCE deport":          {"deported", "deport", "Deportation", ""},
		"COERCE cyber":           {"carried out a cyber attack", "carry out a cyber attack", "Cyber attack", "on"},
		"COERCE misinformation":  {"spread false information", "spread false information", "Spread of false information", "about"},
		"ASSAULT":                {"attacked", "attack", "Attack", ""},
		"ASSAULT abduct":         {"abducted", "abduct", "Abduction", ""},
		"ASSAULT beat":           {"beat", "beat", "Beating", ""},
		"ASSAULT torture":        {"tortured", "torture", "Torture", ""},
		"ASSAULT explosives":     {"carried out an attack with explosives", "carry out an attack with explosives", "Attack with explosives", "on"},
		"ASSAULT aerial":         {"carried out an air strike", "carry out an air strike", "Air strike", "on"},
		"ASSAULT drone":          {"carried out a drone attack", "carry out a drone attack", "Drone attack", "on"},
		"ASSAULT heavy-weapons":  {"shelled", "shell", "Shelling", ""},
		"ASSAULT firearms":       {"fired", "fire", "Shooting", "on"},
		"ASSAULT suicide-attack": {"carried out a suicide attack", "carry out a suicide attack", "Suicide attack", "on"},
		"ASSAULT crowd-control":  {"used force to disperse a crowd", "use force to disperse a crowd", "Force against a crowd", "of"},
	}
})

// summary is one sentence on the event in neutral words, in the wording that
// its claims allow: what is only planned, denied or unconfirmed is said so. It
// is told as the claim does that says most, by a plain verb where that one has
// one, else by the words of its type.
func summary(e dateline.Event, claims []*dateline.Claim) string {
	c := teller(e, claims)
	t := phrasingOf(e, c, contested(claims))
	t.number = toll(c, claims)
	v, plain := verbOf(c, e.Type)
	s := sayings(e.Type, e.Mode)
	past, future := "", ""
	switch {
	case plain && (len(t.actors) > 0 || t.undergone(v) != "") && !t.lonely(e):
		past, future = t.by(v)
	case s.past != "" && (e.Mode != "" || !byNoun(c)):
		past, future = t.inWordsOf(e, s)
	default:
		past = t.inItsWords(c)
		future = past
	}
	if t.bare() {
		past, future = past+around(c), future+around(c)
	}
	return worded(claims, capital(past+t.place), capital(future+t.place))
}

// byNoun tells whether a claim tells of its event by a noun that names a happening.
func byNoun(c *dateline.Claim) bool {
	if c.Trigger == nil {
		return false
	}
	word := strings.ToLower(c.Trigger.Text) // of "led the coup" the noun
	return plainNouns()[word[strings.LastIndexAny(word, " \n\t")+1:]]
}

// bare tells whether nothing but its kind is known of an event.
func (t phrasing) bare() bool {
	return len(t.actors)+len(t.recipients)+len(t.things)+len(t.topics)+len(t.means) == 0 && t.number == "" && t.place == ""
}

// around are the words of the report around the trigger, in quotation marks behind
// a colon: ": “… days after the attack, schools …”".
func around(c *dateline.Claim) string {
	const before, behind = 30, 40
	if c.Trigger == nil {
		return ""
	}
	at, end := c.Trigger.Start-c.Passage.Start, c.Trigger.End-c.Passage.Start
	if at < 0 || end > len(c.Passage.Text) {
		return ""
	}
	var from, to int
	var cut, more string
	if from = 0; at > before {
		from, cut = at-before, "… "
		from += max(0, strings.IndexByte(c.Passage.Text[from:at], ' '))
	}
	if to = len(c.Passage.Text); to > end+behind {
		to, more = end+behind, " …"
		to = end + max(0, strings.LastIndexByte(c.Passage.Text[end:to], ' '))
	}
	return ": “" + cut + strings.ToValidUTF8(oneLine(c.Passage.Text[from:to]), "") + more + "”"
}

// teller is the claim that an event is told by: of those that say how it stands
// the one that says most and most like the others, the surest of equals.
func teller(e dateline.Event, claims []*dateline.Claim) *dateline.Claim {
	verbs, stands := map[string]int{}, standing(claims)
	for _, c := range claims {
		v, _ := verbOf(c, e.Type)
		verbs[v.base]++
	}
	weight := func(c *dateline.Claim) (out float64) {
		v, plain := verbOf(c, e.Type)
		roles, actors := map[bool]bool{}, 0
		for _, a := range c.Parties() {
			if roles[a.Role == dateline.RoleActor] = true; a.Role == dateline.RoleActor {
				actors++
			}
		}
		if actors > 1 && e.Type == "CONSULT" {
			roles[false] = true // both sides of talks
		}
		for _, w := range []struct {
			holds bool
			worth float64
		}{{standingOf(c) == stands, 32}, {c.Type == e.Type, 16}, {c.Mode == e.Mode, 2}, {roles[true], 6}, {roles[false], 4}, {plain, 2}, {c.Stance.Voice != "opinion", 3}} {
			if w.holds {
				out += w.worth
			}
		}
		return out + 2*float64(verbs[v.base])/float64(len(claims)) + c.Confidence
	}
	best, most := claims[0], weight(claims[0])
	for _, c := range claims[1:] {
		if w := weight(c); w > most {
			best, most = c, w
		}
	}
	return best
}

// contested reports whether two claims put the event on actors of which no
// country is the same: then its title names none.
func contested(claims []*dateline.Claim) bool {
	var sides []map[string]bool
	for _, c := range claims {
		side := map[string]bool{}
		for _, a := range c.Arguments {
			if a.Role == dateline.RoleActor && a.Country != "" {
				side[a.Country] = true
			}
		}
		if len(side) > 0 && hostile(c.Type) {
			sides = append(sides, side)
		}
	}
	for _, a := range sides[:min(len(sides), maxChecked)] {
		for _, b := range sides[:min(len(sides), maxChecked)] {
			if !share(a, b) {
				return true
			}
		}
	}
	return false
}

func share(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

func hostile(typ string) bool { return typ == "ASSAULT" || typ == "COERCE" }

// phrasing is what a claim gives to tell its event by.
type phrasing struct {
	actors, recipients, things, topics []string
	means, company                     []string
	rest                               string // what the report says right behind the verb, in quotation marks
	number                             string // "at least 7 people killed", "" when it counts none
	place                              string // " in Osk", "" when nobody says or another part does
}

func phrasingOf(e dateline.Event, c *dateline.Claim, contested bool) phrasing {
	t := phrasing{}
	if aboutWords(e.Type) || e.Type == "OTHER" {
		t.rest = wordsBehind(c)
	}
	both := e.Type == "CONSULT" && e.Mode != "visit"
	for _, a := range c.Parties() {
		name := brief(a.Name)
		switch {
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
	if w := c.Where; w != nil && w.Name != "" && !t.tells(w.Name) && (e.Mode != "visit" || len(t.recipients) == 0) {
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

// tells reports whether what an event is done to names a place by the same words or head.
func (t phrasing) tells(place string) bool {
	place = strings.ToLower(withoutArticle(place))
	head := place[strings.LastIndexByte(place, ' ')+1:]
	for _, name := range slices.Concat(t.recipients, t.things, t.topics) {
		low := strings.ToLower(name)
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
// most where others have other numbers.
func toll(c *dateline.Claim, claims []*dateline.Claim) string {
	i := slices.IndexFunc(c.Arguments, counted)
	if i < 0 {
		return ""
	}
	a := c.Arguments[i]
	low, high := *a.Value, *a.Value
	for _, other := range claims {
		for _, n := range other.Arguments {
			if counted(n) && n.Of == a.Of {
				low, high = min(low, *n.Value), max(high, *n.Value)
			}
		}
	}
	figure := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	number := strings.TrimPrefix(a.Bound+" ", "exact ") + figure(*a.Value)
	if low < high {
		number = figure(low) + " to " + figure(high)
	}
	if number == "1" {
		return "1 person " + a.Of
	}
	return capital(number + " people " + a.Of)
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

// The ways that a claim can stand to its event, those that decide the wording first.
const (
	happened = iota
	intended
	thinkable
	refuted
	open
)

func standingOf(c *dateline.Claim) int {
	switch {
	case c.Stance.Polarity == "denied":
		return refuted
	case c.Stance.Polarity == "unknown":
		return open
	case c.Stance.Modality == "planned":
		return intended
	case c.Stance.Modality == "hypothetical":
		return thinkable
	}
	return happened
}

// standing is how an event stands by all its claims: what one affirms happened;
// what is only possible is so where nobody denies or doubts it.
func standing(claims []*dateline.Claim) int {
	some := [open + 1]bool{}
	for _, c := range claims {
		some[standingOf(c)] = true
	}
	switch {
	case some[happened]:
		return happened
	case some[intended]:
		return intended
	case some[thinkable] && !some[refuted] && !some[open]:
		return thinkable
	case some[refuted]:
		return refuted
	}
	return open
}

// worded puts before a title how the event stands.
func worded(claims []*dateline.Claim, past, future string) string {
	switch standing(claims) {
	case happened:
		return past
	case intended:
		return "Planned: " + future
	case thinkable:
		return "Possible: " + past
	case refuted:
		return "Denied: " + past
	}
	return "Not confirmed: " + past
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
