package corroborate

import (
	"fmt"
	"slices"
	"strings"

	"dateline"
)

// folding puts reports of one origin together, with the reasons.
type folding struct {
	ids   []dateline.ReportID
	root  []int
	folds []dateline.Fold
	known []bool // the source, or the agency behind it, is known
}

const samePassage = 0.8 // likeness of passages that makes one a copy of the other

// fold finds the origins among the accounts of an event, or among whole
// reports where an account has no claims.
func (o *Origins) fold(a accounts) *folding {
	f := &folding{ids: a.reports()}
	families, sources, owners, speakers := groups{}, groups{}, groups{}, groups{}
	credited, names := map[string]bool{}, map[string]string{}
	for i, id := range f.ids {
		f.root = append(f.root, i)
		if n, ok := o.copies.family(id); ok {
			families.add(fmt.Sprint(n), i)
		}
		name, owner, wire := o.effective(id, a[id])
		f.known = append(f.known, plain(name) != "" && name != "unknown")
		if k := plain(name); f.known[i] {
			sources.add(k, i)
			credited[k] = credited[k] || wire
			if names[k] == "" || name < names[k] {
				names[k] = name
			}
		}
		if owner != "" && owner != "unknown" {
			owners.add(owner, i)
		}
		if k, n := speaker(a[id]); k != "" {
			speakers.add(k, i)
			names["\x00"+k] = n
		}
	}
	families.each(2, func(_ string, members []int) { f.join(members, o.copies.reason(f.reports(members))) })
	f.passages(a)
	sources.each(1, func(k string, members []int) {
		switch {
		case credited[k]:
			f.join(members, "wire credit: "+names[k])
		case len(members) > 1:
			f.join(members, "same source: "+names[k])
		}
	})
	owners.each(2, func(k string, members []int) { f.joinApart(members, "same owner: "+k) })
	speakers.each(2, func(k string, members []int) { f.joinApart(members, "same quoted speaker: "+names["\x00"+k]) })
	f.strangers()
	return f
}

// passages folds reports whose passages on the event are all but the same.
func (f *folding) passages(a accounts) {
	const most = 40 // accounts of one event compared by their passages
	for i := range f.ids[:min(most, len(f.ids))] {
		for j := i + 1; j < min(most, len(f.ids)); j++ {
			if f.find(i) == f.find(j) {
				continue
			}
			best := 0.0
			for _, x := range a[f.ids[i]][:min(4, len(a[f.ids[i]]))] {
				for _, y := range a[f.ids[j]][:min(4, len(a[f.ids[j]]))] {
					best = max(best, passagesAlike(x.Passage.Text, y.Passage.Text))
				}
			}
			if best >= samePassage {
				f.join([]int{i, j}, fmt.Sprintf("near copy of the passage (%.2f)", best))
			}
		}
	}
}

// strangers folds the reports whose source nobody knows: none of them can be
// called independent of another.
func (f *folding) strangers() {
	var members []int
	for i, known := range f.known {
		if !known {
			members = append(members, i)
		}
	}
	if len(members) > 1 || len(members) == 1 && len(f.ids) > 1 {
		f.join(members, "source unknown: not counted as independent")
	}
}

// join makes members one origin and notes why.
func (f *folding) join(members []int, reason string) {
	for _, m := range members[1:] {
		a, b := f.find(members[0]), f.find(m)
		f.root[max(a, b)] = min(a, b)
	}
	f.folds = append(f.folds, dateline.Fold{Reports: f.reports(members), Reason: reason})
}

// joinApart joins members unless they are one origin already.
func (f *folding) joinApart(members []int, reason string) {
	for _, m := range members[1:] {
		if f.find(m) != f.find(members[0]) {
			f.join(members, reason)
			return
		}
	}
}

func (f *folding) find(i int) int {
	for f.root[i] != i {
		i = f.root[i]
	}
	return i
}

func (f *folding) reports(members []int) []dateline.ReportID {
	out := make([]dateline.ReportID, len(members))
	for i, m := range members {
		out[i] = f.ids[m]
	}
	slices.Sort(out)
	return out
}

// origins counts the origins among some of the reports. Origins of which no
// source is known count only where there is no other, and then as one.
func (f *folding) origins(of func(dateline.ReportID) bool) int {
	known, found, some := map[int]bool{}, 0, false
	for i, id := range f.ids {
		if !of(id) {
			continue
		}
		some = true
		if r := f.find(i); f.knownOrigin(r) && !known[r] {
			known[r] = true
			found++
		}
	}
	if some && found == 0 {
		return 1
	}
	return found
}

// knownOrigin reports whether a source is known for some report of the origin.
func (f *folding) knownOrigin(root int) bool {
	for i := range f.ids {
		if f.known[i] && f.find(i) == root {
			return true
		}
	}
	return false
}

func (f *folding) all() int { return f.origins(func(dateline.ReportID) bool { return true }) }

// sorted are the folds in order of reason and reports.
func (f *folding) sorted() []dateline.Fold {
	slices.SortFunc(f.folds, func(a, b dateline.Fold) int {
		if c := strings.Compare(a.Reason, b.Reason); c != 0 {
			return c
		}
		return slices.Compare(a.Reports, b.Reports)
	})
	if f.folds == nil {
		return []dateline.Fold{}
	}
	return f.folds
}

// groups are numbers of reports by what they share.
type groups map[string][]int

func (g groups) add(key string, i int) { g[key] = append(g[key], i) }

// each visits the groups of at least n members in order of their keys.
func (g groups) each(n int, visit func(key string, members []int)) {
	keys := make([]string, 0, len(g))
	for k := range g {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if len(g[k]) >= n {
			visit(k, g[k])
		}
	}
}
