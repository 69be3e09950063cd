package extract

import (
	"strings"

	"dateline"
)

// nounSpeech reads a noun of saying: "the claim by X that ...", "X's promise
// to ...", "rumors of ...", "fears of ...".
func (d *document) nounSpeech(w word, k cueKind) (speech, bool) {
	s := speech{kind: k, cue: w, span: d.token(w).Span, head: nowhere}
	s.source = d.holderOf(w)
	s.speaker = d.speakerSpan(s.source, w)
	for _, c := range d.dependents(w, "acl", "ccomp") {
		switch m := d.dependent(c, "mark"); {
		case d.relation(c) == "acl:relcl" || m == nowhere || s.source == nowhere && !hearsayNoun(d.lemma(w)):
		case strings.EqualFold(d.token(m).Text, "that"), strings.EqualFold(d.token(m).Text, "to") && k == wantCue:
			ok := d.setContent(&s, c)
			return s, ok
		}
	}
	if !ofCue(k) {
		return s, false
	}
	for _, n := range d.dependents(w, "nmod") {
		switch c := d.dependent(n, "case"); {
		case c == nowhere:
		case strings.EqualFold(d.token(c).Text, "of"), strings.EqualFold(d.token(c).Text, "about"):
			if n != s.source {
				ok := d.setContent(&s, n)
				return s, ok
			}
		}
	}
	return s, false
}

// hearsayNoun tells whether a noun of saying that names nobody still says that
// others say so: "reports that", "fears that", not "the fact that".
func hearsayNoun(lemma string) bool {
	switch lemma {
	case "report", "announcement", "news", "claim", "allegation", "accusation", "assertion", "rumor", "rumour", "speculation", "fear", "concern",
		"hope", "expectation", "warning", "suspicion", "charge", "belief", "suggestion", "gossip", "complaint":
		return true
	}
	return false
}

// ofCue tells whether "of" after such a noun leads to what is said.
func ofCue(k cueKind) bool { return k == claimCue || k == rumorCue }

// holderOf is who says what a noun of saying means: its possessor, or a phrase
// with "by", "from" or "among".
func (d *document) holderOf(w word) word {
	if p := d.dependent(w, "nmod:poss"); p != nowhere {
		return p
	}
	for _, n := range d.dependents(w, "nmod") {
		if c := d.dependent(n, "case"); c != nowhere {
			switch strings.ToLower(d.token(c).Text) {
			case "by", "from", "among":
				return n
			}
		}
	}
	for _, n := range d.dependents(w, "compound") { // "The Post reports that", read as a noun
		for _, m := range d.mentionsOf(n) {
			if m.Form == dateline.Name && linkKind(m.Kind) != "" {
				return n
			}
		}
	}
	return d.giver(w)
}

// giver is the subject of a verb that carries a noun of saying as its object:
// "made the claim that", "expressed the hope that".
func (d *document) giver(w word) word {
	h := d.head(w)
	if h == nowhere || !is(d.relation(w), "obj") && d.relation(w) != "nsubj:pass" {
		return nowhere
	}
	if carries(d.lemma(h)) {
		return d.speakerOf(h)
	}
	return nowhere
}

// carries tells whether a verb lends a noun of saying its speaker.
func carries(lemma string) bool {
	switch lemma {
	case "make", "express", "issue", "voice", "raise", "repeat", "have", "give", "deliver", "reiterate", "release", "offer", "share", "hold":
		return true
	}
	return false
}

// adjectiveSpeech: "is confident that ...".
func (d *document) adjectiveSpeech(w word, k cueKind) (speech, bool) {
	c := d.dependent(w, "ccomp")
	if c == nowhere {
		return speech{}, false
	}
	s := speech{kind: k, cue: w, span: d.token(w).Span, head: nowhere}
	if cop := d.dependent(w, "cop"); cop != nowhere && cop.token < w.token {
		s.span.Start = d.token(cop).Start
	}
	s.source = d.speakerOf(w)
	s.speaker = d.speakerSpan(s.source, w)
	ok := s.source != nowhere && d.setContent(&s, c)
	return s, ok
}

// hearsay: "reportedly" says that what its head says comes from others.
func (d *document) hearsay(w word) (speech, bool) {
	h := d.head(w)
	if h == nowhere {
		return speech{}, false
	}
	s := speech{kind: rumorCue, cue: w, span: d.token(w).Span, source: nowhere, head: nowhere}
	ok := d.setContent(&s, h)
	return s, ok
}

// accordingTo: "..., according to X". The clause that the phrase hangs on is said.
func (d *document) accordingTo(w word) (speech, bool) {
	source := d.head(w)
	s := speech{kind: sayCue, cue: w, span: d.token(w).Span, head: nowhere}
	if d.relation(w) != "case" { // a parse with "according" as a verb of its own
		source = d.dependent(w, "obl", "nmod", "obj")
	}
	if source == nowhere {
		return s, false
	}
	clause := d.head(source)
	if clause == w {
		clause = d.head(w)
	}
	if clause == nowhere {
		return s, false
	}
	if to := (word{w.sentence, w.token + 1}); to.token < len(d.analysis.Sentences[w.sentence].Tokens) && strings.EqualFold(d.token(to).Text, "to") {
		s.span.End = d.token(to).End
	}
	s.source = source
	s.speaker = d.speakerSpan(source, w)
	if s.speaker.Start < s.span.End {
		s.speaker.Start = min(s.span.End+1, s.speaker.End)
	}
	hull := d.subtree(clause)
	s.head, s.content = clause, nil
	for _, part := range without(hull, []dateline.Span{s.span, s.speaker}) {
		if part = d.ended(part); part.Len() > 2 {
			s.content = append(s.content, part)
		}
	}
	return s, len(s.content) > 0 && !s.speaker.Empty()
}
