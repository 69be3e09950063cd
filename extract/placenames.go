package extract

import (
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// cityInName is how many must live in a city for it to be seen inside the name
// of an organization ("Louisville Police Department"): smaller ones share
// their names with too many other things.
const cityInName = 100000

// insideNames finds the places that names of organizations and of events hold
// ("University of Alberta", "Polish People's Party"). They are no places of
// what happens, and where looks past them, but they tell where a report plays.
func (x *Extractor) insideNames(d *document, found []namedPlace) []namedPlace {
	taken := newCover(found)
	var out []namedPlace
	for _, m := range d.analysis.Mentions {
		if m.Form != dateline.Name || m.Kind != dateline.Organization && m.Kind != dateline.EventName {
			continue
		}
		w := d.at(m.Start)
		if w == nowhere {
			continue
		}
		tokens := d.analysis.Sentences[w.sentence].Tokens
		end := w.token
		for end < len(tokens) && tokens[end].Start < m.End {
			end++
		}
		for i := w.token; i < end; i++ {
			for length := min(3, end-i); length > 0; length-- {
				span := dateline.Span{Start: tokens[i].Start, End: tokens[i+length-1].End}
				if !startsName(&tokens[i]) || taken.overlaps(span) || !x.placeInName(d.report.Text[span.Start:span.End], i+length < end) {
					continue
				}
				out = append(out, namedPlace{span: span, name: d.report.Text[span.Start:span.End], kind: m.Kind, inside: true})
				i += length - 1
				break
			}
		}
	}
	return out
}

// placeInName reports whether words inside the name of an organization name a
// place; more words follow where it is not the end of that name.
func (x *Extractor) placeInName(text string, more bool) bool {
	if len(text) <= 3 && strings.ToUpper(text) != text {
		return false
	}
	if _, as, ok := x.gazetteer.Country(text); ok {
		return as == gazetteer.AsName || as == gazetteer.AsCapital || as == gazetteer.AsDemonym && more
	}
	if _, ok := x.gazetteer.Adjective(text); ok {
		return more
	}
	if p, ok := x.gazetteer.Landmark(text); ok {
		return p.Precision == "region"
	}
	if namesFirm(text) || len(text) < 4 {
		return false
	}
	key := gazetteer.Fold(text)
	for _, p := range x.gazetteer.Regions(text) {
		if p.Admin1 == "" && gazetteer.Fold(p.Name) == key && p.Population >= 10*cityInName {
			return true
		}
	}
	for _, p := range x.gazetteer.Find(text) {
		if p.Population >= cityInName && p.Precision == "city" && gazetteer.Fold(p.Name) == key {
			return true
		}
	}
	return false
}

// namesFirm reports whether a word is better known as a firm, a paper or a
// common word in names than as the city of that name.
func namesFirm(s string) bool {
	switch strings.ToLower(s) {
	case "toyota", "orange", "corona", "aurora", "enterprise", "mobile", "reading", "independence", "santander", "union", "central", "victoria", "phoenix",
		"pioneer", "liberty", "progress", "hope", "young", "national", "guardian", "sunrise", "global", "opera", "same", "best", "most", "split", "nice",
		"centre", "center", "north", "south", "east", "west", "state", "grand", "capital", "border":
		return true
	}
	return false
}

// again finds the other places where a name stands that the report has for a
// place elsewhere, in headlines and capitals too, unless a person bears it.
func (x *Extractor) again(d *document, found []namedPlace) []namedPlace {
	const longest = 4
	known, taken := map[string]namedPlace{}, newCover(found)
	for _, f := range found {
		if !f.inside && f.kind != dateline.Facility && len(f.name) > 3 && strings.Count(f.name, " ") < longest && !namesFirm(f.name) && len(x.options(f.name)) > 0 {
			known[gazetteer.Fold(f.name)] = f
		}
	}
	people, bodies := d.spansOf(dateline.Person), d.spansOf(dateline.Organization, dateline.Product)
	plain := d.plainWords()
	var out []namedPlace
	for _, s := range d.analysis.Sentences {
		for i := 0; i < len(s.Tokens); i++ {
			if !startsName(&s.Tokens[i]) || plain[strings.ToLower(s.Tokens[i].Text)] {
				continue
			}
			for length := min(longest, len(s.Tokens)-i); length > 0; length-- {
				span := dateline.Span{Start: s.Tokens[i].Start, End: s.Tokens[i+length-1].End}
				if span.Len() > 60 || taken.overlaps(span) || len(overlapping(people, span)) > 0 || slices.Contains(overlapping(bodies, span), span) {
					continue
				}
				if f, ok := known[gazetteer.Fold(d.report.Text[span.Start:span.End])]; ok {
					f.span, f.inside = span, false
					out = append(out, f)
					i += length - 1
					break
				}
			}
		}
	}
	return out
}

// untagged finds names that the analysis has for nothing, where a preposition
// or the larger place behind a comma shows that they are places: "in Cotonou",
// "PLEASANTON, California".
func (x *Extractor) untagged(d *document, found []namedPlace) []namedPlace {
	taken, starts := newCover(found), map[int]bool{}
	for _, f := range found {
		starts[f.span.Start] = true
	}
	var named []dateline.Span
	for _, m := range d.analysis.Mentions {
		if m.Form == dateline.Name {
			named = append(named, m.Span)
		}
	}
	slices.SortFunc(named, func(a, b dateline.Span) int { return a.Start - b.Start })
	var out []namedPlace
	for _, s := range d.analysis.Sentences {
		for i := 0; i < len(s.Tokens); i++ {
			if s.Tokens[i].UPOS != "PROPN" || !startsName(&s.Tokens[i]) {
				continue
			}
			end := i + 1
			for end < len(s.Tokens) && end < i+4 && s.Tokens[end].UPOS == "PROPN" && startsName(&s.Tokens[end]) {
				end++
			}
			span := dateline.Span{Start: s.Tokens[i].Start, End: s.Tokens[end-1].End}
			led := i > 0 && leadsToPlace(s.Tokens[i-1].Text) || end+1 < len(s.Tokens) && s.Tokens[end].Text == "," && starts[s.Tokens[end+1].Start]
			name := d.report.Text[span.Start:span.End]
			if led && span.Len() <= 60 && !taken.overlaps(span) && len(overlapping(named, span)) == 0 && month(strings.ToLower(name)) == 0 && weekday(strings.ToLower(name)) == 0 && x.isTown(name) {
				out = append(out, namedPlace{span: span, name: name, kind: dateline.Place})
			}
			i = end - 1
		}
	}
	return out
}

// isTown reports whether a name is the main name of a town of some size.
func (x *Extractor) isTown(name string) bool {
	key := gazetteer.Fold(name)
	return slices.ContainsFunc(x.gazetteer.Find(name), func(p gazetteer.Place) bool {
		return p.Population >= 5000 && gazetteer.Fold(p.Name) == key
	})
}

func leadsToPlace(s string) bool {
	switch s {
	case "in", "near", "outside":
		return true
	}
	return false
}

// spansOf are the spans of names of some kinds, in order.
func (d *document) spansOf(kinds ...dateline.Kind) []dateline.Span {
	var out []dateline.Span
	for _, m := range d.analysis.Mentions {
		if m.Form == dateline.Name && slices.Contains(kinds, m.Kind) {
			out = append(out, m.Span)
		}
	}
	slices.SortFunc(out, func(a, b dateline.Span) int { return a.Start - b.Start })
	return out
}

// cover is sorted spans that do not overlap, to ask what is taken.
type cover []dateline.Span

func newCover(found []namedPlace) cover {
	out := make(cover, len(found))
	for i, f := range found {
		out[i] = f.span
	}
	slices.SortFunc(out, func(a, b dateline.Span) int { return a.Start - b.Start })
	return out
}

func (c cover) overlaps(s dateline.Span) bool { return len(overlapping(c, s)) > 0 }
