package gazetteer

import "testing"

func TestOutlet(t *testing.T) {
	g := &Gazetteer{}
	for _, c := range []struct{ name, want, country, kind string }{
		{"TASS", "TASS", "RUS", "state"},
		{"the TASS news agency", "TASS", "RUS", "state"},
		{"Tass", "TASS", "RUS", "state"},
		{"www.reuters.com", "Reuters", "GBR", "agency"},
		{"https://asia.nikkei.com/Politics", "Nikkei", "JPN", "independent"},
		{"Süddeutsche Zeitung", "Süddeutsche Zeitung", "DEU", "independent"},
		{"The Nowhere Gazette", "", "", ""},
		{"nowhere.example", "", "", ""},
		{"", "", "", ""},
	} {
		s, ok := g.Outlet(c.name)
		if s.Name != c.want || s.Country != c.country || s.Kind != c.kind || ok != (c.want != "") {
			t.Errorf("Outlet(%q) = %+v, %v", c.name, s, ok)
		}
	}
}
