package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline"
	"dateline/gazetteer"
)

// identity is what a unit turns out to be: units of one key are one entity.
// Without a key the unit is no entity of its own: a description, or a name too
// short to tell whose it is.
type identity struct {
	kind    dateline.Kind
	key     string
	name    string // the name to show, "" for the most frequent one
	country string
	sector  string
}

// mainKey is the folded main name of a unit: of a person the name with most
// words, else the most frequent, then the longest, then the first of the alphabet.
func (l *lexicon) mainKey(u *unit) string {
	count := map[string]int{}
	for _, n := range u.names {
		count[n]++
	}
	person := u.kind() == dateline.Person
	best, rank := "", [3]int{-1, 0, 0}
	for n, c := range count {
		r := [3]int{0, c, len(n)}
		if person {
			r[0] = len(l.personName(n).tokens)
		}
		if k := slices.Compare(r[:], rank[:]); k > 0 || k == 0 && n < best {
			best, rank = n, r
		}
	}
	if person {
		u.person = l.personName(best)
		return gazetteer.Fold(u.person.plain)
	}
	return organizationKey(best)
}

// kind is the kind that most mentions of a unit by name have.
func (u *unit) kind() dateline.Kind { return most(u.votes) }

// countryOf is the country that most roles of a unit name.
func (l *lexicon) countryOf(u *unit) string {
	count := map[string]int{}
	for _, r := range u.roles {
		if r.country != "" {
			count[r.country]++
		}
	}
	if c := most(count); c != "" {
		return c
	}
	return u.country
}

// ballot counts, for each main name of the record, the kinds that mentions have.
type ballot map[string]map[dateline.Kind]int

func count(units []*unit) ballot {
	b := ballot{}
	for _, u := range units {
		if u.key == "" || u.sense != "" {
			continue
		}
		if b[u.key] == nil {
			b[u.key] = map[dateline.Kind]int{}
		}
		for k, n := range u.votes {
			b[u.key][k] += n
		}
	}
	return b
}

// identify says what a unit is. The hint gives the country of places that
// several countries have: one that the report names.
func (l *lexicon) identify(u *unit, b ballot, hint string) identity {
	if len(u.names) == 0 {
		return identity{}
	}
	sort, value, _ := strings.Cut(u.sense, " ")
	switch sort {
	case "country":
		c, _ := l.CountryByCode(value)
		return identity{kind: dateline.Country, key: "country " + value, name: c.Name, country: value}
	case "facility":
		return identity{kind: dateline.Facility, key: "name " + gazetteer.CanonicalFacility(value), country: u.country}
	case "people":
		c, _, _ := l.country(value)
		return identity{kind: dateline.Group, key: "people " + c.Code, country: c.Code}
	case "seat":
		c, _, _ := l.country(value)
		return identity{kind: dateline.Organization, key: "seat " + value, country: c.Code, sector: "GOV"}
	}
	kind := l.kindOf(u, b)
	if kind == dateline.Person && len(u.titles) == 0 && strings.Contains(u.names[0], " ") {
		_, outlet := l.outletOf(u)
		if _, known := l.bodyOf(u); outlet || known {
			kind = dateline.Organization // names of papers and parties that the model took for persons
		}
	}
	if kind == dateline.Person {
		return l.identifyPerson(u)
	}
	return l.identifyThing(u, kind, hint)
}

// kindOf is the kind of an ordinary unit. A full name or a title keeps a
// person a person; else the whole record votes.
func (l *lexicon) kindOf(u *unit, b ballot) dateline.Kind {
	kind := u.kind()
	if kind == dateline.Person && (len(u.person.tokens) > 1 || len(u.titles) > 0) {
		return kind
	}
	if all := most(b[u.key]); all != "" {
		kind = all
	}
	if kind == dateline.Person {
		return kind
	}
	name := u.names[0]
	if productLike(name) || u.product {
		return dateline.Product
	}
	if facility(u.key) {
		return dateline.Facility
	}
	return kind
}

// facility reports whether a name ends in a word for a kind of facility that
// is no organization as well.
func facility(key string) bool {
	words := strings.Fields(key)
	if len(words) < 2 {
		return false
	}
	switch gazetteer.FacilityHead(words[len(words)-1]) {
	case "cosmodrome", "airport", "air base", "plant", "base", "dam", "port", "bridge", "prison", "palace", "stadium", "square", "hotel", "refinery",
		"pipeline", "terminal", "camp", "crossing", "checkpoint", "reactor", "mine", "canal", "tunnel", "reservoir", "shipyard", "silo", "depot":
		return true
	}
	return false
}

