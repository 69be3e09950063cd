package corroborate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline"
)

// folding is who stands behind the accounts of an event, or behind whole
// reports where an account has no claims. Each account rests on roots: its own
// outlet, outlets and agencies that it credits. Roots that are one origin are
// joined, each time with the reason.
type folding struct {
	*Origins
	ids   []dateline.ReportID
	roots [][]int // of the reports
	keys  map[string]int
	names []string // the keys of the roots
	root  []int    // joined roots
	known []bool   // of the roots: whose they are is known
	folds []dateline.Fold
}

// mostShown bounds the passages that a fold shows.
const mostShown = 64

// fold finds the origins among accounts.
func (o *Origins) fold(a accounts) *folding {
	f := &folding{Origins: o, ids: a.reports(), keys: map[string]int{}}
	for _, id := range f.ids {
		f.roots = append(f.roots, nil)
		f.place(len(f.roots)-1, o.reports[id], o.stake(id, a[id]))
	}
	f.copied()
	f.passages(a)
	f.cited(a)
	f.sameSource(a)
	f.sameOwner()
	f.sameSpeaker(a)
	f.sameAuthor()
	f.strangers()
	return f
}

// stake is what a report's account rests on.
func (o *Origins) stake(id dateline.ReportID, claims []*dateline.Claim) stake {
	e := o.evidence[id]
	if e == nil {
		return stake{own: true}
	}
	return e.rests(claims)
}

// place gives a report its roots.
func (f *folding) place(i int, r *dateline.Report, s stake) {
	for _, c := range s.credits {
		f.roots[i] = append(f.roots[i], f.node("source "+f.papers.key(c.name), true))
	}
	if s.own || len(s.credits) == 0 {
		f.roots[i] = append(f.roots[i], f.self(r, f.ids[i]))
	}
	slices.Sort(f.roots[i])
	f.roots[i] = slices.Compact(f.roots[i])
}

// self is the root of what a report has from its own outlet. Nobody knows whose
// a report without a source is.
func (f *folding) self(r *dateline.Report, id dateline.ReportID) int {
	if r != nil {
		if k := f.papers.key(r.Source.Name); k != "" && k != "unknown" {
			return f.node("source "+k, true)
		}
	}
	return f.node("report "+string(id), false)
}

func (f *folding) node(key string, known bool) int {
	n, ok := f.keys[key]
	if !ok {
		n = len(f.root)
		f.keys[key] = n
		f.root, f.known, f.names = append(f.root, n), append(f.known, known), append(f.names, key)
	}
	return n
}

func (f *folding) find(n int) int {
	for f.root[n] != n {
		n = f.root[n]
	}
	return n
}

// join makes roots one origin; it reports whether they were not before.
func (f *folding) join(roots ...int) bool {
	news := false
	for _, r := range roots[min(1, len(roots)):] {
		a, b := f.find(roots[0]), f.find(r)
		if a != b {
			f.root[max(a, b)], news = min(a, b), true
			f.known[min(a, b)] = f.known[a] || f.known[b]
		}
	}
	return news
}

// note keeps why reports are one origin.
func (f *folding) note(members []int, reason string, passages ...dateline.Passage) {
	ids := make([]dateline.ReportID, 0, len(members))
	for _, m := range members {
		ids = append(ids, f.ids[m])
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	slices.SortFunc(passages, func(a, b dateline.Passage) int {
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start))
	})
	f.folds = append(f.folds, dateline.Fold{Reports: ids, Reason: reason, Passages: passages})
}

// passage is a stretch of a report's text as a fold shows it; empty ones are none.
func (f *folding) passage(id dateline.ReportID, s dateline.Span) []dateline.Passage {
	r := f.reports[id]
	if r == nil {
		return nil
	}
	q, err := r.Quote(s)
	if err != nil {
		return nil
	}
	return []dateline.Passage{{Report: id, Quote: q}}
}

// copied joins reports whose texts are copies.
func (f *folding) copied() {
	families := groups{}
	for i, id := range f.ids {
		if n, ok := f.copies.family(id); ok {
			families.add(fmt.Sprintf("%09d", n), i)
		}
	}
	families.each(2, func(_ string, members []int) {
		ids := make([]dateline.ReportID, len(members))
		for k, m := range members {
			ids[k] = f.ids[m]
		}
		l, a, b := f.copies.best(ids)
		f.joinCopies(members)
		f.note(members, l.reason, append(f.passage(a, l.x), f.passage(b, l.y)...)...)
	})
}

