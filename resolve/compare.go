package resolve

import (
	"strings"
	"time"

	"dateline"
)

// The weights of evidence that two claims tell of one event, and what together
// must be reached. They are set by hand so that two named persons, the same
// word for the act and nearby publication suffice, and so do the same place
// and day; names of countries alone, or a type and a date alone, do not.
const (
	enough       = 1.59
	onePerson    = 0.6
	oneCountry   = 0.3
	kinship      = 0.2
	sameParties  = 0.2
	sameStem     = 0.3
	sameDay      = 1.0
	sameFacility = 1.2
	sameCity     = 1.0
	sameRegion   = 0.3
	placeWithin  = 0.15
	sameNumber   = 0.4
	dayOff       = -0.2
)

// conflict reports whether two claims can not tell of one event.
func conflict(x, y *reading) bool {
	if asunder(x, y) || elsewhereOnEarth(x, y) || x.tolls() != y.tolls() {
		return true // harm told for itself is an event beside the attack that did it
	}
	if retold(x, y) {
		return othersInStory(x, y)
	}
	return modesConflict(x.claim, y.claim) || actsConflict(x, y) || partiesConflict(x, y)
}

// asunder reports whether two claims tell of other times or places, or one of
// what is planned and one of what happened.
func asunder(x, y *reading) bool {
	return x.outlook != y.outlook || timesConflict(x, y) || x.where.Against(y.where)
}

// elsewhereOnEarth reports whether two claims happened in other countries. Acts of
// words have parties, not places.
func elsewhereOnEarth(x, y *reading) bool {
	return x.land != "" && y.land != "" && x.land != y.land && (happens(x.claim.Type) || happens(y.claim.Type))
}

// happens tells whether events of a type take place where their parties are.
func happens(typ string) bool {
	switch typ {
	case "ASSAULT", "OTHER", "PROTEST", "COERCE", "AID":
		return true
	}
	return false
}

func modesConflict(x, y *dateline.Claim) bool {
	if x.Type != y.Type || (x.Mode == "visit") != (y.Mode == "visit") {
		return true
	}
	return x.Mode != "" && y.Mode != "" && x.Mode != y.Mode && x.Mode != "multilateral" && y.Mode != "multilateral"
}

// actsConflict: of types that hold all kinds of acts, the words must be of one
// family or the mode must say that they are alike.
func actsConflict(x, y *reading) bool {
	if x.claim.Type != "OTHER" && x.claim.Type != "SPEECH" {
		return false
	}
	return !sameAct(x, y) && (x.claim.Mode == "" || x.claim.Mode != y.claim.Mode)
}

// timesConflict: reports may differ by a day over what happened, a report not
// with itself, plans not at all. Undated claims must be published within two months.
func timesConflict(x, y *reading) bool {
	if x.timed && y.timed {
		apart := max(x.from.Sub(y.to), y.from.Sub(x.to))
		if x.outlook != "actual" || x.claim.Report == y.claim.Report {
			return apart >= 0
		}
		return apart > apartAtMost
	}
	if x.published.IsZero() || y.published.IsZero() {
		return false
	}
	return x.published.Sub(y.published).Abs() > oneNews
}

const (
	apartAtMost = 12 * time.Hour      // between the times that two reports give for one event
	oneNews     = 60 * 24 * time.Hour // between two reports of one event whose time is not told
)

// partiesConflict: of what parties do with one another two must be shared
// where both claims name two; of other events the actors and those acted on
// must not be others.
func partiesConflict(x, y *reading) bool {
	if x.reciprocal() {
		return x.named > 1 && y.named > 1 && shared(x, y) < 2
	}
	return disjoint(x, y, true) || disjoint(x, y, false)
}

func shared(x, y *reading) int {
	n := 0
	for _, p := range x.parties {
		for _, q := range y.parties {
			if p.entity && p.key == q.key {
				n++
			}
		}
	}
	return n
}

// disjoint reports whether both claims name parties on a side and these have
// nothing to do with one another.
func disjoint(x, y *reading, acts bool) bool {
	both := false
	for _, p := range x.parties {
		for _, q := range y.parties {
			if p.acts != acts || q.acts != acts || !p.entity && !q.entity {
				continue
			}
			if p.key == q.key || kin(p, q) {
				return false
			}
			both = both || p.entity && q.entity
		}
	}
	return both
}

// kin reports whether one party may stand for the other: a country, or its
// unnamed people, and someone of it.
func kin(p, q party) bool {
	loose := func(p party) bool { return !p.entity || p.kind == dateline.Country || p.kind == dateline.Group }
	return p.country != "" && p.country == q.country && (loose(p) || loose(q))
}

