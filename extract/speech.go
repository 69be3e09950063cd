package extract

import (
	"sort"
	"strings"

	"dateline"
)

// speech is one place where a report says that someone says (thinks, wants,
// denies) something.
type speech struct {
	kind    cueKind
	cue     word
	span    dateline.Span   // the words of the cue
	source  word            // head of who says it, nowhere when the report names nobody
	speaker dateline.Span   // the words of who says it, empty with source
	content []dateline.Span // what is said
	head    word            // head of the content, nowhere for a bare quotation
}

// highest bounds every walk up a tree: a parse of hostile text is no tree of a sentence.
const highest = 24

// speechesIn finds the speeches of a document, in the order of their cues.
func speechesIn(d *document) []speech {
	var out []speech
	for s := range d.analysis.Sentences {
		for t := range d.analysis.Sentences[s].Tokens {
			w := word{s, t}
			if found, ok := d.speechAt(w); ok {
				out = append(out, found)
			}
		}
	}
	return d.inOrder(d.withQuotations(d.withTurns(d.heard(out))))
}

// inOrder sorts speeches by their cues and leaves out what first and second
// persons say or think inside a quotation: that is its speaker again.
func (d *document) inOrder(found []speech) []speech {
	marks := quotations(d.report.Text)
	var out []speech
	for _, s := range found {
		if s.source == nowhere || d.token(s.source).UPOS != "PRON" || !selfPronoun(d.token(s.source).Text) || !d.quotedAt(found, marks, &s) {
			out = append(out, s)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	return out
}

// selfPronoun tells whether a pronoun stands for who speaks or is spoken to.
func selfPronoun(s string) bool {
	switch strings.ToLower(s) {
	case "i", "we", "you", "me", "us":
		return true
	}
	return false
}

// quotedAt tells whether the cue of a speech stands in a quotation or a turn of a transcript.
func (d *document) quotedAt(found []speech, marks []dateline.Span, s *speech) bool {
	if i := sort.Search(len(marks), func(i int) bool { return marks[i].End > s.span.Start }); i < len(marks) && marks[i].Contains(s.span) {
		return true
	}
	for i := range found {
		if o := &found[i]; d.report.Text[o.span.Start:o.span.End] == ":" && holds(o.content, s.span) {
			return true
		}
	}
	return false
}

// speechAt is the speech whose cue is w.
func (d *document) speechAt(w word) (speech, bool) {
	t := d.token(w)
	switch t.UPOS {
	case "VERB", "AUX":
		if strings.EqualFold(t.Text, "according") {
			return d.accordingTo(w)
		}
		if k := verbCue(d.lemma(w)); k != noCue {
			return d.verbSpeech(w, k)
		}
	case "NOUN", "PROPN":
		if k := nounCue(d.lemma(w)); k != noCue {
			return d.nounSpeech(w, k)
		}
	case "ADJ":
		if k := adjectiveCue(d.lemma(w)); k != noCue {
			return d.adjectiveSpeech(w, k)
		}
	case "ADV":
		if hearsayAdverb(strings.ToLower(t.Text)) {
			return d.hearsay(w)
		}
		if strings.EqualFold(t.Text, "according") {
			return d.accordingTo(w)
		}
	case "ADP", "SCONJ":
		if strings.EqualFold(t.Text, "according") {
			return d.accordingTo(w)
		}
	}
	return speech{}, false
}

// verbSpeech reads a verb of saying: what it governs as said, and who says it.
func (d *document) verbSpeech(w word, k cueKind) (speech, bool) {
	if d.relation(w) == "aux" || d.relation(w) == "cop" || d.relation(w) == "case" {
		return speech{}, false
	}
	s := speech{kind: k, cue: w, span: d.cueSpan(w), head: nowhere}
	s.source = d.speakerOf(w)
	s.speaker = d.speakerSpan(s.source, w)
	ok := d.verbContent(&s) || d.flatContent(&s)
	return s, ok && len(s.content) > 0 && d.credible(&s)
}

// credible leaves out what only looks like saying: knowing and wanting by
// nobody, showing by an event, a denial of nobody's confirmation.
func (d *document) credible(s *speech) bool {
	if s.source == nowhere {
		switch s.kind {
		case learnCue, wantCue, judgeCue, denyCue:
			return false
		case thinkCue:
			return d.passiveCue(s.cue) && d.token(s.cue).XPOS == "VBN" && (d.dependent(s.cue, "nsubj:pass", "expl") != nowhere)
		}
		return !d.negated(s.cue)
	}
	return s.kind == sayCue && !d.pointing(s.source) || d.speaks(s.source)
}

// pointing tells whether w is a word like "this" that stands for a fact, not a speaker.
func (d *document) pointing(w word) bool {
	switch strings.ToLower(d.token(w).Text) {
	case "this", "that", "these", "those", "what", "which":
		return d.token(w).UPOS == "PRON"
	}
	return false
}

// verbContent fills in what is said, by the first construction that fits.
func (d *document) verbContent(s *speech) bool {
	w := s.cue
	if c := d.dependent(w, "ccomp", "csubj:pass", "csubj:outer"); c != nowhere && !d.relative(c) {
		return d.setContent(s, c) && d.widen(s, c)
	}
	if c := d.dependent(w, "csubj"); c != nowhere && d.passiveCue(w) {
		return d.setContent(s, c)
	}
	if h := d.governed(w); h != nowhere {
		return d.setContent(s, h)
	}
	if c := d.besides(w); c != nowhere {
		return d.setContent(s, c)
	}
	if o, c := d.dependent(w, "obj"), d.calledBy(w); o != nowhere && c != nowhere && s.source != nowhere && d.speaks(s.source) {
		return d.setContent(s, o) && d.reach(s, c)
	}
	if c := d.dependent(w, "xcomp"); c != nowhere && infinitiveCue(s.kind) {
		return d.infinitiveContent(s, c)
	}
	return d.objectContent(s)
}

// calledBy is what the object of w is called or held to be: "called the plan a
// sham", "described him as weak"; nowhere for other verbs.
func (d *document) calledBy(w word) word {
	switch d.lemma(w) {
	case "call", "label", "dub", "brand", "deem", "consider", "term", "pronounce":
		for _, c := range d.dependents(w, "xcomp", "obl") {
			if d.token(c).UPOS != "VERB" && (is(d.relation(c), "xcomp") || d.casedAs(c)) {
				return c
			}
		}
	case "describe", "portray", "characterize", "characterise", "view", "see", "regard", "cite", "depict", "hail", "dismiss", "denounce", "condemn", "paint":
		for _, c := range d.dependents(w, "obl", "xcomp", "advcl") {
			if d.casedAs(c) {
				return c
			}
		}
	}
	return nowhere
}

func (d *document) casedAs(c word) bool {
	k := d.dependent(c, "case", "mark")
	return k != nowhere && strings.EqualFold(d.token(k).Text, "as")
}

// reach stretches what is said to the end of the phrase of c.
func (d *document) reach(s *speech, c word) bool {
	last := &s.content[len(s.content)-1]
	if end := d.subtree(c).End; end > last.End && !(dateline.Span{Start: last.End, End: end}).Overlaps(s.span) {
		last.End = end
		*last = d.trimmed(*last)
	}
	return true
}

// widen stretches a clause that follows its verb over what else hangs on the
// verb behind it: adverbials ("said he would go on Monday") and the parts of a
// clause that a parse has split. A noun right before a clause without a subject
// of its own is that subject.
func (d *document) widen(s *speech, c word) bool {
	if c.token < s.cue.token || len(s.content) != 1 {
		return true
	}
	part := &s.content[0]
	for _, o := range d.dependents(s.cue) {
		switch rel := d.relation(o); {
		case is(rel, "conj", "parataxis", "punct", "cc", "nsubj", "discourse"):
			continue
		case o.token > c.token && rel == "advcl" && d.token(o).XPOS == "VBG" && d.afterComma(o):
			continue
		case o.token > c.token:
			part.End = max(part.End, d.subtree(o).End)
		case o.token > s.cue.token && is(rel, "obj", "iobj") && !addresses(d.lemma(s.cue)) && d.dependent(c, "nsubj", "nsubj:pass", "mark", "expl") == nowhere:
			part.Start = min(part.Start, d.phrase(o).Start)
		}
	}
	*part = d.trimmed(*part)
	return true
}

// addresses tells whether the object of a verb of saying is whom it is said to.
func addresses(lemma string) bool {
	switch lemma {
	case "tell", "inform", "remind", "assure", "warn", "advise", "notify", "ask", "urge", "order", "instruct", "promise", "brief", "show":
		return true
	}
	return false
}

// afterComma tells whether the phrase of w begins after a comma.
func (d *document) afterComma(w word) bool {
	start := d.subtree(w).Start
	i := start - 1
	for i > 0 && d.report.Text[i] == ' ' {
		i--
	}
	return i >= 0 && d.report.Text[i] == ',' || d.report.Text[start] == ','
}

// infinitiveCue tells whether an infinitive under such a cue is what is said.
func infinitiveCue(k cueKind) bool {
	return k == wantCue || k == thinkCue || k == claimCue || k == sayCue || k == denyCue
}

// infinitiveContent: "urged them to stop"; "is said to have fled", whose
// subject is part of what is said.
func (d *document) infinitiveContent(s *speech, c word) bool {
	t := d.token(c)
	if t.UPOS != "VERB" && t.UPOS != "AUX" && d.dependent(c, "mark", "cop") == nowhere {
		return d.objectContent(s)
	}
	ok := d.setContent(s, c)
	if subject := d.dependent(s.cue, "nsubj:pass"); ok && subject != nowhere && s.kind != wantCue {
		s.content = append([]dateline.Span{d.trimmed(d.subtree(subject))}, s.content...)
	}
	return ok
}

// objectContent: "praised the deal", "hinted at a deal", "the attack was
// condemned by Paris", where the verb is one of those that value or touch on
// what they govern.
func (d *document) objectContent(s *speech) bool {
	w, lemma := s.cue, d.lemma(s.cue)
	if objectCue(lemma) {
		if o := d.dependent(w, "nsubj:pass"); o != nowhere {
			return !d.relative(o) && d.setContent(s, o)
		}
		if o := d.dependent(w, "obj"); o != nowhere && s.source != nowhere && d.speaks(s.source) && !d.remark(w) {
			return !d.relative(o) && d.token(o).UPOS != "PRON" && d.setContent(s, o) && d.grounds(s, o)
		}
	}
	if p := prepositionCue(lemma); p != "" && s.source != nowhere && d.speaks(s.source) {
		for _, o := range d.dependents(w, "obl", "advcl") {
			if m := d.dependent(o, "case", "mark"); m != nowhere && strings.EqualFold(d.token(m).Text, p) {
				return d.setContent(s, o)
			}
		}
	}
	if lemma == "report" && d.passiveCue(w) {
		if o := d.dependent(w, "nsubj:pass"); o != nowhere {
			return d.setContent(s, o)
		}
	}
	return false
}

// grounds stretches what is praised, blamed or told of over why and as what:
// "slammed the mayor for his silence".
func (d *document) grounds(s *speech, o word) bool {
	for _, c := range d.dependents(s.cue, "obl", "advcl") {
		k := d.dependent(c, "case", "mark")
		if c.token < o.token || k == nowhere || d.temporal(c) {
			continue
		}
		switch strings.ToLower(d.token(k).Text) {
		case "for", "as", "over", "about", "of":
			return d.reach(s, c)
		}
	}
	return true
}

// remark tells whether w is a participle clause about the whole sentence
// rather than an act of its subject: "He left on Monday, underscoring the rift".
func (d *document) remark(w word) bool {
	h := d.head(w)
	return d.relation(w) == "advcl" && d.token(w).XPOS == "VBG" && h != nowhere && h.token < w.token && verbCue(d.lemma(h)) == noCue &&
		d.dependent(w, "mark") == nowhere
}

// governed is the clause that a verb of saying stands beside or behind:
// "..., he said", "as he said, ...". The clause governs the verb.
func (d *document) governed(w word) word {
	h := d.head(w)
	if h == nowhere || d.dependent(w, "obj") != nowhere && d.lemma(w) != "tell" {
		return nowhere
	}
	switch d.relation(w) {
	case "parataxis":
		if d.dependent(w, "nsubj", "nsubj:pass") != nowhere || d.passiveCue(w) {
			return h
		}
	case "advcl":
		if m := d.dependent(w, "mark"); m != nowhere && strings.EqualFold(d.token(m).Text, "as") {
			return h
		}
	}
	return nowhere
}

// besides is a clause that hangs loosely on a verb of saying: words before it
// in quotation marks, words after a colon.
func (d *document) besides(w word) word {
	for _, c := range d.dependents(w, "parataxis", "dep") {
		if c.token < w.token || d.colonBetween(w, c) {
			return c
		}
	}
	return nowhere
}

func (d *document) colonBetween(a, b word) bool {
	tokens := d.analysis.Sentences[a.sentence].Tokens
	for i := a.token + 1; i < b.token; i++ {
		switch tokens[i].Text {
		case ":", "\"", "“", "``":
			return true
		}
	}
	return false
}

// relative tells whether w is a relative or interrogative pronoun.
func (d *document) relative(w word) bool {
	switch d.token(w).XPOS {
	case "WP", "WDT", "WP$":
		return true
	}
	return false
}

// passiveCue tells whether w is a passive verb, with an auxiliary or without.
func (d *document) passiveCue(w word) bool {
	if d.dependent(w, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") != nowhere {
		return true
	}
	return d.token(w).XPOS == "VBN" && d.relation(w) == "acl"
}
