package extract

import (
	"sort"
	"strings"

	"dateline"
)

// party tells whether a word stands for someone who can act: a person, an
// organization, a country, a group.
func (d *document) party(w word) bool {
	if m, ok := d.mentionAt(w); ok && m.Kind != dateline.Other {
		return m.Kind == dateline.Person || m.Kind == dateline.Organization || m.Kind == dateline.Country || m.Kind == dateline.Group
	}
	t := d.token(w)
	switch t.UPOS {
	case "PROPN":
		return !d.temporal(w)
	case "PRON":
		switch strings.ToLower(t.Text) {
		case "it", "that", "this", "which", "what", "there", "these", "those", "its", "you", "your":
			return strings.EqualFold(t.Text, "it")
		}
		return true
	}
	return t.UPOS == "NOUN" && (d.noun(w, partyNoun) || d.noun(w, personNoun))
}

// person tells whether a word stands for a person.
func (d *document) person(w word) bool {
	if m, ok := d.mentionAt(w); ok {
		return m.Kind == dateline.Person
	}
	t := d.token(w)
	switch strings.ToLower(t.Text) {
	case "he", "she", "him", "her", "his", "who", "whom", "i", "me", "you", "us", "we", "they", "them", "their", "my", "our":
		return true
	}
	return t.UPOS == "NOUN" && d.noun(w, personNoun)
}

// place tells whether a word stands for a place.
func (d *document) place(w word) bool {
	if d.token(w).UPOS == "PRON" {
		return false
	}
	if m, ok := d.mentionAt(w); ok {
		return m.Kind == dateline.Country || m.Kind == dateline.Place || m.Kind == dateline.Facility
	}
	return d.noun(w, placeNoun)
}

// temporal tells whether a word is a part of a date or a time.
func (d *document) temporal(w word) bool {
	t := d.token(w)
	if t.UPOS == "NUM" && d.dependent(w, "nmod") == nowhere {
		return true
	}
	times := d.analysis.Times // in order of the text
	i := sort.Search(len(times), func(i int) bool { return times[i].Start > t.Start })
	if i > 0 && times[i-1].Contains(t.Span) {
		return true
	}
	return d.noun(w, timeNoun)
}

// noun tells whether a noun is in a table, by its lemma or by the singular of its form.
func (d *document) noun(w word, table func(string) bool) bool {
	t := d.token(w)
	if table(strings.ToLower(t.Lemma)) {
		return true
	}
	form := strings.ToLower(t.Text)
	if stem, ok := strings.CutSuffix(form, "men"); ok && table(stem+"man") {
		return true
	}
	stem, ok := strings.CutSuffix(form, "s")
	return ok && (table(stem) || strings.HasSuffix(stem, "ie") && table(strings.TrimSuffix(stem, "ie")+"y"))
}

// mentionAt is the mention of which w is the head; failing that, a name that covers w.
func (d *document) mentionAt(w word) (dateline.Mention, bool) {
	if ids := d.mentions[w]; len(ids) > 0 {
		return d.analysis.Mentions[ids[0]], true
	}
	if i, ok := d.covering(w); ok {
		return d.analysis.Mentions[i], true
	}
	return dateline.Mention{}, false
}

// doer tells whether a noun looks like that of somebody by its form: "inmate",
// "lecturer", "magistrate". Some of the things that look so too are told apart.
func doer(lemma string) bool {
	switch lemma {
	case "paper", "letter", "matter", "order", "offer", "number", "power", "water", "river", "border", "barrier", "tower", "computer", "tanker", "charter", "chapter",
		"answer", "corner", "counter", "disaster", "encounter", "fighter", "frontier", "helicopter", "hunger", "murder", "quarter", "register", "shelter", "summer",
		"theater", "timber", "trailer", "weather", "winter", "factor", "sector", "error", "terror", "mirror", "tractor", "reactor", "behavior", "labor", "harbor",
		"favor", "honor", "corridor", "door", "floor", "metaphor", "list", "twist", "fist", "mist", "committee", "coffee", "fee", "degree", "guarantee", "tree",
		"plant", "grant", "restaurant", "want", "plan", "van", "ban", "loan", "clan", "pan", "climate", "estimate", "ultimatum", "rate", "state", "date", "debate",
		"template", "plate", "chair", "affair", "pair", "air", "fire", "center", "centre", "character", "poster", "banner", "container", "steamer", "bomber", "carrier",
		"cruiser", "freighter", "trawler", "launcher", "router", "server", "newsletter", "fever", "cancer", "fiber", "rubber", "silver", "leather", "copper":
		return false
	}
	for _, end := range [...]string{"er", "or", "ist", "ian", "ee", "ant", "mate", "man", "men", "woman", "victim", "trate", "holder", "child", "children"} {
		if len(lemma) > len(end)+1 && strings.HasSuffix(lemma, end) || lemma == end {
			return true
		}
	}
	return false
}

