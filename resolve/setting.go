package resolve

import (
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// setting is what a report says of where it is set.
type setting struct {
	country   string          // that it speaks of most, "" none
	divisions map[string]bool // folded names of countries by which it means a division of another: Georgia in the United States
}

const (
	clearPlace = 5.5 // the weight from which a place speaks for its country
	ofPlace    = 0.5 // how much it does, or one who held an office of the country, beside 1 for its name
	ofSource   = 0.5 // how much the country of the report's source does
	ofSetting  = 2.5 // what it adds to a place's weight to lie in the country of the report, or of its own description
)

// setting counts how often the names of a report speak of each country.
func (l *lexicon) setting(a *Account) setting {
	said, ambiguous := map[string]float64{}, map[string]gazetteer.Senses{}
	if c := a.Report.Source.Country; c != "" {
		said[c] = ofSource
	}
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if m.Form != dateline.Name {
			continue
		}
		if m.Kind == dateline.Person {
			if lands := l.Lands(l.personName(oneLine(m.Text)).plain); len(lands) > 0 {
				said[lands[0]] += ofPlace
			}
			continue
		}
		name := strings.TrimSpace(trimPossessive(oneLine(m.Text)))
		c, as, ok := l.Country(name)
		switch {
		case ok && as == gazetteer.AsName && l.AlsoDivision(name, c.Code):
			ambiguous[gazetteer.Fold(name)] = l.Senses(name)
		case ok && as != gazetteer.AsCapital:
			said[c.Code]++
		case m.Kind == dateline.Place || m.Kind == dateline.Country:
			if s := l.Senses(trimPlace(name)).Likeliest(nil); s.Weight > clearPlace && s.Place.Country != "" {
				said[s.Place.Country] += ofPlace
			}
		}
	}
	out, shares := setting{country: foremostOf(said)}, gazetteer.Shares(said)
	for name, senses := range ambiguous {
		if senses.Likeliest(shares).Place.Precision != "country" {
			if out.divisions == nil {
				out.divisions = map[string]bool{}
			}
			out.divisions[name] = true
		}
	}
	return out
}

// foremostOf is the country that is spoken of most, the first of the alphabet of
// equals; one that but the source speaks for is none.
func foremostOf(said map[string]float64) string {
	best := ""
	for _, c := range sortedKeys(said) {
		if said[c] > ofSource && (best == "" || said[c] > said[best]) {
			best = c
		}
	}
	return best
}
