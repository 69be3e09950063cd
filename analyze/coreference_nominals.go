package analyze

import (
	"slices"
	"strings"

	"dateline"
)

// joinNominals joins definite descriptions with earlier phrases of the same
// head noun whose modifiers do not clash, and "the company", "the country" with
// the nearest name of that kind.
func (d *discourse) joinNominals() {
	const remembered = 8
	heads := map[string][]int{} // by lemma: the latest phrases with that head
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.form != dateline.Nominal || c.hidden || c.together {
			continue
		}
		if c.definite || !c.indefinite && d.chain(i).kind == dateline.Other {
			d.joinNominal(i, heads[c.lemma])
		}
		list := heads[c.lemma]
		if len(list) >= remembered {
			list = slices.Delete(list, 0, 1)
		}
		heads[c.lemma] = append(list, i)
	}
}

// joinNominal takes the latest phrase that fits and is itself known or
// definite, else the latest that fits.
func (d *discourse) joinNominal(i int, earlier []int) {
	c := &d.candidates[i]
	mine := d.modifiers(c)
	for _, known := range []bool{true, false} {
		for k := len(earlier) - 1; k >= 0; k-- {
			j := earlier[k]
			if known && !d.candidates[j].definite && len(d.chain(j).members) == 1 {
				continue
			}
			if d.sameDescription(j, i, mine) {
				d.link(j, i)
				return
			}
		}
	}
	if c.definite && c.number == singular && len(mine) == 0 {
		d.joinKind(i)
	}
}

// sameDescription reports whether i, with its modifiers, may repeat j.
func (d *discourse) sameDescription(j, i int, mine []string) bool {
	const window = 20 // sentences
	a, c := &d.candidates[j], &d.candidates[i]
	if d.root(j) == d.root(i) || a.number != c.number || overlapping(a, c) || d.chain(j).named && d.chain(i).named {
		return false
	}
	theirs := d.modifiers(a)
	if slices.Equal(mine, theirs) && len(mine) > 0 {
		return true
	}
	return c.definite && c.sentence-a.sentence <= window && within(mine, theirs)
}

// overlapping reports whether one phrase lies inside the other.
func overlapping(a, b *candidate) bool {
	return a.sentence == b.sentence && a.first <= b.last && b.first <= a.last
}

// modifiers are the content words of a phrase but for its head, in lower case,
// in order: what must agree for two phrases to be one thing.
func (d *discourse) modifiers(c *candidate) []string {
	var out []string
	tokens := d.sentences[c.sentence].Tokens
	for j := c.first; j <= c.last; j++ {
		t := tokens[j]
		switch {
		case j == c.head:
		case t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.UPOS == "NUM" || t.UPOS == "VERB":
			out = append(out, strings.ToLower(t.Lemma))
		case t.UPOS == "PRON" && relationIn(t.Deprel, "nmod:poss"):
			out = append(out, strings.ToLower(t.Text))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func within(small, large []string) bool {
	for _, w := range small {
		if !slices.Contains(large, w) {
			return false
		}
	}
	return true
}

// joinKind joins "the company" with the nearest name of a company.
func (d *discourse) joinKind(i int) {
	const window = 3
	c := &d.candidates[i]
	switch c.kind {
	case dateline.Country, dateline.Organization, dateline.Place:
	default:
		return
	}
	if c.kind == dateline.Place && c.lemma != "city" && c.lemma != "town" && c.lemma != "village" && c.lemma != "island" {
		return
	}
	for j := i - 1; j >= d.first[max(0, c.sentence-window)]; j-- {
		a := &d.candidates[j]
		if a.form == dateline.Name && a.kind == c.kind && !a.adjective && !overlapping(a, c) {
			d.link(j, i)
			return
		}
	}
}
