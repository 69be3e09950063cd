package analyze

import (
	"fmt"
	"strings"

	"dateline"
	"dateline/neural"
)

// senses tells which words are predicates, and of which roleset. Every class has
// a vector; a word is compared only with what its lemma was seen to be, a lemma
// that was never seen with the bare numbers ("*.01").
type senses struct {
	names   []string // classes; the first is no predicate
	weights []int8   // [class][width]
	scale   []float32
	bias    []float32
	bare    []int            // the classes that are numbers alone
	seen    map[string][]int // classes by lemma
}

func newSenses(f *neural.File, l labels) (s senses, err error) {
	t, ok := f.Tensor("frames.sense")
	if !ok || len(t.Shape) != 2 || t.Shape[0] != len(l.Sense) || len(l.Sense) == 0 {
		return s, fmt.Errorf("frames.sense is not there or has not %d classes", len(l.Sense))
	}
	s = senses{names: l.Sense, seen: make(map[string][]int, len(l.Rolesets))}
	if s.weights, err = t.Int8s(); err != nil {
		return s, err
	}
	for name, to := range map[string]*[]float32{"frames.sense.scale": &s.scale, "frames.sense.bias": &s.bias} {
		v, ok := f.Tensor(name)
		if !ok {
			return s, fmt.Errorf("no %s", name)
		}
		if *to, err = v.Floats(); err != nil {
			return s, err
		}
	}
	if len(s.scale) != len(l.Sense) || len(s.bias) != len(l.Sense) {
		return s, fmt.Errorf("frames.sense has %d scales and %d biases for %d classes", len(s.scale), len(s.bias), len(l.Sense))
	}
	s.index(l)
	return s, nil
}

func (s *senses) index(l labels) {
	class := make(map[string]int, len(s.names))
	for i, n := range s.names {
		class[n] = i
		if strings.HasPrefix(n, "*.") {
			s.bare = append(s.bare, i)
		}
	}
	for lemma, rolesets := range l.Rolesets {
		for _, r := range rolesets {
			i, ok := class[r]
			if !ok {
				i, ok = class["*"+r[strings.LastIndexByte(r, '.'):]]
			}
			if ok {
				s.seen[lemma] = append(s.seen[lemma], i)
			}
		}
	}
}

// of is the roleset of a token, "" when it is no predicate.
func (s *senses) of(row []float32, t dateline.Token) string {
	switch t.UPOS {
	case "VERB", "AUX", "NOUN", "ADJ":
	default:
		return ""
	}
	lemma := strings.ToLower(t.Lemma)
	candidates, known := s.seen[lemma]
	if !known {
		candidates = s.bare
	}
	best, most := 0, s.score(row, 0)
	for _, c := range candidates {
		if score := s.score(row, c); score > most {
			best, most = c, score
		}
	}
	if best == 0 {
		return ""
	}
	if name := s.names[best]; name[0] != '*' {
		return name
	}
	return lemma + s.names[best][1:]
}

func (s *senses) score(row []float32, class int) float32 {
	w := s.weights[class*len(row):][:len(row)]
	sum := float32(0)
	for i, x := range row {
		sum += x * float32(w[i])
	}
	return sum*s.scale[class] + s.bias[class]
}
