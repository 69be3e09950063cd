package extract

import (
	"slices"
	"strings"

	"dateline"
)

// arguments are the parts of the event of a trigger.
func (x *Extractor) arguments(d *document, t *trigger) []dateline.Argument {
	f := &filling{x: x, d: d, t: t, out: []dateline.Argument{}}
	for _, s := range f.ordered() {
		f.slot(s)
	}
	f.content()
	f.spokenFor()
	f.read()
	f.bystanders()
	f.withoutInner()
	f.markInner()
	return f.out
}

// filling collects arguments, each once.
type filling struct {
	x   *Extractor
	d   *document
	t   *trigger
	out []dateline.Argument
}

// ordered are the slots with subjects and owners first, so that who acts is
// known before modifiers are read.
func (f *filling) ordered() []filler {
	rank := func(s string) int {
		switch s {
		case "subj", "by", "poss", "between":
			return 0
		case "obj", "iobj", "of":
			return 1
		case "mod":
			return 3
		}
		return 2
	}
	out := slices.Clone(f.t.slots)
	slices.SortStableFunc(out, func(a, b filler) int { return rank(a.slot) - rank(b.slot) })
	return out
}

// role is the role of a slot: the frame's, else what the preposition says by itself.
func (f *filling) role(slot string) dateline.Role {
	frame := f.t.sense.Frame
	if r := frame.Role(slot); r != "" {
		return dateline.Role(r)
	}
	switch slot {
	case "in", "at", "near", "inside", "outside", "across", "throughout", "around", "on":
		return dateline.RolePlace
	case "from":
		return dateline.RoleOrigin
	case "to", "into", "toward", "towards":
		return dateline.RoleDestination
	case "about", "over", "regarding", "concerning":
		return dateline.RoleTopic
	case "against":
		return dateline.RoleRecipient
	case "alongside":
		return dateline.RoleAccompaniedBy
	case "patient":
		return dateline.RoleRecipient
	case "host":
		if f.t.sense.Type.Reciprocal {
			return dateline.RoleActor
		}
	}
	return "-"
}

// slot makes the arguments of one slot.
func (f *filling) slot(s filler) {
	role := f.role(s.slot)
	if role == "patient" && f.t.sense.Type.Reciprocal {
		role = dateline.RoleActor
	}
	if role == "-" || s.slot == "comp" || s.slot == "adv" || f.d.temporal(s.w) {
		return
	}
	if s.slot == "poss" && f.t.w != f.t.over && f.d.token(s.w).UPOS == "PRON" && f.has(dateline.RoleActor) {
		return // "completed its withdrawal": the subject says who
	}
	if s.slot == "mod" && f.has(dateline.RoleActor) {
		return // "the Kremlin talks between A and B": a place, not a party
	}
	if role == dateline.RoleRecipient && s.slot == "at" && f.has(dateline.RoleRecipient) && !f.d.person(s.w) {
		role = dateline.RolePlace // "killed at a market": who it is done to is known
	}
	for _, w := range f.d.conjuncts(s.w) {
		f.argument(role, w, s.slot)
	}
}

func (f *filling) has(role dateline.Role) bool {
	return slices.ContainsFunc(f.out, func(a dateline.Argument) bool { return a.Role == role })
}

// argument makes the argument of one word, with what its role asks of it.
func (f *filling) argument(role dateline.Role, w word, slot string) {
	d := f.d
	w = d.core(w)
	if l := d.lemma(w); l == "least" || l == "most" {
		return // of "at least seven"
	}
	if undergoes(role) && (d.quality(w) || d.sum(w)) || role == dateline.RoleActor && d.sum(w) {
		return
	}
	if role == dateline.RoleTopic && slot == "obj" && f.handled() && !d.party(w) {
		role = dateline.RoleObject
	}
	switch role {
	case dateline.RolePlace, dateline.RoleOrigin, dateline.RoleDestination:
		if d.place(w) && !d.temporal(w) {
			f.add(role, w)
			if m, ok := d.mentionAt(w); ok && m.Kind == dateline.Country && role == dateline.RoleOrigin && f.t.sense.Type.Name == "RETREAT" {
				f.add(dateline.RoleRecipient, w) // whose territory is left
			}
		}
	case dateline.RoleActor:
		f.actor(w, slot)
	case dateline.RoleRecipient, dateline.RoleBeneficiary:
		f.recipient(role, w, slot)
	case dateline.RoleAccompaniedBy:
		if d.party(w) {
			f.add(role, w)
		}
	default:
		f.add(role, w)
		if slot == "obj" {
			f.owners(w)
		}
	}
}

// handled tells whether what an event of this type is about is something that is
// given, signed, lifted, won: its object.
func (f *filling) handled() bool {
	typ := f.t.sense.Type
	return typ.Own || typ.Name == "AGREE" || typ.Name == "CONCEDE" || typ.Name == "SANCTION"
}

