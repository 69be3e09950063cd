package resolve

import (
	_ "embed" // the tables
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

// country is the country that a name stands for, and how.
func (l *lexicon) country(name string) (gazetteer.Country, gazetteer.As, bool) {
	n, ok := l.countries[name]
	if !ok {
		n.Country, n.as, n.known = l.Country(name)
		l.countries[name] = n
	}
	return n.Country, n.as, n.known
}

// place is the landmark, region or city of a name; of several cities the
// largest, unless one in the country of the hint is not much smaller.
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
	fold := gazetteer.Fold(name)
	cities, regions := l.Find(name), l.Regions(name)
	if len(regions) > 0 && (len(cities) == 0 || divisional(fold)) {
		p := prefer(regions, hint)
		return place{p, "region " + gazetteer.Fold(p.Name) + " " + p.Country, dateline.Place, true}
	}
	if len(cities) > 0 {
		p := prefer(cities, hint)
		return place{p, "city " + itoa(p.ID), dateline.Place, true}
	}
	return place{}
}

func prefer(places []gazetteer.Place, hint string) gazetteer.Place {
	for _, p := range places {
		if hint != "" && p.Country == hint && p.Population*20 >= places[0].Population {
			return p
		}
	}
	return places[0]
}

// divisional reports whether a folded name says that it names a division.
func divisional(fold string) bool {
	for _, w := range []string{"oblast", "province", "region", "state", "governorate", "krai", "territory", "prefecture", "department", "county", "canton", "okrug"} {
		if strings.HasSuffix(fold, " "+w) || strings.HasPrefix(fold, w+" of ") {
			return true
		}
	}
	return false
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
