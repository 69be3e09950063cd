package analyze

import (
	"slices"
	"strings"

	"dateline"
	"dateline/neural"
)

// framer finds predicates, their PropBank rolesets and the roles of the words of
// their sentences. It also says how certain each predicate is.
type framer struct {
	senses senses
	roles  relater
	sure   [2]*neural.Dense // certainty
}

func newFramer(f *neural.File, l labels) (p framer, err error) {
	for name, to := range map[string]**neural.Dense{"certainty.0": &p.sure[0], "certainty.1": &p.sure[1]} {
		if *to, err = neural.NewDense(f, name); err != nil {
			return p, err
		}
	}
	if p.roles, err = newRelater(f, "frames", l.Role); err == nil {
		p.senses, err = newSenses(f, l)
	}
	return p, err
}

// frames is the memory of a framer, used again.
type frames struct {
	predicates     predicates
	relations      relations
	picked, surely []float32
	values         []float32
}

// read finds the frames and certainties of sentences, which are rows lo to hi each.
func (p *framer) read(x *frames, rows []float32, n int, where []stretch, sentences []dateline.Sentence, found []meaning) {
	x.predicates = predicates{x.predicates.at[:0], x.predicates.of[:0]}
	width := p.sure[0].In()
	var frames []*dateline.Frame
	for i, s := range sentences {
		found[i].frames = make([]dateline.Frame, 0, len(s.Tokens)/4)
		for j, t := range s.Tokens {
			at := where[i].lo + j
			if roleset := p.senses.of(rows[at*width:(at+1)*width], t); roleset != "" {
				x.predicates.add(at, i)
				found[i].frames = append(found[i].frames, dateline.Frame{Predicate: t.Span, Roleset: roleset})
			}
		}
		for k := range found[i].frames {
			frames = append(frames, &found[i].frames[k])
		}
	}
	p.roles.read(&x.relations, rows, n, where, x.predicates, func(f int, roles []tagSpan) {
		frames[f].Arguments = arguments(sentences[x.predicates.of[f]].Tokens, roles)
	})
	p.certainties(x, rows, where, sentences, found)
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

// negated tells whether a token has a "not" or "never" of its own. Its certainty
// is 0 at most: training has too few of them to learn that (UDS-IH2 dev: r of all
// .783, .787 so).
func negated(tokens []dateline.Token, at int) bool {
	return slices.ContainsFunc(tokens, func(t dateline.Token) bool {
		return t.Head == at+1 && t.Deprel == "advmod" && (t.Lemma == "not" || t.Lemma == "never")
	})
}

// certainties are the factuality of the predicates, held between -3 and 3.
func (p *framer) certainties(x *frames, rows []float32, where []stretch, sentences []dateline.Sentence, found []meaning) {
	asked := predicates{x.predicates.at[:0], x.predicates.of[:0]}
	for i, s := range sentences {
		for _, t := range judged(found[i].frames, s.Tokens) {
			asked.add(where[i].lo+t, i)
		}
	}
	x.predicates = asked
	if len(asked.at) == 0 {
		return
	}
	x.picked = pick(x.picked, rows, asked.at, p.sure[0].In())
	x.surely = apply(x.surely, p.sure[0], x.picked, len(asked.at), neural.GELU)
	x.values = apply(x.values, p.sure[1], x.surely, len(asked.at), neural.Linear)
	for k, i := range asked.of {
		v, tokens, at := min(3, max(-3, float64(x.values[k]))), sentences[i].Tokens, asked.at[k]-where[i].lo
		if negated(tokens, at) {
			v = min(v, 0)
		}
		span := tokens[at].Span
		found[i].certainty = append(found[i].certainty, dateline.CertaintyValue{Span: span, Value: float64(int(v*1000)) / 1000})
	}
}