// actor takes who acts. Where the word names none ("a US strike killed"), the
// party inside its phrase acts and the word is the means.
func (f *filling) actor(w word, slot string) {
	d := f.d
	if d.party(w) {
		if slot == "mod" && !d.mentioned(w) {
			return
		}
		f.add(dateline.RoleActor, w)
		return
	}
	if m, ok := d.mentionAt(w); ok && m.Form == dateline.Name && d.place(w) && (slot == "subj" || slot == "by") {
		f.add(dateline.RoleActor, w) // a capital or a country stands for its government
		return
	}
	if slot != "subj" && slot != "by" {
		return // only a subject may be something that is no party
	}
	inner := d.partiesIn(w, true)
	if f.t.sense.Type.Own && len(inner) > 0 && !d.noun(w, abstractNoun) {
		f.add(dateline.RoleActor, w) // "shares of Acme fell": not Acme
		return
	}
	for _, p := range inner {
		f.add(dateline.RoleActor, p)
	}
	switch {
	case f.t.sense.Type.Quad == 4 && (f.t.sense.Type.Name == "ASSAULT"):
		f.add(dateline.RoleInstrument, w)
	case len(inner) == 0 && !d.noun(w, abstractNoun) && !d.place(w):
		f.add(dateline.RoleActor, w)
	case len(inner) == 0 && d.place(w) && d.mentioned(w):
		f.add(dateline.RoleActor, w)
	}
}

// recipient takes who or what the event is done to. Of a thing that belongs to
// someone ("condemned Israel's plan") the owner is the recipient too.
func (f *filling) recipient(role dateline.Role, w word, slot string) {
	d := f.d
	visit := f.t.sense.Mode == "visit"
	switch {
	case slot == "mod" && !d.mentioned(w):
	case visit && slot != "obj" && !d.place(w) && !d.party(w):
	case visit:
		f.add(role, w)
		if m, ok := d.mentionAt(w); d.place(w) && (!ok || m.Kind != dateline.Country) {
			f.add(dateline.RolePlace, w)
			for _, p := range d.placesIn(w) {
				f.add(role, p)
				f.add(dateline.RolePlace, p)
			}
		}
	case d.party(w):
		f.add(role, w)
	case d.token(w).UPOS == "ADV" || d.token(w).UPOS == "SCONJ":
	case f.t.sense.Type.Own && !d.place(w) && slot != "obj" && slot != "subj":
	default:
		for _, p := range d.partiesIn(w, false) {
			f.add(role, p)
		}
		f.add(f.thing(role, w), w)
	}
}

// thing is the role of what is no party and no place: what is welcomed, asked or
// blamed is a topic, what is seized, refused or destroyed an object.
func (f *filling) thing(role dateline.Role, w word) dateline.Role {
	m, ok := f.d.mentionAt(w)
	if role != dateline.RoleRecipient || is(f.d.token(w).UPOS, "PROPN", "NUM", "ADJ") || f.d.place(w) || f.d.noun(w, doer) || ok && m.Kind != dateline.Other && m.Kind != dateline.Product && m.Kind != dateline.EventName {
		return role
	}
	switch f.t.sense.Type.Name {
	case "REJECT", "PROTEST", "ACCUSE":
		return role
	case "SUPPORT", "REQUEST":
		return dateline.RoleTopic
	}
	return dateline.RoleObject
}

// owners take the parties of what is asked, signed or refused as recipients,
// when nobody else is: "rejected the US demand".
func (f *filling) owners(w word) {
	if f.has(dateline.RoleRecipient) || f.t.sense.Type.Reciprocal || f.t.sense.Type.Own {
		return
	}
	for _, p := range f.d.partiesIn(w, false) {
		f.add(dateline.RoleRecipient, p)
	}
}

// content reads the clause that a promise, request, refusal or threat is about:
// whom that would be done to is the recipient, when nobody else is.
func (f *filling) content() {
	c := fills(f.t.slots, "comp")
	if c == nowhere || f.t.sense.Type.Own || f.t.sense.Frame.Role("comp") == "" || f.has(dateline.RoleRecipient) || !verbal(f.d, c) && f.d.token(c).UPOS != "NOUN" {
		return
	}
	d := f.d
	slots := d.verbSlots(c)
	if !d.subjectless(c) { // "demanded that Iran stop", "accused": its subject is who should
		if s := fills(slots, "subj"); s != nowhere && d.party(s) && !f.holds(s) {
			f.add(dateline.RoleRecipient, s)
			return
		}
	}
	f.addressees(slots, f.innerFrame(c, slots))
}

