package extract

import (
	"strconv"
	"strings"

	"dateline"
)

// outlook is a stance while it is worked out, from the event outward.
type outlook struct {
	sign     int // 1 affirmed, 0 unknown, -1 denied
	weight   int // 3 certain, 2 probable, 1 possible
	modality int // one of the constants below
}

const (
	actual = iota
	planned
	hypothetical
)

// apply changes an outlook by an operator, which may stand under a negation.
func (o *outlook) apply(op operator, negated bool) {
	switch op {
	case transparent:
		if negated {
			o.sign = -o.sign
		}
	case negates:
		if !negated {
			o.sign = -o.sign
		}
	case plans:
		o.modality = max(o.modality, planned)
		if negated {
			o.sign = -o.sign
		}
	case supposes:
		o.modality = hypothetical
		if negated {
			o.sign = -o.sign
		}
	case weakens:
		o.weight = min(o.weight, 2)
		if negated {
			o.sign = -o.sign
		}
	case doubts:
		o.weight = min(o.weight, 1)
		if negated {
			o.sign = -o.sign
		}
	case unsettles:
		o.sign, o.weight = 0, 1
	}
}

// stance is how the report stands to the event triggered at w.
func (x *Extractor) stance(d *document, w word) dateline.Stance {
	o := d.outlook(w)
	s := dateline.Stance{Polarity: "affirmed", Certainty: "certain", Modality: "actual", Voice: "report"}
	switch o.sign {
	case -1:
		s.Polarity = "denied"
	case 0:
		s.Polarity = "unknown"
	}
	switch o.weight {
	case 2:
		s.Certainty = "probable"
	case 1:
		s.Certainty = "possible"
	}
	switch {
	case o.modality == planned:
		s.Modality = "planned"
	case o.modality == hypothetical:
		s.Modality = "hypothetical"
	case d.longAgo(w):
		s.Modality = "historical"
	}
	for _, speech := range d.speechesOver(w) {
		if d.opinionated(speech) {
			s.Voice = "opinion"
		}
	}
	return s
}

// outlook walks from w to the root of its sentence and applies what every word
// on the way does to the words below it.
func (d *document) outlook(w word) outlook {
	o := outlook{sign: 1, weight: 3}
	d.applyOwn(&o, w, true)
	c := w
	for range highest {
		p := d.governor(c)
		if p == nowhere {
			break
		}
		if !d.climb(&o, c, p) {
			break
		}
		c = p
	}
	if d.asks(w, c) {
		o.modality = hypothetical
	}
	return o
}

// governor is the head of w, but for a that-clause which hangs on the wrong noun
// of a phrase: in "reports in some media that ..." it tells what the reports say.
func (d *document) governor(w word) word {
	p := d.head(w)
	if p == nowhere || d.relation(w) != "acl" || nounCue(d.lemma(p)) != noCue {
		return p
	}
	that := d.dependent(w, "mark")
	if that == nowhere || !strings.EqualFold(d.token(that).Text, "that") {
		return p
	}
	if q := d.head(p); q != nowhere && is(d.relation(p), "nmod") && nounCue(d.lemma(q)) != noCue {
		return q
	}
	return p
}

// applyOwn applies the words that hang on w itself: adverbs, determiners,
// auxiliaries, a conjunction, adjectives of an event noun. Tense is left out
// where an operator above only passes its own force.
func (d *document) applyOwn(o *outlook, w word, modals bool) {
	if d.negated(w) {
		o.sign = -o.sign
	}
	for _, c := range d.dependents(w) {
		t := d.token(c)
		switch rel := d.relation(c); {
		case is(rel, "advmod", "discourse"):
			if op := adverbOperator(strings.ToLower(t.Text)); op != negates {
				o.apply(op, false)
			}
		case rel == "amod" && d.token(w).UPOS != "VERB":
			o.apply(nounModifier(t), d.negated(c))
		case is(rel, "mark"):
			o.apply(markOperator(strings.ToLower(t.Text)), false)
		case rel == "aux" && modals:
			d.applyModal(o, w, t)
		case rel == "advcl" && d.conditional(c) && d.modal(w):
			o.modality = hypothetical
		}
	}
	if modals && d.imperative(w) {
		o.modality = hypothetical
	}
	if d.toBe(w) {
		o.modality = max(o.modality, planned)
	}
}

// nounModifier is the operator of an adjective or participle before an event noun.
func nounModifier(t *dateline.Token) operator {
	if op := adjectiveOperator(strings.ToLower(t.Text)); op == weakens || op == doubts || op == negates || op == plans || op == unsettles {
		return op
	}
	switch strings.ToLower(t.Text) {
	case "proposed", "attempted", "hypothetical", "threatened", "would-be", "feared":
		return supposes
	}
	return transparent
}

// markOperator is the operator of a conjunction on its clause.
func markOperator(text string) operator {
	switch text {
	case "if", "unless", "lest":
		return supposes
	case "whether":
		return unsettles
	case "without":
		return negates
	}
	return transparent
}

