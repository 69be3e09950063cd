package analyze

import (
	"cmp"
	"fmt"
	"slices"

	"dateline"
)

// mentions finds what the sentences mention, and which mentions stand for the
// same thing: names as the model found them, descriptions by their head nouns,
// pronouns. Chains grow in passes from the surest to the least sure, each of
// which sees what the passes before have joined (Lee et al. 2013); where the
// model has a ranker, it decides anew and takes the passes for advice. Every step
// looks at a bounded stretch of text, so the time is near linear in its
// length. Ids are m1, m2, ... and x1, x2, ... in the order of the text.
func mentions(sentences []dateline.Sentence, names []nameSpan, text string, r *ranker, rows *wordRows) []dateline.Mention {
	d := newDiscourse(sentences, names, text)
	sure := d.sieve()
	if r != nil {
		d.rank(r, rows, sure)
	}
	return d.output()
}

// sieve runs the passes and returns the chains as those left them that join
// names and the descriptions tied to them.
func (d *discourse) sieve() (sure []int) {
	d.joinNames()
	d.joinDescriptions()
	d.joinRoles()
	sure = d.chainsSoFar()
	d.joinSpeakers()
	d.joinNominals()
	d.joinPronouns()
	return sure
}

// discourse is one text while its chains grow. Every candidate begins as a
// chain of its own; parent is a union-find over them.
type discourse struct {
	sentences  []dateline.Sentence
	kids       [][][]int
	text       string
	candidates []candidate // in the order of the text, by head
	first      []int       // of each sentence: its first candidate; one more at the end
	parent     []int
	chains     []*chainFacts // by root; nil for what joined another chain
}

// chainFacts is what the members of a chain say of it together.
type chainFacts struct {
	kind    dateline.Kind
	gender  gender
	number  number
	members []int
	named   bool
	bodies  [][]string // the different names of organizations in it that have two words or more
}

// bodiesOf are the words of a candidate that names an organization by two words or more.
func bodiesOf(c *candidate) [][]string {
	if c.form != dateline.Name || c.kind != dateline.Organization || len(c.words) < 2 {
		return nil
	}
	return [][]string{c.words}
}

func newDiscourse(sentences []dateline.Sentence, names []nameSpan, text string) *discourse {
	d := &discourse{sentences: sentences, text: text, kids: make([][][]int, len(sentences))}
	for i, s := range sentences {
		d.kids[i] = make([][]int, len(s.Tokens))
		for j, t := range s.Tokens {
			if t.Head > 0 && t.Head <= len(s.Tokens) {
				d.kids[i][t.Head-1] = append(d.kids[i][t.Head-1], j)
			}
		}
	}
	d.find(d.christened(names))
	for i := range d.candidates {
		c := &d.candidates[i]
		d.parent = append(d.parent, i)
		d.chains = append(d.chains, &chainFacts{kind: c.kind, gender: c.gender, number: c.number, members: []int{i}, named: c.form == dateline.Name, bodies: bodiesOf(c)})
	}
	d.first = make([]int, len(sentences)+1)
	at := 0
	for i := range d.first {
		for at < len(d.candidates) && d.candidates[at].sentence < i {
			at++
		}
		d.first[i] = at
	}
	return d
}

// root is the candidate that stands for the chain of i.
func (d *discourse) root(i int) int {
	for d.parent[i] != i {
		d.parent[i] = d.parent[d.parent[i]]
		i = d.parent[i]
	}
	return i
}

func (d *discourse) chain(i int) *chainFacts { return d.chains[d.root(i)] }

// link joins what is no name by itself: it refuses to make one chain of two
// that have names.
func (d *discourse) link(a, b int) bool {
	if d.root(a) != d.root(b) && d.chain(a).named && d.chain(b).named {
		return false
	}
	d.join(a, b)
	return true
}

// join makes one chain of the chains of a and b. The earlier root stays.
func (d *discourse) join(a, b int) {
	a, b = d.root(a), d.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	into, from := d.chains[a], d.chains[b]
	d.parent[b] = a
	into.members = append(into.members, from.members...)
	if into.kind == dateline.Other || !into.named && from.named {
		into.kind = from.kind
	}
	if into.gender == 0 {
		into.gender = from.gender
	}
	if into.number == 0 {
		into.number = from.number
	}
	into.named = into.named || from.named
	into.bodies = append(into.bodies, from.bodies...)
	into.bodies = into.bodies[:min(len(into.bodies), 16)]
	d.chains[b] = nil
}

// output makes mentions of the candidates: all names, all pronouns, the
// descriptions of people, bodies and places, and others that are in a chain.
func (d *discourse) output() []dateline.Mention {
	var out []dateline.Mention
	var order []int
	for i := range d.candidates {
		if c := &d.candidates[i]; !c.hidden && (c.form != dateline.Nominal && !c.demonstrative || c.listed || d.repeated(i)) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := d.span(a), d.span(b)
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End), cmp.Compare(a, b))
	})
	chains := map[int]string{}
	for _, i := range order {
		c, root := &d.candidates[i], d.root(i)
		if chains[root] == "" {
			chains[root] = fmt.Sprintf("x%d", len(chains)+1)
		}
		tokens := d.sentences[c.sentence].Tokens
		out = append(out, dateline.Mention{
			ID: fmt.Sprintf("m%d", len(out)+1), Kind: d.kindOf(i), Form: c.form, Span: d.span(i),
			Phrase: cover(tokens[c.first : c.last+1]), Head: tokens[c.head].Span, Chain: chains[root],
		})
	}
	return out
}

// repeated reports whether i's chain has two members that are shown.
func (d *discourse) repeated(i int) bool {
	n := 0
	for _, m := range d.chain(i).members {
		if !d.candidates[m].hidden {
			n++
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// near bounds the candidates of i's sentence around i: as far as the passes
// look inside a sentence, however long it is.
func (d *discourse) near(i int) (from, to int) {
	const window = 80
	s := d.candidates[i].sentence
	return max(d.first[s], i-window), min(d.first[s+1], i+window)
}

func (d *discourse) kindOf(i int) dateline.Kind {
	c := &d.candidates[i]
	if c.form == dateline.Name {
		return c.kind
	}
	k := d.chain(i).kind
	if k == dateline.Other && c.form == dateline.Pronoun && c.number == plural {
		return dateline.Group
	}
	return k
}

// span is the stretch of text of a candidate: a name without its titles and
// descriptions, else the whole phrase.
func (d *discourse) span(i int) dateline.Span {
	c := &d.candidates[i]
	tokens := d.sentences[c.sentence].Tokens
	if c.form == dateline.Name {
		return cover(tokens[c.nameFirst : c.nameLast+1])
	}
	return cover(tokens[c.first : c.last+1])
}

// cover is the span from the first token to the last; tokens of one multiword
// token may share theirs.
func cover(tokens []dateline.Token) dateline.Span {
	s := tokens[0].Span
	for _, t := range tokens[1:] {
		s.Start, s.End = min(s.Start, t.Start), max(s.End, t.End)
	}
	return s
}
