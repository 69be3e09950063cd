package extract

import (
	"strings"

	"dateline/ontology"
)

// happens tells whether a verb, by its form, tells of something that happened,
// is happening or is to come, rather than of how things are or might be: past,
// perfect, progressive and future, what follows from managing, beginning or
// planning, and the present of headlines and of speech.
func (d *document) happens(w word) bool {
	switch d.token(w).XPOS {
	case "VBD":
		return true
	case "VBN":
		return d.happenedTo(w)
	case "VBG":
		return d.happensNow(w)
	case "VBZ", "VBP":
		return d.headline(w.sentence) || verbCue(d.lemma(w)) != noCue && d.relation(w) != "acl:relcl"
	case "VB":
		return d.happensLater(w)
	}
	return false
}

// happenedTo: participles of the perfect and of passives that are no states
// ("is located"), and those that name an agent or a time.
func (d *document) happenedTo(w word) bool {
	for _, a := range d.dependents(w, "aux", "aux:pass") {
		switch strings.ToLower(d.token(a).Text) {
		case "was", "were", "been", "being", "got", "had", "has", "have", "'ve", "’ve", "will", "gets", "get", "wo":
			return true
		case "is", "are", "'s", "’s", "'re":
			return d.headline(w.sentence)
		}
	}
	h := d.head(w)
	switch rel := d.relation(w); {
	case rel == "conj" && h != nowhere && verbal(d, h):
		return d.happens(h)
	case is(rel, "acl", "advcl") && rel != "acl:relcl":
		if d.dependent(w, "obl:agent") != nowhere {
			return true
		}
		for _, o := range d.dependents(w, "obl") {
			if d.temporal(o) {
				return true
			}
		}
		return false
	}
	return d.headline(w.sentence) && d.relation(w) == "root"
}

// happensNow: the progressive, and participles that tell what else was done.
func (d *document) happensNow(w word) bool {
	if d.dependent(w, "aux") != nowhere {
		return true
	}
	h := d.head(w)
	switch d.relation(w) {
	case "conj", "advcl":
		return h != nowhere && verbal(d, h) && d.happens(h)
	case "root":
		return d.headline(w.sentence)
	}
	return false
}

// happensLater: the future, "did", and infinitives under verbs that bring about,
// plan or fail to do what they say.
func (d *document) happensLater(w word) bool {
	for _, a := range d.dependents(w, "aux") {
		switch strings.ToLower(d.token(a).Text) {
		case "will", "'ll", "’ll", "wo", "shall", "did":
			return true
		default:
			return false
		}
	}
	h := d.head(w)
	switch {
	case h == nowhere:
		return false
	case d.relation(w) == "conj":
		return verbal(d, h) && d.happens(h)
	case d.relation(w) == "xcomp" && d.token(h).UPOS == "VERB":
		op := verbOperator(d.lemma(h))
		return (op == transparent || op == plans || op == negates) && d.happens(h)
	case d.relation(w) == "root": // "Apple to open a store"
		return d.headline(w.sentence) && d.subjectless(w)
	}
	return false
}

// headline tells whether a sentence is written as headlines are: it begins the
// report and ends without a full stop. There the present tells of what happened.
func (d *document) headline(sentence int) bool {
	tokens := d.analysis.Sentences[sentence].Tokens
	if sentence > 0 || len(tokens) < 3 {
		return false
	}
	switch tokens[len(tokens)-1].Text {
	case ".", "!", "?", "\"", "”", "…", ":":
		return false
	}
	return true
}

// anyVerb reads a verb that has no sense of its own.
func (x *Extractor) anyVerb(d *document, w word, lemma string, slots []filler) *ontology.Sense {
	if x.ontology.State(lemma) || d.token(w).UPOS != "VERB" {
		return nil
	}
	sense, _, _ := d.best(w, x.ontology.AnyVerb(), slots)
	return sense
}

// addressed tells whether a verb speaks to its reader or of everybody: an
// order, "you", "one". Such clauses advise, foretell or sell; they report nothing.
func (d *document) addressed(w word, slots []filler) bool {
	if s := fills(slots, "subj"); s != nowhere && d.token(s).UPOS != "NOUN" {
		switch strings.ToLower(d.token(s).Text) {
		case "you", "one", "y'all", "everyone", "anyone":
			return true
		}
	}
	return d.imperative(w) && d.relation(w) == "root"
}

// particular tells whether an event noun of one of our own types means one
// happening rather than its kind: it is named, counted, owned, dated or has a
// determiner that picks it out. "Fires are dangerous" tells of none.
func (d *document) particular(w word) bool {
	if d.token(w).UPOS == "PROPN" || d.headline(w.sentence) {
		return true
	}
	for _, c := range d.dependents(w) {
		switch rel := d.relation(c); {
		case is(rel, "nmod:poss", "nummod", "appos", "obl:unmarked", "nmod:unmarked", "acl"):
			return true
		case is(rel, "det"):
			switch strings.ToLower(d.token(c).Text) {
			case "any", "no", "every", "each", "what", "which", "whatever":
				return false
			}
			return true
		case is(rel, "nmod", "compound", "amod") && (d.token(c).UPOS == "PROPN" || d.temporal(c)):
			return true
		}
	}
	return false
}