// likeness adds up what speaks for two claims of different reports telling of
// one event; 0 when something speaks against it.
func likeness(x, y *reading) float64 {
	if conflict(x, y) {
		return 0
	}
	parties := partyLikeness(x, y)
	when, where := whenLikeness(x, y), whereLikeness(x, y)
	if parties == 0 && (where < sameCity || when < sameDay && (when != dayOff || where < sameFacility)) {
		return 0
	}
	if (x.claim.Stance.Polarity == "affirmed") != (y.claim.Stance.Polarity == "affirmed") && when < sameDay && where < sameCity && !near(x, y, 3) {
		return 0 // who denies without saying what, where and when may deny something else
	}
	s := parties + when + where + numberLikeness(x, y) + pastLikeness(x, y)
	if x.stem != "" && x.stem == y.stem || x.claim.Mode == "visit" {
		s += sameStem
	}
	if when <= 0 {
		switch {
		case near(x, y, 3):
			s += 0.3
		case near(x, y, 14):
			s += 0.1
		}
	}
	return s
}

func near(x, y *reading, days int) bool {
	return !x.published.IsZero() && !y.published.IsZero() && x.published.Sub(y.published).Abs() <= time.Duration(days)*24*time.Hour
}

func partyLikeness(x, y *reading) float64 {
	persons, countries, loose, equal := 0.0, 0.0, 0.0, 0
	for _, p := range x.parties {
		for _, q := range y.parties {
			switch {
			case p.key == q.key && p.entity && p.kind != dateline.Country && p.kind != dateline.Group:
				persons += onePerson
				equal++
			case p.key == q.key && p.entity:
				countries += oneCountry
				equal++
			case p.key == q.key || p.acts == q.acts && kin(p, q):
				loose = kinship
			}
		}
	}
	s := min(persons, 2*onePerson) + min(countries, 2*oneCountry) + loose
	if equal > 1 && equal == x.named && equal == y.named {
		s += sameParties
	}
	return s
}

func whenLikeness(x, y *reading) float64 {
	if !x.timed || !y.timed {
		return 0
	}
	if !x.from.Before(y.to) || !y.from.Before(x.to) {
		return dayOff
	}
	switch wide := max(x.to.Sub(x.from), y.to.Sub(y.from)).Hours() / 24; {
	case wide <= 2:
		return sameDay
	case wide <= 8:
		return 0.6
	case wide <= 32:
		return 0.4
	}
	return 0.1
}

func whereLikeness(x, y *reading) float64 {
	a, b := x.where, y.where
	switch {
	case a.IsZero() || b.IsZero():
		return 0
	case a.Same(b) && a.Precision == "facility":
		return sameFacility
	case a.Same(b) && pointed(a):
		return sameCity
	case a.Same(b):
		return sameRegion
	}
	return placeWithin
}

func numberLikeness(x, y *reading) float64 {
	for _, a := range x.counts {
		for _, b := range y.counts {
			if a.Of == b.Of && *a.Value == *b.Value && *a.Value > 1 {
				return sameNumber
			}
		}
	}
	return 0
}

// repeats reports whether two claims of one report tell of one event: the same
// word for the act, parties of one among those of the other, and no two places.
func repeats(x, y *reading) bool {
	if x.stem == "" || x.stem != y.stem || conflict(x, y) || placed(x.where) && placed(y.where) && !x.where.Same(y.where) {
		return false
	}
	if x.claim.Stance.Polarity != y.claim.Stance.Polarity {
		return false
	}
	if x.claim.Mode == "visit" && elsewhere(x, y) {
		return false
	}
	n := shared(x, y)
	return n > 0 && (n == x.named || n == y.named)
}

// placed reports whether a place is known by a name.
func placed(w dateline.Where) bool { return !w.IsZero() && !w.Described() }

// elsewhere reports whether both claims say who or what was visited and share none of it.
func elsewhere(x, y *reading) bool {
	both := false
	for _, p := range x.parties {
		for _, q := range y.parties {
			if !p.acts && !q.acts {
				if p.key == q.key {
					return false
				}
				both = true
			}
		}
	}
	return both
}

// pointed reports whether a place is small enough to tell events by: a city or
// less, or a named place of which no gazetteer knows how large it is.
func pointed(w dateline.Where) bool {
	return placed(w) && (w.Precise() || w.Precision == "" && w.Lat == nil)
}

// placeKey names a place for blocking; only cities and less do.
func (r *reading) placeKey() string {
	if r.where.IsZero() || !pointed(r.where) {
		return ""
	}
	if r.where.Entity != "" {
		return string(r.where.Entity)
	}
	return strings.ToLower(r.where.Name)
}
