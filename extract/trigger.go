package extract

import (
	"slices"
	"strings"

	"dateline"
	"dateline/ontology"
)

// trigger is a word that tells of an event: a verb, a noun, or a noun carried
// by a light verb.
type trigger struct {
	w     word // the word of the event
	over  word // the word that carries tense, negation and mood: w itself or the light verb
	sense *ontology.Sense
	slots []filler
	uses  []word // words that the sense takes as its own and that are no events besides
}

// triggers are the triggers of a sentence, in order of the text.
func (x *Extractor) triggers(d *document, sentence int) []trigger {
	var out []trigger
	used := map[word]bool{}
	tokens := d.analysis.Sentences[sentence].Tokens
	for i := range tokens {
		w := word{sentence, i}
		if u := tokens[i].UPOS; u != "VERB" && u != "AUX" && (u != "ADJ" || d.dependent(w, "cop") == nowhere && !d.believed(1-d.opinion(w).none()) && !x.tolled(d, w)) || d.modifies(w) {
			continue
		}
		if t, ok := x.verbTrigger(d, w); ok {
			out = append(out, t)
			for _, u := range t.uses {
				used[u] = true
			}
		}
	}
	out = slices.DeleteFunc(out, func(t trigger) bool { return used[t.w] && !d.witnessed(t.w) })
	for _, t := range out {
		used[t.w] = true
	}
	for i := range tokens {
		if w := (word{sentence, i}); !used[w] {
			if t, ok := x.nounTrigger(d, w); ok && !d.modifies(w) {
				out = append(out, t)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b trigger) int { return a.w.token - b.w.token })
	return out
}

// tolled tells whether an adjective counts the dead, as a predicate or a noun of
// its own ("12 dead in raid", "leaves four dead"), or says of a person that they are.
func (x *Extractor) tolled(d *document, w word) bool {
	return d.lemma(w) == "dead" && !is(d.relation(w), "amod", "compound") && (d.deceased(w) || len(x.counts(d, w, nil)) > 0)
}

// deceased tells whether a predicate is one of a person: "the climber is dead",
// "was presumed dead", "left a woman dead", "feared dead".
func (d *document) deceased(w word) bool {
	s := d.dependent(w, "nsubj")
	if h := d.head(w); s == nowhere && h != nowhere {
		switch {
		case is(d.relation(w), "xcomp") && d.dependent(h, "nsubj:pass") != nowhere:
			s = d.dependent(h, "nsubj:pass")
		case is(d.relation(w), "xcomp") && d.dependent(h, "obj") != nowhere:
			s = d.dependent(h, "obj")
		case is(d.relation(w), "xcomp") && is(d.relation(h), "acl"):
			s = d.head(h)
		}
	}
	return s != nowhere && (d.person(s) || d.believed(1-d.opinion(w).none()))
}

// modifies tells whether a noun stands before another as its modifier ("attack
// helicopters") or inside a name.
func (d *document) modifies(w word) bool {
	return is(d.relation(w), "compound", "flat", "amod", "nmod:desc")
}

// verbTrigger reads a verb: as a sense with its own object, else as a light
// verb with its noun, else as a sense by itself.
func (x *Extractor) verbTrigger(d *document, w word) (trigger, bool) {
	lemma, senses := x.lookup(d, w, x.ontology.Verb)
	lights := x.ontology.Light(lemma)
	_, share := d.opinion(w).best()
	if len(senses) == 0 && len(lights) == 0 && !d.believed(share) && (x.ontology.State(lemma) || !d.happens(w)) {
		return trigger{}, false
	}
	slots := d.verbSlots(w)
	sense, rank, uses := d.best(w, senses, slots)
	if len(lights) > 0 && rank < named {
		if t, ok := x.lightTrigger(d, w, lights, slots); ok {
			return t, true
		}
	}
	if sense == nil {
		sense, uses = x.anyVerb(d, w, lemma, slots), nil
	}
	if s := x.weighed(d, w, sense); s != sense && (sense == nil || !sense.Type.Own || rank < named) {
		sense, uses = s, nil
	}
	if sense == nil || !sense.Event || d.addressed(w, slots) || sense.Type.Own && !d.happens(w) && !d.witnessed(w) && !x.tolled(d, w) {
		return trigger{}, false
	}
	return trigger{w: w, over: w, sense: sense, slots: x.widen(d, sense, slots), uses: d.absorbed(sense, slots, uses)}, true
}

// lookup finds the senses of a word by its lemma. Where the lemma given is in
// no table, the stems that its form may have are tried.
func (x *Extractor) lookup(d *document, w word, table func(string) []*ontology.Sense) (string, []*ontology.Sense) {
	t := d.token(w)
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Text)
	if known := x.irregular[form]; known != "" && t.UPOS == "VERB" && (t.Lemma != t.Text || !baseToo(form) || t.XPOS == "VBD" || t.XPOS == "VBN") {
		lemma = known
	}
	if s := table(lemma); len(s) > 0 || lemma == form || len(x.ontology.Light(lemma)) > 0 {
		return lemma, s
	}
	for _, stem := range stems(form) {
		if s := table(stem); len(s) > 0 || t.UPOS == "VERB" && len(x.ontology.Light(stem)) > 0 {
			return stem, s
		}
	}
	return lemma, nil
}

