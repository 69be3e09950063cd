package gazetteer

// Organization is an organization of the news.
type Organization struct {
	Names   []string // the usual one first
	Kind    string   // international, alliance, armed group, party, company, ...
	Country string   // ISO 3166 alpha-3, "" of none or unknown
	Sector  string   // PLOVER, "" unknown
	From    string   // a day, month or year of its founding, "" unknown
	To      string   // of its end, "" none known
}

// Name is the usual name.
func (o Organization) Name() string { return o.Names[0] }

// Organization is the organization of a name or an acronym.
func (g *Gazetteer) Organization(name string) (Organization, bool) {
	key := Fold(name)
	if g.own != nil {
		if o, ok := g.own.organizations[key]; ok {
			return o, true
		}
	}
	o, ok := shipped("organizations").organizations[key]
	return o, ok
}
