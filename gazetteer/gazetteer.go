package gazetteer

import (
	_ "embed" // the tables
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline"
)

var (
	//go:embed tables/cities.table
	cityBytes string
	//go:embed tables/counties.table
	countyBytes string
	//go:embed tables/regions.tsv
	regionLines string
	//go:embed tables/countries.txt
	countryLines string
	//go:embed tables/landmarks.txt
	landmarkLines string
)

// Gazetteer answers questions about places. It is read-only and safe for
// concurrent use.
type Gazetteer struct {
	cities    *table
	counties  *table
	countries []Country
	byCode    map[string]int
	names     map[string]nation // folded names, demonyms, capitals and seats
	regions   []Place           // by number, as the table of cities counts them
	listed    map[string][]int32
	landmarks []Place
	noted     map[string][]int32 // folded names of landmarks
	ofRegions map[string]int32   // folded adjectives of landmarks: "european"
	own       *knowledge         // the user's own, may be nil
}

// Load opens the embedded gazetteer. The tables of cities and counties are not
// read but searched where they lie.
func Load() (*Gazetteer, error) {
	cities, err := openTable(cityBytes)
	if err != nil {
		return nil, err
	}
	counties, err := openTable(countyBytes)
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{cities: cities, counties: counties, byCode: map[string]int{}, names: map[string]nation{}, listed: map[string][]int32{}, noted: map[string][]int32{}, ofRegions: map[string]int32{}}
	if err := g.readCountries(countryLines); err != nil {
		return nil, err
	}
	if err := g.readRegions(regionLines); err != nil {
		return nil, err
	}
	if err := g.readLandmarks(landmarkLines); err != nil {
		return nil, err
	}
	return g, nil
}

// readRegions reads the first-order divisions: country, code, name, latitude,
// longitude (middles of the extents of their places) and population, parted by tabs.
func (g *Gazetteer) readRegions(text string) error {
	g.regions = make([]Place, 0, 4000)
	for line := range strings.Lines(text) {
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(c) != 6 {
			return dateline.Errorf(dateline.Internal, "gazetteer", "regions.tsv: %d columns in %q", len(c), line)
		}
		p := Place{Name: c[2], Country: c[0], Precision: "region"}
		p.Lat, _ = strconv.ParseFloat(c[3], 64)
		p.Lon, _ = strconv.ParseFloat(c[4], 64)
		p.Population, _ = strconv.Atoi(c[5])
		n := int32(len(g.regions))
		g.regions = append(g.regions, p)
		if p.Name != "" {
			key := Fold(p.Name)
			g.listed[key] = append(g.listed[key], n)
			if bare := withoutDivision(key); bare != key {
				g.listed[bare] = append(g.listed[bare], n)
			}
		}
	}
	return nil
}

// readLandmarks reads the places of our own list.
func (g *Gazetteer) readLandmarks(text string) error {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "|")
		if len(c) != 5 && len(c) != 6 {
			return dateline.Errorf(dateline.Internal, "gazetteer", "landmarks.txt: %d columns in %q", len(c), line)
		}
		names := strings.Split(c[1], ";")
		p := Place{Name: names[0], Country: c[2], Precision: c[0]}
		if p.Precision == "continent" {
			p.Precision = "region"
		}
		p.Lat, _ = strconv.ParseFloat(c[3], 64)
		p.Lon, _ = strconv.ParseFloat(c[4], 64)
		for _, name := range names {
			key := Fold(name)
			g.noted[key] = append(g.noted[key], int32(len(g.landmarks)))
		}
		if len(c) == 6 {
			for _, adjective := range list(c[5]) {
				g.ofRegions[Fold(adjective)] = int32(len(g.landmarks))
			}
		}
		g.landmarks = append(g.landmarks, p)
	}
	return nil
}

// Find are the cities and districts of a name, the largest first; at most 64.
func (g *Gazetteer) Find(name string) []Place {
	return g.find(Fold(name))
}

func (g *Gazetteer) find(key string) []Place {
	numbers := g.cities.find(key)
	out := make([]Place, 0, len(numbers))
	for _, n := range numbers {
		if p := g.place(g.cities, n); !p.forgotten(key) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Place) int { return b.Population - a.Population })
	return out
}

// place is the n-th of a table.
func (g *Gazetteer) place(t *table, n int) Place {
	r := t.record(n)
	p := Place{ID: r.id, Name: t.name(n), Lat: r.lat, Lon: r.lon, Population: r.population, Precision: "city"}
	if r.district {
		p.Precision = "district"
	}
	if r.region < len(g.regions) {
		p.Country, p.Admin1 = g.regions[r.region].Country, g.regions[r.region].Name
	}
	return p
}

// Regions are the first-order divisions of a name, with or without its word
// for a division ("Amur Oblast", "Amur Region", "Amur"), and the second-order
// ones ("Horry County"), the most peopled first.
func (g *Gazetteer) Regions(name string) []Place {
	key := Fold(name)
	numbers := g.listed[key]
	if len(numbers) == 0 {
		if bare := withoutDivision(key); bare != key {
			numbers = g.listed[bare]
		}
	}
	out := make([]Place, 0, len(numbers))
	for _, n := range numbers {
		out = append(out, g.regions[n])
	}
	counties := g.counties.find(key)
	if len(numbers) == 0 && len(counties) == 0 {
		counties = g.counties.find("province of " + key)
	}
	for _, n := range counties {
		p := g.place(g.counties, n)
		p.Precision = "region"
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b Place) int { return b.Population - a.Population })
	return out
}

// Landmark is the sea, continent, wider region or known facility of a name.
// Facilities are found by any word for their kind ("Vostochny Spaceport").
func (g *Gazetteer) Landmark(name string) (Place, bool) {
	key := Fold(name)
	numbers := g.noted[key]
	if len(numbers) == 0 {
		if canonical := CanonicalFacility(key); canonical != key {
			numbers = g.noted[canonical]
		}
	}
	if len(numbers) == 0 {
		return Place{}, false
	}
	return g.landmarks[numbers[0]], true
}

// Adjective is the region of a word like "European" or "Siberian".
func (g *Gazetteer) Adjective(name string) (Place, bool) {
	n, ok := g.ofRegions[Fold(name)]
	if !ok {
		return Place{}, false
	}
	return g.landmarks[n], true
}

// Distance is the great-circle distance of two points in kilometres.
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, degree = 6371.0, math.Pi / 180
	a, b := math.Sin((lat2-lat1)*degree/2), math.Sin((lon2-lon1)*degree/2)
	h := a*a + math.Cos(lat1*degree)*math.Cos(lat2*degree)*b*b
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(h)))
}
