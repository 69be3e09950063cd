package resolve

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dateline"
)

// Point is an event claim as it lies among others: when, and in which blocks.
// It is small and can be kept.
type Point struct {
	Claim  dateline.ClaimID
	Report dateline.ReportID
	Moment int64    // seconds since 1970: when it was, else when it was published
	Until  int64    // the end of when it was, 0 where no time is told
	Told   int64    // when it was published, 0 where that is unknown
	Blocks []uint64 // hashes of the keys of its blocks
	Stem   uint64   // hash of the family of its trigger's words, 0 without one
	Refers bool     // it names no party and refers back ("the summit")
	Named  bool     // it names a party
}

// PointOf makes the point of an event claim that has its entities.
func PointOf(c *dateline.Claim, published string, about *Topic) Point {
	r := read(c, published, about)
	p := Point{Claim: c.ID, Report: c.Report, Moment: r.moment().Unix(), Refers: r.named == 0 && r.definite, Named: r.named > 0}
	if r.timed {
		p.Until = r.to.Unix()
	}
	if !r.published.IsZero() {
		p.Told = r.published.Unix()
	}
	for _, key := range r.blocks() {
		p.Blocks = append(p.Blocks, sum(key))
	}
	slices.Sort(p.Blocks)
	p.Blocks = slices.Compact(p.Blocks)
	if r.stem != "" {
		p.Stem = sum(r.stem)
	}
	return p
}

// apart reports whether two claims tell of other times, whatever else they say
// (timesConflict), so that they need not be opened.
func (p Point) apart(q Point) bool {
	if p.Until != 0 && q.Until != 0 {
		return max(p.Moment-q.Until, q.Moment-p.Until) > int64(apartAtMost.Seconds())
	}
	return p.Told != 0 && q.Told != 0 && max(p.Told-q.Told, q.Told-p.Told) > int64(oneNews.Seconds())
}

// Told is a claim with its entities, when its report was published, and what
// that report is about.
type Told struct {
	Claim     *dateline.Claim
	Published string
	About     *Topic
}

// Web holds the event claims of a record as points, and which of them may tell
// of one event. Of each claim it holds some hundred bytes.
type Web struct {
	points      []Point // by id of the claim
	edges       []edge
	same, apart [][2]int    // judged so, by numbers of points
	taken       map[int]int // claims that are judged not to be of an event, and the claim that it is named after
	known       map[[2]int32]float64
}

// NewWeb makes the web of points in any order. Claims that are judged wrong
// are passed over.
func NewWeb(points []Point, log []dateline.Judgement) *Web {
	verdicts := rule(log)
	if len(verdicts) > 0 {
		points = slices.DeleteFunc(points, func(p Point) bool { return verdicts.of(string(p.Claim), "") == dateline.Wrong })
	}
	slices.SortFunc(points, func(a, b Point) int { return strings.Compare(string(a.Claim), string(b.Claim)) })
	w := &Web{points: points, known: map[[2]int32]float64{}}
	w.judge(verdicts)
	return w
}

// judge finds the points that judgements on claims and events speak of.
func (w *Web) judge(verdicts rulings) {
	if len(verdicts) == 0 {
		return
	}
	at := map[string]int{}
	for i := range w.points {
		at[string(w.points[i].Claim)] = i
		at[string(dateline.EventIDOf(w.points[i].Claim))] = i
	}
	pairs := func(v dateline.Verdict) (out [][2]int) {
		for _, p := range verdicts.pairs(v) {
			i, ok := at[p[0]]
			j, known := at[p[1]]
			if ok && known {
				out = append(out, [2]int{min(i, j), max(i, j)})
			}
		}
		return out
	}
	w.same, w.apart = pairs(dateline.Same), pairs(dateline.Different)
	w.taken = map[int]int{}
	for _, p := range verdicts.pairs(dateline.Different) {
		if i, ok := at[p[0]]; ok && strings.HasPrefix(p[0], "c_") && strings.HasPrefix(p[1], "v_") {
			w.taken[i] = at[p[1]]
		}
	}
}

// parted reports whether a person took one of two claims out of an event and not
// the other with it: then only a person ties it to others.
func (w *Web) parted(e edge) bool {
	a, out := w.taken[e.x]
	b, too := w.taken[e.y]
	return (out || too) && (out != too || a != b)
}

// number is the number of a claim's point, -1 when it has none.
func (w *Web) number(id dateline.ClaimID) int {
	i, ok := slices.BinarySearchFunc(w.points, id, func(p Point, id dateline.ClaimID) int { return strings.Compare(string(p.Claim), string(id)) })
	if !ok {
		return -1
	}
	return i
}