// stems are the lemmas that a regular form may have.
func stems(form string) []string {
	var out []string
	for _, s := range [...]struct{ end, put string }{
		{"ied", "y"}, {"ies", "y"}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}, {"es", "e"}, {"es", ""}, {"s", ""},
	} {
		stem, found := strings.CutSuffix(form, s.end)
		if !found || len(stem) < 2 {
			continue
		}
		out = append(out, stem+s.put)
		if n := len(stem); s.put == "" && stem[n-1] == stem[n-2] {
			out = append(out, stem[:n-1])
		}
	}
	return out
}

// The ranks of a match: what a sense asked for and got.
const (
	byWord  = 2.0 // a slot held one of its words
	byClass = 1.2 // a slot held one of its class
	byShape = 0.4 // a slot was empty, or held none of its words
	named   = 2.0 // from here on the sense is sure of its object
	aside   = 9.0 // what a sense of our own types is behind PLOVER's when it is not
)

// best is the sense whose conditions hold and say most, with its rank and the
// words that its conditions named.
func (d *document) best(w word, senses []*ontology.Sense, slots []filler) (*ontology.Sense, float64, []word) {
	var best *ontology.Sense
	var uses []word
	top, o := -2*aside, d.opinion(w)
	for _, s := range senses {
		rank, words, ok := d.match(w, s, slots)
		if s.Type.Own && rank < named {
			rank -= aside
		}
		if s.Event {
			rank += agreed * o.of(s)
		}
		if ok && rank > top {
			best, top, uses = s, rank, words
		}
	}
	return best, top, uses
}

// match tells whether all conditions of a sense hold, and how much they said.
func (d *document) match(w word, s *ontology.Sense, slots []filler) (float64, []word, bool) {
	rank := s.Weight / 10
	particle, has := d.particle(w)
	if s.In != "" {
		if s.In != d.subject() {
			return 0, nil, false
		}
		rank += byWord
	}
	switch {
	case s.Particle != "" && !d.hasParticle(w, s.Particle):
		return 0, nil, false
	case s.Particle != "":
		rank += byWord
	case has && particle != "with" && len(s.Needs) == 0:
		return 0, nil, false // "set up" is not "set"
	}
	var words []word
	for _, n := range s.Needs {
		if n.Slot == "near" {
			if !d.near(w, n.Words) {
				return 0, nil, false
			}
			rank += byWord + byShape
			continue
		}
		r, used, ok := d.satisfies(n, slots)
		if !ok {
			return 0, nil, false
		}
		rank += r
		if used != nowhere && !n.Not && n.Slot != "when" {
			words = append(words, used)
		}
	}
	return rank, words, true
}

