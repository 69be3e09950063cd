package extract

import (
	"strings"
	"time"

	"dateline"
)

// clauseWord is the verb, or predicate, in whose clause a time with head h
// stands that hangs on the noun g: "adopted a law at dawn", "handed in their
// rifles at a rally on Monday". Passed tells that a noun on the way is an event
// of its own, which the time may belong to instead. A date that describes the
// noun ("a loan of 2009", "Monday's attack") goes no further, but where the act
// lies in what is dated: "won Sunday's vote", "died in Monday's raid".
func (x *Extractor) clauseWord(d *document, g, h word) (v word, passed bool) {
	if is(d.relation(h), "nmod:poss") && d.head(h) == g {
		return d.actOf(g), false
	}
	if is(d.relation(h), "compound", "amod", "nummod", "nmod:unmarked") && d.head(h) == g && h.token < g.token {
		return nowhere, false
	}
	if d.hasCase(h, "of", "from", "for") {
		return nowhere, false
	}
	for range 5 {
		if !d.nominal(g) {
			return g, passed
		}
		passed = passed || x.eventNoun(d, g)
		if v := d.head(g); is(d.relation(g), "nsubj") && v != nowhere && !passed && g.token < h.token && h.token < v.token {
			return v, false // "parliament on Tuesday passed a bill"
		}
		if !is(d.relation(g), "nmod", "obl", "obj", "iobj", "appos", "flat", "compound", "amod", "xcomp") || is(d.relation(g), "nmod:poss") {
			return nowhere, passed
		}
		if g = d.head(g); g == nowhere {
			return nowhere, passed
		}
	}
	return nowhere, passed
}

// actOf is the verb whose act lies in a dated event: it wins, attends or holds
// it, or something happens in, at or during it.
func (d *document) actOf(g word) word {
	v := d.head(g)
	switch {
	case v == nowhere || d.token(v).UPOS != "VERB":
		return nowhere
	case is(d.relation(g), "obl") && d.hasCase(g, "in", "during", "at"):
		return v
	case is(d.relation(g), "obj") && (d.lemma(v) == "win" || d.lemma(v) == "lose" || d.lemma(v) == "attend"):
		return v
	}
	return nowhere
}

// nominal tells whether a word heads a noun phrase and no clause.
func (d *document) nominal(w word) bool {
	switch d.token(w).UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM":
		return d.dependent(w, "cop") == nowhere && d.dependent(w, "nsubj") == nowhere
	case "ADJ":
		return d.head(w) != nowhere && d.dependent(w, "cop", "nsubj") == nowhere
	}
	return false
}

// eventNoun tells whether a noun can name an event.
func (x *Extractor) eventNoun(d *document, w word) bool {
	return x.ontology != nil && d.token(w).UPOS == "NOUN" && len(x.ontology.Noun(d.lemma(w))) > 0
}

// sameTime tells whether the act at w is, by grammar, done when that at v is
// done: a participle that goes along ("struck the town, killing four"), a clause
// with "when" or "as", what is begun or managed, a coordinate clause in the
// same tense. No clause on the way may have a time of its own or look back or ahead.
func (d *document) sameTime(v, w word) bool {
	if d.token(w).UPOS == "NOUN" && is(d.relation(w), "obl") && d.head(w) == v && d.hasCase(w, "in", "during", "at") {
		return true // "rejected the plan in a referendum on Sunday"
	}
	if d.token(w).UPOS != "VERB" && d.dependent(w, "cop") == nowhere {
		return false
	}
	seen, border := map[word]bool{v: true}, []word{v}
	for range 4 {
		var next []word
		for _, u := range border {
			for _, n := range d.along(u) {
				if seen[n] || len(d.ownTimes(n)) > 0 || d.remote(n) && d.relation(n) != "xcomp" {
					continue
				}
				if n == w {
					return true
				}
				seen[n], next = true, append(next, n)
			}
		}
		border = next
	}
	return false
}

// along are the verbs that share the time of a verb, one step away.
func (d *document) along(u word) []word {
	var out []word
	for _, c := range d.dependents(u, "advcl", "conj", "xcomp") {
		switch {
		case d.token(c).UPOS != "VERB":
		case is(d.relation(c), "advcl") && (d.accompanies(c) || d.simultaneous(c)):
			out = append(out, c)
		case is(d.relation(c), "conj") && d.token(c).XPOS == d.token(u).XPOS && d.oneHappening(u, c):
			out = append(out, c)
		case is(d.relation(c), "xcomp") && phase(d.lemma(u)):
			out = append(out, c)
		}
	}
	h := d.head(u)
	if h == nowhere || d.token(h).UPOS != "VERB" {
		return out
	}
	switch r := d.relation(u); {
	case is(r, "advcl") && (d.simultaneous(u) || d.accompanies(u)), is(r, "xcomp") && phase(d.lemma(h)):
		out = append(out, h)
	case is(r, "conj") && u.token-h.token == 2 && d.token(u).XPOS == d.token(h).XPOS && d.oneHappening(h, u):
		out = append(out, h) // "rammed and sank a boat on Sunday"
	}
	return out
}

