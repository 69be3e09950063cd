package gazetteer

import (
	"math"
	"strings"
)

// Sense is a place that a name may mean, and how much speaks for it: how many live
// there (log10), that it is a country or a capital, that it bears just this name.
type Sense struct {
	Place  Place
	Weight float64
}

// Known tells whether it is a place at all.
func (s Sense) Known() bool { return s.Place.Precision != "" }

// Senses are the places that one name may mean.
type Senses []Sense

// Likeliest is the sense with the greatest weight in a report that speaks of
// countries by these shares; the first of equals, unknown of none.
func (s Senses) Likeliest(shares map[string]float64) Sense {
	var top Sense
	for _, o := range s {
		o.Weight += shares[o.Place.Country]
		if !top.Known() || o.Weight > top.Weight {
			top = o
		}
	}
	return top
}

// Shares turns counts of countries into what each adds to a place's score:
// one for being spoken of, up to two more by its share.
func Shares(said map[string]float64) map[string]float64 {
	total := 0.0
	for _, n := range said {
		total += n
	}
	out := make(map[string]float64, len(said))
	for c, n := range said {
		out[c] = 1 + 2*n/total
		if n < 1 {
			out[c] = 0.5
		}
	}
	return out
}

// Senses are the places that a name may mean by itself. A word for many things
// ("the West", "the Moon") means none of those that bear it.
func (g *Gazetteer) Senses(name string) Senses {
	if vague(Fold(name)) {
		return nil
	}
	var out Senses
	country, as, isCountry := g.Country(name)
	if isCountry && (as == AsName || as == AsDemonym) {
		out = append(out, Sense{Place{Name: country.Name, Country: country.Code, Lat: country.Lat, Lon: country.Lon, Precision: "country"}, g.countryWeight(country)})
	}
	if region, ok := g.Adjective(name); ok && !isCountry {
		return Senses{{region, 7.5}}
	}
	landmark, known := g.Landmark(name)
	if known {
		out = append(out, Sense{landmark, 7.5})
		if landmark.Precision == "facility" {
			return out
		}
	}
	key := Fold(name)
	if full, ok := State(name); ok && strings.HasSuffix(name, ".") {
		name = full
	} else if len(name) <= 3 && strings.ToUpper(name) == name {
		return out // an abbreviation that we do not know
	}
	regions, cities := g.Regions(name), g.Find(name)
	if countyName(key) {
		regions = exactly(regions, key)
	}
	for _, p := range regions {
		if known && landmark.Precision == "region" && landmark.Country == p.Country {
			continue // the same
		}
		score := p.Size() - 0.7
		if Fold(p.Name) != key && divisionName(key) {
			score += 6
		}
		if seatOf(p, cities) && !divisionName(key) {
			score -= 0.6
		} else if p.Country == "USA" || p.Country == "CAN" {
			score += 0.6
		}
		out = append(out, Sense{p, score})
	}
	for _, p := range cities {
		full, score := Fold(p.Name), p.Size()
		switch {
		case full == key+" city":
			score -= 0.2
		case full != key:
			score--
		}
		if p.Precision == "district" {
			score--
		}
		if isCountry && as == AsCapital && p.Country == country.Code {
			score += 1.2
		}
		out = append(out, Sense{p, score})
	}
	return out
}

// vague tells whether a folded name is a word for many things.
func vague(key string) bool {
	switch key {
	case "north", "south", "east", "west", "centre", "center", "great", "new", "city", "town", "state", "states", "kingdom", "union", "coast", "gulf",
		"channel", "moon", "earth", "mars", "hurricane", "open", "young", "national", "royal", "central", "democrat", "republic":
		return true
	}
	return false
}

// countryWeight is the weight of the name of a country, less where a large
// division elsewhere bears it too.
func (g *Gazetteer) countryWeight(c Country) float64 {
	if g.AlsoDivision(c.Name, c.Code) {
		return 7
	}
	return 7.6
}

// largeDivision is how many must live in a division for the name of a country to
// mean it as well: Georgia.
const largeDivision = 2000000

// AlsoDivision tells whether a large division of another country than this one
// bears a name.
func (g *Gazetteer) AlsoDivision(name, country string) bool {
	for _, p := range g.Regions(name) {
		if p.Country != country && p.Population >= largeDivision {
			return true
		}
	}
	return false
}

// Size is log10 of how many live in a place, 1 where that is not known.
func (p Place) Size() float64 { return math.Log10(float64(p.Population) + 10) }

// countyName reports whether a folded name says that it is a county: there are
// cities and states of the same name without the word.
func countyName(key string) bool {
	return strings.HasSuffix(key, " county") || strings.HasSuffix(key, " parish")
}

// exactly are the places of a folded name as it stands, or all if there is none.
func exactly(places []Place, key string) []Place {
	var out []Place
	for _, p := range places {
		if Fold(p.Name) == key {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return places
	}
	return out
}

// seatOf reports whether a great city of the same name lies in a division: the
// bare name is mostly the city's ("New York").
func seatOf(division Place, cities []Place) bool {
	for _, c := range cities {
		if c.Country == division.Country && c.Admin1 == division.Name && c.Population >= 1000000 {
			return true
		}
	}
	return false
}

// divisionName reports whether a folded name says that it is a division.
func divisionName(key string) bool {
	for _, w := range [...]string{" province", " region", " oblast", " state", " governorate", " krai", " territory", " prefecture", " republic", " department", " canton"} {
		if strings.HasSuffix(key, w) {
			return true
		}
	}
	return strings.HasPrefix(key, "state of ") || strings.HasPrefix(key, "province of ")
}

// State is the American state of a newspaper's abbreviation: "Calif.".
func State(s string) (string, bool) {
	states := map[string]string{"ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "ca": "California", "colo": "Colorado", "conn": "Connecticut",
		"fla": "Florida", "fl": "Florida", "ga": "Georgia", "ill": "Illinois", "il": "Illinois", "ind": "Indiana", "kan": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts",
		"mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "neb": "Nebraska", "nev": "Nevada", "nj": "New Jersey", "nm": "New Mexico",
		"ny": "New York", "nc": "North Carolina", "nd": "North Dakota", "okla": "Oklahoma", "ore": "Oregon", "pa": "Pennsylvania", "ri": "Rhode Island",
		"sc": "South Carolina", "sd": "South Dakota", "tenn": "Tennessee", "tex": "Texas", "tx": "Texas", "vt": "Vermont", "va": "Virginia", "wash": "Washington",
		"wva": "West Virginia", "wis": "Wisconsin", "wyo": "Wyoming", "dc": "District of Columbia", "oh": "Ohio"}
	full, ok := states[strings.ReplaceAll(Fold(s), " ", "")]
	return full, ok
}
