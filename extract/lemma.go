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
	if irregular := irregularVerb(form); irregular != "" {
		return irregular
	}
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

// irregularVerb is the lemma of an irregular form of a verb of the tables, "" for others.
func irregularVerb(form string) string {
	switch form {
	case "said":
		return "say"
	case "told":
		return "tell"
	case "wrote", "written":
		return "write"
	case "thought":
		return "think"
	case "knew", "known":
		return "know"
	case "found":
		return "find"
	case "shown":
		return "show"
	case "swore", "sworn":
		return "swear"
	case "spoke", "spoken":
		return "speak"
	case "held":
		return "hold"
	case "meant":
		return "mean"
	case "felt":
		return "feel"
	case "heard":
		return "hear"
	case "saw", "seen":
		return "see"
	case "understood":
		return "understand"
	case "sought":
		return "seek"
	case "foresaw", "foreseen":
		return "foresee"
	case "took", "taken":
		return "take"
	case "made":
		return "make"
	case "gave", "given":
		return "give"
	case "paid":
		return "pay"
	case "began", "begun":
		return "begin"
	}
	return ""
}

// knownVerb tells whether a lemma is in one of the tables of verbs.
func knownVerb(l string) bool {
	return verbCue(l) != noCue || verbOperator(l) != transparent || occurrenceVerb(l) || lightVerb(l) || carries(l) || casualtyVerb(l) != ""
}
