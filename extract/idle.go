package extract

import (
	"slices"
	"strings"

	"dateline"
)

// idle tells whether words that could tell of a political event tell of none
// here: advice, foretelling, selling and metaphor use the same verbs. A claim
// needs someone who could do it or have it done to them; where nobody is named,
// it must be told as something that happened, not as what happens every day.
func (x *Extractor) idle(d *document, t *trigger, arguments []dateline.Argument) bool {
	switch d.subject() {
	case "horoscope", "advice":
		return true
	case "sport":
		if !d.grave(t) {
			return true
		}
	}
	if d.figurative(t, arguments) || d.subject() != "" && d.opinion(t.w).of(t.sense) < plain {
		return true
	}
	someone, known := false, false
	for i := range arguments {
		a := &arguments[i]
		w := d.at(a.Start)
		if w != nowhere && toReader(d.token(w).Text) {
			return true
		}
		known = known || d.identified(a)
		someone = someone || known || w != nowhere && d.anyParty(a)
	}
	if known || d.convinced(t) {
		return false
	}
	verb := d.token(t.over).UPOS == "VERB"
	if verb && !someone || d.commanded(t.over) {
		return true
	}
	v := d.clauseVerb(t.over)
	if v == nowhere {
		return len(arguments) == 0 && !d.headline(t.w.sentence)
	}
	return d.habitual(v) && !d.headline(t.w.sentence) && (verb || !d.definite(t.w))
}

// figurative tells whether an act of force or of politics is done by, and to,
// none but those whom a subject speaks of so: the crowd and the band of a
// review, the sellers of a market, the counsel of a court, the frost.
func (d *document) figurative(t *trigger, arguments []dateline.Argument) bool {
	subject, own := d.subject(), false
	forceful := false
	switch t.sense.Type.Name {
	case "ASSAULT", "RETREAT", "MOBILIZE", "THREATEN":
		forceful = true
	case "SANCTION", "COERCE":
		forceful = subject == "market"
		if !forceful {
			return false
		}
	case "REQUEST", "ACCUSE":
	default:
		return false
	}
	if d.volley(t.w) || subject != "" && forceful && len(arguments) == 0 {
		return true
	}
	if subject == "court" && (!forceful || d.grave(t)) {
		return false
	}
	for i := range arguments {
		a := &arguments[i]
		victim := a.Role == dateline.RoleRecipient || a.Role == dateline.RoleObject
		if !victim && a.Role != dateline.RoleActor && a.Role != dateline.RoleInstrument {
			continue
		}
		switch h := d.headOf(d.at(a.Start).sentence, a.Span); {
		case h == nowhere:
		case subject == "court" && victim:
			if m, ok := d.mentionAt(h); d.person(h) || ok && (m.Kind == dateline.Country || m.Kind == dateline.Group) {
				return false
			}
		case d.ownOf(subject, h), forceful && !victim && d.weather(h), subject == "market" && t.sense.Type.Name != "ACCUSE" && d.trades(h):
			own = true
		case subject == "arts" && victim && a.Kind == dateline.Place:
		case d.party(h) || d.identified(a):
			return false
		}
	}
	return own
}

// volley tells whether a noun of fire counts words: "a barrage of questions".
func (d *document) volley(w word) bool {
	for _, c := range d.dependents(w, "nmod") {
		if !d.hasCase(c, "of") {
			continue
		}
		switch d.lemma(c) {
		case "question", "criticism", "request", "complaint", "insult", "email", "e-mail", "letter", "word", "advert", "call", "tweet", "post", "abuse", "lawsuit", "claim", "lie":
			return true
		}
	}
	return false
}

// ownOf tells whether a word is one of a subject, describes one or is described
// by one: "Judge Lind", "the tenant's counsel".
func (d *document) ownOf(subject string, w word) bool {
	own := func(w word) bool { return w != nowhere && subjectWord(subject, strings.ToLower(d.token(w).Lemma)) }
	if d.token(w).UPOS == "PRON" {
		m, ok := d.mentionAt(w)
		return ok && m.Chain != "" && slices.ContainsFunc(d.analysis.Mentions, func(n dateline.Mention) bool {
			return n.Chain == m.Chain && n.Form == dateline.Nominal && own(d.at(n.Head.Start))
		})
	}
	if own(w) || is(d.relation(w), "nmod:poss", "compound") && own(d.head(w)) {
		return true
	}
	return slices.ContainsFunc(d.dependents(w, "compound", "nmod:desc", "flat", "nmod:poss", "appos"), own)
}

// trades tells whether a word is the name of a firm, for which a bare surname may pass.
func (d *document) trades(w word) bool {
	m, ok := d.mentionAt(w)
	return ok && m.Form == dateline.Name && (m.Kind == dateline.Organization || m.Kind == dateline.Person && !strings.Contains(d.report.Text[m.Start:m.End], " "))
}

// weather tells whether a word is a force of the weather and nobody's name.
func (d *document) weather(w word) bool {
	m, ok := d.mentionAt(w)
	return weatherWord(strings.ToLower(d.token(w).Lemma)) && !(ok && m.Form == dateline.Name && m.Kind == dateline.Person)
}