// Know notes the likeness of two claims that were compared before.
func (w *Web) Know(a, b dateline.ClaimID, score float64) {
	if i, j := w.number(a), w.number(b); i >= 0 && j >= 0 {
		w.known[[2]int32{int32(min(i, j)), int32(max(i, j))}] = score
	}
}

// News says what changed since the likenesses that a web knows were found.
type News struct {
	Fresh  func(dateline.ClaimID) bool // the claim is new, or was filled anew
	Shrunk map[uint64]bool             // blocks that lost a claim: others may have become neighbours
	Open   func(dateline.ReportID, dateline.ClaimID) (Told, error)
	Found  func(a, b dateline.ClaimID, score float64) error // of each likeness that is new; may be nil
}

// window is with how many neighbours in each block a claim is compared.
const window = 16

// seat is a point in a block.
type seat struct {
	block  uint64
	moment int64
	point  int32
}

// Link finds the edges: pairs of claims that are neighbours in a block and
// alike enough. Only pairs with news are compared.
func (w *Web) Link(n News) error {
	seats, at := w.seats()
	shelf := &shelf{web: w, open: n.Open, held: map[int32]*reading{}}
	var near []int32
	for _, x := range w.inTime() {
		near = near[:0]
		fresh := n.Fresh(w.points[x].Claim)
		for _, s := range at[x] {
			for i := s + 1; i < len(seats) && i <= s+window && seats[i].block == seats[s].block; i++ {
				y := seats[i].point
				if fresh || n.Shrunk[seats[s].block] || n.Fresh(w.points[y].Claim) || len(w.known) > 0 && w.known[pairOf(x, y)] > 0 {
					near = append(near, y)
				}
			}
		}
		slices.Sort(near)
		for _, y := range slices.Compact(near) {
			if err := w.link(x, y, n, shelf); err != nil {
				return err
			}
		}
	}
	w.refer()
	w.edges = slices.DeleteFunc(w.edges, w.parted)
	return nil
}

func pairOf(x, y int32) [2]int32 { return [2]int32{min(x, y), max(x, y)} }

func (w *Web) link(x, y int32, n News, shelf *shelf) error {
	p := pairOf(x, y)
	score := w.known[p]
	if score == 0 {
		if w.points[x].apart(w.points[y]) {
			return nil
		}
		a, err := shelf.get(p[0])
		if err != nil {
			return err
		}
		b, err := shelf.get(p[1])
		if err != nil {
			return err
		}
		if score = proposal(a, b); score == 0 {
			return nil
		}
		if n.Found != nil {
			if err := n.Found(w.points[p[0]].Claim, w.points[p[1]].Claim, score); err != nil {
				return err
			}
		}
	}
	w.edges = append(w.edges, edge{int(p[0]), int(p[1]), score})
	return nil
}

// seats are the points in their blocks, in order of time, and where each
// point's are.
func (w *Web) seats() ([]seat, [][]int) {
	var all []seat
	for i := range w.points {
		for _, b := range w.points[i].Blocks {
			all = append(all, seat{b, w.points[i].Moment, int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b seat) int {
		return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.moment, b.moment), cmp.Compare(a.point, b.point))
	})
	at := make([][]int, len(w.points))
	for i, s := range all {
		at[s.point] = append(at[s.point], i)
	}
	return all, at
}

// inTime are the numbers of the points in order of time, so that those that are
// compared are opened one after another.
func (w *Web) inTime() []int32 {
	out := make([]int32, len(w.points))
	for i := range out {
		out[i] = int32(i)
	}
	slices.SortFunc(out, func(a, b int32) int {
		return cmp.Or(cmp.Compare(w.points[a].Moment, w.points[b].Moment), cmp.Compare(a, b))
	})
	return out
}

// refer links claims without parties that refer back with all claims of their
// report that they can mean; which one it is, is found when they are joined.
func (w *Web) refer() {
	byReport := map[dateline.ReportID][]int{}
	for i := range w.points {
		if w.points[i].Refers && w.points[i].Stem != 0 {
			byReport[w.points[i].Report] = append(byReport[w.points[i].Report], i)
		}
	}
	for j := range w.points {
		o := &w.points[j]
		for _, i := range byReport[o.Report] {
			if o.Named && o.Stem == w.points[i].Stem {
				w.edges = append(w.edges, edge{min(i, j), max(i, j), 0})
			}
		}
	}
}

// mostOpen bounds the readings that are held while claims are compared.
const mostOpen = 8192

// shelf holds readings that are being compared.
type shelf struct {
	web   *Web
	open  func(dateline.ReportID, dateline.ClaimID) (Told, error)
	held  map[int32]*reading
	order []int32
}

