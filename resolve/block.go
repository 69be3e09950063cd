package resolve

import (
	"slices"
	"strings"
	"time"

	"dateline"
)

const (
	maxParties = 6 // parties of a claim that make blocks
)

// proposal is what speaks for two claims telling of one event, 0 when it is
// not enough.
func proposal(a, b *reading) float64 {
	score := 0.0
	if a.claim.Report != b.claim.Report {
		score = likeness(a, b)
	} else if repeats(a, b) {
		score = enough + sameStem
	}
	score = max(score, retelling(a, b))
	if score < enough {
		return 0
	}
	return score
}

// moment is when a reading says it was, else when it was published.
func (r *reading) moment() time.Time {
	if r.timed {
		return r.from
	}
	return r.published
}

// blocks are the keys of a reading's blocks. Readings are compared only with
// neighbours in blocks of those that share a type and two parties, a party and
// a day, a party and a place, a place and a day, a party and the report, or an
// act and the report or a leading word of its story.
func (r *reading) blocks() []string {
	var keys []string
	for _, p := range r.parties {
		if p.entity && len(keys) < maxParties {
			keys = append(keys, p.key)
		}
	}
	slices.Sort(keys)
	out := r.storyBlocks()
	t, place := r.claim.Type+"|"+r.outlook+"|", r.placeKey()
	for i, k := range keys {
		out = append(out, t+k+"|"+string(r.claim.Report))
		for _, o := range keys[i+1:] {
			out = append(out, t+k+"|"+o)
		}
		for _, d := range r.days() {
			out = append(out, t+k+"|"+d)
		}
		if place != "" {
			out = append(out, t+k+"|@"+place)
		}
	}
	if place != "" {
		for _, d := range r.days() {
			out = append(out, t+"@"+place+"|"+d)
		}
	}
	return out
}

// days are the day of a reading and the next, so that neighbours share one.
func (r *reading) days() []string {
	if !r.fine {
		return nil
	}
	return []string{r.from.Format(time.DateOnly), r.from.AddDate(0, 0, 1).Format(time.DateOnly)}
}

// references proposes, for claims without parties that refer back ("the
// summit"), the one event of their report that they can mean.
func (f *families) references() []edge {
	byReport := map[dateline.ReportID][]int{}
	for i, r := range f.readings {
		if r.stem != "" {
			byReport[r.claim.Report] = append(byReport[r.claim.Report], i)
		}
	}
	var out []edge
	for _, report := range byReport {
		for _, i := range report {
			if r := f.readings[i]; r.named == 0 && r.definite {
				if j, ok := f.referent(i, report); ok {
					out = append(out, edge{min(i, j), max(i, j), enough})
				}
			}
		}
	}
	return out
}

// referent is the nearest claim of the one family that a claim can refer to.
func (f *families) referent(i int, report []int) (int, bool) {
	r := f.readings[i]
	best, root := -1, -1
	for _, j := range report {
		o := f.readings[j]
		if o.named == 0 || o.stem != r.stem || conflict(r, o) || strings.Contains(o.claim.Stance.Polarity+r.claim.Stance.Polarity, "denied") {
			continue
		}
		if at := f.forest.find(j); root >= 0 && at != root {
			return -1, false
		} else {
			root = at
		}
		if best < 0 || distance(r, o) < distance(r, f.readings[best]) {
			best = j
		}
	}
	return best, best >= 0
}

func distance(x, y *reading) int {
	d := x.claim.Trigger.Start - y.claim.Trigger.Start
	return max(d, -d)
}
