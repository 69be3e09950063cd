package resolve

import (
	"slices"
	"strings"

	"dateline"
)

// Events clusters the event claims into events, sorted by id, and gives the
// judgements that joined them: for an event of n claims n-1 edges. Statements
// and claims judged wrong are passed over. The reports are needed only for
// their publication dates, which keep undated claims of distant reports apart;
// without them such claims are joined on stronger evidence alone.
//
// The id of an event is made of the smallest id among its claims, so that a
// judgement on events stays one on these claims when events change.
func Events(claims []dateline.Claim, log []dateline.Judgement, reports ...dateline.Report) ([]dateline.Event, []dateline.Judgement) {
	verdicts := rule(log)
	readings := readAll(claims, verdicts, reports)
	f := newFamilies(readings, verdicts)
	f.judge()
	f.joinAll(f.candidates())
	f.joinAll(f.references())
	return f.events(), f.judgements
}

// readAll reads the event claims that count, sorted by id.
func readAll(claims []dateline.Claim, verdicts rulings, reports []dateline.Report) []*reading {
	published := map[dateline.ReportID]string{}
	for i := range reports {
		published[reports[i].ID] = reports[i].Published
	}
	var out []*reading
	for i := range claims {
		c := &claims[i]
		if c.Kind == dateline.EventClaim && verdicts.of(string(c.ID), "") != dateline.Wrong {
			out = append(out, read(c, published[c.Report]))
		}
	}
	slices.SortFunc(out, func(a, b *reading) int { return strings.Compare(string(a.claim.ID), string(b.claim.ID)) })
	return slices.CompactFunc(out, func(a, b *reading) bool { return a.claim.ID == b.claim.ID })
}

// EventIDOf is the id of the event whose smallest claim is c.
func EventIDOf(c dateline.ClaimID) dateline.EventID {
	return dateline.EventID(dateline.NewID("v_", string(c)))
}

// families are the events in the making: readings in trees.
type families struct {
	readings   []*reading
	forest     forest
	members    [][]int
	apart      map[[2]int]bool // pairs that a judgement keeps apart
	verdicts   rulings
	judgements []dateline.Judgement
}

func newFamilies(readings []*reading, verdicts rulings) *families {
	f := &families{readings: readings, forest: newForest(len(readings)), members: make([][]int, len(readings)), apart: map[[2]int]bool{}, verdicts: verdicts}
	for i := range readings {
		f.members[i] = []int{i}
	}
	return f
}

// edge proposes that two readings are one event.
type edge struct {
	x, y  int
	score float64
}

// judge applies what the log says of claims and events.
func (f *families) judge() {
	at := map[string]int{}
	for i, r := range f.readings {
		at[string(r.claim.ID)] = i
		at[string(EventIDOf(r.claim.ID))] = i
	}
	for _, p := range f.verdicts.pairs(dateline.Different) {
		i, ok := at[p[0]]
		j, known := at[p[1]]
		if ok && known {
			f.apart[[2]int{min(i, j), max(i, j)}] = true
		}
	}
	for _, p := range f.verdicts.pairs(dateline.Same) {
		i, ok := at[p[0]]
		j, known := at[p[1]]
		if ok && known {
			f.union(i, j)
		}
	}
}

func (f *families) union(i, j int) {
	i, j = f.forest.find(i), f.forest.find(j)
	if f.forest.union(i, j) {
		root, gone := min(i, j), max(i, j)
		f.members[root] = append(f.members[root], f.members[gone]...)
		slices.Sort(f.members[root])
		f.members[gone] = nil
	}
}

// joinAll takes the strongest proposals first and joins where nothing in the
// two families speaks against it.
func (f *families) joinAll(edges []edge) {
	slices.SortFunc(edges, func(a, b edge) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		case a.x != b.x:
			return a.x - b.x
		}
		return a.y - b.y
	})
	for _, e := range edges {
		i, j := f.forest.find(e.x), f.forest.find(e.y)
		if i == j || f.opposed(i, j) {
			continue
		}
		f.union(i, j)
		f.judgements = append(f.judgements, f.judgement(e))
	}
	slices.SortFunc(f.judgements, func(a, b dateline.Judgement) int { return strings.Compare(a.ID, b.ID) })
}

// maxChecked bounds how many members of each of two families are compared
// before they are joined.
const maxChecked = 24

func (f *families) opposed(i, j int) bool {
	for p := range f.apart {
		a, b := f.forest.find(p[0]), f.forest.find(p[1])
		if a == i && b == j || a == j && b == i {
			return true
		}
	}
	for _, x := range f.members[i][:min(maxChecked, len(f.members[i]))] {
		for _, y := range f.members[j][:min(maxChecked, len(f.members[j]))] {
			if conflict(f.readings[x], f.readings[y]) {
				return true
			}
		}
	}
	return false
}

func (f *families) judgement(e edge) dateline.Judgement {
	a, b := string(f.readings[e.x].claim.ID), string(f.readings[e.y].claim.ID)
	p := pair(a, b)
	return dateline.Judgement{ID: dateline.NewID("j_", p[0], p[1], string(dateline.Same), Maker), A: p[0], B: p[1],
		Verdict: dateline.Same, Score: min(1, e.score/3), Kind: "rule", Maker: Maker}
}