// near tells whether one of a list of words stands anywhere below w in the tree.
func (d *document) near(w word, words map[string]bool) bool {
	for _, c := range d.dependents(w) {
		t := d.token(c)
		if words[strings.ToLower(t.Lemma)] || words[strings.ToLower(t.Text)] || d.near(c, words) {
			return true
		}
	}
	return false
}

// particle is the particle of a verb: "off" of "called off".
func (d *document) particle(w word) (string, bool) {
	if p := d.dependent(w, "compound:prt"); p != nowhere {
		return strings.ToLower(d.token(p).Text), true
	}
	return "", false
}

// hasParticle tells whether a verb has a particle, also where the parse calls
// it an adverb or a preposition. Of several ("down,aside") one will do.
func (d *document) hasParticle(w word, particles string) bool {
	for particle := range strings.SplitSeq(particles, ",") {
		if d.withParticle(w, particle) {
			return true
		}
	}
	return false
}

func (d *document) withParticle(w word, particle string) bool {
	for _, c := range d.dependents(w, "compound:prt", "advmod", "obl") {
		if is(d.relation(c), "obl") {
			if k := d.dependent(c, "case"); k != nowhere && strings.EqualFold(d.token(k).Text, particle) {
				return true
			}
			continue
		}
		if strings.EqualFold(d.token(c).Text, particle) {
			return true
		}
	}
	return false
}

// satisfies checks one condition; the word is the one that met a list of words.
func (d *document) satisfies(n ontology.Need, slots []filler) (float64, word, bool) {
	seen := false
	for _, f := range slots {
		if f.slot != n.Slot {
			continue
		}
		seen = true
		if n.Words == nil && n.Class != "none" && d.fits(f.w, n.Class) {
			return byClass, nowhere, true
		}
		if u, ok := d.among(f.w, n.Words); ok {
			return byWord, u, !n.Not
		}
	}
	return byShape, nowhere, n.Not || n.Class == "none" && !seen
}

func (d *document) fits(w word, class string) bool {
	for _, c := range d.conjuncts(w) {
		switch class {
		case "any":
			return !d.temporal(c)
		case "party":
			if d.party(c) {
				return true
			}
		case "person":
			if d.person(c) {
				return true
			}
		case "place":
			if d.place(c) {
				return true
			}
		}
	}
	return false
}

// among finds a word, or the noun behind a measure, before a name ("Typhoon
// Amihan"), or a conjunct of it, in a list.
func (d *document) among(w word, words map[string]bool) (word, bool) {
	if words == nil {
		return nowhere, false
	}
	for _, c := range d.conjuncts(w) {
		for _, one := range [...]word{c, d.core(c), d.classed(c)} {
			t := d.token(one)
			if words[t.Text] || d.noun(one, func(l string) bool { return words[l] }) {
				return one, true
			}
		}
	}
	return nowhere, false
}

// classed is the noun right before a name that says what bears it, else the word itself.
func (d *document) classed(w word) word {
	before := word{w.sentence, w.token - 1}
	if d.token(w).UPOS == "PROPN" && w.token > 0 && d.head(before) == w && is(d.relation(before), "nmod:desc", "compound", "flat") {
		return before
	}
	return w
}

// absorbed are the words that a sense takes as its own: the nouns that its
// conditions name, and the clause that a promise, request, refusal or threat is about.
func (d *document) absorbed(s *ontology.Sense, slots []filler, uses []word) []word {
	if s.Frame.Role("comp") == "" {
		return uses
	}
	for _, f := range slots {
		if f.slot == "comp" && d.subjectless(f.w) {
			uses = append(uses, f.w)
			uses = append(uses, d.dependents(f.w, "conj")...)
		}
	}
	return uses
}

