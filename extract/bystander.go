package extract

import (
	"slices"
	"strings"

	"dateline"
)

// How an argument that is not filled by grammar alone came to its role, for Via.
const (
	viaGroup   = "group"   // a member of the group that the span names
	viaPronoun = "pronoun" // the words are those of whom a pronoun of the sentence stands for
	viaWithin  = "within"  // inside the words of another part: what is promised, asked, given or refused, struck or closed
	viaPlace   = "place"   // where it happens: whose people or ground it is done to
	viaReader  = "read"    // the learned reader's, where grammar fills nothing
	viaMutual  = "mutual"  // what parties of one side do with one another: both act and get
)

// bystanders add who else an event of PLOVER is done to, when its own slots
// name nobody: the party inside its content or object, failing that the
// country or city where it happens. Both are marked as such by Via.
func (f *filling) bystanders() {
	t := f.t.sense.Type
	if t.Own || len(f.out) == 0 || f.mutual() || f.settled() {
		return
	}
	if f.insiders(f.named) {
		return
	}
	for _, a := range f.out {
		if f.has(dateline.RoleActor) && spatial(a.Role) && a.Name != "" && (a.Kind == dateline.Country || a.Kind == dateline.Place) {
			a.Role, a.Via = dateline.RoleRecipient, viaPlace
			f.out = append(f.out, a)
			return
		}
	}
	f.insiders(f.described)
}

// insiders adds the first words that a test accepts inside what the event is
// about, and tells whether there are any.
func (f *filling) insiders(test func(word) bool) bool {
	for _, s := range f.t.slots {
		if !bearing(s.slot) || f.d.temporal(s.w) {
			continue
		}
		if found := f.inside(s.w, 6, test); len(found) > 0 {
			for _, w := range found {
				f.addVia(w, viaWithin)
			}
			return true
		}
	}
	return f.untilDone(test)
}

// untilDone adds who a refusal waits for: "will not return until Arda pays".
func (f *filling) untilDone(test func(word) bool) bool {
	if f.t.sense.Type.Name != "REJECT" && !f.d.negated(f.t.over) {
		return false
	}
	for _, c := range f.d.dependents(f.t.over, "advcl") {
		if m := f.d.dependent(c, "mark"); m == nowhere || !waits(strings.ToLower(f.d.token(m).Text)) {
			continue
		}
		if found := f.inside(c, 4, test); len(found) > 0 {
			f.addVia(found[0], viaWithin)
			return true
		}
	}
	return false
}

func waits(mark string) bool {
	return mark == "until" || mark == "unless" || mark == "before" || mark == "till"
}

// mutual makes the actors after the first recipients too, of what they do
// with one another: "Arda and Norland signed a pact".
func (f *filling) mutual() bool {
	if !f.t.sense.Mutual || f.has(dateline.RoleRecipient) {
		return false
	}
	actors := 0
	for _, a := range f.out {
		if a.Role != dateline.RoleActor {
			continue
		}
		if actors++; actors > 1 {
			a.Role, a.Via = dateline.RoleRecipient, viaMutual
			f.out = append(f.out, a)
		}
	}
	return actors > 1
}

// settled tells whether a party, or something named, is recipient already, or
// two parties meet.
func (f *filling) settled() bool {
	actors := 0
	for _, a := range f.out {
		switch {
		case a.Role == dateline.RoleRecipient && (a.Mention != "" && a.Kind != dateline.Other && a.Kind != ""):
			return true
		case a.Role == dateline.RoleActor:
			actors++
		}
	}
	return f.t.sense.Type.Reciprocal && actors > 1
}

// bearing tells whether a slot holds what an event is about or done to.
func bearing(slot string) bool {
	switch slot {
	case "subj", "by", "adv", "poss", "patient", "host", "inf", "at", "according":
		return false
	}
	return true
}

// inside are the first words below w that a test accepts, w itself and what
// is coordinated with it among them; depth bounds the search.
func (f *filling) inside(w word, depth int, test func(word) bool) []word {
	d := f.d
	if test(w) {
		var out []word
		for _, c := range d.conjuncts(w) {
			if test(c) {
				out = append(out, c)
			}
		}
		return out
	}
	if depth == 0 {
		return nil
	}
	for _, c := range d.dependents(w) {
		if rel := d.relation(c); is(rel, "punct", "case", "mark", "cc", "det", "aux") || d.temporal(c) {
			continue
		}
		if found := f.inside(c, depth-1, test); len(found) > 0 {
			return found
		}
	}
	return nil
}

// named tells whether a word names a party, or a place that may stand for
// one, that has no part in the event yet.
func (f *filling) named(w word) bool {
	d := f.d
	if !f.free(w) {
		return false
	}
	if m, ok := d.mentionAt(w); ok && m.Form == dateline.Name {
		return d.party(w) || d.place(w)
	}
	return d.token(w).UPOS == "ADJ" && demonymLike(d.token(w).Text)
}

// described tells the same of a word that describes a party: "the rebels".
func (f *filling) described(w word) bool {
	return f.free(w) && f.d.token(w).UPOS == "NOUN" && f.d.party(w) && !is(f.d.relation(w), "compound")
}

// free tells whether a word may be one more party of the event.
func (f *filling) free(w word) bool {
	d := f.d
	m, ok := d.mentionAt(w)
	if d.token(w).UPOS == "PRON" || f.partyAt(w) || ok && (m.Kind == dateline.Other || f.takesPart(m)) {
		return false
	}
	return !is(d.relation(w), "flat", "nmod:desc", "appos") || d.head(w) == nowhere || !f.partyAt(d.head(w))
}

