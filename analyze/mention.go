package analyze

import (
	"slices"
	"strings"

	"dateline"
)

// nameSpan is a name that the model found: the words from first to last,
// inclusive, of a sentence, all from 0, and the kind of thing it names.
type nameSpan struct {
	sentence, first, last int
	kind                  dateline.Kind
}

type gender int8

const (
	male gender = iota + 1
	female
	neuter
)

type number int8

const (
	singular number = iota + 1
	plural
)

// candidate is a phrase that may be a mention. Words are numbered from 0 in
// their sentence; first and last bound the whole phrase, inclusive.
type candidate struct {
	sentence, head, first, last int
	nameFirst, nameLast         int // of a name, without titles and descriptions
	form                        dateline.Form
	kind                        dateline.Kind
	gender                      gender
	number                      number
	person                      int      // of pronouns: 1, 2, 3
	words                       []string // of a name: its words in lower case, without titles and company forms
	lemma                       string   // of the head, lower case
	definite, indefinite        bool
	listed                      bool // a description that is shown even when nothing else mentions the same
	hidden                      bool // known, not shown: predicates
	together                    bool // a coordination as a whole: it is shown when "they" stands for it
	adjective                   bool // a name that modifies ("Russian")
	reflexive, possessive       bool
	demonstrative               bool // "this", "those" without a noun: shown only in a chain
}

// find collects the candidates of all sentences in the order of their heads.
func (d *discourse) find(names []nameSpan) {
	at := 0
	for i := range d.sentences {
		start := len(d.candidates)
		taken := make([]int8, len(d.sentences[i].Tokens)) // 1 inside a name, 2 the head of a candidate
		for ; at < len(names) && names[at].sentence <= i; at++ {
			if n := names[at]; n.sentence == i {
				d.addName(n, taken)
			}
		}
		for j := range d.sentences[i].Tokens {
			switch {
			case taken[j] != 0:
			case d.isPronoun(i, j):
				d.addPronoun(i, j)
			case d.isNominal(i, j):
				d.addNominal(i, j)
			}
		}
		slices.SortStableFunc(d.candidates[start:], func(a, b candidate) int {
			if a.first != b.first {
				return a.first - b.first
			}
			return b.last - a.last
		})
	}
}

func (d *discourse) addName(n nameSpan, taken []int8) {
	tokens := d.sentences[n.sentence].Tokens
	head := n.last
	for i := n.first; i <= n.last; i++ {
		taken[i] = 1
	}
	for i := n.first; i <= n.last; i++ {
		if h := tokens[i].Head - 1; h < n.first || h > n.last {
			head = i
			break
		}
	}
	c := candidate{sentence: n.sentence, head: head, nameFirst: n.first, nameLast: n.last, form: dateline.Name, kind: n.kind, lemma: strings.ToLower(tokens[head].Text)}
	c.number = singular
	if n.kind == dateline.Group {
		c.number = 0
	}
	c.adjective = tokens[head].UPOS == "ADJ" || tokens[head].UPOS == "VERB"
	c.first, c.last = n.first, n.last
	if !relationIn(tokens[head].Deprel, "compound", "amod") { // "DPRK-Russia relations" has two names, no phrase of theirs
		a, b := d.phrase(n.sentence, head)
		c.first, c.last = min(a, n.first), max(b, n.last)
	}
	if h := tokens[head].Head - 1; h >= 0 && h < n.first && taken[h] == 0 && relationIn(tokens[head].Deprel, "flat", "nmod:desc") && roleNouns[nounOf(tokens[h])] {
		c.first = min(c.first, h)
		taken[h] = 2 // a title that governs its name
	}
	for i := n.first; i <= n.last; i++ {
		c.words = append(c.words, nameWords(tokens[i].Text)...)
	}
	c.words = bareName(c.words, n.kind)
	if n.kind == dateline.Person && namesBody(c.words) {
		n.kind, c.kind = dateline.Organization, dateline.Organization
	}
	if !c.adjective && isCountry(c.words) {
		c.kind = dateline.Country
	}
	if n.kind == dateline.Person {
		c.gender = d.genderOfName(c)
	} else if c.kind != dateline.Group {
		c.gender = neuter
	}
	d.candidates = append(d.candidates, c)
	d.addCoordination(n.sentence, head, c)
}

// isNominal reports whether a word heads a noun phrase of its own.
func (d *discourse) isNominal(sentence, word int) bool {
	t := d.sentences[sentence].Tokens[word]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return false
	}
	if relationIn(t.Deprel, "nmod:desc") && t.Head-1 > word {
		return false // a title before a name
	}
	return !relationIn(t.Deprel, "compound", "flat", "fixed", "goeswith", "amod", "nummod", "obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod", "advmod", "case", "reparandum", "dep")
}

func (d *discourse) addNominal(sentence, word int) {
	tokens := d.sentences[sentence].Tokens
	t := tokens[word]
	c := candidate{sentence: sentence, head: word, form: dateline.Nominal, lemma: nounOf(t), number: singular}
	low := strings.ToLower(t.Text)
	if strings.Contains(t.Feats, "Number=Plur") || t.XPOS == "NNS" || t.XPOS == "NNPS" || t.Feats == "" && low != c.lemma && strings.HasSuffix(low, "s") {
		c.number = plural
	}
	c.first, c.last = d.phrase(sentence, word)
	noun := nouns[c.lemma]
	c.kind, c.gender = noun.kind, noun.gender
	if c.kind == "" {
		c.kind = dateline.Other
	}
	if c.kind != dateline.Person && c.kind != dateline.Group {
		c.gender = neuter
	}
	c.listed = c.kind != dateline.Other
	for _, k := range d.kids[sentence][word] {
		kid := tokens[k]
		switch {
		case kid.Deprel == "cop":
			c.hidden = true
		case relationIn(kid.Deprel, "nmod:poss"):
			c.definite = true
		case relationIn(kid.Deprel, "det"):
			switch low := strings.ToLower(kid.Text); low {
			case "the", "this", "that", "these", "those", "both":
				c.definite = true
			default:
				c.indefinite = true
			}
		}
	}
	if c.number == plural && !c.definite {
		c.indefinite = true
	}
	d.candidates = append(d.candidates, c)
	d.addCoordination(sentence, word, c)
}

