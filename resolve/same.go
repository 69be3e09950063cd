package resolve

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"dateline"
	"dateline/gazetteer"
)

// The weights of evidence that two claims whose triggers are words for one act
// tell of one event, on the scale of likeness: what two reports share of
// their story, parties, the words for unnamed ones, the same word, a word of
// reference. Fitted on MEANTIME's reports on Apple and on stories of our own.
const (
	sameReport   = 1.0 // the base in one report
	otherReport  = 0.5 // the base in two
	storyWeight  = 3.2 // of the likeness of two reports' stories, up to mostStory
	mostStory    = 0.35
	fewestStory  = 0.12 // reports less alike are about other things
	fewestTerms  = 6    // of a report whose story can be told from its words
	closeStory   = 0.25 // reports more alike tell of the same, even in other names
	sharedParty  = 0.45
	sharedHead   = 0.35
	otherParties = -0.5 // a side of both is known and nothing of it is shared
	referring    = 0.25
	commonWord   = -0.6
	saidAgain    = -1.2 // of what is said; the passage must be alike as well
	daysApart    = -0.3 // undated claims of reports more than three days apart
	weeksApart   = -0.9 // of reports more than two weeks apart
	longAgo      = -0.9 // one of a time longBefore the other's publication
)

// longBefore is how long ago an event is no news any more.
const longBefore = 30 * 24 * time.Hour

// retelling adds up what speaks for two claims telling the same act of one
// story; 0 when something speaks against it.
func retelling(x, y *reading) float64 {
	if !sameAct(x, y) || x.another != y.another || conflict(x, y) || opposite(x, y) {
		return 0
	}
	s := sameReport
	if x.claim.Report != y.claim.Report {
		like := x.storyLikeness(y)
		if like < fewestStory {
			return 0
		}
		s = otherReport + storyWeight*min(like, mostStory)
	}
	if x.generic || y.generic {
		s += commonWord
	}
	if x.claim.Type == "SPEECH" || y.claim.Type == "SPEECH" {
		s += saidAgain + 1.5*passageLikeness(x, y)
	}
	if x.definite || y.definite {
		s += referring
	}
	if !x.timed || !y.timed {
		s += apartLikeness(x, y)
	}
	s += pastLikeness(x, y)
	return s + sidesLikeness(x, y) + whenLikeness(x, y)*0.5 + whereLikeness(x, y)*0.5 + numberLikeness(x, y)
}

// storyBlocks are the blocks in which a claim meets others of the same act in
// its own report, and in reports that have a leading word of their stories in common.
func (r *reading) storyBlocks() []string {
	if r.topic == nil {
		return nil
	}
	var out []string
	for _, a := range r.acts[:min(2, len(r.acts))] {
		act := "~" + a + "|" + r.outlook + "|"
		out = append(out, act+string(r.claim.Report))
		for _, lead := range r.topic.leads {
			out = append(out, act+lead)
		}
	}
	return out
}

// retold reports whether two claims may tell one act of one story in two types:
// their words are of one family, and one type is none of PLOVER's or both are one.
func retold(x, y *reading) bool {
	if !sameAct(x, y) || x.claim.Type == "CONSULT" || y.claim.Type == "CONSULT" || x.reciprocal() && y.reciprocal() || (x.claim.Mode == "visit") != (y.claim.Mode == "visit") {
		return false
	}
	if x.claim.Type != y.claim.Type && !ownType(x.claim.Type) && !ownType(y.claim.Type) && (x.generic || y.generic) {
		return false
	}
	return x.claim.Report == y.claim.Report || x.storyLikeness(y) >= fewestStory
}

func ownType(t string) bool { return t == "OTHER" || t == "SPEECH" }

// othersInStory reports whether the parties of one act in one story can not be
// the same. Names may be put in many ways, so one side may differ where the
// other agrees or the stories are all but one.
func othersInStory(x, y *reading) bool {
	acting, acted := sideLikeness(x, y, true), sideLikeness(x, y, false)
	switch {
	case acting != sidesOther && acted != sidesOther:
		return false
	case acting == sidesOther && acted == sidesOther || acted == sidesOther && otherPersons(x, y):
		return true
	case acting == sidesEqual || acted == sidesEqual:
		return false
	}
	return x.claim.Report != y.claim.Report && x.storyLikeness(y) < closeStory
}

// otherPersons reports whether both claims name persons as acted on.
func otherPersons(x, y *reading) bool {
	person := func(p party) bool { return !p.acts && p.entity && p.kind == dateline.Person }
	return slices.ContainsFunc(x.parties, person) && slices.ContainsFunc(y.parties, person)
}

// apartLikeness is what the time between two reports says against undated
// claims of theirs; nothing where a date of publication is unknown.
func apartLikeness(x, y *reading) float64 {
	switch {
	case x.published.IsZero() || y.published.IsZero() || near(x, y, 3):
		return 0
	case near(x, y, 14):
		return daysApart
	}
	return weeksApart
}