// widen adds the slots of the object's own complements to those of the verb:
// in "signed a deal with Iran" the parse may give "with Iran" to either.
func (x *Extractor) widen(d *document, s *ontology.Sense, slots []filler) []filler {
	out := slots
	for _, f := range slots {
		role := s.Frame.Role(f.slot)
		if f.slot != "obj" || role == "" || (role == "recipient" || role == "actor") && d.party(f.w) {
			continue
		}
		core := d.core(f.w)
		inner := d.nounSlots(core)
		for _, g := range inner { // "a suit in the court against him": the parse may hang the last one lower
			if g.slot == "in" || g.slot == "of" || g.slot == "at" {
				inner = append(slices.Clip(inner), d.nounSlots(g.w)...)
			}
		}
		for _, g := range inner {
			if g.slot != "mod" && g.slot != "poss" && (s.Frame.Role(g.slot) != "" || g.slot == "in" || g.slot == "at") && fills(slots, g.slot) == nowhere {
				out = append(slices.Clip(out), g)
			}
		}
	}
	return out
}

// lightTrigger reads "held talks with": the noun is the event, the verb gives
// its subject and its mood.
func (x *Extractor) lightTrigger(d *document, w word, lights []*ontology.Light, slots []filler) (trigger, bool) {
	for _, l := range lights {
		if l.Particle != "" && !d.hasParticle(w, l.Particle) {
			continue
		}
		n := fills(slots, l.At)
		if n == nowhere || d.token(n).UPOS != "NOUN" {
			continue
		}
		n = d.core(n)
		at := append(d.nounSlots(n), d.lightSlots(l, slots)...)
		_, senses := x.lookup(d, n, x.ontology.Noun)
		sense, _, _ := d.best(n, senses, at)
		if sense == nil || !sense.Event || l.Types != nil && !l.Types[sense.Type.Name] || l.Subject == "none" {
			continue
		}
		return trigger{w: n, over: w, sense: sense, slots: at}, true
	}
	return trigger{}, false
}

// lightSlots are the slots that a light verb adds to its noun's.
func (d *document) lightSlots(l *ontology.Light, slots []filler) []filler {
	var out []filler
	for _, f := range slots {
		switch {
		case f.slot == l.At || f.slot == "comp" || f.slot == "adv":
		case f.slot != "subj":
			out = append(out, f)
		case l.Subject == "agent":
			out = append(out, filler{"by", f.w})
		case l.Subject == "host":
			out = append(out, filler{"host", f.w})
		case l.Subject == "patient":
			out = append(out, filler{"patient", f.w})
		}
	}
	return out
}

// nounTrigger reads an event noun.
func (x *Extractor) nounTrigger(d *document, w word) (trigger, bool) {
	t := d.token(w)
	if t.UPOS != "NOUN" && (t.UPOS != "PROPN" || d.named(w)) {
		return trigger{}, false
	}
	_, senses := x.lookup(d, w, x.ontology.Noun)
	if _, share := d.opinion(w).best(); len(senses) == 0 && !d.believed(share) {
		return trigger{}, false
	}
	slots := d.nounSlots(w)
	sense, _, uses := d.best(w, senses, slots)
	if s := x.weighed(d, w, sense); s != sense {
		sense, uses = s, nil
	}
	if sense == nil || !sense.Event || !d.believed(d.opinion(w).of(sense)) && !d.witnessed(w) && (!sense.Bare && !d.engaged(sense, slots) || sense.Type.Own && !d.particular(w)) {
		return trigger{}, false
	}
	return trigger{w: w, over: w, sense: sense, slots: slots, uses: uses}, true
}

// named tells whether w belongs to the name of someone or of some place.
func (d *document) named(w word) bool {
	m, ok := d.mentionAt(w)
	return ok && m.Form == dateline.Name && m.Kind != dateline.EventName && m.Kind != dateline.Other
}

// engaged tells whether a party fills a slot that the frame gives a role:
// without, "support" or "an offer" is no event worth a claim.
func (d *document) engaged(s *ontology.Sense, slots []filler) bool {
	for _, f := range slots {
		if r := s.Frame.Role(f.slot); (r == "actor" || r == "recipient") && (d.party(f.w) || r == "recipient" && d.place(f.w)) {
			return true
		}
	}
	return false
}
