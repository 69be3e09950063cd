package resolve

import (
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// within joins units of one report that its chains left apart: a last name
// with the one full name that bears it, "the Ruritanian leader" with the one
// person so described, an acronym with the one name it abbreviates. Where two
// could be meant nothing is joined. It gives, for each unit, the unit it is
// part of (itself when it stands alone).
func (l *lexicon) within(units []*unit, ids []identity) []int {
	to := make([]int, len(units))
	for i := range to {
		to[i] = i
	}
	for i, u := range units {
		var fits func(j int) bool
		switch {
		case len(u.names) == 0:
			bearer := l.bearerOf(u, units, ids)
			fits = func(j int) bool {
				return bearer != nil && bearer(j) || namedAfter(units[j], u) || ids[j].kind == dateline.Person && len(units[j].names) > 0 && samePost(u, units[j])
			}
		case ids[i].kind == dateline.Person && ids[i].key == "":
			fits = func(j int) bool {
				return ids[j].kind == dateline.Person && ids[j].key != "" && shortFor(u.person.tokens, units[j].person.tokens) && !clash(ids[i], ids[j])
			}
		case strings.HasPrefix(ids[i].key, "name "):
			fits = func(j int) bool {
				return j != i && ids[j].kind == ids[i].kind && longFor(u, units[j]) || namedAfter(u, units[j])
			}
		}
		if fits != nil {
			if j, one := only(len(units), ids, fits); one && j != i {
				to[i] = j
			}
		}
	}
	for i := range to { // chains of joins end at one unit; a circle stays apart
		for n := 0; to[to[i]] != to[i] && n < 4; n++ {
			to[i] = to[to[i]]
		}
	}
	return to
}

// only is the one unit that fits; units of one key count once.
func only(n int, ids []identity, fits func(int) bool) (int, bool) {
	found := -1
	for j := range n {
		if !fits(j) {
			continue
		}
		if found >= 0 && (ids[found].key == "" || ids[found].key != ids[j].key) {
			return -1, false
		}
		if found < 0 {
			found = j
		}
	}
	return found, found >= 0
}

// shortFor reports whether one word, or an initial and a word, is short for a
// full name: its last word, or the first of three (a family name in front).
func shortFor(short, full []string) bool {
	if len(short) == 2 && len(short[0]) == 1 {
		return full[len(full)-1] == short[1] && strings.HasPrefix(full[0], short[0])
	}
	if len(short) != 1 || len(full) < 2 {
		return false
	}
	return full[len(full)-1] == short[0] || len(full) == 3 && full[0] == short[0]
}

// longFor reports whether a unit's name is the acronym of another's.
func longFor(u, o *unit) bool {
	return slices.ContainsFunc(o.names, func(n string) bool { return acronymOf(u.names[0], n) })
}

// namedAfter reports whether a unit ("Gagarin plant") is the facility that
// descriptions of another say is named after one of its words.
func namedAfter(u, o *unit) bool {
	first, _, ok := strings.Cut(u.key, " ")
	if !ok || !facility(u.key) || u == o {
		return false
	}
	for _, s := range slices.Concat(o.says, o.names) {
		if what, whom, found := strings.Cut(gazetteer.Fold(s), " named after "); found {
			return slices.Contains(strings.Fields(whom), first) && buildingLike(what)
		}
	}
	return false
}

func buildingLike(what string) bool {
	words := strings.Fields(what)
	return len(words) > 0 && gazetteer.FacilityHead(words[len(words)-1]) != ""
}

// bearerOf fits persons to a unit without a name that describes one: of the
// same country, with a role of the same word, or both heads of their state.
func (l *lexicon) bearerOf(u *unit, units []*unit, ids []identity) func(int) bool {
	for _, r := range u.roles {
		if r.country == "" || plural(r.word) || r.sector == "ELI" || r.class != "head" && r.class != "party" {
			continue
		}
		return func(j int) bool {
			return ids[j].kind == dateline.Person && slices.ContainsFunc(units[j].roles, func(o role) bool {
				return o.country == r.country && (o.word == r.word || r.class == "head" && o.class == "head" && (r.word == "leader" || o.word == "leader" || r.word == "head of state" || r.word == "ruler" || r.word == "dictator"))
			})
		}
	}
	return nil
}

func plural(word string) bool { return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") }

// clash reports whether two persons of one name can not be the same: they are
// of different countries, or do very different things with no country in common.
func clash(a, b identity) bool {
	if a.country != "" && b.country != "" {
		return a.country != b.country
	}
	x, y := camp(a.sector), camp(b.sector)
	return x != "" && y != "" && x != y
}

// camp puts together the sectors between which people move.
func camp(sector string) string {
	switch sector {
	case "GOV", "MIL", "LEG", "PTY", "JUD", "COP", "SPY", "OPP", "ELI", "BUS", "EDU", "REB":
		return "politics"
	case "CVL", "CRM", "REF", "LAB", "MED", "REL", "JRN":
		return sector
	}
	return ""
}
