package extract

import (
	"slices"
	"strings"
)

// filler is a word in a slot of a predicate: subj, obj, iobj, comp (a clause; an infinitive
// also fills inf), when (a clause with "when", "after" or "as"), poss, mod, or a preposition, with passives, relatives, control and shared subjects undone.
type filler struct {
	slot string
	w    word
}

// deepest bounds how far a subject is looked for up the tree.
const deepest = 8

// verbSlots are the fillers around a verb.
func (d *document) verbSlots(w word) []filler {
	var out []filler
	passive := d.passive(w)
	for _, c := range d.dependents(w) {
		rel := d.relation(c)
		switch {
		case rel == "nsubj:pass" && passive:
			out = append(out, filler{"obj", d.referent(c)})
		case rel == "nsubj:outer", is(rel, "nsubj") && d.owns(c):
		case is(rel, "nsubj") && c.token > w.token && d.caused(w):
			out = append(out, filler{"obj", d.referent(c)})
		case is(rel, "nsubj"):
			out = slices.DeleteFunc(out, func(f filler) bool { return f.slot == "subj" }) // of two the nearer one
			out = append(out, filler{pick(passive, "obj", "subj"), d.referent(c)})
		case rel == "obl:agent":
			out = append(out, filler{"subj", d.referent(c)})
		case rel == "obj" && c.token < w.token && d.misparsed(w, c):
			out = append(out, filler{"subj", c})
		case rel == "obj" && fills(out, "obj") != nowhere: // a second object is an apposition gone astray
		case rel == "obj", rel == "iobj":
			out = append(out, filler{rel, d.referent(c)})
		case is(rel, "obl") && rel != "obl:unmarked":
			out = append(out, d.oblique(c, passive)...)
		case is(rel, "ccomp", "xcomp"):
			out = append(out, filler{"comp", c})
			if d.subjectless(c) {
				out = append(out, filler{"inf", c})
			}
		case is(rel, "advcl") && d.attends(c):
			out = append(out, filler{"when", c})
		case is(rel, "advmod") && d.token(c).UPOS == "ADV" && len(d.dependents(c)) == 0:
			out = append(out, filler{"adv", c})
		}
	}
	if o := d.strayObject(w); o != nowhere && !passive && fills(out, "obj") == nowhere {
		out = append(out, filler{"obj", o})
	}
	if o := d.causedObject(w); o != nowhere && fills(out, "obj") == nowhere {
		out = append(out, filler{"obj", o})
	}
	if o := d.sharedObject(w); !passive && fills(out, "obj") == nowhere && o != nowhere {
		out = append(out, filler{"obj", o})
	}
	if passive && fills(out, "iobj") == nowhere && fills(out, "obj") != nowhere && d.dependent(w, "obj") != nowhere {
		out = d.promote(w, out) // "was given a medal": the subject is who got it
	}
	return d.inherit(w, out, passive)
}

