package extract

import (
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
	choice choice
}

// places are the named places of the report, in order of the text, each with
// the place that the whole report makes likeliest. Words for people ("Russian")
// are no places.
func (x *Extractor) places(d *document) []dateline.PlaceMention {
	found := x.placeNames(d)
	x.choose(d, found)
	out := make([]dateline.PlaceMention, 0, len(found))
	for _, f := range found {
		p := dateline.PlaceMention{Span: f.span, Name: f.name}
		if c := f.choice; c.known {
			lat, lon := c.place.Lat, c.place.Lon
			p.Name, p.Country, p.GeoNames, p.Precision = c.place.Name, c.place.Country, c.place.ID, c.place.Precision
			p.Lat, p.Lon = &lat, &lon
		} else if f.kind == dateline.Facility || facilityName(f.name) {
			p.Precision = "facility"
		}
		out = append(out, p)
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
	for _, m := range d.analysis.Mentions {
		if m.Form != dateline.Name || m.Kind != dateline.Country && m.Kind != dateline.Place && m.Kind != dateline.Facility {
			continue
		}
		if slices.ContainsFunc(out, func(p namedPlace) bool { return p.span.Overlaps(m.Span) }) {
			continue
		}
		name := bareName(d.report.Text[m.Start:m.End])
		if _, as, ok := x.gazetteer.Country(name); ok && as == gazetteer.AsDemonym || name == "" {
			continue
		}
		out = append(out, namedPlace{span: m.Span, name: name, kind: m.Kind})
	}
	slices.SortStableFunc(out, func(a, b namedPlace) int { return a.span.Start - b.span.Start })
	return out
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
		for length := min(6, len(tokens)-i); length > 0; length-- {
			span := dateline.Span{Start: tokens[i].Start, End: tokens[i+length-1].End}
			if span.Len() > 60 || length > 1 && !letters(tokens[i+length-1].Text) || !x.knownName(d, span, length, &tokens[i], names) {
				continue
			}
			out = append(out, namedPlace{span: span, name: d.report.Text[span.Start:span.End], kind: dateline.Place})
			i += length - 1
			break
		}
	}
	return out
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
	country = country && as == gazetteer.AsName
	if !country {
		if _, ok := x.gazetteer.Landmark(text); !ok {
			return false
		}
	}
	if length == 1 && !country && first.UPOS != "PROPN" && first.UPOS != "" {
		return false
	}
	if country && strings.ToUpper(text) != text && first.UPOS == "ADJ" {
		return false
	}
	i, _ := slices.BinarySearchFunc(names, span.Start, func(s dateline.Span, at int) int { return s.End - 1 - at })
	for ; i < len(names) && names[i].Start < span.End; i++ {
		if names[i].Contains(span) && (names[i] != span || !country && length == 1) || names[i].Overlaps(span) && !span.Contains(names[i]) {
			return false
		}
	}
	return true
}

// bareName cuts what stands before a name without being part of it.
func bareName(s string) string {
	s = strings.Trim(s, " \t\n\"'“”‘’.,;:()")
	for {
		cut := s
		for _, w := range [...]string{"the ", "The ", "city of ", "town of ", "village of ", "southern ", "northern ", "eastern ", "western ", "central ", "downtown ",
			"Southern ", "Northern ", "Eastern ", "Western ", "northeastern ", "northwestern ", "southeastern ", "southwestern ", "mainland ", "Downtown "} {
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
