package extract

import "strings"

// lemma is the lemma of w in lower case. Where the one given is in none of the
// word tables, the regular stems of the form are tried: a model that has not
// seen a verb often writes "commente" for "commented".
func (d *document) lemma(w word) string {
	t := d.token(w)
	l := strings.ToLower(t.Lemma)
	if t.UPOS != "VERB" || knownVerb(l) {
		return l
	}
	form := strings.ToLower(t.Text)
	for _, s := range [...]struct{ end, put string }{
		{"ied", "y"}, {"ies", "y"}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}, {"es", "e"}, {"es", ""}, {"s", ""}, {"", ""},
	} {
		stem, found := strings.CutSuffix(form, s.end)
		if !found || len(stem) < 2 {
			continue
		}
		if knownVerb(stem + s.put) {
			return stem + s.put
		}
		if n := len(stem); s.put == "" && s.end != "" && stem[n-1] == stem[n-2] && knownVerb(stem[:n-1]) {
			return stem[:n-1]
		}
	}
	return l
}

// knownVerb tells whether a lemma is in one of the tables of verbs.
func knownVerb(l string) bool {
	return verbCue(l) != noCue || verbOperator(l) != transparent || occurrenceVerb(l) || lightVerb(l) || casualtyVerb(l) != ""
}