func (s *shelf) get(i int32) (*reading, error) {
	if r := s.held[i]; r != nil {
		return r, nil
	}
	told, err := s.open(s.web.points[i].Report, s.web.points[i].Claim)
	if err != nil {
		return nil, err
	}
	r := read(told.Claim, told.Published, told.About)
	slim := *r.claim
	slim.Attribution, slim.Contexts, slim.Content = nil, nil, nil
	r.claim = &slim
	if len(s.order) >= mostOpen {
		delete(s.held, s.order[0])
		s.order = s.order[1:]
	}
	s.held[i], s.order = r, append(s.order, i)
	return r, nil
}

// maxComponent is the most claims that are held to be joined together. Where
// more hang together, the weakest ties are cut.
const maxComponent = 10_000

// Component is a group of claims that may tell of one event or a few, and have
// nothing to do with others.
type Component struct {
	web     *Web
	members []int
	edges   []edge
	Hash    uint64 // where it is the same, and no claim is fresh, so are the events
}

// Claims are the claims of the component, by id.
func (c Component) Claims() []dateline.ClaimID {
	out := make([]dateline.ClaimID, len(c.members))
	for i, m := range c.members {
		out[i] = c.web.points[m].Claim
	}
	return out
}

// Components visits the components in order of the time of their first claims, so
// that those whose reports are opened one after another are of one time.
func (w *Web) Components(visit func(Component) error) error {
	f, size := newForest(len(w.points)), make([]int32, len(w.points))
	tie := func(i, j int) {
		a, b := f.find(i), f.find(j)
		if a != b && size[a]+size[b]+2 <= maxComponent {
			size[min(a, b)] += size[max(a, b)] + 1
			f.union(a, b)
		}
	}
	for _, p := range w.same {
		tie(p[0], p[1])
	}
	strongest(w.edges)
	for _, e := range w.edges {
		tie(e.x, e.y)
	}
	parts := map[int]*Component{}
	for i := range w.points {
		if root := f.find(i); size[root] > 0 {
			if parts[root] == nil {
				parts[root] = &Component{web: w}
			}
			parts[root].members = append(parts[root].members, i)
		}
	}
	for _, e := range w.edges {
		if root := f.find(e.x); root == f.find(e.y) {
			parts[root].edges = append(parts[root].edges, e)
		}
	}
	for _, x := range w.inTime() {
		i := int(x)
		c := Component{web: w, members: []int{i}}
		if size[f.find(i)] > 0 {
			if f.find(i) != i {
				continue
			}
			c = *parts[i]
		}
		c.Hash = c.hash()
		if err := visit(c); err != nil {
			return err
		}
	}
	return nil
}

// strongest sorts edges, the strongest first.
func strongest(edges []edge) {
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
	})
}

func (c Component) hash() uint64 {
	h := sum(Maker)
	add := func(v uint64) { h = (h ^ v) * 1099511628211; h ^= h >> 29 }
	for _, m := range c.members {
		add(sum(string(c.web.points[m].Claim)))
	}
	for _, e := range c.edges {
		add(uint64(c.within(e.x)))
		add(uint64(c.within(e.y)))
		add(math.Float64bits(e.score))
	}
	if len(c.web.same)+len(c.web.apart) > 0 {
		for _, pairs := range [][][2]int{c.judged(c.web.same), c.judged(c.web.apart)} {
			add(uint64(len(pairs)))
			for _, p := range pairs {
				add(uint64(p[0]))
				add(uint64(p[1]))
			}
		}
	}
	return h
}

// within is the number of a point among the members, -1 when it is none.
func (c Component) within(point int) int {
	i, ok := slices.BinarySearch(c.members, point)
	if !ok {
		return -1
	}
	return i
}

// judged are the pairs of which both are members, by their numbers among them.
func (c Component) judged(pairs [][2]int) (out [][2]int) {
	for _, p := range pairs {
		if i, j := c.within(p[0]), c.within(p[1]); i >= 0 && j >= 0 {
			out = append(out, [2]int{min(i, j), max(i, j)})
		}
	}
	return out
}

// Join makes the events of the component, and the judgements that joined them.
func (c Component) Join(open func(dateline.ReportID, dateline.ClaimID) (Told, error)) ([]dateline.Event, []dateline.Judgement, error) {
	var readings []*reading
	for _, m := range c.members {
		told, err := open(c.web.points[m].Report, c.web.points[m].Claim)
		if err != nil {
			return nil, nil, err
		}
		readings = append(readings, read(told.Claim, told.Published, told.About))
	}
	f := newFamilies(readings)
	f.judge(c.judged(c.web.same), c.judged(c.web.apart))
	var edges []edge
	for _, e := range c.edges {
		if e.score > 0 {
			edges = append(edges, edge{c.within(e.x), c.within(e.y), e.score})
		}
	}
	f.joinAll(edges)
	f.joinAll(f.references())
	return f.events(), f.judgements, nil
}
