package analyze

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"dateline"
	"dateline/neural"
)

// heads are the layers that read tags off the encoder's rows, one a word.
type heads struct {
	start                           *neural.Dense
	upos, xpos, feats, lemmas, tags classes
	scripts                         []script
	kinds                           []dateline.Kind // of each tag of names, "" for O
	begins                          []bool          // tags B-
}

// classes is a layer whose outputs are classes.
type classes struct {
	layer *neural.Dense
	names []string
}

// script turns a word into its lemma: lower its case or not, cut characters off
// its end, add others. Written L or K, the number to cut, what to add: "L3y".
type script struct {
	lower bool
	cut   int
	add   string
}

// tagKinds are the kinds that the tags of names stand for.
func tagKinds() map[string]dateline.Kind {
	return map[string]dateline.Kind{
		"PER": dateline.Person, "ORG": dateline.Organization, "COUNTRY": dateline.Country, "LOC": dateline.Place, "FAC": dateline.Facility,
		"PROD": dateline.Product, "EVT": dateline.EventName, "NORP": dateline.Group, "MISC": dateline.Other,
	}
}

func newHeads(f *neural.File, l labels) (h heads, err error) {
	if h.start, err = neural.NewDense(f, "head.start"); err != nil {
		return h, err
	}
	for _, c := range []struct {
		to    *classes
		layer string
		names []string
	}{{&h.upos, "upos", l.UPOS}, {&h.xpos, "xpos", l.XPOS}, {&h.feats, "feats", l.Feats}, {&h.lemmas, "lemma", l.Lemma}, {&h.tags, "names", l.Names}} {
		if *c.to, err = newClasses(f, "head."+c.layer, c.names); err != nil {
			return h, err
		}
	}
	for _, s := range l.Lemma {
		h.scripts = append(h.scripts, parseScript(s))
	}
	kinds := tagKinds()
	for _, t := range l.Names {
		mark, kind, _ := strings.Cut(t, "-")
		h.kinds, h.begins = append(h.kinds, kinds[kind]), append(h.begins, mark == "B")
	}
	return h, nil
}

func newClasses(f *neural.File, name string, names []string) (classes, error) {
	layer, err := neural.NewDense(f, name)
	if err != nil {
		return classes{}, err
	}
	if layer.Out() != len(names) {
		return classes{}, fmt.Errorf("%s has %d outputs for %d labels", name, layer.Out(), len(names))
	}
	return classes{layer, names}, nil
}

func parseScript(s string) script {
	digits := strings.IndexFunc(s[min(1, len(s)):], func(r rune) bool { return r < '0' || r > '9' })
	end := len(s)
	if digits >= 0 {
		end = 1 + digits
	}
	cut, _ := strconv.Atoi(s[min(1, len(s)):end])
	return script{lower: strings.HasPrefix(s, "L"), cut: cut, add: s[end:]}
}

// apply makes the lemma; a word too short to cut is its own lemma.
func (s script) apply(word string) string {
	base := word
	if s.lower {
		base = strings.ToLower(word)
	}
	runes := []rune(base)
	if s.cut > len(runes) || s.cut == len(runes) && s.add == "" {
		return base
	}
	return string(runes[:len(runes)-s.cut]) + s.add
}

// tagging is what the heads say of a run of words: the best class of each, and
// for names all scores.
type tagging struct {
	upos, xpos, feats []int
	lemma, names      []float32
}

func (h *heads) tag(rows []float32, n int) *tagging {
	t := &tagging{upos: h.upos.best(rows, n), xpos: h.xpos.best(rows, n), feats: h.feats.best(rows, n)}
	t.lemma, t.names = h.lemmas.scores(rows, n), h.tags.scores(rows, n)
	return t
}

// best is the class with the highest score for each row.
func (c *classes) best(rows []float32, n int) []int {
	k, scores := len(c.names), c.scores(rows, n)
	out := make([]int, n)
	for i := range out {
		out[i] = highest(scores[i*k : (i+1)*k])
	}
	return out
}

// scores are those of all classes, row by row.
func (c *classes) scores(rows []float32, n int) []float32 {
	out := make([]float32, n*len(c.names))
	c.layer.Apply(out, rows, n, neural.Linear)
	return out
}

func highest(scores []float32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// starts says which words begin a sentence.
func (h *heads) starts(rows []float32, n int) []bool {
	scores := make([]float32, n)
	h.start.Apply(scores, rows, n, neural.Linear)
	out := make([]bool, n)
	for i, s := range scores {
		out[i] = s > 0
	}
	return out
}

// lemma is what the likeliest script makes of a word. Scripts see the end of a
// word only ("rescued" less two letters is as good an English ending as less
// one), so of the likely ones the first that makes a word wins.
func (h *heads) lemma(t *tagging, at int, form string, isWord func(string) bool) string {
	k := len(h.scripts)
	scores := append([]float32(nil), t.lemma[at*k:(at+1)*k]...)
	first := h.scripts[highest(scores)].apply(form)
	if first == form || isWord(first) {
		return first
	}
	least := scores[highest(scores)] - likely
	for range 4 {
		best := highest(scores)
		if scores[best] < least {
			break
		}
		if lemma := h.scripts[best].apply(form); lemma != form && isWord(lemma) {
			return lemma
		}
		scores[best] = float32(math.Inf(-1))
	}
	return first
}

// likely is how far a script's score may lie below the best: e^-6, one in 400.
const likely = 6

// names are the names among the words lo to hi: the best sequence of tags in
// which no name goes on that did not begin (Viterbi).
func (h *heads) names(t *tagging, lo, hi int) []nameSpan {
	var out []nameSpan
	tags := h.sequence(t.names[lo*len(h.kinds):hi*len(h.kinds)], hi-lo)
	for i := 0; i < len(tags); {
		kind := h.kinds[tags[i]]
		j := i + 1
		for j < len(tags) && kind != "" && h.kinds[tags[j]] == kind && !h.begins[tags[j]] {
			j++
		}
		if kind != "" {
			out = append(out, nameSpan{first: i, last: j - 1, kind: kind})
		}
		i = j
	}
	return out
}

func (h *heads) sequence(scores []float32, n int) []int {
	k := len(h.kinds)
	total, next := make([]float32, k), make([]float32, k)
	back := make([]int, n*k)
	for i := range n {
		for j := range k {
			from := h.before(j, total, i == 0)
			next[j] = scores[i*k+j] - 1e9
			if from >= 0 {
				next[j] = scores[i*k+j] + total[from]
			} else if i == 0 && h.opens(j) {
				next[j] = scores[j]
			}
			back[i*k+j] = from
		}
		total, next = next, total
	}
	tags := make([]int, n)
	for i, j := n-1, highest(total); i >= 0; i-- {
		tags[i] = j
		j = max(back[i*k+j], 0)
	}
	return tags
}

// opens reports whether a tag may stand first: all but I-.
func (h *heads) opens(tag int) bool { return h.kinds[tag] == "" || h.begins[tag] }

// before is the best tag to come from, -1 at the start or when there is none.
func (h *heads) before(tag int, total []float32, first bool) int {
	best := -1
	if first {
		return best
	}
	for i, s := range total {
		if (h.opens(tag) || h.kinds[i] == h.kinds[tag]) && (best < 0 || s > total[best]) {
			best = i
		}
	}
	return best
}
