package analyze

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

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
	end := len(base)
	for range s.cut {
		if end == 0 {
			return base
		}
		_, size := utf8.DecodeLastRuneInString(base[:end])
		end -= size
	}
	if end == 0 && s.add == "" {
		return base
	}
	return base[:end] + s.add
}

// tagging is what the heads say of some words: the best class of each, and for
// lemmas and names all scores. Its memory is used again.
type tagging struct {
	upos, xpos, feats []int
	lemma, names      []float32

	scores      []float32 // of the classes of one head
	total, next []float32 // of the best sequences of names to a word
	back, tags  []int
}

func (h *heads) tag(t *tagging, rows []float32, n int) {
	t.upos, t.xpos, t.feats = h.upos.best(t, t.upos, rows, n), h.xpos.best(t, t.xpos, rows, n), h.feats.best(t, t.feats, rows, n)
	t.lemma = apply(t.lemma, h.lemmas.layer, rows, n, neural.Linear)
	t.names = apply(t.names, h.tags.layer, rows, n, neural.Linear)
}

// best is the class with the highest score for each row.
func (c *classes) best(t *tagging, out []int, rows []float32, n int) []int {
	k := len(c.names)
	t.scores = apply(t.scores, c.layer, rows, n, neural.Linear)
	out = resize(out, n)
	for i := range out {
		out[i] = highest(t.scores[i*k : (i+1)*k])
	}
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
	given := t.lemma[at*k : (at+1)*k]
	top := highest(given)
	first := h.scripts[top].apply(form)
	if first == form || isWord(first) {
		return first
	}
	scores, least := append([]float32(nil), given...), given[top]-likely
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
	tags := h.sequence(t, t.names[lo*len(h.kinds):hi*len(h.kinds)], hi-lo)
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

func (h *heads) sequence(t *tagging, scores []float32, n int) []int {
	k := len(h.kinds)
	t.total, t.next, t.back, t.tags = resize(t.total, k), resize(t.next, k), resize(t.back, n*k), resize(t.tags, n)
	total, next, back, tags := t.total, t.next, t.back, t.tags
	for j := range k {
		total[j] = scores[j]
		if !h.opens(j) {
			total[j] -= 1e9
		}
	}
	for i := 1; i < n; i++ {
		top := highest(total)
		for j := range k {
			from := top
			if !h.opens(j) {
				from = h.before(j, total)
			}
			next[j], back[i*k+j] = scores[i*k+j]+total[from], from
		}
		total, next = next, total
	}
	for i, j := n-1, highest(total); i >= 0; i-- {
		tags[i] = j
		if i > 0 {
			j = back[i*k+j]
		}
	}
	return tags
}

// opens reports whether a tag may stand first: all but I-.
func (h *heads) opens(tag int) bool { return h.kinds[tag] == "" || h.begins[tag] }

// before is the best tag that a name's next word can follow: one of its kind.
func (h *heads) before(tag int, total []float32) int {
	best := tag
	for i, s := range total {
		if h.kinds[i] == h.kinds[tag] && (s > total[best] || i < best && s == total[best]) {
			best = i
		}
	}
	return best
}