// abstractNoun tells whether a noun names no one who acts: "the crisis".
func abstractNoun(lemma string) bool {
	for _, end := range [...]string{"tion", "ment", "ness", "ity", "ism", "ence", "ance", "ship", "sion", "ing"} {
		if strings.HasSuffix(lemma, end) && !partyNoun(lemma) {
			return true
		}
	}
	switch lemma {
	case "crisis", "war", "attack", "event", "issue", "problem", "thing", "fact", "move", "law", "rule", "bill", "price", "market", "news",
		"deal", "plan", "idea", "result", "evidence", "step", "policy", "image", "photo", "video", "figure", "data", "economy", "death",
		"failure", "visit", "trip", "talk", "summit", "protest", "fire", "storm", "summons", "it", "way", "part", "place", "case", "article":
		return true
	}
	return false
}

func measureNoun(lemma string) bool {
	switch lemma {
	case "series", "number", "round", "wave", "lot", "dozen", "score", "hundred", "thousand", "couple", "string", "spate", "pair", "range",
		"variety", "majority", "rest", "group", "kind", "sort", "type", "piece", "set", "handful", "million", "billion", "tens", "form", "act", "campaign", "member":
		return true
	}
	return false
}

func timeNoun(lemma string) bool {
	switch lemma {
	case "day", "week", "month", "year", "hour", "minute", "second", "morning", "evening", "night", "afternoon", "noon", "midnight", "today",
		"yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
		"april", "may", "june", "july", "august", "september", "october", "november", "december", "decade", "century", "weekend", "time",
		"spring", "summer", "autumn", "winter", "moment", "past", "future", "anniversary", "quarter", "period", "dawn", "dusk":
		return true
	}
	return false
}

func placeNoun(lemma string) bool {
	switch lemma {
	case "city", "town", "village", "capital", "airport", "base", "border", "region", "province", "embassy", "consulate", "district", "port",
		"island", "country", "state", "area", "territory", "site", "plant", "factory", "complex", "facility", "station", "palace", "camp",
		"headquarters", "square", "street", "stadium", "university", "school", "hospital", "church", "mosque", "market", "bridge", "harbor",
		"coast", "sea", "gulf", "strait", "prison", "residence", "hotel", "resort", "peninsula", "county", "governorate", "neighborhood",
		"neighbourhood", "suburb", "settlement", "spaceport", "cosmodrome", "checkpoint", "venue", "home", "frontier", "zone":
		return true
	}
	return false
}

func partyNoun(lemma string) bool {
	if organizationNoun(lemma) {
		return true
	}
	switch lemma {
	case "troops", "forces", "militia", "gang", "tribe", "people", "nation", "neighbor", "neighbour", "ministry", "authorities", "authority",
		"opposition", "public", "community", "population", "crowd", "cartel", "militants", "insurgency", "guerrillas", "power", "ally",
		"firm", "tribunal", "legislature", "lawmakers", "assembly", "politburo", "secretariat", "body", "institution", "faction", "wing",
		"convoy", "unit", "brigade", "battalion", "guard", "patrol", "corps", "regiment", "fleet", "air force", "security", "intelligence",
		"media", "press", "society", "minority", "majority", "muslim", "christian", "jew", "kurd", "workforce", "staff", "personnel",
		"bloc", "mission", "embassy", "ngo", "charity", "foundation", "movement", "front", "establishment", "elite", "clan", "pair", "duo",
		"trio", "leadership", "capital", "hawk", "lobby", "police", "squad", "cell", "network", "dissidents", "white house", "kremlin", "world":
		return true
	}
	return false
}