// joinCopies gives copies the roots that one of them credits; where none
// credits another, their outlets are one origin.
func (f *folding) joinCopies(members []int) {
	var credited, all []int
	for _, m := range members {
		self := f.self(f.reports[f.ids[m]], f.ids[m])
		for _, r := range f.roots[m] {
			all = append(all, r)
			if r != self {
				credited = append(credited, r)
			}
		}
	}
	if len(credited) == 0 {
		f.join(all...)
		return
	}
	slices.Sort(credited)
	for _, m := range members {
		f.roots[m] = slices.Compact(slices.Clone(credited))
	}
}

// passages joins accounts that tell of the event in all but the same sentences.
func (f *folding) passages(a accounts) {
	const most = 40 // accounts of one event compared by their passages
	n := min(most, len(f.ids))
	own := make([][]passage, n)
	for i := range n {
		if k, ok := f.copies.number[f.ids[i]]; ok {
			own[i] = within(f.copies.passages[k], a[f.ids[i]])
		}
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			if len(own[i]) == 0 || len(own[j]) == 0 || f.together(i, j) {
				continue
			}
			if b := compare(own[i], own[j]); b.shared == b.of && b.likeness >= exactPassage {
				f.joinCopies([]int{i, j})
				f.note([]int{i, j}, fmt.Sprintf("near copy of the passage (%.2f)", b.likeness), append(f.passage(f.ids[i], b.x), f.passage(f.ids[j], b.y)...)...)
			}
		}
	}
}

// together reports whether two reports have the same roots.
func (f *folding) together(i, j int) bool { return slices.Equal(f.found(i), f.found(j)) }

