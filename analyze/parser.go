package analyze

import (
	"fmt"

	"dateline"
	"dateline/neural"
)

// parser finds the head of every word and its relation (biaffine attention,
// Dozat and Manning 2017), and makes a tree of them.
type parser struct {
	arcHead, arcDep, arc       *neural.Dense
	labelHead, labelDep, label *neural.Dense
	root                       []float32
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
	var err error
	if p.root, err = t.Floats(); err != nil {
		return p, err
	}
	for i, r := range relations {
		if r == "root" {
			p.rootRelation = i
		}
	}
	if p.rootRelation < 0 || p.label.Out() != len(relations)*(p.labelHead.Out()+1) || len(p.root) != p.arcHead.In() {
		return p, fmt.Errorf("the parts of the parser do not fit")
	}
	return p, nil
}

// parts are the vectors of a run of words as dependents and as heads; row n of
// the heads is the root.
type parts struct {
	n                              int
	arcDep, arcHead, label, labels []float32
}

func (p *parser) prepare(rows []float32, n int) *parts {
	withRoot := append(append(make([]float32, 0, len(rows)+len(p.root)), rows...), p.root...)
	out := &parts{n: n}
	dep := apply(p.arcDep, rows, n, neural.GELU)
	out.arcDep = apply(p.arc, dep, n, neural.Linear)
	out.arcHead = apply(p.arcHead, withRoot, n+1, neural.GELU)
	out.labels = apply(p.label, apply(p.labelDep, rows, n, neural.GELU), n, neural.Linear)
	out.label = apply(p.labelHead, withRoot, n+1, neural.GELU)
	return out
}

func apply(d *neural.Dense, rows []float32, n int, act neural.Activation) []float32 {
	out := make([]float32, n*d.Out())
	d.Apply(out, rows, n, act)
	return out
}

// parse sets heads and relations of the tokens, which are the words lo to hi.
func (p *parser) parse(x *parts, lo, hi int, tokens []dateline.Token) {
	n, width := hi-lo, p.arcHead.Out()
	heads := append(append(make([]float32, 0, (n+1)*width), x.arcHead[x.n*width:(x.n+1)*width]...), x.arcHead[lo*width:hi*width]...)
	scores := make([]float32, n*(n+1))
	p.multiply.MatMulTransposed(scores, x.arcDep[lo*width:hi*width], heads, n, width, n+1)
	for i, h := range tree(scores, n) {
		tokens[i].Head = h
		head := x.n
		if h > 0 {
			head = lo + h - 1
		}
		tokens[i].Deprel = p.relations[p.relation(x, lo+i, head)]
	}
}

// relation is the best relation of a dependent to a head; only the root has
// the relation root.
func (p *parser) relation(x *parts, dep, head int) int {
	if head == x.n {
		return p.rootRelation
	}
	width := p.labelHead.Out()
	h := x.label[head*width : (head+1)*width]
	all := x.labels[dep*p.label.Out() : (dep+1)*p.label.Out()]
	best, most := -1, float32(0)
	for r := range p.relations {
		v := all[r*(width+1) : (r+1)*(width+1)]
		score := v[width]
		for i, a := range h {
			score += a * v[i]
		}
		if r != p.rootRelation && (best < 0 || score > most) {
			best, most = r, score
		}
	}
	return best
}
