package extract

import (
	"math"
	"strings"

	"dateline/gazetteer"
)

// choice is a place that a name may mean, with how much speaks for it.
type choice struct {
	place gazetteer.Place
	score float64
	known bool
}

// choose decides for every name which place it means: one sense in a report.
// What speaks for a place: how many live there (log10), being a country or a
// capital, that the report speaks of its country, and most of all a larger
// place right behind the name that holds it ("Springfield, Illinois").
func (x *Extractor) choose(d *document, found []namedPlace) {
	options := map[string][]choice{}
	for _, f := range found {
		key := gazetteer.Fold(f.name)
		if _, done := options[key]; !done {
			options[key] = x.options(f.name)
		}
	}
	for i, f := range found {
		if i+1 < len(found) {
			x.contain(d, options[gazetteer.Fold(f.name)], f, found[i+1])
		}
	}
	said := x.countriesSaid(d)
	for round := range 2 {
		shares := weights(said)
		for i := range found {
			found[i].choice = best(options[gazetteer.Fold(found[i].name)], shares)
			if c := found[i].choice; round == 0 && c.known && c.place.Country != "" && c.score > 5.5 {
				said[c.place.Country] += 0.5
			}
		}
	}
}

// options are the places that a name may mean.
func (x *Extractor) options(name string) []choice {
	g := x.gazetteer
	var out []choice
	country, as, isCountry := g.Country(name)
	if isCountry && (as == gazetteer.AsName || as == gazetteer.AsDemonym) {
		out = append(out, choice{gazetteer.Place{Name: country.Name, Country: country.Code, Lat: country.Lat, Lon: country.Lon, Precision: "country"}, 7.6, true})
	}
	landmark, known := g.Landmark(name)
	if known {
		out = append(out, choice{landmark, 7.5, true})
		if landmark.Precision == "facility" {
			return out
		}
	}
	key := gazetteer.Fold(name)
	if full, ok := abbreviatedState(name); ok && strings.HasSuffix(name, ".") {
		name = full
	} else if len(name) <= 3 && strings.ToUpper(name) == name {
		return out // an abbreviation that we do not know
	}
	for _, p := range g.Regions(name) {
		if known && landmark.Precision == "region" && landmark.Country == p.Country {
			continue // the same
		}
		score := people(p) - 0.7
		if gazetteer.Fold(p.Name) != key && divisionName(key) {
			score += 6
		}
		if p.Country == "USA" || p.Country == "CAN" {
			score += 0.6
		}
		out = append(out, choice{p, score, true})
	}
	for _, p := range g.Find(name) {
		score := people(p)
		if gazetteer.Fold(p.Name) != key {
			score -= 0.7
		}
		if p.Precision == "district" {
			score--
		}
		if isCountry && as == gazetteer.AsCapital && p.Country == country.Code {
			score += 1.2
		}
		out = append(out, choice{p, score, true})
	}
	if len(out) == 0 {
		out = x.byPart(name)
	}
	return out
}

// byPart finds a name by what stands before its common noun: "Kherson Regional
// Hospital" and "Istanbul Airport" are where the city is.
func (x *Extractor) byPart(name string) []choice {
	words := strings.Fields(name)
	last := words[max(0, len(words)-1):]
	if len(words) < 2 {
		return nil
	}
	facility := gazetteer.FacilityHead(last[0]) != ""
	if !facility && !commonPlaceNoun(strings.ToLower(last[0])) {
		return nil
	}
	rest := strings.TrimSuffix(strings.TrimSuffix(strings.Join(words[:len(words)-1], " "), " Regional"), " International")
	var out []choice
	for _, p := range x.gazetteer.Find(rest) {
		c := choice{p, people(p), true}
		if facility {
			c.place.Name, c.place.Precision, c.place.ID = name, "facility", 0
		}
		out = append(out, c)
	}
	if len(out) == 0 && !facility {
		for _, p := range x.gazetteer.Regions(rest) {
			out = append(out, choice{p, people(p), true})
		}
	}
	return out
}

func people(p gazetteer.Place) float64 { return math.Log10(float64(p.Population) + 10) }

// divisionName reports whether a folded name says that it is a division.
func divisionName(key string) bool {
	for _, w := range [...]string{" province", " region", " oblast", " state", " governorate", " krai", " territory", " prefecture", " republic", " department", " canton"} {
		if strings.HasSuffix(key, w) {
			return true
		}
	}
	return strings.HasPrefix(key, "state of ") || strings.HasPrefix(key, "province of ")
}

