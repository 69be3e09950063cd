package extract

import (
	"strings"

	"dateline"
)

// speakerOf is the head of the phrase that names who speaks by the verb w:
// its subject, its agent when passive, or the subject that it shares with the
// verb above it. Nowhere when the sentence names nobody.
func (d *document) speakerOf(w word) word {
	for range highest {
		if d.passiveCue(w) && !(d.relation(w) == "acl" && d.head(w) != nowhere && d.loneClause(w, d.head(w))) {
			if a := d.agent(w); a != nowhere {
				return a
			}
			if d.relation(w) != "conj" || d.dependent(w, "nsubj:pass", "expl") != nowhere {
				return nowhere
			}
		} else if s := d.activeSubject(w); s != nowhere {
			return d.antecedent(s, w)
		}
		up, ok := d.sharesSubject(w)
		if !ok {
			return up
		}
		if s := d.dependent(up, "nsubj:pass"); s != nowhere && !d.passiveCue(w) {
			return d.antecedent(s, up) // "was asked to comment": who was asked
		}
		w = up
	}
	return nowhere
}

// activeSubject is the subject of an active verb; also a noun right before it
// that a parse took for an address ("Observers note that").
func (d *document) activeSubject(w word) word {
	if s := d.dependent(w, "nsubj"); s != nowhere && d.relation(s) != "nsubj:outer" {
		return s
	}
	if v := d.dependent(w, "vocative", "dislocated"); v != nowhere && v.token < w.token && d.subtree(v).End+1 >= d.cueSpan(w).Start {
		return v
	}
	return nowhere
}

// sharesSubject is the word above w whose subject is also that of w; false
// with the speaker itself (or nowhere) when the search ends there.
func (d *document) sharesSubject(w word) (word, bool) {
	h := d.head(w)
	if h == nowhere {
		return nowhere, false
	}
	switch d.relation(w) {
	case "advcl":
		if over := d.head(h); over != nowhere && d.token(w).XPOS == "VBG" && d.relation(h) == "ccomp" && quotingCue(verbCue(d.lemma(over))) && d.afterComma(w) {
			return over, true // "said the port would close, adding that": who said so adds
		}
		return h, true
	case "conj", "xcomp":
		return h, true
	case "acl":
		if d.token(w).XPOS == "VBG" || d.loneClause(w, h) {
			return h, false
		}
	}
	return nowhere, false
}

// loneClause tells whether the participle w on the noun h is the only verb that
// a sentence has: "The paper, its organ, praised ..." read as a noun phrase.
func (d *document) loneClause(w, h word) bool {
	return d.token(w).XPOS == "VBD" || d.head(h) == nowhere && d.token(h).UPOS != "VERB" && d.agent(w) == nowhere && d.afterComma(w)
}

// antecedent is what a subject stands for when it is a relative pronoun: the
// noun that the clause of w hangs on.
func (d *document) antecedent(s, w word) word {
	if !d.relative(s) && !strings.EqualFold(d.token(s).Text, "that") {
		return s
	}
	for range highest {
		if d.relation(w) == "acl:relcl" {
			return d.head(w)
		}
		if d.relation(w) != "conj" || d.head(w) == nowhere {
			break
		}
		w = d.head(w)
	}
	return s
}

// agent is the "by" phrase of a passive verb.
func (d *document) agent(w word) word {
	if a := d.dependent(w, "obl:agent"); a != nowhere {
		return a
	}
	for _, o := range d.dependents(w, "obl") {
		if c := d.dependent(o, "case"); c != nowhere && strings.EqualFold(d.token(c).Text, "by") {
			return o
		}
	}
	return nowhere
}

// speakerSpan is the phrase of a speaker, without its preposition and without
// a clause on it that the cue stands in.
func (d *document) speakerSpan(source, cue word) dateline.Span {
	if source == nowhere {
		return dateline.Span{}
	}
	span := d.subtree(source, "case", "cc", "punct", "mark")
	if at := d.token(cue).Start; span.Start <= at && at < span.End {
		span = d.subtree(source, "case", "cc", "punct", "acl", "appos", "parataxis", "conj")
	}
	before := d.report.Text[span.Start:d.token(source).Start]
	if i := strings.LastIndexByte(before, ','); i >= 0 && strings.Contains(before[:i], " ") && d.relation(source) != "nmod" {
		span.Start += i + 1 // "The following day, officials": no modifier of the noun
	}
	return d.trimmed(span)
}

// speakerLink is the link of a chain that a speech makes.
func (x *Extractor) speakerLink(d *document, s *speech) dateline.Link {
	cue := s.span
	link := dateline.Link{Kind: "group"}
	if !cue.Empty() {
		link.Cue = &cue
	}
	if s.source == nowhere {
		return link
	}
	speaker := s.speaker
	link.Speaker = &speaker
	link.Kind, link.Name, link.Mention = d.identify(s.source, speaker)
	return link
}

// identify says what kind of speaker a phrase names, by what name, and by
// which mention of the analysis.
func (d *document) identify(source word, span dateline.Span) (kind, name, mention string) {
	core := d.report.Text[span.Start:span.End]
	if m, ok := d.speakerMention(source, span); ok {
		name = d.report.Text[m.Start:m.End]
		if a := agencyName(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")); a != "" && m.Form == dateline.Name {
			return "agency", a, m.ID
		}
		if named, ok := d.namedIn(m.Chain); ok && m.Form != dateline.Name {
			name, m.Kind = d.report.Text[named.Start:named.End], named.Kind
		} else if m.Form == dateline.Nominal {
			return d.speakerKind(source), bare(name), m.ID
		}
		if kind = linkKind(m.Kind); kind == "" {
			kind = d.speakerKind(source)
		}
		return kind, name, m.ID
	}
	if a := agencyName(bare(core)); a != "" {
		return "agency", a, ""
	}
	short := d.subtree(source, "case", "acl", "appos", "parataxis", "punct", "cc", "advcl", "mark")
	short.Start = max(short.Start, span.Start)
	return d.speakerKind(source), bare(d.report.Text[short.Start:max(short.Start, short.End)]), ""
}

