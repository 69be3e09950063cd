package resolve

import (
	_ "embed" // the tables
	"slices"
	"strings"
	"sync"

	"dateline"
	"dateline/gazetteer"
)

//go:embed tables/titles.txt
var titleLines string

// title is what a title or a word for an occupation says of its bearer.
type title struct{ sector, class string }

// body is an organization that the table knows.
type body struct{ key, name, country, sector string }

// lexicon is what resolution knows beside the reports: titles, organizations
// and the gazetteer. It remembers what it looked up.
type lexicon struct {
	*gazetteer.Gazetteer
	titles    map[string]title
	countries map[string]nation
	places    map[string]place
	roles     map[string]role
	set       setting // of the report that is being read
}

type nation struct {
	gazetteer.Country
	as    gazetteer.As
	known bool
}

type place struct {
	gazetteer.Place
	key   string
	kind  dateline.Kind
	known bool
}

func newLexicon(g *gazetteer.Gazetteer) *lexicon {
	return &lexicon{Gazetteer: g, titles: titleTable(), countries: map[string]nation{}, places: map[string]place{}, roles: map[string]role{}}
}

var titleTable = sync.OnceValue(func() map[string]title {
	titles := map[string]title{}
	rows(titleLines, func(c []string) {
		for _, w := range strings.Split(c[0], ";") {
			titles[w] = title{c[1], c[2]}
		}
	})
	return titles
})

// body is the organization of a name that a table knows.
func (l *lexicon) body(name string) (body, bool) {
	o, ok := l.Organization(name)
	if !ok {
		return body{}, false
	}
	return body{key: gazetteer.Fold(o.Name()), name: o.Name(), country: o.Country, sector: o.Sector}, true
}

// rows calls visit on the three columns of each line that is no comment.
func rows(table string, visit func(columns []string)) {
	for line := range strings.Lines(table) {
		c := strings.Split(strings.TrimRight(line, "\n"), "|")
		if line[0] != '#' && len(c) == 3 {
			visit([]string{c[0], strings.TrimSpace(c[1]), strings.TrimSpace(c[2])})
		}
	}
}

// country is the country that a name stands for in the report, and how.
func (l *lexicon) country(name string) (gazetteer.Country, gazetteer.As, bool) {
	if len(l.set.divisions) > 0 && l.set.divisions[gazetteer.Fold(name)] {
		return gazetteer.Country{}, gazetteer.AsName, false
	}
	n, ok := l.countries[name]
	if !ok {
		n.Country, n.as, n.known = l.Country(name)
		l.countries[name] = n
	}
	return n.Country, n.as, n.known
}

// place is the place that a name means, likeliest in the country of the hint.
func (l *lexicon) place(name, hint string) place {
	memo := name + "\x00" + hint
	p, ok := l.places[memo]
	if !ok {
		p = l.findPlace(trimPlace(name), hint)
		l.places[memo] = p
	}
	return p
}

func (l *lexicon) findPlace(name, hint string) place {
	if p, ok := l.Landmark(name); ok {
		kind := dateline.Place
		if p.Precision == "facility" {
			kind = dateline.Facility
		}
		return place{p, "landmark " + gazetteer.Fold(p.Name), kind, true}
	}
	senses := slices.DeleteFunc(l.Senses(name), func(s gazetteer.Sense) bool { return s.Place.Precision == "country" })
	p := senses.Likeliest(map[string]float64{hint: ofSetting}).Place
	switch {
	case p.Precision == "region":
		return place{p, "region " + gazetteer.Fold(p.Name) + " " + p.Country, dateline.Place, true}
	case p.ID != 0:
		return place{p, "city " + itoa(p.ID), dateline.Place, true}
	}
	return place{}
}

// trimPlace cuts "the city of" and its like off a name.
func trimPlace(name string) string {
	for _, p := range []string{"the ", "The "} {
		name = strings.TrimPrefix(name, p)
	}
	for _, p := range []string{"city of ", "City of ", "town of ", "village of ", "port of ", "port city of ", "capital of ", "region of ", "province of "} {
		if rest, ok := strings.CutPrefix(name, p); ok && rest != "" {
			return rest
		}
	}
	return name
}