// addCoordination adds "A and B" as a whole, which "they" may stand for.
func (d *discourse) addCoordination(sentence, word int, c candidate) {
	for _, k := range d.kids[sentence][word] {
		t := d.sentences[sentence].Tokens[k]
		if t.Deprel == "conj" && (t.UPOS == "NOUN" || t.UPOS == "PROPN") {
			_, c.last = d.phrase(sentence, k)
			c.number, c.hidden, c.listed, c.lemma, c.definite, c.form, c.words = plural, false, false, "", false, dateline.Nominal, nil
			c.together = true
			if c.last > word {
				d.candidates = append(d.candidates, c)
			}
			return
		}
	}
}

// phrase bounds the noun phrase of a head: what the head governs, without what
// belongs to the clause around it (prepositions, coordinated phrases, verbs'
// parts) and without punctuation at its ends.
func (d *discourse) phrase(sentence, head int) (first, last int) {
	tokens := d.sentences[sentence].Tokens
	first, last = head, head
	for _, k := range d.kids[sentence][head] {
		if d.outside(sentence, k) {
			continue
		}
		a, b := d.subtree(sentence, k, 0)
		first, last = min(first, a), max(last, b)
	}
	for _, k := range d.kids[sentence][head] {
		if !d.outside(sentence, k) {
			continue
		}
		if a, b := d.subtree(sentence, k, 0); k > head && a <= last && a > head {
			last = a - 1
		} else if k < head && b >= first && b < head {
			first = b + 1
		}
	}
	for first < head && edge(tokens[first]) {
		first++
	}
	for last > head && edge(tokens[last]) && !closes(tokens[first:last+1]) {
		last--
	}
	return first, last
}

// closes reports whether the last token closes a bracket that the phrase opens.
func closes(tokens []dateline.Token) bool {
	last := tokens[len(tokens)-1].Text
	if last != ")" && last != "]" {
		return false
	}
	depth := 0
	for _, t := range tokens {
		switch t.Text {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
	}
	return depth == 0
}

// edge reports whether a word can not begin or end a noun phrase.
func edge(t dateline.Token) bool {
	return t.UPOS == "PUNCT" || t.UPOS == "CCONJ" || t.UPOS == "SCONJ" || t.UPOS == "ADP" && t.Deprel == "case" || t.UPOS == "AUX"
}

// outside reports whether a dependent of a noun is no part of its phrase.
func (d *discourse) outside(sentence, kid int) bool {
	t := d.sentences[sentence].Tokens[kid]
	if relationIn(t.Deprel, "case") {
		return t.XPOS != "POS" && t.Text != "'s" && t.Text != "’s"
	}
	if t.Deprel == "advmod" {
		return t.Head-1 < kid
	}
	if t.Deprel == "acl:relcl" && !d.relative(sentence, kid) {
		return true
	}
	return relationIn(t.Deprel, "conj", "cc", "punct", "cop", "aux", "nsubj", "csubj", "mark", "parataxis", "advcl", "discourse", "vocative",
		"list", "obl", "obj", "iobj", "expl", "orphan", "dep", "reparandum", "xcomp", "ccomp", "dislocated") && t.Deprel != "obl:unmarked"
}

// relative reports whether a clause can be a relative one: it has a subject of
// its own or a relative pronoun. "the two countries met" is none.
func (d *discourse) relative(sentence, verb int) bool {
	for _, k := range d.kids[sentence][verb] {
		t := d.sentences[sentence].Tokens[k]
		if relationIn(t.Deprel, "nsubj", "csubj", "cop", "advmod", "obl", "obj", "mark") && (t.Deprel == "nsubj" || strings.HasPrefix(t.XPOS, "W") || strings.Contains(t.Feats, "PronType=Rel")) {
			return true
		}
	}
	t := d.sentences[sentence].Tokens[verb]
	return t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP"
}

// subtree bounds all that a word governs. A parse deeper than any real one is
// cut there.
func (d *discourse) subtree(sentence, word, depth int) (first, last int) {
	const deepest = 200
	first, last = word, word
	if depth > deepest {
		return first, last
	}
	for _, k := range d.kids[sentence][word] {
		a, b := d.subtree(sentence, k, depth+1)
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// relationIn reports whether a relation is one of those given; a relation
// without a subtype stands for its subtypes too.
func relationIn(relation string, of ...string) bool {
	base, _, _ := strings.Cut(relation, ":")
	return slices.Contains(of, relation) || slices.Contains(of, base)
}

// nounOf is the lemma of a noun in lower case. Where a tagger leaves a plural
// as it is, a singular that the table of nouns knows is taken.
func nounOf(t dateline.Token) string {
	lemma := strings.ToLower(t.Lemma)
	if lemma == "" {
		lemma = strings.ToLower(t.Text)
	}
	if _, known := nouns[lemma]; known {
		return lemma
	}
	low := strings.ToLower(t.Text)
	for _, ending := range [...][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}, {"men", "man"}} {
		if stem, ok := strings.CutSuffix(low, ending[0]); ok {
			if _, known := nouns[stem+ending[1]]; known {
				return stem + ending[1]
			}
		}
	}
	return lemma
}
