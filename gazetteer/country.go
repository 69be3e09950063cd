package gazetteer

import (
	"strconv"
	"strings"

	"dateline"
)

// As says what a name is to the country it stands for.
type As int

// The ways in which a name stands for a country.
const (
	AsName    As = iota // Russia, the Russian Federation
	AsDemonym           // Russian, Russians
	AsCapital           // Moscow
	AsSeat              // the Kremlin
)

// Country is a country or territory of ISO 3166, or Kosovo.
type Country struct {
	Code     string   // ISO 3166 alpha-3
	Name     string   // the usual English name
	Names    []string // all names, Name first
	Demonyms []string // adjectives and names of its people
	Capitals []string
	Seats    []string // bywords of its government: "Kremlin"
	Lat, Lon float64  // WGS 84, about the middle
}

type nation struct {
	number int
	as     As
}

// readCountries reads the table of countries. Of two that share a name the one
// that bears it as a name has it, then by demonym, capital, seat; within one of
// these the one whose line comes first.
func (g *Gazetteer) readCountries(text string) error {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "|")
		if len(c) != 7 {
			return dateline.Errorf(dateline.Internal, "gazetteer", "countries.txt: %d columns in %q", len(c), line)
		}
		country := Country{Code: c[0], Names: list(c[1]), Demonyms: list(c[2]), Capitals: list(c[3]), Seats: list(c[4])}
		country.Name = country.Names[0]
		country.Lat, _ = strconv.ParseFloat(c[5], 64)
		country.Lon, _ = strconv.ParseFloat(c[6], 64)
		g.byCode[country.Code] = len(g.countries)
		g.countries = append(g.countries, country)
	}
	for i, c := range g.countries {
		g.name(i, AsName, c.Names...)
	}
	for i, c := range g.countries {
		g.name(i, AsDemonym, c.Demonyms...)
	}
	for i, c := range g.countries {
		g.name(i, AsCapital, c.Capitals...)
	}
	for i, c := range g.countries {
		g.name(i, AsSeat, c.Seats...)
	}
	return nil
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ";")
}

func (g *Gazetteer) name(number int, as As, names ...string) {
	for _, n := range names {
		key := Fold(n)
		if _, taken := g.names[key]; !taken {
			g.names[key] = nation{number, as}
		}
		if as == AsDemonym {
			if _, taken := g.names[key+"s"]; !taken {
				g.names[key+"s"] = nation{number, as}
			}
		}
	}
}

// Country is the country that a name stands for, and in which way: its name,
// a word for its people, its capital or the seat of its government. "us" and
// "it" in small letters are pronouns and no country.
func (g *Gazetteer) Country(name string) (Country, As, bool) {
	n, ok := g.names[Fold(name)]
	if !ok || len(name) <= 3 && name == strings.ToLower(name) {
		return Country{}, AsName, false
	}
	return g.countries[n.number], n.as, true
}

// CountryByCode is the country of an ISO 3166 alpha-3 code.
func (g *Gazetteer) CountryByCode(code string) (Country, bool) {
	n, ok := g.byCode[code]
	if !ok {
		return Country{}, false
	}
	return g.countries[n], true
}
