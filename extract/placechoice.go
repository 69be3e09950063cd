package extract

import (
	"math"
	"slices"
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
// capital, that the report speaks of its country, that other places of the
// report lie around it, and most of all a larger place right behind the name
// that holds it ("Springfield, Illinois").
func (x *Extractor) choose(d *document, found []namedPlace) {
	options := map[string][]choice{}
	var keys []string
	for _, f := range found {
		key := gazetteer.Fold(f.name)
		if _, done := options[key]; !done {
			options[key] = x.options(f.name)
			keys = append(keys, key)
		}
	}
	for i := range found {
		if i+1 < len(found) && x.contain(d, options[gazetteer.Fold(found[i].name)], found[i], found[i+1]) {
			found[i+1].holds = true
		}
	}
	said := x.countriesSaid(d)
	chosen := map[string]choice{}
	for _, k := range keys {
		chosen[k] = best(options[k], weights(said))
	}
	for _, f := range found {
		if c := chosen[gazetteer.Fold(f.name)]; c.known && c.place.Country != "" && c.score > 5.5 {
			said[c.place.Country] += 0.5
		}
	}
	shares := weights(said)
	for _, k := range keys {
		chosen[k] = best(options[k], shares)
	}
	nearer(keys, options, chosen)
	for _, k := range keys {
		chosen[k] = best(options[k], shares)
	}
	for i := range found {
		key := gazetteer.Fold(found[i].name)
		found[i].choice = chosen[key]
		if found[i].holds {
			found[i].choice = holder(options[key], chosen[key], shares)
		}
	}
}

// holder is the likeliest division among the options of a name that stands
// behind one of its places: "Buffalo, New York" names the state.
func holder(options []choice, usual choice, shares map[string]float64) choice {
	var divisions []choice
	for _, o := range options {
		if o.place.Precision == "region" || o.place.Precision == "country" {
			divisions = append(divisions, o)
		}
	}
	if len(divisions) == 0 {
		return usual
	}
	return best(divisions, shares)
}

// options are the places that a name may mean.
func (x *Extractor) options(name string) []choice {
	g := x.gazetteer
	var out []choice
	country, as, isCountry := g.Country(name)
	if isCountry && (as == gazetteer.AsName || as == gazetteer.AsDemonym) {
		out = append(out, choice{gazetteer.Place{Name: country.Name, Country: country.Code, Lat: country.Lat, Lon: country.Lon, Precision: "country"}, 7.6, true})
	}
	if region, ok := g.Adjective(name); ok && !isCountry {
		return []choice{{region, 7.5, true}}
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
	regions, cities := g.Regions(name), g.Find(name)
	if countyName(key) {
		regions = exactly(regions, key)
	}
	for _, p := range regions {
		if known && landmark.Precision == "region" && landmark.Country == p.Country {
			continue // the same
		}
		score := people(p) - 0.7
		if gazetteer.Fold(p.Name) != key && divisionName(key) {
			score += 6
		}
		if seatOf(p, cities) && !divisionName(key) {
			score -= 0.6
		} else if p.Country == "USA" || p.Country == "CAN" {
			score += 0.6
		}
		out = append(out, choice{p, score, true})
	}
	for _, p := range cities {
		score := people(p)
		if full := gazetteer.Fold(p.Name); full == key+" city" {
			score -= 0.2
		} else if full != key {
			score--
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
	if rest, ok := withoutDirection(name); ok && len(out) == 0 {
		for _, o := range x.options(rest) {
			o.place.Precision, o.place.ID = "region", 0
			out = append(out, o)
		}
	}
	return out
}

// countyName reports whether a folded name says that it is a county: there are
// cities and states of the same name without the word.
func countyName(key string) bool {
	return strings.HasSuffix(key, " county") || strings.HasSuffix(key, " parish")
}

// exactly are the places of a folded name as it stands, or all if there is none.
func exactly(places []gazetteer.Place, key string) []gazetteer.Place {
	var out []gazetteer.Place
	for _, p := range places {
		if gazetteer.Fold(p.Name) == key {
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
func seatOf(division gazetteer.Place, cities []gazetteer.Place) bool {
	for _, c := range cities {
		if c.Country == division.Country && c.Admin1 == division.Name && c.Population >= 1000000 {
			return true
		}
	}
	return false
}

// withoutDirection cuts a direction with a capital off a name: "East Yorkshire".
func withoutDirection(name string) (string, bool) {
	for _, w := range [...]string{"North ", "South ", "East ", "West ", "Northern ", "Southern ", "Eastern ", "Western ", "Central ", "Greater ", "Upper ", "Lower ", "Northeast ", "Northwest ", "Southeast ", "Southwest "} {
		if rest, ok := strings.CutPrefix(name, w); ok && rest != "" {
			return rest, true
		}
	}
	return "", false
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
// right behind it: "Springfield, Illinois", "Amur Province of Russia". It tells
// whether that is a division which holds one of them.
func (x *Extractor) contain(d *document, options []choice, inner, outer namedPlace) (division bool) {
	gap := outer.span.Start - inner.span.End
	if gap < 0 || gap > 12 {
		return false
	}
	between := strings.TrimSpace(d.report.Text[inner.span.End:outer.span.Start])
	switch between {
	case ",", "(", "in", "of", ", in", "in the", "of the", "in northern", "in southern", "in eastern", "in western", "in central":
	default:
		return false
	}
	if _, as, ok := x.gazetteer.Country(inner.name); ok && as == gazetteer.AsName && !x.isDivision(inner.name, "") {
		return false // a list of countries
	}
	country, _, isCountry := x.gazetteer.Country(outer.name)
	region := gazetteer.Fold(outer.name)
	if full, ok := abbreviatedState(outer.name); ok {
		region, isCountry = gazetteer.Fold(full), false
	}
	divisions := x.gazetteer.Regions(outer.name)
	if between == "," && !isCountry && region != gazetteer.Fold(inner.name) && len(divisions) > 0 && x.isDivision(inner.name, divisions[0].Country) {
		return false // a list of states
	}
	for i := range options {
		p := options[i].place
		if p.Precision == "country" {
			continue
		}
		if p.Admin1 != "" && gazetteer.Fold(p.Admin1) == region || isCountry && p.Country == country.Code {
			options[i].score += 5
			division = division || !isCountry
			continue
		}
		for _, v := range divisions {
			if p.Country == v.Country && p.Admin1 == v.Name && p.Name != v.Name {
				options[i].score += 4
				division = true
				break
			}
		}
	}
	return division
}

// isDivision reports whether a name is that of a first-order division of a
// country, of any where none is given.
func (x *Extractor) isDivision(name, country string) bool {
	key := gazetteer.Fold(name)
	return slices.ContainsFunc(x.gazetteer.Regions(name), func(p gazetteer.Place) bool {
		return p.Admin1 == "" && gazetteer.Fold(p.Name) == key && (country == "" || p.Country == country)
	})
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
					said[c.Code] += x.clear(c, as)
					break
				}
			}
		}
	}
	return said
}

// clear is how much the name of a country speaks for it: little where a large
// division elsewhere is called the same ("Georgia").
func (x *Extractor) clear(c gazetteer.Country, as gazetteer.As) float64 {
	if as != gazetteer.AsName {
		return 1
	}
	for _, p := range x.gazetteer.Regions(c.Name) {
		if p.Country != c.Code && p.Population >= 5000000 {
			return 0.3
		}
	}
	return 1
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
