package extract

import (
	_ "embed"
	"strconv"
	"strings"

	"dateline"
)

// certaintyTable holds the weights of features of a predicate, fitted by ridge
// regression to the training part of UDS-IH2 on gold trees of UD EWT
// (certainty_fit_test.go; how to repeat it stands there).
//
//go:embed cues/certainty.tsv
var certaintyTable string

// certaintyWeights reads the table: a feature, a tab and its weight a line.
func certaintyWeights() map[string]float64 {
	out := make(map[string]float64, strings.Count(certaintyTable, "\n"))
	for line := range strings.SplitSeq(certaintyTable, "\n") {
		if feature, weight, ok := strings.Cut(line, "\t"); ok {
			if v, err := strconv.ParseFloat(weight, 64); err == nil {
				out[feature] = v
			}
		}
	}
	return out
}

// certainty is the factuality of the predicate at w, -3 to 3, on the scale of UDS-IH2.
func (x *Extractor) certainty(d *document, w word) float64 {
	sum := 0.0
	for _, f := range d.certaintyFeatures(w) {
		sum += x.sure[f]
	}
	return min(3, max(-3, sum))
}

// certainties are the values of every predicate of the report: its verbs,
// predicate adjectives and nouns with a copula, and nouns that its verbs carry.
func (x *Extractor) certainties(d *document) []dateline.CertaintyValue {
	var out []dateline.CertaintyValue
	for s := range d.analysis.Sentences {
		for t := range d.analysis.Sentences[s].Tokens {
			w := word{s, t}
			if d.predicate(w) {
				value := float64(int(x.certainty(d, w)*1000)) / 1000
				out = append(out, dateline.CertaintyValue{Span: d.token(w).Span, Value: value})
			}
		}
	}
	return out
}

// predicate tells whether w says that something is so or happens.
func (d *document) predicate(w word) bool {
	t := d.token(w)
	switch t.UPOS {
	case "VERB":
		return d.relation(w) != "case" && d.relation(w) != "fixed"
	case "NOUN":
		return d.eventNoun(w)
	case "PUNCT", "SYM", "AUX", "DET", "ADP", "PART", "CCONJ", "SCONJ":
		return false
	}
	return d.dependent(w, "cop") != nowhere || d.dependent(w, "nsubj") != nowhere
}

// eventNoun tells whether a noun is an event by its form or its copula.
func (d *document) eventNoun(w word) bool {
	l := d.lemma(w)
	for _, end := range [...]string{"tion", "sion", "ment", "ing", "ance", "ence"} {
		if len(l) > len(end)+3 && strings.HasSuffix(l, end) {
			return true
		}
	}
	switch l {
	case "attack", "war", "visit", "meeting", "talk", "strike", "death", "killing", "protest", "summit", "vote", "raid", "arrest", "arrival", "trip", "tour",
		"fight", "clash", "crash", "blast", "bomb", "murder", "trial", "march", "rally", "battle", "coup", "launch", "test", "deal", "call", "offer", "win", "loss", "fall", "rise", "encounter":
		return true
	}
	return d.dependent(w, "cop") != nowhere
}