// pastLikeness is what it says against two claims of two reports that one tells
// of a time long before the other was published, which gives none: news without
// a date is mostly new.
func pastLikeness(x, y *reading) float64 {
	if x.timed == y.timed || x.claim.Report == y.claim.Report {
		return 0
	}
	if y.timed {
		x, y = y, x
	}
	if y.published.IsZero() || y.published.Sub(x.to) < longBefore {
		return 0
	}
	return longAgo
}

// opposite reports whether one of two claims denies what the other affirms,
// without both naming a time or place; who denies so may deny something else.
func opposite(x, y *reading) bool {
	return (x.claim.Stance.Polarity == "denied") != (y.claim.Stance.Polarity == "denied") && shared(x, y) == 0 && !sharesHead(x, y)
}

func (r *reading) storyLikeness(o *reading) float64 {
	if r.topic == nil || o.topic == nil || min(len(r.topic.terms), len(o.topic.terms)) < fewestTerms {
		return 0
	}
	return r.topic.likeness(o.topic)
}

// sidesLikeness compares those who act and those acted on: what they share
// speaks for one event, two sides of which nothing is shared against it.
func sidesLikeness(x, y *reading) float64 {
	s := 0.0
	for _, acts := range []bool{true, false} {
		switch sideLikeness(x, y, acts) {
		case sidesEqual:
			s += sharedParty
		case sidesAkin:
			s += sharedHead
		case sidesOther:
			s += otherParties
		}
	}
	return s
}

// sideRelation is what two sides of claims have in common.
type sideRelation int

const (
	sidesUnknown sideRelation = iota // one of them is not told
	sidesEqual                       // an entity is on both
	sidesAkin                        // words or names are on both
	sidesOther                       // nothing is
)

// sideLikeness compares the parties on one side. Those that are told by another
// number are others, but for the harmed, whose number grows.
func sideLikeness(x, y *reading, acts bool) sideRelation {
	best := sidesUnknown
	for _, p := range x.parties {
		for _, q := range y.parties {
			if p.acts != acts || q.acts != acts {
				continue
			}
			if p.size > 0 && q.size > 0 && p.size != q.size && !(x.tolls() && y.tolls()) {
				return sidesOther // whatever else is named beside them
			}
			switch relation := partyRelation(p, q); {
			case best == sidesEqual:
			case relation == sidesEqual || best == sidesUnknown || relation == sidesAkin:
				best = relation
			}
		}
	}
	return best
}

// partyRelation compares two parties of one side. Names of one kind that share
// no word are others, and so are things in other words. A person or a group may
// be described in any ("a gunman", "a former employee").
func partyRelation(p, q party) sideRelation {
	switch {
	case p.entity && p.key == q.key:
		return sidesEqual
	case p.people() && q.people() && p.country != "" && q.country != "" && p.country != q.country:
		return sidesOther // "a British climber" and "an Australian climber"
	case p.key == q.key || kin(p, q) || sharesWord(p, q) || p.size > fewOf && p.size == q.size:
		return sidesAkin
	case p.entity != q.entity: // the words of the one may stand for the other
		return sidesUnknown
	case p.entity:
		return sidesOther
	case p.people() || q.people():
		return sidesUnknown
	}
	return sidesOther
}

// fewOf: a larger number of parties says by itself who they are ("23 pirates",
// "23 of the raiders").
const fewOf = 3

// people reports whether a description is of persons.
func (p party) people() bool { return p.kind == dateline.Person || p.kind == dateline.Group }

// tolls reports whether the act harms people, whose number grows as reports come in.
func (r *reading) tolls() bool {
	return slices.ContainsFunc(r.acts, func(a string) bool { return a == "kill" || a == "die" || a == "injure" })
}

// sharesHead reports whether some party of both claims has a word in common.
func sharesHead(x, y *reading) bool {
	for _, p := range x.parties {
		if slices.ContainsFunc(y.parties, func(q party) bool { return p.key == q.key || sharesWord(p, q) }) {
			return true
		}
	}
	return false
}

// sharesWord reports whether the names or descriptions of two parties have a
// word in common: "Mr Kern" and "Anna Kern", "the northern bridge" and "a bridge".
func sharesWord(p, q party) bool {
	return slices.ContainsFunc(p.words, func(w string) bool { return slices.Contains(q.words, w) })
}

// nameWords are the stems of the words of an argument up to what qualifies it
// from behind, small words left out.
func nameWords(a dateline.Argument) []string {
	var out []string
	text := a.Text
	if a.Entity != "" {
		text += " " + a.Name
	}
	for _, w := range strings.FieldsFunc(gazetteer.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) < 3 || slices.Contains(out, w) {
			continue
		}
		if stem := bare(w); rarityOf(stem) >= 2 {
			out = append(out, stem)
		}
	}
	return out[:min(len(out), 12)]
}

// passageLikeness is the share of the shorter passage's rarer words that both have.
func passageLikeness(x, y *reading) float64 {
	a, b := passageStems(x), passageStems(y)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(min(len(a), len(b)))
}

func passageStems(r *reading) map[string]bool {
	count := map[string]float64{}
	countStems(r.claim.Passage.Text, count, map[string]bool{})
	out := map[string]bool{}
	for w := range count {
		if rarityOf(w) >= 2 {
			out[w] = true
		}
	}
	return out
}
