package extract

import (
	"slices"
	"strings"

	"dateline"
)

// counts are the numbers that belong to the event triggered at w: how many
// killed, injured, detained, ... and amounts of money, with their bounds.
func (x *Extractor) counts(d *document, w word) []dateline.Argument {
	var out []dateline.Argument
	add := func(n amount, of, unit string) {
		value := n.value
		if slices.ContainsFunc(out, func(a dateline.Argument) bool { return a.Overlaps(n.span) }) {
			return
		}
		out = append(out, dateline.Argument{Role: dateline.RoleCount, Quote: d.quote(n.span), Of: of, Value: &value, Bound: n.bound, Unit: unit})
	}
	for _, p := range d.countedPhrases(w) {
		if n, unit, ok := d.money(p); ok {
			add(n, "amount", unit)
			continue
		}
		n, ok := d.numberOf(p)
		if !ok {
			continue
		}
		if of := d.countedAs(w, p); of != "" {
			add(n, of, "")
		}
	}
	return out
}

// countedPhrases are the noun phrases around w that can carry its numbers: its
// core arguments and their conjuncts, the phrase that a participle hangs on,
// and the phrases of a conjoined clause that left out its noun ("killed 12 and
// injured 30").
func (d *document) countedPhrases(w word) []word {
	var out []word
	seen := map[word]bool{}
	add := func(c word) {
		if c != nowhere && !seen[c] && len(out) < 16 {
			seen[c] = true
			out = append(out, c)
		}
	}
	for _, c := range d.dependents(w, "obj", "nsubj", "nsubj:pass", "obl", "nmod", "nummod", "iobj", "compound", "xcomp") {
		add(c)
		for _, e := range d.dependents(c, "conj", "nmod", "compound", "nummod") {
			add(e)
		}
	}
	if r := d.relation(w); r == "acl" || r == "acl:relcl" || r == "amod" || r == "xcomp" || r == "advcl" {
		add(d.head(w))
	}
	if d.token(w).UPOS == "ADJ" || d.token(w).UPOS == "NOUN" {
		add(w)
	}
	return out
}

// countedAs says what the number of a phrase counts for the event w: by the
// verb or event noun when the phrase undergoes it, else by the noun counted.
func (d *document) countedAs(w, p word) string {
	if of := casualtyNoun(d.lemma(p)); of != "" {
		return of
	}
	undergoes := d.undergoes(w, p)
	if of := casualtyVerb(d.lemma(w)); of != "" && undergoes && d.countable(p) {
		return of
	}
	switch d.lemma(p) {
	case "protester", "protestor", "demonstrator", "marcher", "striker":
		return "protesters"
	case "soldier", "troop", "troops", "serviceman", "servicemen", "marine", "fighter", "reservist", "paratrooper":
		return "troops"
	case "people", "person", "thousand", "worker", "student", "resident", "hundred", "teacher", "farmer", "activist", "supporter":
		if protestWord(d.lemma(w)) {
			return "protesters"
		}
	case "missile", "rocket", "drone", "shell", "bomb", "warhead":
		return d.lemma(p) + "s"
	case "hostage", "prisoner", "refugee", "tank", "aircraft", "ship", "vehicle", "house", "home", "building":
		if undergoes {
			return strings.TrimSuffix(d.lemma(p), "s") + pluralEnd(d.lemma(p))
		}
	}
	return ""
}

func pluralEnd(lemma string) string {
	if lemma == "aircraft" {
		return ""
	}
	return "s"
}

// undergoes tells whether p is what the event w is done to.
func (d *document) undergoes(w, p word) bool {
	for range highest {
		if d.head(p) == w {
			switch r := d.relation(p); {
			case is(r, "obj", "nsubj:pass", "iobj"), r == "nmod" && d.preposition(p) == "of":
				return true
			case r == "nsubj":
				switch d.lemma(w) {
				case "die", "perish", "drown", "flee", "survive", "vanish", "disappear", "suffocate", "starve", "dead", "injured", "missing", "wounded", "homeless", "hurt":
					return true
				}
				return d.token(w).UPOS == "ADJ"
			case is(r, "nummod", "compound", "amod"):
				return true
			}
			return false
		}
		if p == d.head(w) {
			return true // "12 people killed in the raid"
		}
		if !is(d.relation(p), "conj", "nmod", "compound", "nummod") || d.head(p) == nowhere {
			return p == w
		}
		p = d.head(p)
	}
	return false
}

func (d *document) preposition(w word) string {
	if c := d.dependent(w, "case"); c != nowhere {
		return strings.ToLower(d.token(c).Text)
	}
	return ""
}

// countable tells whether a phrase counts people rather than years, miles or rounds.
func (d *document) countable(p word) bool {
	switch d.lemma(p) {
	case "year", "month", "day", "week", "hour", "minute", "mile", "kilometre", "kilometer", "metre", "meter", "percent", "%", "time", "dollar",
		"euro", "pound", "degree", "second", "tonne", "ton", "acre", "hectare", "vehicle", "building", "house", "home", "car", "tank", "drone", "missile", "animal", "cow":
		return false
	}
	return d.token(p).UPOS != "PROPN"
}

// casualtyVerb is what the numbers of those who undergo an event count.
func casualtyVerb(lemma string) string {
	switch lemma {
	case "kill", "die", "dead", "murder", "assassinate", "execute", "massacre", "slay", "perish", "drown", "slaughter", "behead", "killing", "death", "execution", "lynch", "suffocate", "starve":
		return "killed"
	case "injure", "wound", "hurt", "injury", "maim", "injured", "wounded", "hospitalize", "hospitalise":
		return "injured"
	case "miss", "missing", "disappear", "vanish", "disappearance":
		return "missing"
	case "displace", "evacuate", "flee", "uproot", "evacuation", "displacement", "homeless":
		return "displaced"
	case "arrest", "detain", "jail", "imprison", "apprehend", "detention", "round", "intern", "custody":
		return "detained"
	case "abduct", "kidnap", "abduction", "kidnapping":
		return "abducted"
	case "rescue", "save":
		return "rescued"
	case "deploy", "mobilize", "mobilise", "deployment", "mobilization", "send", "dispatch", "withdraw", "withdrawal":
		return ""
	case "expel", "deport", "expulsion", "deportation":
		return "expelled"
	case "release", "free", "exchange", "swap":
		return "released"
	}
	return ""
}

// casualtyNoun is what a noun counts by itself: "12 deaths", "30 wounded".
func casualtyNoun(lemma string) string {
	switch lemma {
	case "death", "fatality", "dead":
		return "killed"
	case "injury", "wounded", "injured":
		return "injured"
	case "missing":
		return "missing"
	case "casualty":
		return "casualties"
	case "arrest", "detainee":
		return "detained"
	case "displaced":
		return "displaced"
	}
	return ""
}

// protestWord tells whether an event word gathers people in the street.
func protestWord(lemma string) bool {
	switch lemma {
	case "protest", "demonstrate", "rally", "march", "demonstration", "gather", "strike", "riot", "picket", "crowd", "assemble", "parade":
		return true
	}
	return false
}
