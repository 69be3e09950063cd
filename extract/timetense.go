package extract

import (
	"strings"

	"dateline"
)

// tenseFor is the tense that tells which of several dates is meant. That of a
// verb far above tells nothing of a date that describes a noun ("a June accord",
// "Tuesday's ruling").
func (d *document) tenseFor(n int, span dateline.Span) tense {
	w := d.headOf(n, span)
	switch {
	case w == nowhere:
		return tenseNone
	case is(d.relation(w), "nmod:poss") && d.hasCase(d.head(w), "for", "ahead", "before"):
		if t := d.tense(w); t != tensePast {
			return tenseFuture // "prepare for Sunday's vote"
		}
		return tensePast
	case is(d.relation(w), "compound"), is(d.relation(w), "nmod:poss"):
		return tenseNone
	case d.saidBefore(word{n, d.indexAt(n, span.Start)}):
		return tensePast
	case d.deadline(w), d.scheduledFor(w):
		return tenseFuture
	}
	return d.tense(w)
}

// saidBefore reports whether a time stands right behind a verb of speech in the
// past: "the ministry said Monday".
func (d *document) saidBefore(w word) bool {
	i := w.token - 1
	if i > 0 && strings.EqualFold(d.token(word{w.sentence, i}).Text, "on") {
		i--
	}
	if i < 0 {
		return false
	}
	v := word{w.sentence, i}
	return d.token(v).XPOS == "VBD" && verbCue(d.lemma(v)) != noCue
}

// deadline reports whether a time is the end of something that lasts, which lies
// ahead where the news tells of it: "until Tuesday".
func (d *document) deadline(w word) bool {
	if !d.hasCase(w, "until", "till") {
		return false
	}
	h := d.head(w)
	if h == nowhere || d.tenseOf(h) != tensePast || d.hasAux(h, "have") && d.token(d.dependent(h, "aux")).XPOS != "VBD" {
		return true
	}
	switch lemma := d.lemma(h); lemma {
	case "extend", "give", "delay", "adjourn", "suspend", "defer":
		return true
	default:
		return setsDate(lemma)
	}
}

// scheduledFor reports whether a time hangs on what a verb sets a date for:
// "called for a march on Friday", "has scheduled a vote Thursday".
func (d *document) scheduledFor(w word) bool {
	h := d.head(w)
	if h == nowhere {
		return false
	}
	if setsDate(d.lemma(h)) && d.token(h).UPOS == "VERB" && d.dependent(h, "obj", "nsubj:pass") != nowhere {
		return !d.hasAux(h, "have") || d.token(d.dependent(h, "aux")).XPOS != "VBD"
	}
	if u := d.token(h).UPOS; u != "NOUN" && u != "PROPN" {
		return false
	}
	if d.hasCase(w, "for") {
		return true // "a march for Monday"
	}
	v := d.head(h)
	if v == nowhere || d.token(v).UPOS != "VERB" || d.hasAux(v, "have") && d.token(d.dependent(v, "aux")).XPOS == "VBD" {
		return false
	}
	return setsDate(d.lemma(v)) && is(d.relation(h), "obj", "nsubj:pass") || d.lemma(v) == "call" && d.hasCase(h, "for")
}

// setsDate reports whether a verb gives something a time to come.
func setsDate(lemma string) bool {
	switch lemma {
	case "schedule", "plan", "slate", "postpone", "reschedule":
		return true
	}
	return false
}

// tense is that of the verb which a word hangs on.
func (d *document) tense(w word) tense {
	for range 12 {
		h := d.head(w)
		if h == nowhere {
			return d.tenseOf(w)
		}
		if t := d.presentAhead(w, h); t != tenseNone {
			return t
		}
		w = h
		if t := d.tenseOf(w); t != tenseNone {
			return t
		}
	}
	return tenseNone
}

// presentAhead is the tense of a date right on a verb of the present, which tells
// of what is to come: "the talks begin Monday", "they are meeting on Friday".
// Headlines and verbs of speech tell of the past so.
func (d *document) presentAhead(w, v word) tense {
	t := d.token(v)
	if t.UPOS != "VERB" || d.headline(v.sentence) || verbCue(d.lemma(v)) != noCue || !is(d.relation(w), "obl", "advmod") || d.hasAux(v, "have") {
		return tenseNone
	}
	switch t.XPOS {
	case "VBZ":
		return tenseFuture
	case "VBP": // of verbs whose past looks so ("beat", "set") a tagger can not be sure
		switch d.lemma(v) {
		case "begin", "start", "open", "meet", "leave", "arrive", "return", "resume", "end", "expire", "vote", "go", "travel", "visit", "head", "play", "face", "gather", "march", "elect", "choose":
			return tenseFuture
		}
	case "VBG":
		if a := d.dependent(v, "aux"); a != nowhere && (d.token(a).XPOS == "VBZ" || d.token(a).XPOS == "VBP") {
			return tenseFuture
		}
	}
	return tenseNone
}

// tenseOf is the tense of a verb with its auxiliaries.
func (d *document) tenseOf(v word) tense {
	t := d.token(v)
	if t.UPOS != "VERB" && t.UPOS != "AUX" && !strings.HasPrefix(t.XPOS, "V") {
		return tenseNone
	}
	for _, a := range d.dependents(v, "aux", "cop") {
		switch strings.ToLower(d.token(a).Text) {
		case "will", "shall", "'ll", "’ll", "wo":
			return tenseFuture
		case "did", "was", "were", "had", "has", "have":
			return tensePast
		case "could":
			if d.negated(v) {
				return tensePast // "could not be reached Monday"
			}
			return tenseFuture
		case "would", "might", "should", "may", "must", "can":
			return tenseFuture
		}
	}
	if t.XPOS == "VBN" {
		switch t.Lemma {
		case "schedule", "expect", "plan", "set", "slate":
			return tenseFuture
		}
	}
	switch t.XPOS {
	case "VBD", "VBN":
		return tensePast
	case "VB":
		for _, m := range d.dependents(v, "mark") {
			if strings.EqualFold(d.token(m).Text, "to") && !d.implied(v) {
				return tenseFuture
			}
		}
	}
	return tenseNone
}

// implied reports whether an infinitive hangs on a verb that tells of the same time:
// "tried to stop", "managed to flee", "was forced to land".
func (d *document) implied(v word) bool {
	if !is(d.relation(v), "xcomp", "ccomp") {
		return false
	}
	switch d.lemma(d.head(v)) {
	case "try", "attempt", "manage", "fail", "begin", "start", "continue", "force", "help", "rush", "happen", "appear", "seem", "use", "refuse", "struggle":
		return true
	}
	return false
}