// attends tells whether a clause says what happened when something else did.
func (d *document) attends(c word) bool {
	m := d.dependent(c, "mark", "advmod")
	if m == nowhere {
		return false
	}
	switch strings.ToLower(d.token(m).Text) {
	case "when", "after", "as":
		return true
	}
	return false
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// promote turns the subject of a passive that keeps its object into an iobj.
func (d *document) promote(w word, slots []filler) []filler {
	for i, f := range slots {
		if f.slot == "obj" && is(d.relation(f.w), "nsubj") && d.head(f.w) == w {
			slots[i].slot = "iobj"
		}
	}
	return slots
}

// sharedObject is the object that a verb shares with the one coordinated right
// after it: "shot and wounded two men".
func (d *document) sharedObject(w word) word {
	c := d.dependent(w, "conj")
	if c == nowhere || d.token(c).UPOS != "VERB" || c.token-w.token > 2 || d.dependent(c, "nsubj") != nowhere {
		return nowhere
	}
	return d.dependent(c, "obj")
}

// strayObject is an object that the parse gave to the clause after it: in
// "accused Arda of having sent" Arda stands before the clause's own mark.
func (d *document) strayObject(w word) word {
	for _, c := range d.dependents(w, "ccomp", "xcomp", "advcl") {
		mark := d.dependent(c, "mark")
		if c.token < w.token || mark == nowhere || strings.EqualFold(d.token(mark).Text, "that") {
			continue
		}
		for _, o := range d.dependents(c, "obj", "nsubj") {
			if o.token > w.token && o.token < mark.token {
				return o
			}
		}
	}
	return nowhere
}

// misparsed tells whether what the parse calls an object must be the subject:
// it stands before a verb that has no subject and another object after it.
func (d *document) misparsed(w, c word) bool {
	return d.dependent(w, "nsubj") == nowhere && d.relation(w) != "acl:relcl" && d.referent(c) == c &&
		slices.ContainsFunc(d.dependents(w, "obj"), func(o word) bool { return o.token > w.token })
}

// oblique are the slots of a noun under prepositions, one for each of them:
// "out of the deal" fills out and of. Without a preposition it fills none.
func (d *document) oblique(c word, passive bool) []filler {
	var out []filler
	target := d.referent(c)
	for _, k := range d.dependents(c, "case") {
		p := strings.ToLower(d.token(k).Lemma)
		if p == "by" && passive {
			p = "subj"
		}
		out = append(out, filler{p, target})
		if complexPreposition(p) {
			break // "due to" is not "to"
		}
	}
	if p := d.precedingCase(c); len(out) == 0 && p != "" {
		out = append(out, filler{pick(p == "by" && passive, "subj", p), target})
	}
	return out
}

// complexPreposition tells whether a word begins a preposition of several words
// whose last word does not count by itself.
func complexPreposition(p string) bool {
	switch p {
	case "due", "according", "because", "instead", "prior", "thanks", "owing", "ahead", "such", "as", "amid", "despite", "regardless", "in spite":
		return true
	}
	return false
}

// precedingCase is the preposition right before a phrase, for parses that hang
// it on a later noun.
func (d *document) precedingCase(c word) string {
	for i := c.token - 1; i >= 0 && c.token-i < 5; i-- {
		t := d.token(word{c.sentence, i})
		switch t.UPOS {
		case "ADP":
			return strings.ToLower(t.Lemma)
		case "DET", "ADJ", "NUM", "PROPN":
		default:
			return ""
		}
	}
	return ""
}

// fills is the first word in a slot, or nowhere.
func fills(slots []filler, slot string) word {
	for _, f := range slots {
		if f.slot == slot {
			return f.w
		}
	}
	return nowhere
}

// passive tells whether a verb is in the passive, also in reduced clauses
// ("the men arrested on Monday").
func (d *document) passive(w word) bool {
	if d.dependent(w, "aux:pass") != nowhere || d.dependent(w, "nsubj:pass") != nowhere && !d.transitive(w) {
		return true
	}
	if d.urged(w) {
		return true
	}
	if d.token(w).XPOS != "VBN" || d.hasAux(w, "have") {
		return false
	}
	switch rel := d.relation(w); {
	case is(rel, "acl", "advcl", "xcomp") && rel != "acl:relcl":
		return d.dependent(w, "nsubj") == nowhere
	case rel == "conj":
		h := d.head(w)
		return h != nowhere && d.dependent(w, "nsubj") == nowhere && d.dependent(w, "obj") == nowhere && d.passive(h)
	}
	return false
}

// transitive tells whether a verb that takes one object has it behind it: "floods
// killed 12 people" is no passive, whatever the parse says.
func (d *document) transitive(w word) bool {
	o := d.dependent(w, "obj")
	if o == nowhere || o.token < w.token || d.dependent(w, "aux") != nowhere {
		return false
	}
	switch d.lemma(w) {
	case "give", "award", "hand", "pay", "offer", "grant", "deny", "fine", "name", "call", "elect", "appoint", "dub", "brand", "label", "declare", "crown",
		"teach", "tell", "ask", "show", "send", "lend", "charge", "refuse", "allow", "spare", "assign", "promise", "guarantee", "issue", "serve", "deal", "jail":
		return false
	}
	return true
}

// urged tells whether a verb that moves somebody to act names nobody as moved, so
// that its subject is: the passive of headlines, "Ministers urged to resign".
func (d *document) urged(w word) bool {
	t := d.token(w)
	if t.XPOS != "VBD" && t.XPOS != "VBN" || d.dependent(w, "aux", "obj", "iobj") != nowhere {
		return false
	}
	switch d.lemma(w) {
	case "urge", "tell", "order", "force", "warn", "advise", "pressure", "press", "invite", "oblige", "compel", "instruct", "encourage", "permit", "require", "remind", "persuade", "allow":
	default:
		return false
	}
	c := d.dependent(w, "xcomp")
	return c != nowhere && slices.ContainsFunc(d.dependents(c, "mark"), func(m word) bool { return strings.EqualFold(d.token(m).Text, "to") })
}

func (d *document) hasAux(w word, lemma string) bool {
	for _, a := range d.dependents(w, "aux") {
		if d.token(a).Lemma == lemma {
			return true
		}
	}
	return false
}

// referent is what a relative pronoun stands for, or the word itself.
func (d *document) referent(w word) word {
	t := d.token(w)
	if t.XPOS != "WDT" && t.XPOS != "WP" && !strings.Contains(t.Feats, "PronType=Rel") {
		return w
	}
	for h := d.head(w); h != nowhere; h = d.head(h) {
		if d.relation(h) == "acl:relcl" {
			if a := d.head(h); a != nowhere {
				return a
			}
		}
		if !is(d.relation(h), "xcomp", "ccomp", "conj") {
			break
		}
	}
	return w
}

// inherit adds what the grammar lets a clause share with the one above it:
// subjects of conjoined verbs, of infinitives and participles, antecedents of
// relative clauses without a pronoun.
func (d *document) inherit(w word, slots []filler, passive bool) []filler {
	slot := pick(passive, "obj", "subj")
	if !passive && d.relation(w) == "acl:relcl" && fills(slots, "obj") == nowhere && fills(slots, "subj") != nowhere && !d.relativized(w, slots) {
		slots = append(slots, filler{"obj", d.head(w)})
	}
	if fills(slots, slot) != nowhere {
		return slots
	}
	if s := d.sharedSubject(w, 0); s != nowhere {
		slots = append(slots, filler{slot, s})
	}
	return slots
}

// relativized tells whether the antecedent of a relative clause already fills a slot.
func (d *document) relativized(w word, slots []filler) bool {
	a := d.head(w)
	return slices.ContainsFunc(slots, func(f filler) bool { return f.w == a })
}

// surface is the grammatical subject of a verb, its own or a shared one.
func (d *document) surface(w word, depth int) word {
	if s := d.dependent(w, "nsubj"); s != nowhere {
		return d.referent(s)
	}
	return d.sharedSubject(w, depth)
}

// sharedSubject is the subject that a verb without one shares with its head.
func (d *document) sharedSubject(w word, depth int) word {
	h := d.head(w)
	if h == nowhere || depth > deepest {
		return nowhere
	}
	switch rel := d.relation(w); {
	case rel == "conj":
		if verbal(d, h) {
			return d.surface(h, depth+1)
		}
	case rel == "xcomp":
		return d.controller(h, depth)
	case is(rel, "advcl") && d.subjectless(w):
		if o := d.strayObject(h); o != nowhere && d.head(o) == w {
			return o
		}
		if o := d.blamed(h, w); o != nowhere {
			return o
		}
		return d.surface(h, depth+1)
	case rel == "acl:relcl":
		return h
	case rel == "acl":
		return d.clauseOfNoun(w, h, depth)
	case rel == "ccomp" && d.subjectless(w), rel == "ccomp" && d.caused(w), rel == "parataxis" && d.caused(w):
		return d.controller(h, depth)
	}
	return nowhere
}

// blamed is the party whose act a loose clause tells of, as the clause's
// preposition says: "accused Arda of shelling", "fined the firm for dumping",
// "kept them from leaving".
func (d *document) blamed(h, w word) word {
	m := d.dependent(w, "mark")
	o := d.dependent(h, "obj")
	if m == nowhere || o == nowhere || o.token < h.token || m.token < o.token {
		return nowhere
	}
	switch d.lemma(m) {
	case "of":
		return d.referent(o)
	case "for", "from", "into": // "used the base for shelling"
		if d.party(d.referent(o)) {
			return d.referent(o)
		}
	}
	return nowhere
}

func verbal(d *document, w word) bool {
	u := d.token(w).UPOS
	return u == "VERB" || u == "AUX" || u == "ADJ" || d.dependent(w, "cop") != nowhere
}

// controller is who does what an infinitive says: the object of "urged him to",
// else the subject of "promised to".
func (d *document) controller(h word, depth int) word {
	if l := d.token(h).Lemma; l != "promise" && l != "threaten" && l != "vow" {
		if o := d.dependent(h, "obj", "iobj"); o != nowhere && d.party(d.referent(o)) {
			return d.referent(o)
		}
		if o := d.strayObject(h); o != nowhere && d.party(o) {
			return o
		}
		if o := d.dependent(h, "obl"); o != nowhere && (l == "call" || l == "appeal") && d.party(o) {
			return o
		}
	}
	return d.surface(h, depth+1)
}

// caused tells whether a verb is the bare infinitive of a causative: "had them
// wait". The parse may make a loose clause of it.
func (d *document) caused(w word) bool {
	h := d.head(w)
	if h == nowhere || w.token < h.token || d.token(w).XPOS != "VB" && d.token(w).XPOS != "VBP" {
		return false
	}
	switch d.lemma(h) {
	case "have", "make", "let", "help":
	default:
		return false
	}
	return slices.ContainsFunc(d.dependents(h, "obj", "iobj"), func(o word) bool { return o.token < w.token }) &&
		!slices.ContainsFunc(d.dependents(w, "nsubj"), func(s word) bool { return s.token < w.token })
}

// causedObject is the object of such an infinitive where the parse gave it to
// the causative verb.
func (d *document) causedObject(w word) word {
	if !d.caused(w) {
		return nowhere
	}
	for _, o := range d.dependents(d.head(w), "obj") {
		if o.token > w.token {
			return o
		}
	}
	return nowhere
}

// subjectless tells whether a clause is of a kind that shares its subject: an
// infinitive or a participle without "that", "because" and the like.
func (d *document) subjectless(w word) bool {
	switch d.token(w).XPOS {
	case "VBG", "VBN":
		return d.dependent(w, "nsubj", "nsubj:pass") == nowhere
	case "VB":
		for _, m := range d.dependents(w, "mark") {
			if d.token(m).Lemma == "to" {
				return true
			}
		}
	}
	return false
}

// clauseOfNoun is who does what a clause at a noun says: the noun itself for
// participles ("men carrying guns"), its owner for infinitives ("his plan to go").
func (d *document) clauseOfNoun(w, noun word, depth int) word {
	switch d.token(w).XPOS {
	case "VBG", "VBN":
		return noun
	case "VBD", "VBZ", "VBP": // a main clause that the parse hung on its own subject
		for is(d.relation(noun), "nmod") && d.head(noun) != nowhere {
			noun = d.head(noun)
		}
		return noun
	}
	if p := d.dependent(noun, "nmod:poss"); p != nowhere {
		return p
	}
	if h := d.head(noun); h != nowhere && is(d.relation(noun), "obj") {
		return d.surface(h, depth+1)
	}
	return nowhere
}