// speakerMention is the mention that names the speaker: one headed by the head
// of the phrase, else a person's name in apposition to it ("spokesman Dmitry
// Peskov").
func (d *document) speakerMention(source word, span dateline.Span) (dateline.Mention, bool) {
	best, found := dateline.Mention{}, false
	for _, m := range d.mentionsOf(source) {
		if !found || m.Form == dateline.Name && best.Form != dateline.Name {
			best, found = m, true
		}
	}
	if found && best.Form == dateline.Name {
		return best, true
	}
	for _, c := range d.dependents(source, "appos", "flat", "compound") {
		for _, m := range d.mentionsOf(c) {
			if m.Form == dateline.Name && m.Kind == dateline.Person && span.Contains(m.Span) {
				return m, true
			}
		}
	}
	return best, found
}

// namedIn is the first name in a chain of mentions.
func (d *document) namedIn(chain string) (dateline.Mention, bool) {
	if chain == "" {
		return dateline.Mention{}, false
	}
	i, ok := d.speeches().names[chain]
	if !ok {
		return dateline.Mention{}, false
	}
	return d.analysis.Mentions[i], true
}

// linkKind is the kind of link for a kind of mention, "" where the mention does not tell.
func linkKind(k dateline.Kind) string {
	switch k {
	case dateline.Person:
		return "person"
	case dateline.Organization, dateline.Country, dateline.Facility, dateline.Place:
		return "organization"
	case dateline.Group:
		return "group"
	}
	return ""
}

// speakerKind tells the kind of an unnamed speaker by the head noun.
func (d *document) speakerKind(w word) string {
	t := d.token(w)
	switch {
	case documentNoun(d.lemma(w)):
		return "document"
	case organizationNoun(d.lemma(w)):
		return "organization"
	case t.XPOS == "NNS" || t.XPOS == "NNPS" || strings.Contains(t.Feats, "Number=Plur") || d.lemma(w) == "they":
		return "group"
	case t.UPOS == "PROPN":
		return "organization"
	case t.UPOS == "PRON" || t.UPOS == "NOUN":
		return "person"
	}
	return "group"
}

// speaks tells whether w can speak: a name of somebody, a pronoun of persons, a
// noun of people, bodies or documents.
func (d *document) speaks(w word) bool {
	for _, m := range d.mentionsOf(w) {
		if linkKind(m.Kind) != "" {
			return true
		}
	}
	t, l := d.token(w), d.lemma(w)
	switch t.UPOS {
	case "PROPN":
		return true
	case "PRON":
		switch strings.ToLower(t.Text) {
		case "it", "this", "that", "which", "what", "these", "those", "something", "everything", "nothing", "there", "itself":
			return false
		}
		return true
	case "NUM", "DET", "ADJ":
		return true
	}
	return organizationNoun(l) || documentNoun(l) || speakerNoun(l)
}

// speakerNoun tells whether a noun names people, by what it is or how it ends.
func speakerNoun(l string) bool {
	switch l {
	case "people", "person", "chief", "head", "spokespeople", "spokesperson", "official", "critic", "aide", "ally", "source", "witness", "expert", "analyst",
		"king", "queen", "pope", "prince", "princess", "general", "colonel", "captain", "mayor", "judge", "guard", "boss", "rival", "friend", "parent", "mother", "wife",
		"victim", "youth", "men", "women", "man", "woman", "crowd", "public", "premier", "chair", "diplomat", "candidate", "delegate", "advocate", "colleague", "democrat",
		"scholar", "journalist", "medic", "relative", "family", "nominee", "attorney", "counsel", "prophet", "priest", "monk", "bishop", "imam", "activist", "half", "majority", "child", "couple", "kid", "staff", "opponent",
		"teenager", "husband", "son", "uncle", "pro", "coach", "star", "host", "author", "guru", "hero", "liberal", "conservative", "others", "duo", "camp", "media", "press", "opposition", "pilot":
		return true
	case "order", "number", "paper", "matter", "border", "power", "answer", "error", "sector", "factor", "river", "water", "weather", "winter", "summer", "november", "letter", "chapter", "disaster",
		"center", "terror", "event", "moment", "agreement", "statement", "movement", "investment", "document", "development", "equipment", "argument", "comment", "content", "percent", "accident", "incident",
		"server", "computer", "quarter", "corner", "cover", "career", "fear", "offer", "tower", "color", "floor", "behavior", "favor", "labor", "honor", "effort", "support", "airport", "amount", "account", "point", "department", "result", "patent", "restaurant", "plant", "talent", "extent", "intent", "treatment", "payment":
		return false
	}
	for _, end := range [...]string{"er", "or", "ist", "ian", "man", "men", "ee", "ant", "woman", "women", "maker", "ician"} {
		if len(l) > len(end)+2 && strings.HasSuffix(l, end) {
			return true
		}
	}
	return false
}

// bare is a phrase without its leading article.
func bare(s string) string {
	for _, a := range [...]string{"the ", "The ", "a ", "A ", "an ", "An "} {
		s = strings.TrimPrefix(s, a)
	}
	return s
}
