package extract

import (
	"cmp"
	"slices"
	"strings"

	"dateline"
	"dateline/ontology"
)

// counts are the numbers that belong to the event triggered at w in some sense
// (nil: not known): how many killed, injured, detained, ... and amounts of money,
// with their bounds.
func (x *Extractor) counts(d *document, w word, s *ontology.Sense) []dateline.Argument {
	var out []dateline.Argument
	add := func(n amount, of, unit string) {
		value := n.value
		if slices.ContainsFunc(out, func(a dateline.Argument) bool { return a.Overlaps(n.span) }) {
			return
		}
		out = append(out, dateline.Argument{Role: dateline.RoleCount, Quote: d.quote(n.span), Of: of, Value: &value, Bound: n.bound, Unit: unit})
	}
	for _, p := range d.lengths(w) {
		if n, ok := d.numberOf(p); ok {
			add(n, strings.TrimSuffix(d.lemma(p), "s")+"s", "")
		}
	}
	for _, p := range d.countedPhrases(w) {
		if n, unit, ok := d.money(p); ok {
			add(n, "amount", unit)
			continue
		}
		if n, unit, ok := d.weight(p); ok {
			add(n, "amount", unit)
			continue
		}
		n, ok := d.numberOf(p)
		if !ok {
			n, ok = d.single(w, p)
		}
		if !ok {
			continue
		}
		if of := d.countedAs(w, p, s); of != "" {
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
		for _, e := range d.dependents(c, "amod", "acl") {
			if d.lemma(e) == "worth" || d.lemma(e) == "total" { // "aid worth $12 million"
				for _, m := range d.dependents(e, "obj", "obl", "nmod") {
					add(m)
				}
			}
		}
	}
	for _, c := range d.sharedPatients(w) {
		add(c)
	}
	if h := d.head(w); d.token(w).UPOS == "ADJ" && d.relation(w) == "xcomp" && h != nowhere {
		add(d.dependent(h, "obj")) // "left 20 dead"
	}
	if r := d.relation(w); r == "acl" || r == "acl:relcl" || r == "amod" || r == "xcomp" || r == "advcl" {
		add(d.head(w))
	}
	if d.token(w).UPOS == "ADJ" || d.token(w).UPOS == "NOUN" {
		add(w)
	}
	return out
}

// lengths are the words for how long the event w lasted: "held for five hours",
// "nine days of strikes", "a two-day visit".
func (d *document) lengths(w word) []word {
	unit := func(p word) bool {
		switch d.lemma(p) {
		case "minute", "hour", "day", "week", "month":
			return true
		}
		return false
	}
	var out []word
	for _, p := range d.dependents(w, "obl", "nmod", "obl:unmarked", "nmod:unmarked", "compound", "amod") {
		if short := is(d.relation(p), "compound", "amod"); unit(p) && (short || d.preposition(p) == "for" || d.preposition(p) == "" && d.token(p).End > d.token(w).End && d.dependent(p, "advmod", "det") == nowhere && !then(d.textAt(p, 1))) {
			out = append(out, p)
		}
	}
	if h := d.head(w); h != nowhere && d.relation(w) == "nmod" && d.preposition(w) == "of" && unit(h) {
		out = append(out, h)
	}
	return out
}

// then tells whether a word makes a time of a length before it: "two days after".
func then(word string) bool {
	switch strings.ToLower(word) {
	case "after", "before", "later", "ago", "earlier", "since", "into":
		return true
	}
	return false
}

// countedAs says what the number of a phrase counts for the event w: by the
// verb or event noun when the phrase undergoes it, else by the noun counted.
func (d *document) countedAs(w, p word, s *ontology.Sense) string {
	if d.aged(p) {
		return ""
	}
	if of := casualtyNoun(d.lemma(p)); of != "" {
		return of
	}
	undergoes := d.undergoes(w, p) || slices.Contains(d.sharedPatients(w), p)
	if of := cmp.Or(d.fatal(w), casualtyVerb(d.lemma(w))); of != "" && undergoes && d.countable(p) {
		return of
	}
	if of := held(s); of != "" && undergoes && d.counted(p) {
		return of
	}
	if of := countedThing(d.lemma(p), undergoes); of != "" {
		return of
	}
	switch lemma := d.lemma(p); {
	case lemma == "percent" || lemma == "%" || lemma == "per cent":
		if is(d.relation(p), "obj", "obl", "nmod", "obl:unmarked") {
			return "percent"
		}
	case lemma == "year" && (sentences(d.lemma(w)) || punishes(s)):
		return "years"
	case d.counted(p):
		return d.peopleAs(w, p, undergoes, s)
	}
	return ""
}

// peopleAs says what a number of people counts who are done to or who act:
// those in the street, those under arms, or people at large, of whom those that
// are known already ("the two ministers") are not counted.
func (d *document) peopleAs(w, p word, undergoes bool, s *ontology.Sense) string {
	acts := d.head(p) == w && is(d.relation(p), "nsubj")
	switch {
	case (protestWord(d.lemma(w)) || typed(s, "PROTEST")) && (acts || undergoes):
		return "protesters"
	case (musters(d.lemma(w)) || typed(s, "MOBILIZE")) && undergoes:
		return "troops"
	case (undergoes || acts) && !d.familiar(p):
		return "people"
	}
	return ""
}

// typed tells whether a sense is of a type.
func typed(s *ontology.Sense, name string) bool { return s != nil && s.Type.Name == name }

// held is what the numbers of those count who are caught, carried off or let go.
func held(s *ontology.Sense) string {
	switch {
	case typed(s, "COERCE") && s.Mode == "arrest", typed(s, "ASSAULT") && s.Mode == "abduct":
		return "detained"
	case typed(s, "RETREAT") && s.Mode == "release":
		return "released"
	}
	return ""
}

// punishes tells whether a sense may give somebody years: of prison, of a ban.
func punishes(s *ontology.Sense) bool { return typed(s, "COERCE") || typed(s, "SANCTION") }

// fatal tells, as "killed", whether a verb is one of killing by what follows it:
// "shot dead", "stabbed to death", "gunned down".
func (d *document) fatal(w word) string {
	switch d.lemma(w) {
	case "shoot", "stab", "beat", "knife", "hack", "burn", "freeze", "crush", "batter", "bludgeon", "club", "gun", "mow", "choke", "kick", "trample", "starve":
	default:
		return ""
	}
	for i := 1; i <= 2; i++ {
		switch text := strings.ToLower(d.textAt(w, i)); {
		case text == "dead", text == "down" && i == 1 && is(d.lemma(w), "gun", "mow"), text == "to" && strings.EqualFold(d.textAt(w, i+1), "death"):
			return "killed"
		}
	}
	for _, c := range d.dependents(w, "obl") {
		if d.lemma(c) == "death" && d.preposition(c) == "to" {
			return "killed"
		}
	}
	return ""
}

// familiar tells whether a phrase speaks of those that are known already.
func (d *document) familiar(p word) bool {
	if d.dependent(p, "nmod:poss") != nowhere {
		return true
	}
	return slices.ContainsFunc(d.dependents(p, "det"), func(c word) bool {
		switch strings.ToLower(d.token(c).Text) {
		case "the", "these", "those", "both", "all":
			return true
		}
		return false
	})
}

// counted tells whether a phrase counts people.
func (d *document) counted(p word) bool {
	if m, ok := d.mentionAt(p); ok && m.Form == dateline.Nominal && (m.Kind == dateline.Person || m.Kind == dateline.Group) {
		return true
	}
	switch d.lemma(p) {
	case "people", "person", "thousand", "hundred", "dozen", "police":
		return true
	}
	if d.token(p).XPOS == "NNPS" && demonymLike(strings.TrimSuffix(d.token(p).Text, "s")) {
		return true // "five Norlanders"
	}
	return d.token(p).UPOS == "NOUN" && d.noun(p, personNoun)
}

// aged tells whether a number is the age of somebody: "a youth of 16".
func (d *document) aged(p word) bool {
	h := d.head(p)
	return d.token(p).UPOS == "NUM" && h != nowhere && d.relation(p) == "nmod" && d.preposition(p) == "of" && d.counted(h)
}

// single is the one who is killed, hurt, missing or held where the article
// alone counts: "a worker was killed".
func (d *document) single(w, p word) (amount, bool) {
	switch casualtyVerb(d.lemma(w)) {
	case "killed", "injured", "detained", "missing":
	default:
		return amount{}, false
	}
	det := d.dependent(p, "det")
	if det == nowhere || !d.counted(p) || !strings.EqualFold(d.token(det).Text, "a") && !strings.EqualFold(d.token(det).Text, "an") {
		return amount{}, false
	}
	if m, ok := d.mentionAt(p); ok && m.Kind == dateline.Group || d.lemma(p) == "number" {
		return amount{}, false
	}
	return amount{value: 1, bound: "exact", span: d.token(det).Span}, true
}

// countedThing is what a noun counts by its meaning, whatever happens to it.
func countedThing(lemma string, undergoes bool) string {
	switch lemma {
	case "protester", "protestor", "demonstrator", "marcher", "striker":
		return "protesters"
	case "soldier", "troop", "troops", "serviceman", "servicemen", "marine", "fighter", "reservist", "paratrooper", "militiaman", "gunner", "peacekeeper", "conscript":
		return "troops"
	case "missile", "rocket", "drone", "shell", "bomb", "warhead", "rifle", "gun", "howitzer", "tank", "grenade", "mortar", "pistol", "weapon", "revolver", "firearm", "fighter jet", "launcher":
		return "weapons"
	case "vote":
		return "votes"
	case "job", "position", "post":
		if undergoes {
			return "jobs"
		}
	case "house", "home", "building", "flat", "apartment", "shop", "school", "church", "hospital", "office", "hall", "hut":
		if undergoes {
			return "buildings"
		}
	case "vehicle", "car", "truck", "bus", "lorry", "van":
		if undergoes {
			return "vehicles"
		}
	case "aircraft", "ship", "boat", "hostage", "prisoner", "refugee":
		if undergoes {
			return lemma + pluralEnd(lemma)
		}
	}
	return ""
}

// sentences tells whether a verb gives somebody years of prison.
func sentences(lemma string) bool {
	switch lemma {
	case "sentence", "jail", "imprison", "condemn", "serve", "spend", "face", "sentencing", "term":
		return true
	}
	return false
}

// musters tells whether a verb brings forces together or sends them.
func musters(lemma string) bool {
	switch lemma {
	case "deploy", "mobilize", "mobilise", "station", "muster", "assemble", "post", "redeploy", "deployment", "mobilization", "mobilisation", "train":
		return true
	}
	return false
}

func pluralEnd(lemma string) string {
	if lemma == "aircraft" {
		return ""
	}
	return "s"
}

// sharedPatients are whom a verb is done to by the clause that it shares with
// another verb: of "three fans were identified and charged" the fans.
func (d *document) sharedPatients(w word) []word {
	if d.token(w).UPOS != "VERB" || d.relation(w) != "conj" {
		return nil
	}
	var out []word
	for _, f := range d.verbSlots(w) {
		if f.slot == "obj" && d.head(f.w) != w {
			out = append(out, f.w)
		}
	}
	return out
}

// undergoes tells whether p is what the event w is done to.
func (d *document) undergoes(w, p word) bool {
	for range highest {
		if d.head(p) == w {
			switch r := d.relation(p); {
			case is(r, "obj", "nsubj:pass", "iobj"), r == "nmod" && d.preposition(p) == "of":
				return true
			case r == "nsubj" && d.token(w).XPOS == "VBN" && d.dependent(w, "aux", "obj") == nowhere:
				return true // of headlines: "Four held"
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
		if d.relation(w) == "xcomp" && d.relation(p) == "obj" && d.head(p) == d.head(w) && d.token(w).UPOS == "ADJ" {
			return true
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
	case "injure", "stab", "beat", "wound", "hurt", "injury", "maim", "injured", "wounded", "hospitalize", "hospitalise":
		return "injured"
	case "miss", "missing", "disappear", "vanish", "disappearance":
		return "missing"
	case "displace", "evacuate", "flee", "uproot", "evacuation", "displacement", "homeless":
		return "displaced"
	case "arrest", "detain", "jail", "imprison", "apprehend", "detention", "round", "intern", "custody":
		return "detained"
	case "deploy", "mobilize", "mobilise", "deployment", "mobilization", "send", "dispatch", "withdraw", "withdrawal":
		return ""
	case "expel", "deport", "expulsion", "deportation", "abduct", "kidnap", "abduction", "kidnapping", "rescue", "save":
		return "people"
	case "release", "free", "exchange", "swap", "pardon", "amnesty":
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