// commonPlaceNoun reports whether a noun behind a name says what kind of place it is.
func commonPlaceNoun(s string) bool {
	switch s {
	case "city", "town", "village", "county", "district", "area", "municipality", "parish", "valley", "island", "islands", "island's", "suburb", "metro", "metropolitan", "province", "region", "governorate", "oblast", "county's":
		return true
	}
	return false
}

// contain adds to the options of a name those that lie in the place named
// right behind it: "Springfield, Illinois", "Amur Province of Russia".
func (x *Extractor) contain(d *document, options []choice, inner, outer namedPlace) {
	gap := outer.span.Start - inner.span.End
	if gap < 0 || gap > 12 {
		return
	}
	between := strings.TrimSpace(d.report.Text[inner.span.End:outer.span.Start])
	switch between {
	case ",", "(", "in", "of", ", in", "in the", "of the", "in northern", "in southern", "in eastern", "in western", "in central":
	default:
		return
	}
	if _, as, ok := x.gazetteer.Country(inner.name); ok && as == gazetteer.AsName && len(x.gazetteer.Regions(inner.name)) == 0 {
		return // a list of countries
	}
	country, _, isCountry := x.gazetteer.Country(outer.name)
	region := gazetteer.Fold(outer.name)
	if full, ok := abbreviatedState(outer.name); ok {
		region, isCountry = gazetteer.Fold(full), false
	}
	divisions := x.gazetteer.Regions(outer.name)
	for i := range options {
		p := options[i].place
		if p.Precision == "country" {
			continue
		}
		if p.Admin1 != "" && gazetteer.Fold(p.Admin1) == region || isCountry && p.Country == country.Code {
			options[i].score += 5
			continue
		}
		for _, v := range divisions {
			if p.Country == v.Country && p.Admin1 == v.Name && p.Name != v.Name {
				options[i].score += 4
				break
			}
		}
	}
}

// countriesSaid counts how often a report speaks of each country, by any word for it.
func (x *Extractor) countriesSaid(d *document) map[string]float64 {
	said := map[string]float64{}
	if c := d.report.Source.Country; c != "" {
		said[c] = 0.5
	}
	for _, s := range d.analysis.Sentences {
		for i := range s.Tokens {
			if !startsName(&s.Tokens[i]) {
				continue
			}
			for _, length := range [...]int{3, 2, 1} {
				if i+length > len(s.Tokens) {
					continue
				}
				c, as, ok := x.gazetteer.Country(d.report.Text[s.Tokens[i].Start:s.Tokens[i+length-1].End])
				if ok && as != gazetteer.AsCapital {
					said[c.Code]++
					break
				}
			}
		}
	}
	return said
}

// weights turns counts of countries into what each adds to a place's score:
// one for being spoken of, up to two more by its share.
func weights(said map[string]float64) map[string]float64 {
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

// best is the option with the highest score; the first of equals.
func best(options []choice, shares map[string]float64) choice {
	var top choice
	for _, o := range options {
		o.score += shares[o.place.Country]
		if !top.known || o.score > top.score {
			top = o
		}
	}
	return top
}

// abbreviatedState is the American state of a newspaper's abbreviation: "Calif.".
func abbreviatedState(s string) (string, bool) {
	states := map[string]string{"ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "ca": "California", "colo": "Colorado", "conn": "Connecticut",
		"fla": "Florida", "fl": "Florida", "ga": "Georgia", "ill": "Illinois", "il": "Illinois", "ind": "Indiana", "kan": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts",
		"mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "neb": "Nebraska", "nev": "Nevada", "nj": "New Jersey", "nm": "New Mexico",
		"ny": "New York", "nc": "North Carolina", "nd": "North Dakota", "okla": "Oklahoma", "ore": "Oregon", "pa": "Pennsylvania", "ri": "Rhode Island",
		"sc": "South Carolina", "sd": "South Dakota", "tenn": "Tennessee", "tex": "Texas", "tx": "Texas", "vt": "Vermont", "va": "Virginia", "wash": "Washington",
		"wva": "West Virginia", "wis": "Wisconsin", "wyo": "Wyoming", "dc": "District of Columbia", "oh": "Ohio"}
	full, ok := states[strings.ReplaceAll(gazetteer.Fold(s), " ", "")]
	return full, ok
}
