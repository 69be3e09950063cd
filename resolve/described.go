package resolve

import (
	"slices"
	"time"

	"dateline"
)

// A description of an office that no table explains ("the head of Orbita") is
// the one person to whom other reports of the same months give that office.

// sameTerm is how far apart two reports may be that speak of one holder.
const sameTerm = 200 * 24 * time.Hour

// described reports whether a thing is a person known by an office alone.
func (t *thing) described() bool {
	return t.key == "" && t.kind == dateline.Person && len(t.units) > 0 && len(t.units[0].names) == 0
}

// posts are the keys of the offices that a report gives a thing.
func (t *thing) posts() []string {
	var out []string
	for _, u := range t.units {
		out = append(out, u.held...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// giveDescribed puts descriptions with the one cluster that bears their office.
// Those that nobody or several bear stay without an entity.
func giveDescribed(described []*thing, clusters []*cluster) {
	if len(described) == 0 {
		return
	}
	type bearer struct {
		at  int
		day string
	}
	bearers := map[string][]bearer{}
	for i, c := range clusters {
		for _, t := range c.things {
			for _, p := range t.posts() {
				bearers[p] = append(bearers[p], bearer{i, t.day})
			}
		}
	}
	given := map[int][]*thing{}
	for _, t := range described {
		found, one := -1, true
		for _, p := range t.posts() {
			for _, b := range bearers[p] {
				if ofOneTerm(t.day, b.day) && b.at != found {
					one = one && found < 0
					found = b.at
				}
			}
		}
		if one && found >= 0 {
			given[found] = append(given[found], t)
		}
	}
	for at, things := range given {
		clusters[at].things = append(clusters[at].things, things...)
	}
}

// ofOneTerm reports whether two days are of one term; of unknown days nobody knows.
func ofOneTerm(a, b string) bool {
	x, err := time.Parse(time.DateOnly, a)
	if err != nil {
		return false
	}
	y, err := time.Parse(time.DateOnly, b)
	return err == nil && x.Sub(y).Abs() <= sameTerm
}