// applyModal applies a modal auxiliary.
func (d *document) applyModal(o *outlook, w word, t *dateline.Token) {
	switch strings.ToLower(t.Text) {
	case "will", "'ll", "shall", "wo", "gon", "’ll":
		o.modality = max(o.modality, planned)
	case "would", "'d", "’d":
		if d.reported(w) {
			o.modality = max(o.modality, planned)
		} else {
			o.modality = hypothetical
		}
	case "may", "might":
		o.weight = min(o.weight, 1)
	case "could", "can", "ca":
		o.weight = min(o.weight, 1)
		o.modality = hypothetical
	case "should", "must", "ought":
		o.modality = hypothetical
	}
}

// reported tells whether w heads a clause under a verb of saying in the past,
// where "would" is the future of those days.
func (d *document) reported(w word) bool {
	h := d.head(w)
	if h == nowhere || d.relation(w) != "ccomp" && d.relation(w) != "conj" && d.relation(w) != "parataxis" {
		return false
	}
	if d.relation(w) == "conj" {
		return d.reported(h)
	}
	return verbCue(d.lemma(h)) != noCue && (d.token(h).XPOS == "VBD" || d.token(h).XPOS == "VBN")
}

// modal tells whether w stands under a modal that an if-clause makes conditional.
func (d *document) modal(w word) bool {
	for _, a := range d.dependents(w, "aux") {
		switch d.token(a).XPOS {
		case "MD":
			return true
		}
	}
	return false
}

// conditional tells whether w heads a clause with "if" or "unless".
func (d *document) conditional(w word) bool {
	for _, m := range d.dependents(w, "mark") {
		switch strings.ToLower(d.token(m).Text) {
		case "if", "unless":
			return true
		}
	}
	return false
}

// negated tells whether a negation hangs on w: "not", "never", "no" before a
// noun, "nobody" as its subject, "neither" and "without".
func (d *document) negated(w word) bool {
	n := false
	for _, c := range d.dependents(w) {
		t := d.token(c)
		text := strings.ToLower(t.Text)
		switch rel := d.relation(c); {
		case is(rel, "advmod") && adverbOperator(text) == negates, text == "n't", text == "n’t":
			n = !n || text == "nor"
		case is(rel, "det", "cc:preconj") && (text == "no" || text == "neither"):
			n = true
		case is(rel, "nsubj", "nsubj:pass", "obj") && nobody(text, d, c):
			n = !n
		case rel == "case" && text == "without":
			n = true
		}
	}
	return n
}

// nobody tells whether a subject or object is a negative one.
func nobody(text string, d *document, w word) bool {
	switch text {
	case "nobody", "none", "nothing", "noone":
		return true
	}
	if d.token(w).UPOS == "PROPN" {
		return false
	}
	det := d.dependent(w, "det")
	return det != nowhere && (strings.EqualFold(d.token(det).Text, "no") || strings.EqualFold(d.token(det).Text, "neither"))
}

// imperative tells whether w is a command: a bare verb at the root without subject.
func (d *document) imperative(w word) bool {
	t := d.token(w)
	return strings.Contains(t.Feats, "Mood=Imp") || t.XPOS == "VB" && t.UPOS == "VERB" && d.relation(w) == "root" && d.dependent(w, "nsubj", "aux", "mark", "cop") == nowhere
}

// toBe tells whether w is an infinitive under "is to", "are to": "the leaders are to meet".
func (d *document) toBe(w word) bool {
	if d.token(w).XPOS != "VB" || d.relation(w) == "advcl" || d.relation(w) == "acl" {
		return false
	}
	be, to := d.dependent(w, "cop", "aux"), d.dependent(w, "mark")
	return be != nowhere && to != nowhere && d.lemma(be) == "be" && be.token < to.token && strings.EqualFold(d.token(to).Text, "to")
}

// asks tells whether the sentence of w asks a question whose main clause, headed by root, holds w.
func (d *document) asks(w, root word) bool {
	tokens := d.analysis.Sentences[w.sentence].Tokens
	if d.head(root) != nowhere {
		return false
	}
	for i := len(tokens) - 1; i >= 0 && i >= len(tokens)-3; i-- {
		if tokens[i].Text == "?" {
			return true
		}
	}
	return false
}

// longAgo tells whether the clause of w names a year more than fifteen years
// before the report: a retelling of history.
func (d *document) longAgo(w word) bool {
	if len(d.report.Published) < 4 {
		return false
	}
	now, err := strconv.Atoi(d.report.Published[:4])
	if err != nil {
		return false
	}
	for _, o := range d.dependents(w, "obl", "advmod") {
		span := d.subtree(o)
		for _, f := range strings.Fields(d.report.Text[span.Start:span.End]) {
			if y, err := strconv.Atoi(strings.Trim(f, ",.;")); err == nil && y > 1000 && y < now-15 {
				return true
			}
		}
	}
	return false
}
