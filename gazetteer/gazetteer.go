package gazetteer

// Gazetteer answers questions about places. It is read-only and safe for concurrent use.
type Gazetteer struct{}

// Load opens the embedded gazetteer.
func Load() (*Gazetteer, error) { return &Gazetteer{}, nil }

// As says what a name is to the country it stands for.
type As int

// The ways in which a name stands for a country.
const (
	AsName    As = iota // Russia, the Russian Federation
	AsDemonym           // Russian, Russians
	AsCapital           // Moscow
	AsSeat              // the Kremlin
)

// Country is a country or territory of ISO 3166.
type Country struct {
	Code     string   // ISO 3166 alpha-3
	Name     string   // short English name
	Names    []string // all names, Name first
	Demonyms []string // adjectives and names of its people
	Capitals []string
	Seats    []string // of its government: "Kremlin"
	Lat, Lon float64  // WGS 84
}

// City is a populated place.
type City struct {
	ID         int    // GeoNames id
	Name       string // as GeoNames has it
	Country    string // ISO 3166 alpha-3
	Admin1     string // name of the first-order division
	Lat, Lon   float64
	Population int // 0 unknown
}

// Country is the country that a name stands for, and in which way.
func (g *Gazetteer) Country(name string) (Country, As, bool) { return Country{}, AsName, false }

// CountryByCode is the country of an ISO 3166 alpha-3 code.
func (g *Gazetteer) CountryByCode(code string) (Country, bool) { return Country{}, false }

// Find are the cities of a name, the largest first.
func (g *Gazetteer) Find(name string) []City { return nil }
