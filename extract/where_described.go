package extract

import (
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// describedPlace is where an event took place when no name says it: "at a bus
// stop", "in the village". The words describe it, so that it is known to be
// small and nothing else; they are no name that another report would share.
func (x *Extractor) describedPlace(d *document, w word) *dateline.PlaceMention {
	var best *dateline.PlaceMention
	rank := 0
	for i := range d.analysis.Sentences[w.sentence].Tokens {
		h := word{w.sentence, i}
		precision := describes(d, h)
		if precision == "" || d.placeNoun(h) != h {
			continue
		}
		p := dateline.PlaceMention{Precision: precision}
		r := x.placeRank(d, w, h, &p)
		if r > rank && (r >= 8 || r == 4 || r == 5 || r == 2) {
			p.Span = d.phraseOf(h)
			p.Name = d.report.Text[p.Start:p.End]
			best, rank = &p, r
		}
	}
	return best
}

// phraseOf is the noun phrase of a place without its preposition and clauses.
func (d *document) phraseOf(h word) dateline.Span {
	span := d.subtree(h, "case", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "nmod", "obl", "advmod")
	return d.trimmed(span)
}

// describes is the precision of a common noun for a place, "" for other words.
func describes(d *document, w word) string {
	if d.token(w).UPOS != "NOUN" {
		return ""
	}
	return precisionOf(d.lemma(w))
}

// nounOfPlace is the precision of a named place that no list has, by the noun that it
// is called by: the town of Oru, Oru district, Oru, a village; the Oru Hills.
func (d *document) nounOfPlace(span dateline.Span, name string) string {
	h := d.at(span.Start)
	if h == nowhere {
		return ""
	}
	if h = d.headOf(h.sentence, span); h == nowhere {
		return ""
	}
	if g := d.head(h); g != nowhere && (is(d.relation(h), "nmod") && d.hasCase(h, "of") || is(d.relation(h), "compound") || is(d.relation(h), "appos") || is(d.relation(h), "nmod:desc")) {
		if p := d.smaller(g); p != "" {
			return p
		}
	}
	for _, c := range d.dependents(h, "appos", "compound", "nmod:desc") {
		if p := d.smaller(c); p != "" {
			return p
		}
	}
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	if p := precisionOf(strings.TrimSuffix(last, "s")); p == "region" || p == "sea" || p == "district" {
		return p
	}
	return ""
}

// smaller is the precision of a common noun for a place that has a name of its own.
func (d *document) smaller(w word) string {
	if d.token(w).UPOS == "NOUN" && d.lemma(w) == "port" {
		return "city"
	}
	if p := describes(d, w); p != "facility" {
		return p
	}
	return ""
}

// precisionOf is the precision of a noun for places, "" for others.
func precisionOf(lemma string) string {
	if gazetteer.FacilityHead(lemma) != "" && lemma != "site" && lemma != "center" && lemma != "centre" && lemma != "range" && lemma != "complex" && lemma != "plant" {
		return "facility"
	}
	switch strings.ToLower(lemma) {
	case "office", "home", "house", "apartment", "flat", "street", "road", "highway", "motorway", "market", "bar", "restaurant", "shop", "supermarket", "store",
		"headquarters", "newsroom", "park", "clinic", "farm", "library", "lobby", "building", "cafe", "nightclub", "courtroom", "court", "stop", "railway", "airfield",
		"field", "ship", "residence", "villa", "cemetery", "chapel", "kindergarten", "ministry", "barracks", "kitchen", "corridor", "gate", "roadblock", "junction":
		return "facility"
	case "village", "town", "city", "capital", "hamlet", "settlement":
		return "city"
	case "neighbourhood", "neighborhood", "suburb", "district", "slum":
		return "district"
	case "coast", "border", "valley", "province", "region", "mountain", "desert", "forest", "jungle", "highland", "highlands", "hill", "hills", "peninsula", "island", "archipelago", "steppe", "delta", "north", "south", "east", "west":
		return "region"
	case "sea", "bay", "strait", "gulf", "reef", "shoal", "ocean":
		return "sea"
	}
	return ""
}
