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
	lemma := d.lemma(w)
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
	case "coast", "border", "valley", "province", "region", "mountain", "desert", "forest", "jungle", "highlands", "peninsula", "island", "north", "south", "east", "west":
		return "region"
	case "sea", "bay", "strait", "gulf", "reef", "shoal", "ocean":
		return "sea"
	}
	return ""
}
