package extract

import (
	"slices"
	"strings"

	"dateline/gazetteer"
)

// choose decides for every name which place it means: one sense in a report.
// What speaks for a place: how many live there (log10), being a country or a
// capital, that the report speaks of its country, that other places of the
// report lie around it, and most of all a larger place right behind the name
// that holds it ("Springfield, Illinois").
func (x *Extractor) choose(d *document, found []namedPlace) {
	options := map[string]gazetteer.Senses{}
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
	chosen := map[string]gazetteer.Sense{}
	for _, k := range keys {
		chosen[k] = options[k].Likeliest(gazetteer.Shares(said))
	}
	for _, f := range found {
		if c := chosen[gazetteer.Fold(f.name)]; c.Known() && c.Place.Country != "" && c.Weight > 5.5 {
			said[c.Place.Country] += 0.5
		}
	}
	shares := gazetteer.Shares(said)
	for _, k := range keys {
		chosen[k] = options[k].Likeliest(shares)
	}
	nearer(keys, options, chosen)
	for _, k := range keys {
		if chosen[k] = options[k].Likeliest(shares); farOff(chosen[k], shares) {
			delete(chosen, k)
		}
	}
	for i := range found {
		key := gazetteer.Fold(found[i].name)
		found[i].meant = chosen[key]
		if found[i].holds {
			found[i].meant = holder(options[key], chosen[key], shares)
		}
	}
}

const (
	smallPlace = 4.5 // the weight of a town of some 30,000
	largePlace = 5.5 // of a city of some 300,000

	acrossCounty = 60 // km from the middle of a county within which a town may be the county's
	saidOften    = 2  // the share of a country that a report speaks of more than of others
)

// farOff reports whether a place is too small to be meant in a report that speaks
// of another country and not of its own: its name is that of a place nearer by that
// no table has.
func farOff(s gazetteer.Sense, shares map[string]float64) bool {
	if !s.Known() || s.Place.Precision != "city" || s.Weight >= smallPlace || s.Place.Country == "" || shares[s.Place.Country] > 0 {
		return false
	}
	for _, share := range shares {
		if share >= saidOften {
			return true
		}
	}
	return false
}

// holder is the likeliest division among the options of a name that stands
// behind one of its places: "Buffalo, New York" names the state.
func holder(options gazetteer.Senses, usual gazetteer.Sense, shares map[string]float64) gazetteer.Sense {
	var divisions gazetteer.Senses
	for _, o := range options {
		if o.Place.Precision == "region" || o.Place.Precision == "country" {
			divisions = append(divisions, o)
		}
	}
	if len(divisions) == 0 {
		return usual
	}
	return divisions.Likeliest(shares)
}

// options are the places that a name may mean: by itself, else by a part of it.
func (x *Extractor) options(name string) gazetteer.Senses {
	out := x.gazetteer.Senses(name)
	if len(out) == 0 {
		out = x.byPart(name)
	}
	if rest, ok := withoutDirection(name); ok && len(out) == 0 {
		for _, o := range x.options(rest) {
			o.Place.Precision, o.Place.ID = "region", 0
			out = append(out, o)
		}
	}
	return out
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
func (x *Extractor) byPart(name string) gazetteer.Senses {
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
	var out gazetteer.Senses
	for _, p := range x.gazetteer.Find(rest) {
		c := gazetteer.Sense{Place: p, Weight: p.Size()}
		if facility {
			c.Place.Name, c.Place.Precision, c.Place.ID = name, "facility", 0
		}
		out = append(out, c)
	}
	if len(out) == 0 && !facility {
		for _, p := range x.gazetteer.Regions(rest) {
			out = append(out, gazetteer.Sense{Place: p, Weight: p.Size()})
		}
	}
	return out
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
func (x *Extractor) contain(d *document, options gazetteer.Senses, inner, outer namedPlace) (division bool) {
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
	if full, ok := gazetteer.State(outer.name); ok {
		region, isCountry = gazetteer.Fold(full), false
	}
	divisions := x.gazetteer.Regions(outer.name)
	if between == "," && !isCountry && region != gazetteer.Fold(inner.name) && len(divisions) > 0 && x.isDivision(inner.name, divisions[0].Country) {
		return false // a list of states
	}
	inside := false
	defer func() {
		if !inside && (isCountry || len(divisions) > 0 && between != ",") {
			forget(options)
		}
	}()
	for i := range options {
		p := options[i].Place
		if p.Precision == "country" {
			continue
		}
		if p.Admin1 != "" && gazetteer.Fold(p.Admin1) == region || isCountry && p.Country == country.Code {
			options[i].Weight += 5
			inside = true
			division = division || !isCountry
			continue
		}
		for _, v := range divisions {
			if p.Country == v.Country && p.Name != v.Name && (p.Admin1 == v.Name || v.Admin1 != "" && gazetteer.Distance(p.Lat, p.Lon, v.Lat, v.Lon) < acrossCounty) {
				options[i].Weight += 4
				inside, division = true, true
				break
			}
		}
	}
	return division
}

// forget takes from the options of a name the small places: the report says that it
// means one elsewhere, which no table has.
func forget(options gazetteer.Senses) {
	for i, o := range options {
		if o.Weight < largePlace {
			options[i] = gazetteer.Sense{Weight: -largePlace}
		}
	}
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
	if as == gazetteer.AsName && x.gazetteer.AlsoDivision(c.Name, c.Code) {
		return 0.3
	}
	return 1
}
