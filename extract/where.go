package extract

import (
	"slices"
	"sort"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// where is the place of the event triggered at w, nil when the report does not
// say. A place counts where a locative phrase hangs on the trigger, on a name
// that hangs on it, on a verb that only says that the event took place, or
// where the trigger is visiting or arriving and the place is what it leads to.
// Nationalities, governments named by their capitals and the place line of the
// dispatch are no places of events.
func (x *Extractor) where(d *document, w word) *dateline.Where {
	var best *dateline.PlaceMention
	rank := 0
	places := d.placesOf(w.sentence)
	for i := range places {
		p := &places[i]
		h := d.headOf(w.sentence, p.Span)
		if h == nowhere || x.nationality(d, p) || d.inOrganization(h, p) {
			continue
		}
		if r := x.placeRank(d, w, h, p); r > rank || r == rank && r > 0 && closer(p, best) {
			best, rank = p, r
		}
	}
	if best == nil {
		best = x.describedPlace(d, w)
	}
	if best == nil {
		return nil
	}
	return x.whereOf(best)
}

// placed adds where an event happens to its arguments, if its sentence says so and
// no argument has the words already.
func (d *document) placed(arguments []dateline.Argument, sentence int, where *dateline.Where) []dateline.Argument {
	if where == nil || where.End == 0 {
		return arguments
	}
	span := dateline.Span{Start: where.Start, End: where.End}
	h := d.headOf(sentence, span)
	if h == nowhere || slices.ContainsFunc(arguments, func(a dateline.Argument) bool { return spatial(a.Role) && a.Overlaps(span) }) {
		return arguments
	}
	a := dateline.Argument{Role: dateline.RolePlace, Quote: d.quote(span)}
	if m, ok := d.mentionAt(h); ok && m.Overlaps(span) {
		a.Mention, a.Kind = m.ID, m.Kind
		if m.Form == dateline.Name {
			a.Name = d.quote(m.Span).Text
		}
	}
	return append(arguments, a)
}

// nationality reports whether a place is named by the adjective of its people.
func (x *Extractor) nationality(d *document, p *dateline.PlaceMention) bool {
	_, as, ok := x.gazetteer.Country(d.report.Text[p.Start:p.End])
	if ok {
		return as == gazetteer.AsDemonym
	}
	_, regional := x.gazetteer.Adjective(d.report.Text[p.Start:p.End])
	return regional
}

// inOrganization reports whether a place is a part of the name of an
// organization or of an event ("University of Alberta"), or stands for one
// ("Liverpool") without a preposition of place before it.
func (d *document) inOrganization(h word, p *dateline.PlaceMention) bool {
	for i := range d.analysis.Sentences[h.sentence].Tokens {
		for _, m := range d.mentionsOf(word{h.sentence, i}) {
			if m.Form != dateline.Name || m.Kind != dateline.Organization && m.Kind != dateline.EventName || m.Start > p.Start || m.End < p.End {
				continue
			}
			if m.Span != p.Span || !d.locative(h) {
				return true
			}
		}
	}
	return false
}

// whereOf is a place mention as the place of an event.
func (x *Extractor) whereOf(p *dateline.PlaceMention) *dateline.Where {
	return &dateline.Where{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision, Start: p.Start, End: p.End}
}

// placesOf are the place mentions of a sentence.
func (d *document) placesOf(sentence int) []dateline.PlaceMention {
	all, s := d.analysis.Places, d.analysis.Sentences[sentence]
	lo := sort.Search(len(all), func(i int) bool { return all[i].Start >= s.Start })
	hi := sort.Search(len(all), func(i int) bool { return all[i].Start >= s.End })
	return all[lo:hi]
}

// closer prefers the finer place.
func closer(a, b *dateline.PlaceMention) bool {
	if b == nil {
		return true
	}
	order := []string{"", "sea", "country", "region", "city", "district", "facility"}
	return slices.Index(order, a.Precision) > slices.Index(order, b.Precision)
}

// placeRank is how closely a place with head h belongs to the event at w; 0:
// not at all.
func (x *Extractor) placeRank(d *document, w, h word, p *dateline.PlaceMention) int {
	h = d.placeNoun(h)
	g := d.head(h)
	if g == nowhere {
		return 0
	}
	locative := d.locative(h)
	switch {
	case g == w && is(d.relation(h), "obl", "nmod") && !is(d.relation(h), "nmod:poss", "obl:agent") && (locative || d.goesTo(w, h)):
		return 9
	case g == w && is(d.relation(h), "obj", "nsubj:pass") && visits(d.lemma(w)):
		return 9
	case g == w && d.token(w).UPOS == "NOUN" && is(d.relation(h), "compound", "nmod:unmarked") && p.Precision != "country":
		return 7 // "the Geneva talks"
	case d.wherein(w, h):
		return 8
	case locative && d.head(g) == w && d.properName(g) && is(d.relation(h), "nmod", "obl") && !is(d.relation(g), "nsubj"):
		return 6 // "met Putin in Moscow", parsed as Moscow's Putin
	}
	if !locative || d.hasCase(h, "on", "over", "between") && (p.Precision == "country" || p.Precision == "city" || p.Precision == "") {
		return 0 // "an embargo on Karelia", "a win over Lunden"
	}
	v, passed := x.clausePlace(d, g)
	if v != nowhere && v != g && x.verbalAct(d, v) {
		return 0 // "thanked colleagues in Lunden"
	}
	switch {
	case d.carries(g, w):
		return 5
	case v == w && !passed:
		return 4 // "signed an accord in Lunden", parsed as Lunden's accord
	case d.chained(g, w) && d.beforeVerb(h, g):
		return 3
	case d.sameTime(g, w) || v != nowhere && !passed && (d.carries(v, w) || d.sameTime(v, w)):
		return 2 // what goes along happens where its verb does
	case d.between(w, g, h):
		return 1
	}
	return 0
}

// verbalAct tells whether a verb is an act of words alone, which has the places
// of what it speaks of.
func (x *Extractor) verbalAct(d *document, v word) bool {
	if verbCue(d.lemma(v)) != noCue || d.lemma(v) == "thank" {
		return true
	}
	if x.ontology == nil {
		return false
	}
	senses := x.ontology.Verb(d.lemma(v))
	if len(senses) == 0 {
		return false
	}
	switch senses[0].Type.Name {
	case "ACCUSE", "REQUEST", "REJECT", "THREATEN":
		return true
	}
	return false
}

// clausePlace is the verb in whose clause a place stands that hangs on g, and
// whether an event lies between. An actor with a place acts there, if it
// stands before the verb: "police in Lunden arrested four".
func (x *Extractor) clausePlace(d *document, g word) (v word, passed bool) {
	for range 5 {
		if !d.nominal(g) {
			return g, passed
		}
		passed = passed || x.eventNoun(d, g)
		h := d.head(g)
		if h == nowhere {
			return nowhere, passed
		}
		switch r := d.relation(g); {
		case is(r, "nsubj", "nsubj:pass"):
			if d.token(h).UPOS != "VERB" || d.properName(g) || verbCue(d.lemma(h)) != noCue {
				return nowhere, passed
			}
			return h, passed
		case is(r, "nmod:poss") || !is(r, "nmod", "obl", "obj", "iobj", "appos", "flat", "compound", "amod", "xcomp"):
			return nowhere, passed
		}
		g = h
	}
	return nowhere, passed
}

// placeNoun climbs from a name to the common noun that it names: "the city of
// Komsomolsk-on-Amur", "southern Ukraine's Kherson region".
func (d *document) placeNoun(h word) word {
	for range 3 {
		g := d.head(h)
		if g == nowhere {
			return h
		}
		r := d.relation(h)
		noun := strings.ToLower(d.token(g).Text)
		kind := commonPlaceNoun(noun) || partOfPlace(noun) || gazetteer.FacilityHead(noun) != ""
		if !kind || d.token(g).UPOS == "VERB" || !is(r, "nmod", "appos", "flat", "compound", "amod", "dep") {
			return h
		}
		if is(r, "nmod") && !is(r, "nmod:poss") && !d.hasCase(h, "of", "in", "near") {
			return h
		}
		h = g
	}
	return h
}

// partOfPlace reports whether a noun is a part of the place that follows it.
func partOfPlace(s string) bool {
	switch s {
	case "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "center", "centre", "outskirts", "capital", "port", "heart",
		"part", "parts", "coast", "border", "edge", "streets", "suburbs", "neighborhood", "neighbourhood", "resort", "side", "shore", "waters", "state", "enclave", "peninsula", "headquarters", "cities", "areas", "villages", "towns", "regions", "provinces":
		return true
	}
	return false
}

func (d *document) hasCase(h word, of ...string) bool {
	for _, c := range d.cases(h) {
		if slices.Contains(of, strings.ToLower(d.token(c).Text)) {
			return true
		}
	}
	return false
}

// cases are the prepositions of a name, on its head or on another of its words.
func (d *document) cases(h word) []word {
	out := d.dependents(h, "case")
	for _, f := range d.dependents(h, "flat", "compound", "nummod", "nmod:unmarked") {
		out = append(out, d.dependents(f, "case")...)
	}
	return out
}

// locative reports whether a preposition puts something at a place.
func (d *document) locative(h word) bool {
	return d.hasCase(h, "in", "at", "near", "inside", "outside", "on", "off", "around", "across", "along", "over", "within", "throughout", "above", "beneath", "beside", "between", "aboard")
}

// goesTo reports whether w is going somewhere and h is where to.
func (d *document) goesTo(w, h word) bool {
	return d.hasCase(h, "to", "into", "for", "toward", "towards") && moves(d.lemma(w))
}

// visits reports whether a verb takes the place visited as its object.
func visits(lemma string) bool {
	switch lemma {
	case "visit", "tour", "reach", "enter", "inspect", "attack", "bomb", "shell", "strike", "hit", "raid", "storm", "capture", "seize", "invade", "besiege", "bombard", "occupy", "leave", "block", "burn", "torch", "picket", "search", "loot", "wreck", "damage", "destroy", "demolish", "pound", "hammer":
		return true
	}
	return false
}

// moves reports whether a verb or noun leads to a place.
func moves(lemma string) bool {
	switch lemma {
	case "visit", "trip", "travel", "go", "fly", "arrive", "arrival", "come", "return", "journey", "tour", "head", "move", "deploy", "deployment", "pilgrimage", "mission", "send", "spread", "march":
		return true
	}
	return false
}

// wherein reports whether w stands in a clause on the place: "the cosmodrome
// where they met".
func (d *document) wherein(w, h word) bool {
	if d.head(w) != h || !is(d.relation(w), "acl") {
		return false
	}
	for _, c := range d.dependents(w, "advmod", "obl") {
		if strings.EqualFold(d.token(c).Text, "where") {
			return true
		}
	}
	return false
}

// properName reports whether a word is a name or pronoun, so that a phrase behind
// it hardly belongs to it alone.
func (d *document) properName(w word) bool {
	p := d.token(w).UPOS
	return p == "PROPN" || p == "PRON"
}

func (d *document) beforeVerb(h, v word) bool { return h.token < v.token }
