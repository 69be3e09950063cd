package resolve

import (
	"slices"
	"strings"

	"dateline"
)

// rulings are what the log of judgements comes to: for each pair of ids the
// verdict that counts. A person's outweighs a model's, a model's a rule's; of
// one rank the latest counts.
type rulings map[[2]string]dateline.Verdict

// rule reads the log; our own earlier judgements are left out, they are
// computed anew.
func rule(log []dateline.Judgement) rulings {
	sorted := slices.Clone(log)
	slices.SortStableFunc(sorted, func(a, b dateline.Judgement) int {
		if r := rank(a) - rank(b); r != 0 {
			return r
		}
		if c := strings.Compare(a.MadeAt, b.MadeAt); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	out := rulings{}
	for _, j := range sorted {
		if j.Withdrawn == "" && !strings.HasPrefix(j.Maker, "resolve/") {
			out[pair(j.A, j.B)] = j.Verdict
		}
	}
	return out
}

func rank(j dateline.Judgement) int {
	switch j.Kind {
	case "person":
		return 2
	case "model":
		return 1
	}
	return 0
}

func pair(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// of is the verdict on a pair of ids, or "" when there is none.
func (r rulings) of(a, b string) dateline.Verdict { return r[pair(a, b)] }

// pairs are the pairs of a verdict, sorted.
func (r rulings) pairs(v dateline.Verdict) [][2]string {
	var out [][2]string
	for p, w := range r {
		if w == v {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return out
}

// forest is union-find over 0..n-1.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) find(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

// union joins two trees; the smaller root stays. It reports whether they were apart.
func (f forest) union(i, j int) bool {
	i, j = f.find(i), f.find(j)
	f[max(i, j)] = min(i, j)
	return i != j
}