// found are the origins of a report, each once.
func (f *folding) found(i int) []int {
	var out []int
	for _, r := range f.roots[i] {
		out = append(out, f.find(r))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// cited notes the reports that rest on an outlet or agency which they credit,
// with that outlet's own reports.
func (f *folding) cited(a accounts) {
	members, passages, names, how := groups{}, map[string][]dateline.Passage{}, map[string]string{}, map[string]string{}
	for i, id := range f.ids {
		s := f.stake(id, a[id])
		if len(f.found(i)) > 1 {
			f.restsOn(i, s)
			continue
		}
		for _, c := range s.credits {
			k := f.papers.key(c.name)
			members.addOnce(k, i)
			if names[k] == "" || c.name < names[k] {
				names[k] = c.name
			}
			if how[k] == "" || c.how > how[k] {
				how[k] = c.how // "wire credit" over "republished from" over "citing"
			}
			passages[k] = append(passages[k], f.passage(id, c.mark)...)
		}
	}
	for i, id := range f.ids {
		if r := f.reports[id]; r != nil && len(f.found(i)) == 1 {
			if k := f.papers.key(r.Source.Name); len(members[k]) > 0 {
				members.addOnce(k, i)
			}
		}
	}
	members.each(1, func(k string, of []int) {
		f.note(of, how[k]+": "+names[k], passages[k][:min(len(passages[k]), mostShown)]...)
	})
}

// restsOn notes a report that has nothing of its own but what several others
// say: it is no origin, and not one with any of them.
func (f *folding) restsOn(i int, s stake) {
	if s.own {
		return
	}
	var names []string
	var passages []dateline.Passage
	for _, c := range s.credits {
		names = append(names, c.name)
		passages = append(passages, f.passage(f.ids[i], c.mark)...)
	}
	slices.Sort(names)
	f.note([]int{i}, "rests on "+strings.Join(slices.Compact(names), " and "), passages...)
}

// sameSource notes reports of one outlet.
func (f *folding) sameSource(a accounts) {
	sources, names := groups{}, map[string]string{}
	for i, id := range f.ids {
		r := f.reports[id]
		if r == nil || !f.stake(id, a[id]).own {
			continue
		}
		if k := f.papers.key(r.Source.Name); k != "" && k != "unknown" {
			sources.add(k, i)
			if names[k] == "" || r.Source.Name < names[k] {
				names[k] = r.Source.Name
			}
		}
	}
	sources.each(2, func(k string, members []int) { f.note(members, "same source: "+names[k]) })
}

// sameOwner joins the outlets and agencies of one owner.
func (f *folding) sameOwner() {
	owners, by := groups{}, groups{}
	for i, id := range f.ids {
		r := f.reports[id]
		for _, n := range f.roots[i] {
			owner := ""
			if key := f.names[n]; strings.HasPrefix(key, "source ") {
				owner = f.ownerOf(strings.TrimPrefix(key, "source "))
				if r != nil && "source "+f.papers.key(r.Source.Name) == key && r.Source.Owner != "" && r.Source.Owner != "unknown" {
					owner = r.Source.Owner
				}
			}
			if owner != "" {
				owners.add(owner, n)
				if len(f.found(i)) == 1 {
					by.add(owner, i)
				}
			}
		}
	}
	owners.each(2, func(k string, roots []int) {
		if f.join(roots...) && len(by[k]) > 1 {
			f.note(slices.Compact(slices.Clone(by[k])), "same owner: "+k)
		}
	})
}

// speakers are on whose word alone each account rests, and the accounts by
// speaker.
func (f *folding) speakers(a accounts) ([]speaker, groups) {
	said, members := make([]speaker, len(f.ids)), groups{}
	for i, id := range f.ids {
		if e := f.evidence[id]; e == nil {
			continue
		} else if claims := a[id]; claims != nil {
			said[i] = e.speakerOf(claims, false)
		} else {
			said[i] = e.speakerOf(f.claims[id], true)
		}
		if said[i].key == "" {
			continue
		}
		key := said[i].key
		if len(members[key]) == 0 && len(members) < mostShown {
			for _, other := range slices.Sorted(maps.Keys(members)) {
				if oneBody(said[i].name, said[members[other][0]].name) {
					key = other
					break
				}
			}
		}
		members.add(key, i)
	}
	return said, members
}

// sameSpeaker joins accounts that rest on the word of one speaker alone.
func (f *folding) sameSpeaker(a accounts) {
	said, members := f.speakers(a)
	members.each(2, func(_ string, of []int) {
		var roots []int
		var passages []dateline.Passage
		name := ""
		for _, i := range of {
			roots = append(roots, f.roots[i]...)
			passages = append(passages, f.passage(f.ids[i], said[i].mark)...)
			if len(said[i].name) > len(name) || len(said[i].name) == len(name) && said[i].name < name {
				name = said[i].name
			}
		}
		if f.join(roots...) {
			f.note(of, "same quoted speaker: "+name, passages[:min(len(passages), mostShown)]...)
		}
	})
}

// sameAuthor joins what one writer wrote for several outlets.
func (f *folding) sameAuthor() {
	authors, names := groups{}, map[string]string{}
	for i, id := range f.ids {
		if e, r := f.evidence[id], f.reports[id]; e != nil && e.author != "" {
			authors.add(e.author, i)
			names[e.author] = strings.TrimPrefix(strings.TrimPrefix(r.Byline, "By "), "by ")
		}
	}
	authors.each(2, func(k string, of []int) {
		var roots []int
		for _, i := range of {
			roots = append(roots, f.roots[i]...)
		}
		if f.join(roots...) {
			f.note(of, "same byline: "+names[k])
		}
	})
}

// strangers notes the reports of which nobody knows whose they are: none of them
// can be called independent of another.
func (f *folding) strangers() {
	var members []int
	for i := range f.ids {
		if !slices.ContainsFunc(f.found(i), func(r int) bool { return f.known[r] }) {
			members = append(members, i)
		}
	}
	if len(members) > 1 || len(members) == 1 && len(f.ids) > 1 {
		f.note(members, "source unknown: not counted as independent")
	}
}

// origins counts the origins among some of the reports: no more than reports,
// though a digest may bring several. Origins of which no source is known count
// only where there is no other, and then as one.
func (f *folding) origins(of func(dateline.ReportID) bool) int {
	known, reports := map[int]bool{}, 0
	for i, id := range f.ids {
		if !of(id) {
			continue
		}
		reports++
		for _, r := range f.found(i) {
			if f.known[r] {
				known[r] = true
			}
		}
	}
	if reports > 0 && len(known) == 0 {
		return 1
	}
	return min(len(known), reports)
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

// groups are numbers by what they share.
type groups map[string][]int

func (g groups) add(key string, i int) { g[key] = append(g[key], i) }

// addOnce adds a number that is added several times in a row once.
func (g groups) addOnce(key string, i int) {
	if of := g[key]; len(of) == 0 || of[len(of)-1] != i {
		g.add(key, i)
	}
}

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
