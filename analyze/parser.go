package analyze

import (
	"fmt"

	"dateline/neural"
)

// parser finds the head of every word and its relation (biaffine attention,
// Dozat and Manning 2017), and makes a tree of them.
type parser struct {
	arcHead, arcDep, arc       *neural.Dense
	labelHead, labelDep, label *neural.Dense
	root                       []float32 // as a head: what arcHead makes of it
	relations                  []string
	rootRelation               int
	multiply                   *neural.Multiplier
}

func newParser(f *neural.File, relations []string) (parser, error) {
	p := parser{relations: relations, rootRelation: -1, multiply: neural.NewMultiplier()}
	for name, to := range map[string]**neural.Dense{"arc_head": &p.arcHead, "arc_dep": &p.arcDep, "arc": &p.arc,
		"label_head": &p.labelHead, "label_dep": &p.labelDep, "label": &p.label} {
		d, err := neural.NewDense(f, "parse."+name)
		if err != nil {
			return p, err
		}
		*to = d
	}
	t, ok := f.Tensor("parse.root")
	if !ok {
		return p, fmt.Errorf("no parse.root")
	}
	root, err := t.Floats()
	if err != nil {
		return p, err
	}
	for i, r := range relations {
		if r == "root" {
			p.rootRelation = i
		}
	}
	if p.rootRelation < 0 || p.label.Out() != len(relations)*(p.labelHead.Out()+1) || len(root) != p.arcHead.In() {
		return p, fmt.Errorf("the parts of the parser do not fit")
	}
	p.root = apply(nil, p.arcHead, root, 1, neural.GELU)
	return p, nil
}

// parsing is what the parser says of some words, and the memory it uses: of each
// word the head (its place in the sentence from 1, 0 for the root) and the number
// of its relation.
type parsing struct {
	heads, labels []int

	inner, arcDep, arcHead, labelDep, labelHead []float32 // rows of the words as dependents and as heads
	sentence, scores, all, some                 []float32
}

// parse sets heads and relations of n words, sentence by sentence.
func (p *parser) parse(x *parsing, rows []float32, n int, sentences []stretch) {
	x.heads, x.labels = resize(x.heads, n), resize(x.labels, n)
	x.inner = apply(x.inner, p.arcDep, rows, n, neural.GELU)
	x.arcDep = apply(x.arcDep, p.arc, x.inner, n, neural.Linear)
	x.arcHead = apply(x.arcHead, p.arcHead, rows, n, neural.GELU)
	for _, s := range sentences {
		p.arcs(x, s)
	}
	x.labelDep = apply(x.labelDep, p.labelDep, rows, n, neural.GELU)
	x.labelHead = apply(x.labelHead, p.labelHead, rows, n, neural.GELU)
	for _, s := range sentences {
		const together = 32 // words whose scores of all heads stay in the cache
		for lo := s.lo; lo < s.hi; lo += together {
			p.name(x, s, lo, min(lo+together, s.hi))
		}
	}
}

// apply is a layer of n rows, in out if it has room.
func apply(out []float32, d *neural.Dense, rows []float32, n int, act neural.Activation) []float32 {
	out = resize(out, n*d.Out())
	d.Apply(out, rows, n, act)
	return out
}

// arcs sets the heads of a sentence.
func (p *parser) arcs(x *parsing, s stretch) {
	n, width := s.hi-s.lo, p.arcHead.Out()
	x.sentence = append(append(x.sentence[:0], p.root...), x.arcHead[s.lo*width:s.hi*width]...)
	x.scores = resize(x.scores, n*(n+1))
	p.multiply.MatMulTransposed(x.scores, x.arcDep[s.lo*width:s.hi*width], x.sentence, n, width, n+1)
	copy(x.heads[s.lo:s.hi], tree(x.scores, n))
}

// name sets the relations of the words lo to hi of a sentence. A relation's score
// is the inner product of the head with what the label layer makes of the
// dependent for it, and the value behind that.
func (p *parser) name(x *parsing, s stretch, lo, hi int) {
	width := p.labelHead.Out()
	x.all = apply(x.all, p.label, x.labelDep[lo*p.labelDep.Out():hi*p.labelDep.Out()], hi-lo, neural.Linear)
	x.some = resize(x.some, len(p.relations))
	for i := lo; i < hi; i++ {
		if x.heads[i] == 0 {
			x.labels[i] = p.rootRelation
			continue
		}
		head := s.lo + x.heads[i] - 1
		all := x.all[(i-lo)*p.label.Out() : (i-lo+1)*p.label.Out()]
		p.multiply.Dots(x.some, all, width+1, x.labelHead[head*width:(head+1)*width])
		x.labels[i] = p.best(x.some, all[width:], width+1)
	}
}

// best is the best relation but root: the highest sum of an inner product and its
// offset, which lie step apart.
func (p *parser) best(products, offsets []float32, step int) int {
	best, most := -1, float32(0)
	for r, v := range products {
		if v += offsets[r*step]; r != p.rootRelation && (best < 0 || v > most) {
			best, most = r, v
		}
	}
	return best
}
