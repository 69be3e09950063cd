package resolve

import (
	"strings"

	"dateline"
)

// summary is one sentence on the event in neutral words, in the wording that
// its claims allow: what is only planned, denied or unconfirmed is said so. It
// is told as the claim does that says most, by a plain verb where that one has
// one, else by the words of its type.
func summary(e dateline.Event, claims []*dateline.Claim) string {
	u := usageOf(e, claims)
	c := u.teller(e, claims)
	t := u.phrasing(e, c, contested(claims))
	t.number = u.toll(c, claims)
	v, plain := verbOf(c, e.Type)
	s := sayings(e.Type, e.Mode)
	past, future := "", ""
	switch {
	case plain && (len(t.actors) > 0 && !v.harms() || t.undergone(v) != "") && !t.lonely(e):
		past, future = t.by(v)
	case s.past != "" && (e.Mode != "" || !byNoun(c)):
		past, future = t.inWordsOf(e, s)
	default:
		past = t.inItsWords(c)
		future = past
		if t.besets(c) {
			t.place = ""
		}
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
// the one that says most of what most reports say, the surest of equals.
func (u *usage) teller(e dateline.Event, claims []*dateline.Claim) *dateline.Claim {
	stands := standing(claims)
	weight := func(c *dateline.Claim) float64 {
		v, plain := verbOf(c, e.Type)
		out := c.Confidence + 3*float64(u.verbs[v.base])/float64(u.claims)
		for _, w := range [...]struct {
			holds bool
			worth float64
		}{{standingOf(c) == stands, 32}, {c.Type == e.Type, 16}, {c.Mode == e.Mode, 2}, {plain, 2}, {c.Stance.Voice != "opinion", 3}} {
			if w.holds {
				out += w.worth
			}
		}
		return out + 6*u.side(c, true) + u.toSide(c) - 2*float64(u.strays(c))
	}
	best, most := claims[0], weight(claims[0])
	for _, c := range claims[1:] {
		if w := weight(c); w > most {
			best, most = c, w
		}
	}
	return best
}

// toSide is what it is worth that a claim says to whom or what it was done; of
// talks, that it names both sides.
func (u *usage) toSide(c *dateline.Claim) float64 {
	const worth = 4
	if u.typ != "CONSULT" {
		return worth * u.side(c, false)
	}
	if len(c.Parties()) > 1 {
		return worth
	}
	return 0
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
