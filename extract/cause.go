package extract

import (
	"slices"
	"strings"

	"dateline"
)

// withCause adds to the parts of an event what the report says it came of: "a
// fire caused by a short circuit", "closed because of snow", "a gas leak led to
// the blast", "fired in retaliation for the raid", "because wages had not been
// paid". Where several words say so, the first does.
func (d *document) withCause(t *trigger, arguments []dateline.Argument) []dateline.Argument {
	for _, w := range [...]word{t.w, t.over} {
		span, c := d.causeOf(w)
		if c == nowhere {
			continue
		}
		a := dateline.Argument{Role: dateline.RoleCause, Quote: d.quote(span)}
		if m, ok := d.mentionAt(c); ok {
			a.Mention, a.Kind = m.ID, m.Kind
		}
		return append(arguments, a)
	}
	return arguments
}

// causeOf is what a word's event came of, and the words for it; nowhere where
// nothing is said.
func (d *document) causeOf(w word) (dateline.Span, word) {
	for _, found := range [...]word{d.causePhrase(w), d.causingPassive(w), d.causingVerb(w)} {
		if found != nowhere && d.token(found).UPOS != "PRON" && !d.temporal(found) {
			return d.titled(found), found
		}
	}
	if c := d.causeClause(w); c != nowhere {
		return d.trim(d.subtree(c, "mark", "punct")), c
	}
	return dateline.Span{}, nowhere
}

// causePhrase is the noun under "because of", "due to", "as a result of", "in
// response to" at a word, or the one that "was due to" says of it.
func (d *document) causePhrase(w word) word {
	for _, c := range d.dependents(w, "obl", "nmod") {
		if found := d.underCause(c); found != nowhere {
			return found
		}
	}
	if h := d.head(w); h != nowhere && is(d.relation(w), "nsubj") && d.dependent(h, "cop") != nowhere {
		return d.underCause(h)
	}
	return nowhere
}

// underCause is a noun whose preposition gives a reason, or the noun under one
// that does: the raid of "in retaliation for the raid".
func (d *document) underCause(c word) word {
	switch p := d.preposition(c); {
	case p == "because" || p == "due" || p == "owing":
		return c
	case p == "as" && d.lemma(c) == "result", p == "in" && slices.Contains([]string{"response", "retaliation", "revenge", "reprisal", "reaction", "retribution"}, d.lemma(c)):
		return d.dependent(c, "nmod")
	}
	return nowhere
}

// causingPassive is what "caused by" at a word names, or what it "was caused by".
func (d *document) causingPassive(w word) word {
	verbs := d.dependents(w, "acl")
	if h := d.head(w); h != nowhere && d.relation(w) == "nsubj:pass" {
		verbs = append(verbs, h)
	}
	for _, v := range verbs {
		switch {
		case !d.passive(v):
		case d.brings(v):
			if by := d.dependent(v, "obl:agent"); by != nowhere {
				return by
			}
		case d.lemma(v) == "blame":
			if on := d.under(v, "on"); on != nowhere {
				return on
			}
		}
	}
	return nowhere
}

// causingVerb is the subject of a verb that says that it brought a word about:
// "a gas leak caused the blast", "the drought led to the deaths of 40"; and what
// somebody "blamed the crash on".
func (d *document) causingVerb(w word) word {
	v := d.head(w)
	if v == nowhere || d.token(v).UPOS != "VERB" {
		return nowhere
	}
	p, rel := d.preposition(w), d.relation(w)
	switch lemma := d.lemma(v); {
	case rel == "obj" && d.brings(v) && !d.passive(v), is(rel, "obl") && (lemma == "lead" && p == "to" || lemma == "result" && p == "in"):
		s := d.dependent(v, "nsubj")
		if s == nowhere || d.party(s) || d.mentioned(s) && d.person(s) {
			return nowhere // who does something is its actor
		}
		return s
	case rel == "obj" && lemma == "blame":
		return d.under(v, "on")
	}
	return nowhere
}

// brings reports whether a verb says that its subject brings about its object.
func (d *document) brings(v word) bool {
	switch d.lemma(v) {
	case "cause", "trigger", "spark", "prompt", "provoke":
		return true
	}
	return false
}

// under is the noun below a verb, or below its object, under a preposition.
func (d *document) under(v word, preposition string) word {
	for _, from := range append([]word{v}, d.dependents(v, "obj")...) {
		for _, c := range d.dependents(from, "obl", "nmod") {
			if d.preposition(c) == preposition {
				return c
			}
		}
	}
	return nowhere
}

// causeClause is the verb of a clause with "because" at a word.
func (d *document) causeClause(w word) word {
	for _, c := range d.dependents(w, "advcl") {
		if m := d.dependent(c, "mark"); m != nowhere && strings.EqualFold(d.token(m).Text, "because") {
			return c
		}
	}
	return nowhere
}
