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
	published, about := map[dateline.ReportID]string{}, topics(claims)
	for i := range reports {
		published[reports[i].ID] = reports[i].Published
	}
	byID := map[dateline.ClaimID]*dateline.Claim{}
	var points []Point
	for i := range claims {
		c := &claims[i]
		if c.Kind == dateline.EventClaim && byID[c.ID] == nil {
			byID[c.ID] = c
			points = append(points, PointOf(c, published[c.Report], about[c.Report]))
		}
	}
	open := func(_ dateline.ReportID, id dateline.ClaimID) (Told, error) {
		return Told{byID[id], published[byID[id].Report], about[byID[id].Report]}, nil
	}
	web := NewWeb(points, log)
	var events []dateline.Event
	var judgements []dateline.Judgement
	web.Link(News{Fresh: func(dateline.ClaimID) bool { return true }, Open: open}) // fails only where open does
	web.Components(func(c Component) error {
		found, judged, err := c.Join(open)
		events, judgements = append(events, found...), append(judgements, judged...)
		return err
	})
	slices.SortFunc(events, func(a, b dateline.Event) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(judgements, func(a, b dateline.Judgement) int { return strings.Compare(a.ID, b.ID) })
	return events, judgements
}

// families are the events in the making: readings in trees.
type families struct {
	readings   []*reading
	forest     forest
	members    [][]int
	apart      map[[2]int]bool // pairs that a judgement keeps apart
	judgements []dateline.Judgement
}

func newFamilies(readings []*reading) *families {
	f := &families{readings: readings, forest: newForest(len(readings)), members: make([][]int, len(readings)), apart: map[[2]int]bool{}}
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

// judge applies what the log says of the claims: pairs that are one event, and
// pairs that are kept apart.
func (f *families) judge(same, apart [][2]int) {
	for _, p := range apart {
		f.apart[p] = true
	}
	for _, p := range same {
		f.union(p[0], p[1])
	}
}

func (f *families) union(i, j int) {
	i, j = f.forest.find(i), f.forest.find(j)
	if f.forest.union(i, j) {
		root, gone := min(i, j), max(i, j)
		f.members[root] = merged(f.members[root], f.members[gone])
		f.members[gone] = nil
	}
}

// merged are the numbers of two sorted lists, sorted.
func merged(a, b []int) []int {
	if len(a) > 0 && len(b) > 0 && a[len(a)-1] < b[0] {
		return append(a, b...)
	}
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// joinAll takes the strongest proposals first and joins where nothing in the
// two families speaks against it.
func (f *families) joinAll(edges []edge) {
	strongest(edges)
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

// tolerance: one pair in so many of two families may have other parties or
// another type, since one claim may be read wrong; none may have another time
// or place.
const tolerance = 5

// fewPairs: of more pairs of two families, half may not lie one long before the
// other; of so few, what speaks for them counts.
const fewPairs = 3

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
	against, past, all := 0, 0, 0
	for _, x := range f.members[i][:min(maxChecked, len(f.members[i]))] {
		for _, y := range f.members[j][:min(maxChecked, len(f.members[j]))] {
			if asunder(f.readings[x], f.readings[y]) {
				return true
			}
			all++
			if conflict(f.readings[x], f.readings[y]) {
				against++
			}
			if pastLikeness(f.readings[x], f.readings[y]) < 0 {
				past++
			}
		}
	}
	return against > 0 && against*tolerance >= all || past*2 >= all && all > fewPairs
}

func (f *families) judgement(e edge) dateline.Judgement {
	a, b := string(f.readings[e.x].claim.ID), string(f.readings[e.y].claim.ID)
	p := pair(a, b)
	return dateline.Judgement{ID: dateline.NewID("j_", p[0], p[1], string(dateline.Same), Maker), A: p[0], B: p[1],
		Verdict: dateline.Same, Score: min(1, e.score/3), Kind: "rule", Maker: Maker}
}
