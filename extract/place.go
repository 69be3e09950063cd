package extract

import (
	"cmp"
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// namedPlace is a place name found in the text, before it is decided which
// place of that name is meant.
type namedPlace struct {
	span   dateline.Span
	name   string // as looked up: without article and "city of"
	kind   dateline.Kind
	inside bool // a part of the name of an organization or an event
	holds  bool // stands behind the name of a place that it holds: "Buffalo, New York"
	meant  gazetteer.Sense
}

// places are the named places of the report, in order of the text, each with
// the place that the whole report makes likeliest. An adjective of a country
// ("Russian aircraft") names it too; words for people ("the Russians") do not.
func (x *Extractor) places(d *document) []dateline.PlaceMention {
	found := x.placeNames(d)
	x.choose(d, found)
	d.settle(found)
	out := make([]dateline.PlaceMention, 0, len(found))
	unlisted := map[string]string{} // precision of names that no list has
	for _, f := range found {
		p := dateline.PlaceMention{Span: f.span, Name: f.name}
		if c := f.meant; c.Known() {
			lat, lon := c.Place.Lat, c.Place.Lon
			p.Name, p.Country, p.GeoNames, p.Precision = c.Place.Name, c.Place.Country, c.Place.ID, c.Place.Precision
			p.Lat, p.Lon = &lat, &lon
		} else if f.kind == dateline.Facility || facilityName(f.name) {
			p.Precision = "facility"
		} else {
			p.Precision = d.nounOfPlace(f.span, f.name)
			unlisted[f.name] = cmp.Or(unlisted[f.name], p.Precision)
		}
		out = append(out, p)
	}
	for i := range out {
		out[i].Precision = cmp.Or(out[i].Precision, unlisted[out[i].Name])
	}
	return out
}

// placeNames are the spans that name places: known landmarks and countries
// wherever they stand, and the names that the analysis takes for places.
func (x *Extractor) placeNames(d *document) []namedPlace {
	names := d.nameSpans()
	var out []namedPlace
	for n := range d.analysis.Sentences {
		out = append(out, x.knownNames(d, n, names)...)
	}
	known, plain := make([]dateline.Span, len(out)), d.plainWords()
	for i, p := range out {
		known[i] = p.span
	}
	for _, m := range d.analysis.Mentions {
		if m.Form != dateline.Name || m.Kind != dateline.Country && m.Kind != dateline.Place && m.Kind != dateline.Facility {
			continue
		}
		if len(overlapping(known, m.Span)) > 0 {
			continue
		}
		span := x.whole(d, m.Span)
		if dash := strings.Index(d.report.Text[span.Start:span.End], "—"); dash > 0 {
			span.End = span.Start + dash // "WASHINGTON—President"
		}
		name := bareName(d.report.Text[span.Start:span.End])
		if full, ok := d.shortState(span, name); ok {
			name = full
		}
		if _, as, ok := x.gazetteer.Country(name); ok && as == gazetteer.AsDemonym || strings.ToLower(name) == name {
			continue
		}
		if !strings.Contains(name, " ") && (gazetteer.FacilityHead(name) != "" || plain[strings.ToLower(name)]) {
			continue // a common noun with a capital
		}
		out = append(out, namedPlace{span: span, name: name, kind: m.Kind})
	}
	out = append(out, x.insideNames(d, out)...)
	out = append(out, x.again(d, out)...)
	out = append(out, x.untagged(d, out)...)
	slices.SortStableFunc(out, func(a, b namedPlace) int { return a.span.Start - b.span.Start })
	return out
}

// shortState is the full name of an American state in a newspaper's short form
// with its full stop, or behind a comma ("Severn, Md.", "HORRY COUNTY, SC").
func (d *document) shortState(span dateline.Span, name string) (string, bool) {
	full, ok := gazetteer.State(name)
	if !ok {
		return "", false
	}
	text := d.report.Text
	stop := text[span.End-1] == '.' || span.End < len(text) && text[span.End] == '.'
	comma := strings.HasSuffix(strings.TrimRight(text[:span.Start], " "), ",")
	if !stop && !comma {
		return "", false
	}
	if full == "District of Columbia" {
		return full, true
	}
	return "State of " + full, true
}

// plainWords are the words that the report has in small letters: a name that
// is one of them too is the capital of a headline or of a sentence.
func (d *document) plainWords() map[string]bool {
	out := map[string]bool{}
	for _, s := range d.analysis.Sentences {
		for i := range s.Tokens {
			if !startsName(&s.Tokens[i]) {
				out[s.Tokens[i].Text] = true
			}
		}
	}
	return out
}

// whole is a name with the capitals right before and behind it, where the two
// together are a place of the gazetteer ("New" + "Orleans").
func (x *Extractor) whole(d *document, span dateline.Span) dateline.Span {
	w := d.at(span.Start)
	if w == nowhere {
		return span
	}
	tokens := d.analysis.Sentences[w.sentence].Tokens
	last := w.token
	for last+1 < len(tokens) && tokens[last+1].Start < span.End {
		last++
	}
	for first := max(0, w.token-1); first <= w.token; first++ {
		for end := min(len(tokens)-1, last+1); end >= last; end-- {
			if first == w.token && end == last || !startsName(&tokens[first]) || !startsName(&tokens[end]) || end-first > 4 {
				continue
			}
			s := dateline.Span{Start: tokens[first].Start, End: tokens[end].End}
			if len(x.gazetteer.Find(d.report.Text[s.Start:s.End])) > 0 {
				return s
			}
		}
	}
	return span
}

// nameSpans are the spans of names that are no places: people, organizations,
// products, events. A place inside a longer one is part of its name.
func (d *document) nameSpans() []dateline.Span {
	var out []dateline.Span
	for _, m := range d.analysis.Mentions {
		if m.Form != dateline.Name {
			continue
		}
		switch m.Kind {
		case dateline.Person, dateline.Organization, dateline.Product, dateline.EventName, dateline.Group:
			out = append(out, m.Span)
		}
	}
	slices.SortFunc(out, func(a, b dateline.Span) int { return a.Start - b.Start })
	return out
}

// knownNames finds landmarks and countries of the gazetteer among the words of
// a sentence, the longest first at each word.
func (x *Extractor) knownNames(d *document, n int, names []dateline.Span) []namedPlace {
	var out []namedPlace
	tokens := d.analysis.Sentences[n].Tokens
	for i := 0; i < len(tokens); i++ {
		if !startsName(&tokens[i]) {
			continue
		}
		for length := reach(tokens[i:min(i+7, len(tokens))]); length > 0; length-- {
			span := dateline.Span{Start: tokens[i].Start, End: tokens[i+length-1].End}
			if span.Len() > 60 || length > 1 && (!letters(tokens[i+length-1].Text) || small(tokens[i+length-1].Text)) || !x.knownName(d, span, length, &tokens[i], names) {
				continue
			}
			out = append(out, namedPlace{span: span, name: d.report.Text[span.Start:span.End], kind: dateline.Place})
			i += length - 1
			break
		}
	}
	return out
}

// reach is how many of the words may belong to one name: capitals, and the
// small words and common nouns of names between and behind them.
func reach(tokens []dateline.Token) int {
	n := 1
	for n < len(tokens) && (startsName(&tokens[n]) || small(tokens[n].Text) || !letters(tokens[n].Text) && len(tokens[n].Text) == 1 && tokens[n].Text != "," ||
		gazetteer.FacilityHead(tokens[n].Text) != "") {
		n++
	}
	return n
}

// small reports whether a word in small letters stands inside names.
func small(s string) bool {
	switch s {
	case "'s", "’s", "of", "the", "and", "de", "du", "do", "da", "dos", "das", "del", "la", "le", "el", "al", "on", "upon", "nuclear", "power", "hydroelectric", "refugee", "border", "air", "steel", "aircraft", "launch":
		return true
	}
	return false
}

// startsName reports whether a token can begin the name of a place.
func startsName(t *dateline.Token) bool {
	c := t.Text
	return c != "" && (c[0] >= 'A' && c[0] <= 'Z' || c[0] >= 0x80)
}

func letters(s string) bool {
	return s != "" && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z' || s[0] >= 0x80)
}

// knownName reports whether a span is a landmark or the name of a country, and
// not a part of another name.
func (x *Extractor) knownName(d *document, span dateline.Span, length int, first *dateline.Token, names []dateline.Span) bool {
	text := d.report.Text[span.Start:span.End]
	_, as, country := x.gazetteer.Country(text)
	_, regional := x.gazetteer.Adjective(text)
	if country && as == gazetteer.AsDemonym || regional && !country && (length > 1 || first.UPOS != "PROPN") {
		return d.adjective(span, first) && !d.partOfStreet(span) && !slices.ContainsFunc(overlapping(names, span), func(s dateline.Span) bool { return s != span })
	}
	country = country && as == gazetteer.AsName
	if !country {
		_, landmark := x.gazetteer.Landmark(text)
		if !landmark && (length == 1 || len(x.gazetteer.Regions(text)) == 0 && !x.bigCity(text)) {
			return false
		}
	}
	if length == 1 && !country && first.UPOS != "PROPN" && first.UPOS != "" {
		return false
	}
	if span.End < len(d.report.Text) && d.report.Text[span.End] == '$' {
		return false // a currency
	}
	if country && length == 1 && strings.ToUpper(text) != text && first.UPOS == "ADJ" {
		return false
	}
	for _, name := range overlapping(names, span) {
		if name.Contains(span) && (name != span || !country && length == 1) || !span.Contains(name) {
			return false
		}
	}
	return true
}

// bigCity reports whether some city of a name is large enough to be known by
// it wherever it stands.
func (x *Extractor) bigCity(name string) bool {
	found := x.gazetteer.Find(name)
	return len(found) > 0 && found[0].Population >= 500000
}

// partOfStreet reports whether the word behind an adjective makes it the name
// of a street or quarter: "French Quarter".
func (d *document) partOfStreet(span dateline.Span) bool {
	w := d.at(span.End - 1)
	if w == nowhere || w.token+1 >= len(d.analysis.Sentences[w.sentence].Tokens) {
		return false
	}
	switch d.token(word{w.sentence, w.token + 1}).Text {
	case "Street", "Quarter", "Avenue", "Road", "Lane", "Hill", "Creek", "Drive":
		return true
	}
	return false
}

// overlapping are the spans, of sorted ones that do not overlap, that share a
// byte with span.
func overlapping(sorted []dateline.Span, span dateline.Span) []dateline.Span {
	lo, _ := slices.BinarySearchFunc(sorted, span.Start, func(s dateline.Span, at int) int { return s.End - 1 - at })
	hi := lo
	for hi < len(sorted) && sorted[hi].Start < span.End {
		hi++
	}
	return sorted[lo:hi]
}

// adjective reports whether a word for a nation stands before a noun.
func (d *document) adjective(span dateline.Span, first *dateline.Token) bool {
	w := d.at(span.End - 1)
	if w == nowhere {
		return false
	}
	r := d.relation(w)
	return is(r, "amod") || first.UPOS == "ADJ" && is(r, "compound", "conj") || is(r, "amod", "compound") && d.token(w).UPOS != "NOUN"
}

// bareName cuts what stands before a name without being part of it.
func bareName(s string) string {
	s = strings.Trim(s, " \t\n\"'“”‘’.,;:()")
	for {
		cut := s
		for _, w := range [...]string{"the ", "The ", "city of ", "town of ", "village of ", "southern ", "northern ", "eastern ", "western ", "central ", "downtown ",
			"north west ", "north east ", "south west ", "south east ", "north-west ", "north-east ", "south-west ", "south-east ", "north ", "south ", "east ", "west ",
			"northwest ", "northeast ", "southwest ", "southeast ", "upstate ", "greater ", "inner ", "outer ", "Southern ", "Northern ", "Eastern ", "Western ", "northeastern ", "northwestern ", "southeastern ", "southwestern ", "mainland ", "Downtown "} {
			if len(cut) > len(w) && strings.HasPrefix(cut, w) && w != "Northern " && w != "Western " && w != "Southern " && w != "Eastern " {
				cut = cut[len(w):]
			}
		}
		if cut == s {
			return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
		}
		s = cut
	}
}

// facilityName reports whether a name ends in a noun for a kind of facility.
func facilityName(name string) bool {
	i := strings.LastIndexByte(name, ' ')
	return i > 0 && gazetteer.FacilityHead(name[i+1:]) != ""
}
