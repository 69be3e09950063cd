package analyze

import (
	"fmt"

	"dateline"
	"dateline/neural"
)

// relater gives the words of a sentence their roles beside a predicate: a
// biaffine pass over predicates and words, all predicates of a sentence after
// one run of the encoder (He et al. 2018 score spans so; here words have BIO roles).
type relater struct {
	predicate *neural.Dense // a predicate
	word      *neural.Dense // a word beside it
	role      *neural.Dense // for each role a vector over words, and a bias
	distance  []float32     // of each role by distance in words, cut at both ends
	reach     int           // the longest distance told apart
	roles     sequencer
	multiply  *neural.Multiplier
}

// newRelater opens the tensors that begin with a name, for roles in BIO.
func newRelater(f *neural.File, name string, roles []string) (p relater, err error) {
	for part, to := range map[string]**neural.Dense{"predicate": &p.predicate, "word": &p.word, "role": &p.role} {
		if *to, err = neural.NewDense(f, name+"."+part); err != nil {
			return p, err
		}
	}
	t, ok := f.Tensor(name + ".distance")
	if !ok || len(t.Shape) != 2 || t.Shape[1] != len(roles) {
		return p, fmt.Errorf("%s.distance is not there or does not fit", name)
	}
	if p.distance, err = t.Floats(); err != nil {
		return p, err
	}
	p.reach, p.roles, p.multiply = t.Shape[0]/2, newSequencer(roles), neural.NewMultiplier()
	if p.role.Out() != len(roles)*(p.word.Out()+1) || p.role.In() != p.predicate.Out() {
		return p, fmt.Errorf("the parts of %s do not fit", name)
	}
	return p, nil
}

// predicates are rows of a batch that words have roles beside, and the sentences that they stand in.
type predicates struct{ at, of []int }

func (p *predicates) add(row, sentence int) {
	p.at, p.of = append(p.at, row), append(p.of, sentence)
}

// relations is the memory of a relater, used again.
type relations struct {
	picked, predicate, words, role []float32
	vectors, scores                []float32
}

// read hands over the roles of the words of each predicate's sentence, one predicate after the other.
func (p *relater) read(x *relations, rows []float32, n int, where []stretch, found predicates, take func(predicate int, roles []tagSpan)) {
	if len(found.at) == 0 {
		return
	}
	k, width := len(p.roles.kinds), p.word.Out()
	x.words = apply(x.words, p.word, rows, n, neural.GELU)
	x.picked = pick(x.picked, rows, found.at, p.predicate.In())
	x.predicate = apply(x.predicate, p.predicate, x.picked, len(found.at), neural.GELU)
	x.role = apply(x.role, p.role, x.predicate, len(found.at), neural.Linear)
	for f, at := range found.at {
		in := where[found.of[f]]
		p.score(x, x.role[f*k*(width+1):(f+1)*k*(width+1)], in, at)
		take(f, p.roles.spans(x.scores, in.hi-in.lo))
	}
}

// score sets the scores [word][role] of the words of a sentence for a predicate,
// whose vectors and biases of roles are given.
func (p *relater) score(x *relations, role []float32, in stretch, at int) {
	n, k, width := in.hi-in.lo, len(p.roles.kinds), p.word.Out()
	x.vectors, x.scores = resize(x.vectors, k*width), resize(x.scores, n*k)
	for r := range k {
		copy(x.vectors[r*width:(r+1)*width], role[r*(width+1):])
	}
	p.multiply.MatMulTransposed(x.scores, x.words[in.lo*width:in.hi*width], x.vectors, n, width, k)
	for j := range n {
		d := min(max(in.lo+j-at, -p.reach), p.reach) + p.reach
		for r := range k {
			x.scores[j*k+r] += role[r*(width+1)+width] + p.distance[d*k+r]
		}
	}
}

// arguments are runs of words as arguments.
func arguments(tokens []dateline.Token, roles []tagSpan) []dateline.FrameArgument {
	out := []dateline.FrameArgument{}
	for _, s := range roles {
		out = append(out, dateline.FrameArgument{Role: s.kind, Span: dateline.Span{Start: tokens[s.first].Start, End: tokens[s.last].End}})
	}
	return out
}

// pick puts some rows side by side.
func pick(out, rows []float32, at []int, width int) []float32 {
	out = out[:0]
	for _, i := range at {
		out = append(out, rows[i*width:(i+1)*width]...)
	}
	return out
}