// oneHappening tells whether a coordinate verb has no subject of its own, or
// tells of the same passive happening: "two were killed and a child was injured".
func (d *document) oneHappening(u, c word) bool {
	if d.dependent(c, "nsubj", "nsubj:pass") == nowhere {
		return true
	}
	return d.dependent(c, "nsubj:pass") != nowhere && d.dependent(u, "nsubj:pass") != nowhere
}

// accompanies tells whether a participle tells what is done along with its verb:
// "..., killing four". With a conjunction it tells of something before or after.
func (d *document) accompanies(c word) bool {
	if d.token(c).XPOS != "VBG" || d.dependent(c, "nsubj", "nsubj:pass", "aux") != nowhere {
		return false
	}
	for _, a := range d.dependents(c, "advmod") {
		switch strings.ToLower(d.token(a).Text) {
		case "later", "then", "subsequently", "eventually", "previously", "earlier", "finally", "soon":
			return false
		}
	}
	m := d.dependent(c, "mark")
	return m == nowhere || strings.EqualFold(d.token(m).Text, "by") || strings.EqualFold(d.token(m).Text, "while")
}

// simultaneous tells whether a clause is put at the time of its verb by "when",
// "as" or "while".
func (d *document) simultaneous(c word) bool {
	for _, m := range d.dependents(c, "mark", "advmod") {
		switch strings.ToLower(d.token(m).Text) {
		case "when", "as", "while":
			return m.token < c.token
		}
	}
	return false
}

// phase tells whether a verb says no more than that its infinitive is begun,
// gone on with, managed or left undone.
func phase(lemma string) bool {
	switch lemma {
	case "begin", "start", "continue", "stop", "cease", "resume", "manage", "fail", "refuse", "decline", "try", "attempt", "help", "force", "go":
		return true
	}
	return false
}

// entryTime is the hour before an entry in a list of hours, as live reports are
// written: "20:52 Police are firing tear gas."
func (d *document) entryTime(sentence int) *dateline.TimeExpression {
	start := d.analysis.Sentences[sentence].Start
	paragraph := strings.LastIndexByte(d.report.Text[:start], '\n') + 1
	for i := range d.analysis.Times {
		t := &d.analysis.Times[i]
		if t.Start > start+2 {
			break
		}
		if t.Start == paragraph && t.When.Precision == "minute" && d.report.Text[t.Start] >= '0' && d.report.Text[t.Start] <= '9' {
			return t
		}
	}
	return nil
}

// upTo is the time of an expression, or the stretch to the other end of a pair:
// "between 31 December and 4 January", "from Monday to Friday".
func (d *document) upTo(t *dateline.TimeExpression) dateline.When {
	sentence := d.at(t.Start).sentence
	h, when := d.headOf(sentence, t.Span), t.When
	if h == nowhere {
		return when
	}
	for _, u := range d.timesOf(sentence) {
		o := d.headOf(sentence, u.Span)
		if u.Start <= t.Start || o == nowhere || u.When.IsZero() {
			continue
		}
		pair := d.hasCase(h, "between") && is(d.relation(o), "conj") && d.head(o) == h ||
			d.hasCase(h, "from") && d.hasCase(o, "to", "until", "till", "through") && (d.head(o) == d.head(h) || d.head(o) == h)
		if pair && u.Start-t.End < 12 && len(u.When.To) == len(when.From) && u.When.To > when.From {
			when.To, when.End = u.When.To, u.When.End
			when.Text = d.report.Text[when.Start:when.End]
		}
	}
	return when
}

// possible is a time that an event can have had, else nil, and the stance that it
// has with it. What is told as past was not after the report, where the time was
// counted from there ("honoured 55 years later"); what a verb of the present does
// then is planned ("is launching on 14 September"). Dates of their own stay: it may
// be the report's date that is wrong. Years before the first are not kept.
func (d *document) possible(w *dateline.When, s dateline.Stance, trigger word) (*dateline.When, dateline.Stance) {
	if w == nil || strings.HasPrefix(w.From, "-") {
		return nil, s
	}
	if s.Modality != "actual" || w.Anchor == "" || !d.ahead(w) {
		return w, s
	}
	switch {
	case d.tenseOf(trigger) == tensePast:
		return nil, s
	case d.token(trigger).UPOS == "VERB":
		s.Modality = "planned"
	}
	return w, s
}

// ahead reports whether a time begins more than a day after the report.
func (d *document) ahead(w *dateline.When) bool {
	if len(d.report.Published) < len(time.DateOnly) {
		return false
	}
	from, _, ok := w.Range()
	day, err := time.Parse(time.DateOnly, d.report.Published[:len(time.DateOnly)])
	return ok && err == nil && from.After(day.AddDate(0, 0, 1))
}