// partyAt tells whether a word stands inside the words of a party or of the
// place of the event.
func (f *filling) partyAt(w word) bool {
	span := f.d.token(w).Span
	return slices.ContainsFunc(f.out, func(a dateline.Argument) bool {
		return a.Contains(span) && a.Role != dateline.RoleObject && a.Role != dateline.RoleTopic && a.Role != dateline.RoleInstrument && (a.Role != dateline.RoleRecipient || a.Mention != "")
	})
}

// takesPart tells whether whom a mention stands for has a part in the event already.
func (f *filling) takesPart(m dateline.Mention) bool {
	return slices.ContainsFunc(f.out, func(a dateline.Argument) bool {
		o, ok := f.d.mentionByID(a.Mention)
		return ok && (o.ID == m.ID || o.Chain != "" && o.Chain == m.Chain)
	})
}

// addVia appends a recipient with how it came to be one.
func (f *filling) addVia(w word, via string) {
	before := len(f.out)
	f.add(dateline.RoleRecipient, w)
	for i := before; i < len(f.out); i++ {
		if f.out[i].Via == "" {
			f.out[i].Via = via
		}
	}
}

// spokenFor adds to pronouns the words of whom they stand for, when these stand
// in the same sentence: "the army said it had opened fire". A pronoun that is not
// known to be someone gets the name as well.
func (f *filling) spokenFor() {
	for i := range f.out {
		a := f.out[i]
		if a.Via != "" || a.Name != "" {
			continue
		}
		w := f.d.at(a.Start)
		if w == nowhere || f.d.token(w).Span != a.Span || f.d.token(w).UPOS != "PRON" {
			continue
		}
		n := f.d.standsFor(w)
		if f.reflexive(&a, n) {
			n = f.d.otherPerson(w, f.chainOf(&a))
		}
		if n != nowhere && !f.holds(n) {
			f.name(&a, n)
			f.out = append(f.out, a)
			if f.chainOf(&f.out[i]) == "" {
				f.out[i].Mention, f.out[i].Kind, f.out[i].Name = a.Mention, a.Kind, a.Name
			}
		}
	}
}

// reflexive tells whether a pronoun would stand for another argument of its
// own clause, which only "himself" can.
func (f *filling) reflexive(a *dateline.Argument, n word) bool {
	chain := f.chainOf(a)
	return n != nowhere && f.holds(n) || chain != "" && slices.ContainsFunc(f.out, func(b dateline.Argument) bool {
		return b.Span != a.Span && f.chainOf(&b) == chain
	})
}

func (f *filling) chainOf(a *dateline.Argument) string {
	m, _ := f.d.mentionByID(a.Mention)
	return m.Chain
}

// otherPerson is the nearest person before w in its sentence who is not of a chain.
func (d *document) otherPerson(w word, chain string) word {
	for i := w.token - 1; i >= 0; i-- {
		for _, k := range d.mentions[word{w.sentence, i}] {
			if o := &d.analysis.Mentions[k]; o.Kind == dateline.Person && o.Form != dateline.Pronoun && o.Chain != chain {
				return word{w.sentence, i}
			}
		}
	}
	return nowhere
}

func (f *filling) name(a *dateline.Argument, w word) {
	d := f.d
	w = d.byName(w)
	a.Quote, a.Via = d.quote(d.nounPhrase(w)), viaPronoun
	m, ok := d.mentionAt(w)
	if !ok {
		return
	}
	a.Mention, a.Kind = m.ID, m.Kind
	if m.Form == dateline.Name {
		a.Name = d.quote(m.Span).Text
	}
}

// standsFor is the word of the same sentence that a third-person pronoun
// stands for: the last one of its chain that is no pronoun, else who speaks,
// where the pronoun is the subject of what is said and agrees.
func (d *document) standsFor(w word) word {
	form := strings.ToLower(d.token(w).Text)
	switch form {
	case "it", "its", "he", "she", "him", "her", "his", "they", "them", "their":
	default:
		return nowhere
	}
	if m, ok := d.mentionAt(w); ok && m.Chain != "" {
		for i := w.token - 1; i >= 0; i-- {
			for _, k := range d.mentions[word{w.sentence, i}] {
				if o := &d.analysis.Mentions[k]; o.Chain == m.Chain && o.Form != dateline.Pronoun {
					return word{w.sentence, i}
				}
			}
		}
	}
	return d.speakerOver(w, form)
}

// speakerOver is the subject of the verb of saying over a clause whose subject
// is a pronoun, when both agree in number and kind.
func (d *document) speakerOver(w word, form string) word {
	clause := d.head(w)
	if clause == nowhere || !is(d.relation(w), "nsubj") {
		return nowhere
	}
	for d.relation(clause) == "conj" && d.head(clause) != nowhere {
		clause = d.head(clause)
	}
	over := d.head(clause)
	if over == nowhere || !is(d.relation(clause), "ccomp", "xcomp") || verbCue(d.lemma(over)) == noCue {
		return nowhere
	}
	s := d.dependent(over, "nsubj")
	if s == nowhere || d.token(s).UPOS == "PRON" || s.token > w.token {
		return nowhere
	}
	plural := d.token(s).XPOS == "NNS" || d.token(s).XPOS == "NNPS" || len(d.conjuncts(s)) > 1
	switch form {
	case "it":
		if d.person(s) || plural && d.token(s).XPOS == "NNS" {
			return nowhere
		}
	case "he", "she":
		if plural || !d.person(s) {
			return nowhere
		}
	case "they":
		if d.person(s) && !plural {
			return nowhere
		}
	default:
		return nowhere
	}
	return s
}
