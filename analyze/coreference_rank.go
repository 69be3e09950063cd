package analyze

import (
	"cmp"
	"slices"

	"dateline"
)

// rank makes the chains anew: every mention joins the chain of the earlier
// mention that the ranker likes best. The chains that the passes made are among
// what it looks at. Descriptions stay with the names that grammar or a role ties
// them to: sure says where the passes for those left everybody.
func (d *discourse) rank(r *ranker, rows *wordRows, sure []int) {
	liked := d.likedAntecedents(r, rows)
	d.split()
	for i, root := range sure {
		if d.candidates[i].form == dateline.Nominal {
			d.link(root, i)
		}
	}
	for i, likes := range liked {
		for _, l := range likes {
			if !d.opposed(l.antecedent, i) && !d.rivals(l.antecedent, i) {
				d.join(l.antecedent, i)
				break
			}
		}
	}
}

// like is an antecedent that scores above none.
type like struct {
	antecedent int
	score      float32
}

// split makes every candidate a chain of its own again.
func (d *discourse) split() {
	for i := range d.candidates {
		c := &d.candidates[i]
		d.parent[i] = i
		d.chains[i] = &chainFacts{kind: c.kind, gender: c.gender, number: c.number, members: []int{i}, named: c.form == dateline.Name, bodies: bodiesOf(c)}
	}
}

// opposed reports whether one chain is of a man and the other of a woman.
func (d *discourse) opposed(a, b int) bool {
	x, y := d.chain(a).gender, d.chain(b).gender
	return x == male && y == female || x == female && y == male
}

// rivals reports whether two chains hold names of different organizations: Apple
// Corps and Apple Computer, but not the Defence Ministry and the Ministry of Defence.
func (d *discourse) rivals(a, b int) bool {
	if d.root(a) == d.root(b) {
		return false
	}
	for _, x := range d.chain(a).bodies {
		for _, y := range d.chain(b).bodies {
			if !within(x, y) && !within(y, x) {
				return true
			}
		}
	}
	return false
}

// likedAntecedents are for every candidate the earlier ones that it more likely
// repeats than not, best first.
func (d *discourse) likedAntecedents(r *ranker, rows *wordRows) [][]like {
	const eager = 0.5 // chains want recall: an antecedent may score so much less than none
	all := d.describe()
	seen := make([]scored, len(d.candidates))
	liked := make([][]like, len(d.candidates))
	room := make([]float32, r.hidden)
	k := known{}
	for i := range d.candidates {
		if d.candidates[i].hidden {
			continue
		}
		seen[i] = r.mention(rows.row(all[i].word), all[i].slots)
		found := d.antecedentsOf(all, i, k)
		for n, j := range found.of {
			slots := d.pair(all, j, i, found.between[n])
			if s := r.scoreOf(&seen[j], &seen[i], &slots, room); s > seen[i].none-eager {
				liked[i] = append(liked[i], like{j, s})
			}
		}
		slices.SortStableFunc(liked[i], func(a, b like) int { return cmp.Compare(b.score, a.score) })
		d.remember(k, i)
	}
	return liked
}

// chainsSoFar is the root of every candidate.
func (d *discourse) chainsSoFar() []int {
	out := slices.Clone(d.parent)
	for i := range out {
		out[i] = d.root(i)
	}
	return out
}
