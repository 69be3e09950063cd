package extract

import "strings"

// climb applies what p does to c, one of its dependents, and tells whether the
// words above p still bear on the event.
func (d *document) climb(o *outlook, c, p word) bool {
	rel := d.relation(c)
	switch {
	case rel == "conj":
		return d.climbConjunct(o, c, p)
	case is(rel, "xcomp", "ccomp", "csubj"):
		return d.climbClause(o, c, p)
	case is(rel, "obj", "nsubj:pass") || rel == "nsubj" && d.unaccusative(p):
		return d.climbObject(o, c, p)
	case is(rel, "nmod", "compound"):
		return d.climbNoun(o, p)
	case is(rel, "acl") && rel != "acl:relcl":
		return d.climbAdnominal(o, c, p)
	case rel == "advcl":
		return d.climbAdverbial(o, c, p)
	case is(rel, "obl"):
		return d.climbOblique(o, p)
	case is(rel, "flat", "appos", "fixed", "list", "goeswith"):
		return rel != "appos"
	}
	return false
}

// climbConjunct: a conjunct without subject of its own shares the modals of
// the first; it shares its negation after "or" and as a bare infinitive.
func (d *document) climbConjunct(o *outlook, c, p word) bool {
	if d.token(p).UPOS == "VERB" && d.dependent(c, "nsubj", "nsubj:pass", "aux", "cop") == nowhere {
		shared := outlook{sign: 1, weight: 3}
		d.applyOwn(&shared, p, true)
		cc := d.dependent(c, "cc")
		alternative := cc != nowhere && (strings.EqualFold(d.token(cc).Text, "or") || strings.EqualFold(d.token(cc).Text, "nor"))
		if alternative || d.token(c).XPOS == "VB" && d.token(p).XPOS == "VB" {
			o.sign *= shared.sign
		}
		if d.token(c).XPOS == d.token(p).XPOS {
			o.weight, o.modality = min(o.weight, shared.weight), max(o.modality, shared.modality)
		}
	}
	return true
}

// climbClause: complement clauses of verbs, adjectives and nouns.
func (d *document) climbClause(o *outlook, c, p word) bool {
	if d.relation(c) == "ccomp" && c.token < p.token && quotingCue(verbCue(d.lemma(p))) && d.token(p).XPOS == "VBD" && !d.negated(p) {
		d.applyForce(o, p, d.operatorOf(p))
		return true
	}
	d.applyForce(o, p, d.operatorOf(p))
	return d.operatorOf(p) != presupposes
}

// operatorOf is the operator of a governing word, by its part of speech.
func (d *document) operatorOf(p word) operator {
	t := d.token(p)
	switch t.UPOS {
	case "VERB", "AUX":
		if d.lemma(p) == "go" && t.XPOS == "VBG" {
			return plans // going to
		}
		return verbOperator(d.lemma(p))
	case "NOUN", "PROPN":
		return nounOperator(d.lemma(p))
	case "ADJ":
		return adjectiveOperator(strings.ToLower(t.Text))
	case "ADV":
		return adverbOperator(strings.ToLower(t.Text))
	}
	return transparent
}

// applyForce applies the operator of p together with the negation, modals and
// adverbs that stand on p.
func (d *document) applyForce(o *outlook, p word, op operator) {
	negated := d.negated(p)
	own := outlook{sign: 1, weight: 3}
	d.applyOwn(&own, p, true)
	switch {
	case negated && (unsettledByNegation(d.lemma(p))):
		o.sign, o.weight = 0, 1
	case op == presupposes:
		return
	default:
		o.apply(op, negated)
	}
	if op == transparent || op == plans || op == negates {
		o.weight = min(o.weight, own.weight)
	}
	if verbCue(d.lemma(p)) == noCue || op == plans {
		o.modality = max(o.modality, own.modality)
	}
}

// unaccusative tells whether the subject of p is an event that p says comes about.
func (d *document) unaccusative(p word) bool {
	return d.token(p).UPOS == "VERB" && occurrenceVerb(d.lemma(p)) && d.dependent(p, "obj") == nowhere ||
		d.lemma(p) == "take" || d.token(p).UPOS == "ADJ"
}

// climbObject: an event noun as object or as subject of a passive.
func (d *document) climbObject(o *outlook, c, p word) bool {
	t := d.token(p)
	op := d.operatorOf(p)
	if op == transparent && t.UPOS == "VERB" && !lightVerb(d.lemma(p)) && !occurrenceVerb(d.lemma(p)) {
		return false // "criticised the visit": the visit stands whatever is said of it
	}
	if op == transparent && t.UPOS == "ADJ" || op == presupposes || objectOnly(op, d.lemma(p)) && nounCue(d.lemma(c)) == noCue {
		return false
	}
	d.applyForce(o, p, op)
	return true
}

// objectOnly tells whether an operator that holds for clauses does not hold for
// objects: who "supports the strike" or "expects" speaks of a strike that may stand.
func objectOnly(op operator, lemma string) bool {
	switch lemma {
	case "support", "oppose", "favor", "favour", "reject", "dismiss", "allow", "avoid", "like", "ask", "warn", "tell", "need", "fear", "worry",
		"judge", "feel", "find", "charge", "accuse", "debate", "question", "dispute", "investigate", "examine", "halt", "stall", "forget", "remember", "invite", "struggle", "follow":
		return true
	}
	return op == weakens && lemma != "allege" && lemma != "claim" && lemma != "predict" && lemma != "forecast"
}

// climbNoun: an event noun under another noun: "rumors of a meeting", "plans for a visit".
func (d *document) climbNoun(o *outlook, p word) bool {
	switch d.lemma(p) {
	case "series", "round", "number", "set", "wave", "string", "spate", "kind", "start", "beginning", "continuation", "resumption", "possibility":
		d.applyForce(o, p, d.operatorOf(p))
		return true
	}
	op := d.operatorOf(p)
	if op == transparent || op == presupposes {
		return false
	}
	d.applyForce(o, p, op)
	return true
}

// climbAdnominal: an infinitive or that-clause on a noun: "a plan to attack".
func (d *document) climbAdnominal(o *outlook, c, p word) bool {
	mark := d.dependent(c, "mark")
	if mark == nowhere {
		return false // a participle: "the visit made in May" stands by itself
	}
	op := d.operatorOf(p)
	if op == transparent && strings.EqualFold(d.token(mark).Text, "to") {
		op = supposes // "the man to beat"
	}
	d.applyForce(o, p, op)
	return op != transparent || nounCue(d.lemma(p)) != noCue // "rejects reports that": what is done to the report holds for its content
}

// climbAdverbial: purpose clauses are plans; others stand by themselves, but
// share the future of the clause above.
func (d *document) climbAdverbial(o *outlook, c, p word) bool {
	mark := d.dependent(c, "mark")
	if mark != nowhere && strings.EqualFold(d.token(mark).Text, "to") {
		o.modality = max(o.modality, planned)
	}
	if d.dependent(c, "aux") != nowhere || d.token(c).XPOS == "VBD" {
		return false
	}
	own := outlook{sign: 1, weight: 3}
	d.applyOwn(&own, p, true)
	o.modality = max(o.modality, own.modality)
	return false
}

// climbOblique: an event noun in an adverbial shares the future of its clause.
func (d *document) climbOblique(o *outlook, p word) bool {
	own := outlook{sign: 1, weight: 3}
	d.applyOwn(&own, p, true)
	o.modality = max(o.modality, own.modality)
	return false
}
