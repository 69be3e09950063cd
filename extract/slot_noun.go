package extract

import (
	"strings"

	"dateline"
)

// nounSlots are the fillers around an event noun: possessor, modifiers,
// prepositions, the infinitive that depends on it, and in "under" the
// preposition that it stands under itself.
func (d *document) nounSlots(w word) []filler {
	var out []filler
	for _, c := range d.dependents(w) {
		rel := d.relation(c)
		switch {
		case rel == "nmod:poss":
			out = append(out, filler{"poss", c})
		case is(rel, "amod", "compound", "nmod:desc") && rel != "compound:prt":
			out = append(out, filler{"mod", c})
		case is(rel, "nmod", "obl") && rel != "nmod:unmarked":
			out = append(out, d.oblique(c, false)...)
		case rel == "acl":
			out = append(out, d.participle(c)...)
		}
	}
	if p := d.precedingOwner(w); p != nowhere && fills(out, "poss") == nowhere {
		out = append(out, filler{"poss", p})
	}
	if k := d.dependent(w, "case"); k != nowhere {
		out = append(out, filler{"under", k})
	}
	if h := d.head(w); h != nowhere && d.relation(w) == "conj" && fills(out, "poss") == nowhere {
		if p := d.dependent(h, "nmod:poss"); p != nowhere && d.token(h).UPOS == "NOUN" {
			out = append(out, filler{"poss", p})
		}
	}
	return out
}

// precedingOwner is the owner of a noun whose "'s" stands right before it, for
// parses that hang the owner elsewhere.
func (d *document) precedingOwner(w word) word {
	for i := w.token - 1; i > 0 && w.token-i < 5; i-- {
		t := d.token(word{w.sentence, i})
		switch {
		case t.XPOS == "POS":
			if p := d.head(word{w.sentence, i}); p != nowhere && p.token < i {
				return p
			}
			return nowhere
		case t.UPOS != "ADJ" && t.UPOS != "NUM":
			return nowhere
		}
	}
	return nowhere
}

// owns tells whether a word is a possessor by its form: "Kim's".
func (d *document) owns(w word) bool {
	k := d.dependent(w, "case")
	return k != nowhere && d.token(k).XPOS == "POS"
}

// participle are the slots that a clause at a noun opens: "talks involving
// Turkey", "the attack carried out by rebels", "a promise to help".
func (d *document) participle(c word) []filler {
	t := d.token(c)
	switch t.XPOS {
	case "VBG":
		if o := d.dependent(c, "obj"); o != nowhere {
			return []filler{{strings.ToLower(t.Text), o}}
		}
	case "VBN":
		if o := d.dependent(c, "obl:agent"); o != nowhere {
			return []filler{{"by", o}}
		}
	default:
		return []filler{{"comp", c}}
	}
	return nil
}

// conjuncts are a word and the nouns coordinated with it, in order.
func (d *document) conjuncts(w word) []word {
	out := []word{w}
	for _, c := range d.dependents(w, "conj") {
		if d.sameChain(w, c) {
			continue // a second title of the same one: "Osk, the mayor and chief of police"
		}
		if u := d.token(c).UPOS; u == "NOUN" || u == "PROPN" || u == "PRON" || u == "ADJ" && d.token(w).UPOS == "ADJ" {
			out = append(out, c)
		}
	}
	for _, a := range d.dependents(w, "appos", "nmod:desc") {
		out = append(out, d.namesAfter(w, a)...)
	}
	return out
}

// namesAfter are the people whom the parse joins to the title of the one before
// them, or to a name inside it: Lind in "Osk, the mayor of Rem, and Maria Lind".
func (d *document) namesAfter(w, title word) []word {
	if !d.person(w) || d.named(title) && d.person(title) {
		return nil
	}
	var out []word
	for _, c := range d.dependents(title, "conj") {
		if m, ok := d.mentionAt(c); ok && m.Form == dateline.Name && m.Kind == dateline.Person {
			out = append(out, c)
		}
	}
	for _, c := range d.dependents(title, "nmod") {
		out = append(out, d.namesAfter(w, c)...)
	}
	return out
}

// core is the noun that a phrase is about: "attacks" of "a series of attacks".
func (d *document) core(w word) word {
	if !d.noun(w, measureNoun) {
		return w
	}
	for _, c := range d.dependents(w, "nmod") {
		if k := d.dependent(c, "case"); k != nowhere && d.token(k).Lemma == "of" {
			return c
		}
	}
	return w
}

// sameChain tells whether two words stand for one.
func (d *document) sameChain(a, b word) bool {
	m, ok := d.mentionAt(a)
	o, found := d.mentionAt(b)
	return ok && found && m.Chain != "" && m.Chain == o.Chain
}