func (l *lexicon) identifyPerson(u *unit) identity {
	id := identity{kind: dateline.Person, country: u.country, sector: u.sector}
	if len(u.person.tokens) == 0 {
		u.person = l.personName(u.names[0])
	}
	if t := u.person.tokens; len(t) > 1 && utf8.RuneCountInString(t[0]) > 1 {
		if name, ok := l.Official(u.person.plain); ok {
			t = tokensOf(name) // "Volodymyr" and "Vladimir Zelensky"
		}
		id.key = "person " + strings.Join(t, " ")
	}
	return id
}

func (l *lexicon) identifyThing(u *unit, kind dateline.Kind, hint string) identity {
	id := identity{kind: kind, key: "name " + u.key, country: u.country, sector: u.sector}
	if b, ok := l.bodyOf(u); ok && kind != dateline.Place && kind != dateline.Country {
		return identity{dateline.Organization, "body " + b.key, b.name, orElse(b.country, u.country), b.sector}
	}
	switch kind {
	case dateline.Organization, dateline.Other, dateline.Product:
		if s, ok := l.outletOf(u); ok && (kind == dateline.Organization || strings.ToUpper(u.names[0]) == u.names[0]) {
			return identity{dateline.Organization, "outlet " + gazetteer.Fold(s.Name), s.Name, s.Country, "JRN"}
		}
		if p := l.place(u.names[0], hint); kind == dateline.Organization && strings.ContainsAny(u.names[0], " -") && p.known && p.Population >= 15000 && sectorOfName(u.key) == "" {
			return l.identifyPlace(u, id, hint)
		}
		if kind == dateline.Organization {
			id.country = orElse(u.country, l.countryIn(u.names[0]))
			id.sector = orElse(u.sector, sectorOfName(u.key))
			if words := l.generic(u.names[0]); words != "" {
				id.key = "office " + words + " " + orElse(id.country, string(u.report))
			}
		}
	case dateline.Place, dateline.Facility, dateline.Country:
		return l.identifyPlace(u, id, hint)
	}
	if p, ok := l.Landmark(u.names[0]); ok && p.Precision == "facility" {
		return identity{kind: dateline.Facility, key: "landmark " + gazetteer.Fold(p.Name), name: p.Name, country: p.Country}
	}
	return id
}

// identifyPlace finds a place in the gazetteer. Facilities that it does not
// hold are known by name and by the word for their kind.
func (l *lexicon) identifyPlace(u *unit, id identity, hint string) identity {
	if id.kind == dateline.Country {
		id.kind = dateline.Place
	}
	if id.kind == dateline.Facility {
		id.key = "name " + gazetteer.CanonicalFacility(u.key)
		if p, ok := l.Landmark(u.names[0]); ok {
			id.key, id.country, id.name = "landmark "+gazetteer.Fold(p.Name), p.Country, p.Name
		}
		return id
	}
	if p := l.place(u.names[0], orElse(u.country, hint)); p.known {
		id.key, id.kind, id.country = p.key, p.kind, p.Country
		if p.kind == dateline.Facility {
			id.name = p.Name
		}
		return id
	}
	id.key = "name " + gazetteer.Fold(trimPlace(u.names[0]))
	id.country = orElse(u.country, l.countryIn(u.names[0]))
	return id
}

func (l *lexicon) bodyOf(u *unit) (body, bool) {
	for _, n := range u.names {
		if b, ok := l.body(n); ok {
			return b, true
		}
	}
	b, ok := l.body(u.key)
	return b, ok
}

func (l *lexicon) outletOf(u *unit) (dateline.Source, bool) {
	for _, n := range u.names {
		if s, ok := l.Outlet(n); ok {
			return s, true
		}
	}
	return dateline.Source{}, false
}

// sectorOfName is the sector that a word in an organization's name says.
func sectorOfName(key string) string {
	for _, w := range strings.Fields(key) {
		switch w {
		case "ministry", "government", "cabinet", "presidency", "department", "embassy", "administration":
			return "GOV"
		case "party":
			return "PTY"
		case "army", "navy", "brigade", "battalion", "regiment", "military", "corps", "fleet":
			return "MIL"
		case "court", "tribunal":
			return "JUD"
		case "parliament", "senate", "assembly", "congress":
			return "LEG"
		case "police":
			return "COP"
		case "university", "institute", "school", "academy", "college":
			return "EDU"
		case "hospital", "clinic":
			return "MED"
		case "church", "mosque", "patriarchate":
			return "REL"
		case "union":
			return "LAB"
		case "bank":
			return "BUS"
		case "newspaper", "television", "radio", "news":
			return "JRN"
		}
	}
	return ""
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
