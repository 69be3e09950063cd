package gazetteer

import "dateline"

// Outlet is the news outlet or agency of a name or a domain
// ("TASS", "www.reuters.com").
func (g *Gazetteer) Outlet(name string) (dateline.Source, bool) {
	return dateline.Source{}, false
}