// grave tells whether a word means the same on a pitch as off it.
func (d *document) grave(t *trigger) bool {
	switch t.sense.Type.Name {
	case "ACCUSE", "SANCTION", "REQUEST":
		return true
	}
	switch t.sense.Lemma {
	case "arrest", "imprisonment", "kidnapping", "abduction":
		return true
	case "murder", "detain", "jail", "imprison", "stab", "rape", "protest", "riot", "demonstrate", "boycott", "kidnap", "abduct", "bombing", "massacre", "pull":
		return d.token(t.w).UPOS == "VERB"
	}
	return false
}

// toReader tells whether a word speaks to the reader, or for a seller.
func toReader(text string) bool {
	switch text { // "US" is a country
	case "you", "You", "your", "Your", "yours", "yourself", "our", "Our", "us":
		return true
	}
	return false
}

// identified tells whether an argument is someone or some place with a name.
func (d *document) identified(a *dateline.Argument) bool {
	if a.Name != "" || a.Kind == dateline.Country || a.Kind == dateline.Group && a.Mention != "" {
		return true
	}
	if w := d.at(a.Start); w != nowhere && slices.ContainsFunc(d.namesWithin(a.Span), func(m dateline.Mention) bool { return m.Kind != dateline.Other && m.Kind != dateline.Product }) {
		return true
	}
	m, ok := d.mentionByID(a.Mention)
	return ok && m.Chain != "" && d.chainNamed(m.Chain)
}

// namesWithin are the names inside a span.
func (d *document) namesWithin(span dateline.Span) []dateline.Mention {
	return slices.DeleteFunc(d.mentionsIn(span), func(m dateline.Mention) bool { return m.Form != dateline.Name })
}

// chainNamed tells whether a chain has a name in it.
func (d *document) chainNamed(chain string) bool {
	if d.names == nil {
		d.names = map[string]bool{}
		for i := range d.analysis.Mentions {
			if m := &d.analysis.Mentions[i]; m.Form == dateline.Name && m.Chain != "" {
				d.names[m.Chain] = true
			}
		}
	}
	return d.names[chain]
}

// anyParty tells whether the words of an argument hold somebody.
func (d *document) anyParty(a *dateline.Argument) bool {
	if a.Role == dateline.RoleTopic || a.Role == dateline.RoleInstrument || a.Role == dateline.RoleCount {
		return a.Role == dateline.RoleCount
	}
	first := d.at(a.Start)
	for i := first.token; i < len(d.analysis.Sentences[first.sentence].Tokens); i++ {
		w := word{first.sentence, i}
		if d.token(w).Start >= a.End {
			break
		}
		if u := d.token(w).UPOS; (u == "NOUN" || u == "PROPN" || u == "PRON" && !strings.EqualFold(d.token(w).Text, "it") || demonymLike(d.token(w).Text)) && d.party(w) {
			return true
		}
	}
	return false
}

// commanded tells whether a verb is an order, or shares one: "fold and strike".
func (d *document) commanded(w word) bool {
	for range highest {
		if d.imperative(w) {
			return true
		}
		h := d.head(w)
		if h == nowhere || d.dependent(w, "nsubj", "nsubj:pass") != nowhere || !is(d.relation(w), "conj", "parataxis", "advcl", "xcomp", "obj", "obl", "nmod") {
			return false
		}
		w = h
	}
	return false
}

// clauseVerb is the finite verb of the clause that w stands in, w itself where it is one.
func (d *document) clauseVerb(w word) word {
	for range highest {
		if u := d.token(w).UPOS; u == "VERB" || u == "AUX" {
			if x := d.token(w).XPOS; x == "VBD" || x == "VBZ" || x == "VBP" || d.dependent(w, "aux", "aux:pass") != nowhere || d.head(w) == nowhere {
				return w
			}
		} else if d.dependent(w, "cop") != nowhere {
			return d.dependent(w, "cop")
		}
		h := d.head(w)
		if h == nowhere {
			return nowhere
		}
		w = h
	}
	return nowhere
}

// habitual tells whether a verb stands in the plain present.
func (d *document) habitual(w word) bool {
	switch d.token(w).XPOS {
	case "VBZ", "VBP":
		return verbCue(d.lemma(w)) == noCue
	case "VBN":
		for _, a := range d.dependents(w, "aux", "aux:pass") {
			if x := d.token(a).XPOS; (x == "VBZ" || x == "VBP") && d.token(a).Lemma == "be" {
				return !d.hasAux(w, "have")
			}
		}
	}
	return false
}

// definite tells whether a noun points at something told before.
func (d *document) definite(w word) bool {
	if c := d.dependent(w, "det"); c != nowhere {
		switch strings.ToLower(d.token(c).Text) {
		case "the", "this", "that", "these", "those":
			return len(d.analysis.Mentions) > 0 && d.anyName()
		}
	}
	return false
}

// anyName tells whether the report names anybody.
func (d *document) anyName() bool {
	return slices.ContainsFunc(d.analysis.Mentions, func(m dateline.Mention) bool {
		return m.Form == dateline.Name && (m.Kind == dateline.Person || m.Kind == dateline.Organization || m.Kind == dateline.Country)
	})
}
