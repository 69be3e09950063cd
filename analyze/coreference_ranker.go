package analyze

import (
	"fmt"
	"slices"

	"dateline/neural"
)

// ranker scores pairs of a mention and an earlier one: what the encoder made of
// their heads, their classes, the product of the two, and the classes of the
// pair, through one hidden layer (antecedent ranking, Durrett and Klein 2013;
// a head for a mention, Dobrovolskii 2021). A mention without a better
// antecedent than none begins a chain.
type ranker struct {
	project         *neural.Dense // row -> anaphor, antecedent, two factors of the product, anaphor of nothing
	hidden, nothing int
	one, pair       classTable
	bare            []float32 // what a mention without a row is projected to
	score, none     []float32 // weights of the hidden layer, the last one the bias
}

// classTable has a vector for every class of every slot.
type classTable struct {
	width  int
	first  []int32 // of each slot, and the end
	values []float32
}

// newRanker reads the tensors coref.*; nil for a weight file without them.
func newRanker(f *neural.File) (*ranker, error) {
	if _, ok := f.Tensor("coref.project.weight"); !ok {
		return nil, nil
	}
	r := &ranker{}
	var err error
	if r.project, err = neural.NewDense(f, "coref.project"); err != nil {
		return nil, err
	}
	if r.one, err = newClassTable(f, "coref.one", oneSlots); err != nil {
		return nil, err
	}
	if r.pair, err = newClassTable(f, "coref.pair", pairSlots); err != nil {
		return nil, err
	}
	r.hidden = r.pair.width
	r.nothing = r.one.width - 2*r.hidden
	if r.nothing < 1 || r.project.Out() != 4*r.hidden+r.nothing {
		return nil, fmt.Errorf("the parts of the ranker do not fit")
	}
	if r.score, err = weightsOf(f, "coref.score", r.hidden+1); err != nil {
		return nil, err
	}
	r.bare = make([]float32, r.project.Out())
	r.project.Apply(r.bare, make([]float32, r.project.In()), 1, neural.Linear)
	r.none, err = weightsOf(f, "coref.none", r.nothing+1)
	return r, err
}

func weightsOf(f *neural.File, name string, n int) ([]float32, error) {
	t, ok := f.Tensor(name)
	if !ok {
		return nil, fmt.Errorf("no %s", name)
	}
	v, err := t.Floats()
	if err == nil && len(v) != n {
		err = fmt.Errorf("%s has %d values, not %d", name, len(v), n)
	}
	return v, err
}

func newClassTable(f *neural.File, name string, slots int) (c classTable, err error) {
	t, ok := f.Tensor(name)
	if !ok || len(t.Shape) != 2 {
		return c, fmt.Errorf("no table %s", name)
	}
	packed, err := t.Int8s()
	if err != nil {
		return c, err
	}
	scale, err := weightsOf(f, name+".scale", t.Shape[0])
	if err != nil {
		return c, err
	}
	offsets, ok := f.Tensor(name + ".first")
	if !ok {
		return c, fmt.Errorf("no %s.first", name)
	}
	if c.first, err = offsets.Int32s(); err != nil {
		return c, err
	}
	c.width = t.Shape[1]
	if len(c.first) != slots+1 || c.first[0] != 0 || int(c.first[slots]) != t.Shape[0] || len(packed) != t.Shape[0]*c.width {
		return c, fmt.Errorf("%s does not fit its slots", name)
	}
	for i := range slots {
		if c.first[i] > c.first[i+1] {
			return c, fmt.Errorf("%s.first goes down", name)
		}
	}
	c.values = make([]float32, len(packed))
	for i, v := range packed {
		c.values[i] = float32(v) * scale[i/c.width]
	}
	return c, nil
}

// vector is that of a class of a slot; nil for one that training did not see.
func (c *classTable) vector(slot, class int) []float32 {
	at := int(c.first[slot]) + class
	if at >= int(c.first[slot+1]) {
		return nil
	}
	return c.values[at*c.width : (at+1)*c.width]
}

// scored is a mention as the ranker sees it.
type scored struct {
	anaphor, antecedent, left, right []float32
	none                             float32 // score of being no anaphor
}

// rows projects the encoder's rows of n words and gives them with their width;
// none without a ranker, and a ranker without weights keeps them as they are.
func (r *ranker) rows(room *[]float32, rows []float32, n int) ([]float32, int) {
	switch {
	case r == nil:
		return nil, 0
	case r.project == nil:
		return rows, len(rows) / n
	}
	width := r.project.Out()
	*room = resize(*room, n*width)
	r.project.Apply(*room, rows, n, neural.Linear)
	return *room, width
}

// mention adds the classes of a mention to what its row was projected to; a
// mention without a row has only its bias.
func (r *ranker) mention(row []float32, slots [oneSlots]uint8) scored {
	h := r.hidden
	if row == nil {
		row = r.bare
	}
	v := slices.Clone(row)
	for slot, class := range slots {
		x := r.one.vector(slot, int(class))
		if x == nil {
			continue
		}
		addTo(v[:2*h], x[:2*h])
		addTo(v[4*h:], x[2*h:])
	}
	return scored{v[:h], v[h : 2*h], v[2*h : 3*h], v[3*h : 4*h], through(v[4*h:], r.none)}
}

// scoreOf is that of an antecedent and an anaphor with the classes of the pair; room
// holds a hidden layer.
func (r *ranker) scoreOf(antecedent, anaphor *scored, slots *[pairSlots]uint16, room []float32) float32 {
	a, b, c, d := anaphor.anaphor, antecedent.antecedent, anaphor.left, antecedent.right
	for k := range room {
		room[k] = a[k] + b[k] + c[k]*d[k]
	}
	for slot, class := range slots {
		addTo(room, r.pair.vector(slot, int(class)))
	}
	return through(room, r.score)
}

func addTo(to, x []float32) {
	to = to[:len(x)]
	for k, v := range x {
		to[k] += v
	}
}

// through is a layer of one output over what is positive; the last weight is
// the bias.
func through(v, weights []float32) float32 {
	sum := weights[len(v)]
	for k, x := range v {
		if x > 0 {
			sum += x * weights[k]
		}
	}
	return sum
}
