package gazetteer

import (
	"strings"
	"testing"
)

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

func TestOutletTable(t *testing.T) {
	kinds := " state agency public independent party official aggregator unknown "
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	n, seen := 0, map[string]string{}
	for line := range strings.Lines(outletLines) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		n++
		c := strings.Split(line, "|")
		if len(c) != 5 || c[0] == "" || !strings.Contains(kinds, " "+c[1]+" ") {
			t.Errorf("bad line %q", line)
			continue
		}
		if _, ok := g.CountryByCode(c[2]); c[2] != "" && !ok {
			t.Errorf("no country %q in %q", c[2], line)
		}
		for _, name := range strings.Split(c[0], ";") {
			if other, dup := seen[Fold(name)]; dup && other != line {
				t.Errorf("%q is on two lines", name)
			}
			seen[Fold(name)] = line
		}
	}
	if n < 250 {
		t.Errorf("%d outlets", n)
	}
}