// addressees takes the parties of a content clause as recipients.
func (f *filling) addressees(slots []filler, frame func(string) string) {
	d := f.d
	for _, s := range slots {
		if s.slot == "subj" || d.temporal(s.w) {
			continue
		}
		role := frame(s.slot)
		whole := role == "recipient" || role == "actor" || slices.Contains([]string{"obj", "iobj", "with", "to", "against", "on", "from"}, s.slot)
		if !whole || role == "place" {
			continue
		}
		for _, w := range d.conjuncts(s.w) {
			if d.party(w) || d.place(w) && d.mentioned(w) {
				f.add(dateline.RoleRecipient, w)
				continue
			}
			for _, p := range d.partiesIn(w, false) {
				f.add(dateline.RoleRecipient, p)
			}
		}
	}
}

// innerFrame gives the roles of the verb of a content clause; of verbs outside
// the ontology objects and "with", "to", "against" are its recipients.
func (f *filling) innerFrame(c word, slots []filler) func(string) string {
	_, senses := f.x.lookup(f.d, c, f.x.ontology.Verb)
	if s, _, _ := f.d.best(c, senses, slots); s != nil && s.Event {
		return s.Frame.Role
	}
	return func(slot string) string {
		switch slot {
		case "obj", "iobj", "with", "to", "against", "on":
			return "recipient"
		}
		return ""
	}
}

// withoutInner leaves out topics and things inside the words of others: the media
// of "prices for media".
func (f *filling) withoutInner() {
	all := slices.Clone(f.out)
	f.out = slices.DeleteFunc(f.out, func(a dateline.Argument) bool {
		return (a.Role == dateline.RoleTopic || a.Role == dateline.RoleObject) && slices.ContainsFunc(all, func(b dateline.Argument) bool {
			return b.Role == a.Role && b.Len() > a.Len() && b.Contains(a.Span)
		})
	})
}

// markInner says of whom something is done to by the words inside those of
// another such part (Oru of "the road to Oru") that they stand within.
func (f *filling) markInner() {
	for i := range f.out {
		a := &f.out[i]
		if a.Via == "" && undergoes(a.Role) && slices.ContainsFunc(f.out, func(b dateline.Argument) bool {
			return undergoes(b.Role) && b.Len() > a.Len() && b.Contains(a.Span)
		}) {
			a.Via = viaWithin
		}
	}
}

func undergoes(r dateline.Role) bool {
	return r == dateline.RoleRecipient || r == dateline.RoleObject
}

// quality tells whether a word says how something is and names nobody: "even",
// "new"; "the wounded" and "two dead" do.
func (d *document) quality(w word) bool {
	if d.mentioned(w) || demonymLike(d.token(w).Text) {
		return false
	}
	switch d.token(w).UPOS {
	case "ADV":
		return true
	case "ADJ":
		return d.dependent(w, "det", "nummod", "nmod:poss") == nowhere && casualtyNoun(d.lemma(w)) == ""
	}
	return false
}

// sum tells whether a word is of an amount of money or a share: "$200 to $399", "5 %".
func (d *document) sum(w word) bool {
	t := d.token(w)
	if t.UPOS == "SYM" || strings.ContainsAny(t.Text, "$€£¥%") {
		return true
	}
	text := d.report.Text[t.End:]
	return t.UPOS == "PROPN" && (strings.HasPrefix(text, "$") || strings.HasPrefix(text, " $")) || t.UPOS == "NUM" && slices.ContainsFunc(d.dependents(w), func(c word) bool {
		return strings.ContainsAny(d.token(c).Text, "$€£¥%")
	})
}

func (f *filling) holds(w word) bool {
	span := f.d.token(w).Span
	return slices.ContainsFunc(f.out, func(a dateline.Argument) bool { return a.Contains(span) })
}

// add appends the argument of a word, or one for each member of a group.
func (f *filling) add(role dateline.Role, w word) {
	d := f.d
	if members := d.members(w, f.t); len(members) > 0 {
		span := d.nounPhrase(w)
		for _, m := range members {
			f.put(dateline.Argument{Role: role, Quote: d.quote(span), Mention: m.ID, Kind: m.Kind, Via: viaGroup})
		}
		return
	}
	span := d.titled(w)
	w = d.byName(w)
	if span.Overlaps(d.token(f.t.w).Span) && w != f.t.w { // a phrase that swallowed the event is misread
		span = d.token(w).Span
	}
	a := dateline.Argument{Role: role, Quote: d.quote(span)}
	if m, ok := d.mentionAt(w); ok {
		a.Mention, a.Kind = m.ID, m.Kind
		if m.Form == dateline.Name {
			a.Name = d.quote(m.Span).Text
		}
	}
	f.put(a)
}

// put appends an argument unless it is there: a party has one role, but a
// place may be visited and be where it happens.
func (f *filling) put(a dateline.Argument) {
	for _, b := range f.out {
		same := a.Span == b.Span && a.Mention == b.Mention
		if same && (a.Role == b.Role || !spatial(a.Role) && !spatial(b.Role)) {
			return
		}
	}
	f.out = append(f.out, a)
}

func spatial(r dateline.Role) bool {
	return r == dateline.RolePlace || r == dateline.RoleOrigin || r == dateline.RoleDestination
}
