package gazetteer

// Place is a city, region, sea or facility. Countries are Country.
type Place struct {
	ID         int    // GeoNames id, 0 for places of our own lists
	Name       string // the usual English one, or as GeoNames has it
	Country    string // ISO 3166 alpha-3, "" for none
	Admin1     string // name of the first-order division, "" unknown
	Lat, Lon   float64
	Population int    // about 4 % exact; 0 unknown
	Precision  string // facility, city, district, region, sea
}

// City is a populated place.
type City = Place
