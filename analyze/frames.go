package analyze

import (
	"fmt"
	"strings"

	"dateline"
	"dateline/neural"
)

// framer finds predicates, their PropBank rolesets and the roles of the words of
// their sentences: a biaffine pass over predicates and words, all predicates of a
// sentence after one run of the encoder (He et al. 2018 score spans so; here words
// have BIO roles). It also says how certain each predicate is.
type framer struct {
	senses    senses
	predicate *neural.Dense // a predicate
	word      *neural.Dense // a word beside it
	role      *neural.Dense // for each role a vector over words, and a bias
	distance  []float32     // of each role by distance in words, cut at both ends
	reach     int           // the longest distance told apart
	roles     sequencer
	multiply  *neural.Multiplier
	sure      [2]*neural.Dense // certainty
}

func newFramer(f *neural.File, l labels) (p framer, err error) {
	for name, to := range map[string]**neural.Dense{"frames.predicate": &p.predicate, "frames.word": &p.word, "frames.role": &p.role,
		"certainty.0": &p.sure[0], "certainty.1": &p.sure[1]} {
		if *to, err = neural.NewDense(f, name); err != nil {
			return p, err
		}
	}
	t, ok := f.Tensor("frames.distance")
	if !ok || len(t.Shape) != 2 || t.Shape[1] != len(l.Role) {
		return p, fmt.Errorf("frames.distance is not there or does not fit")
	}
	if p.distance, err = t.Floats(); err != nil {
		return p, err
	}
	p.reach, p.roles, p.multiply = t.Shape[0]/2, newSequencer(l.Role), neural.NewMultiplier()
	if p.role.Out() != len(l.Role)*(p.word.Out()+1) || p.role.In() != p.predicate.Out() {
		return p, fmt.Errorf("the parts of the frames do not fit")
	}
	p.senses, err = newSenses(f, l)
	return p, err
}

// framing are the frames and certainties of a sentence.
type framing struct {
	frames    []dateline.Frame
	certainty []dateline.CertaintyValue
}

// frames is the memory of a framer, used again, and what it found.
type frames struct {
	found []framing // of each sentence

	at, of            []int // rows of the predicates, and their sentences
	picked, predicate []float32
	words, role       []float32
	vectors, scores   []float32
	surely, values    []float32
}

// read finds the frames of sentences, which are rows lo to hi each.
func (p *framer) read(x *frames, rows []float32, n int, where []stretch, sentences []dateline.Sentence) {
	x.found = make([]framing, len(sentences))
	x.at, x.of = x.at[:0], x.of[:0]
	width := p.predicate.In()
	for i, s := range sentences {
		for j, t := range s.Tokens {
			at := where[i].lo + j
			if roleset := p.senses.of(rows[at*width:(at+1)*width], t); roleset != "" {
				x.at, x.of = append(x.at, at), append(x.of, i)
				x.found[i].frames = append(x.found[i].frames, dateline.Frame{Predicate: t.Span, Roleset: roleset, Arguments: []dateline.FrameArgument{}})
			}
		}
	}
	p.arguments(x, rows, n, where, sentences)
	p.certainties(x, rows, where, sentences)
}

// arguments gives every predicate its roles.
func (p *framer) arguments(x *frames, rows []float32, n int, where []stretch, sentences []dateline.Sentence) {
	if len(x.at) == 0 {
		return
	}
	k, width := len(p.roles.kinds), p.word.Out()
	x.words = apply(x.words, p.word, rows, n, neural.GELU)
	x.picked = pick(x.picked, rows, x.at, p.predicate.In())
	x.predicate = apply(x.predicate, p.predicate, x.picked, len(x.at), neural.GELU)
	x.role = apply(x.role, p.role, x.predicate, len(x.at), neural.Linear)
	next := 0 // frame of its sentence
	for f, at := range x.at {
		if f > 0 && x.of[f] != x.of[f-1] {
			next = 0
		}
		in, tokens := where[x.of[f]], sentences[x.of[f]].Tokens
		p.score(x, x.role[f*k*(width+1):(f+1)*k*(width+1)], in, at)
		frame := &x.found[x.of[f]].frames[next]
		for _, s := range p.roles.spans(x.scores, in.hi-in.lo) {
			frame.Arguments = append(frame.Arguments, dateline.FrameArgument{Role: s.kind, Span: dateline.Span{Start: tokens[s.first].Start, End: tokens[s.last].End}})
		}
		next++
	}
}

// score sets the scores [word][role] of the words of a sentence for a predicate,
// whose vectors and biases of roles are given.
func (p *framer) score(x *frames, role []float32, in stretch, at int) {
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

// judged are the tokens whose certainty is a question: predicates that are no
// auxiliaries, verbs, and what a copula or a subject hangs on.
func judged(frames []dateline.Frame, tokens []dateline.Token) []int {
	asked := make([]bool, len(tokens))
	for i, t := range tokens {
		if len(frames) > 0 && frames[0].Predicate == t.Span {
			asked[i], frames = asked[i] || t.UPOS != "AUX", frames[1:]
		}
		if t.UPOS == "VERB" && t.Deprel != "case" && t.Deprel != "fixed" {
			asked[i] = true
		}
		if t.Head > 0 && (t.Deprel == "cop" || strings.HasPrefix(t.Deprel, "nsubj")) {
			asked[t.Head-1] = true
		}
	}
	var out []int
	for i, is := range asked {
		if is {
			out = append(out, i)
		}
	}
	return out
}

// certainties are the factuality of the predicates, held between -3 and 3.
func (p *framer) certainties(x *frames, rows []float32, where []stretch, sentences []dateline.Sentence) {
	at, of := x.at[:0], x.of[:0]
	for i, s := range sentences {
		for _, t := range judged(x.found[i].frames, s.Tokens) {
			at, of = append(at, where[i].lo+t), append(of, i)
		}
	}
	x.at, x.of = at, of
	if len(at) == 0 {
		return
	}
	x.picked = pick(x.picked, rows, at, p.sure[0].In())
	x.surely = apply(x.surely, p.sure[0], x.picked, len(at), neural.GELU)
	x.values = apply(x.values, p.sure[1], x.surely, len(at), neural.Linear)
	for k, i := range of {
		v := min(3, max(-3, float64(x.values[k])))
		span := sentences[i].Tokens[at[k]-where[i].lo].Span
		x.found[i].certainty = append(x.found[i].certainty, dateline.CertaintyValue{Span: span, Value: float64(int(v*1000)) / 1000})
	}
}

// pick puts some rows side by side.
func pick(out, rows []float32, at []int, width int) []float32 {
	out = out[:0]
	for _, i := range at {
		out = append(out, rows[i*width:(i+1)*width]...)
	}
	return out
}
