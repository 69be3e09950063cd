package gazetteer

import (
	"math"
	"testing"
)

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestCountry(t *testing.T) {
	g := load(t)
	for name, want := range map[string]struct {
		code string
		as   As
	}{
		"DPRK": {"PRK", AsName}, "the Democratic People's Republic of Korea": {"PRK", AsName}, "North Korean": {"PRK", AsDemonym},
		"Democratic People’s Republic of Korea": {"PRK", AsName}, "Pyongyang": {"PRK", AsCapital},
		"Russian Federation": {"RUS", AsName}, "Russians": {"RUS", AsDemonym}, "Moscow": {"RUS", AsCapital}, "the Kremlin": {"RUS", AsSeat},
		"U.S.": {"USA", AsName}, "US": {"USA", AsName}, "White House": {"USA", AsSeat}, "Élysée": {"FRA", AsSeat}, "Downing Street": {"GBR", AsSeat},
		"Côte d’Ivoire": {"CIV", AsName}, "UK": {"GBR", AsName}, "Britons": {"GBR", AsDemonym}, "Korea": {"KOR", AsName}, "Turkiye": {"TUR", AsName},
	} {
		c, as, ok := g.Country(name)
		if !ok || c.Code != want.code || as != want.as {
			t.Errorf("Country(%q) = %s, %v, %v; want %s, %v", name, c.Code, as, ok, want.code, want.as)
		}
	}
	for _, name := range []string{"us", "Atlantis", "", "uk "} {
		if c, _, ok := g.Country(name); ok && name != "uk " {
			t.Errorf("Country(%q) = %s", name, c.Code)
		}
	}
}

func TestFind(t *testing.T) {
	g := load(t)
	for name, want := range map[string]struct {
		country  string
		lat, lon float64
	}{
		"Paris": {"FRA", 48.85, 2.35}, "Kiev": {"UKR", 50.45, 30.52}, "Kyiv": {"UKR", 50.45, 30.52}, "Komsomolsk-on-Amur": {"RUS", 50.55, 137.01},
		"São Paulo": {"BRA", -23.55, -46.64}, "Sao Paulo": {"BRA", -23.55, -46.64}, "St. Petersburg": {"RUS", 59.94, 30.31},
		"Vladivostok": {"RUS", 43.1, 131.9}, "Rangoon": {"MMR", 16.8, 96.16}, "El Fasher": {"SDN", 13.63, 25.35}, "N'Djamena": {"TCD", 12.11, 15.04},
		"Zürich": {"CHE", 47.37, 8.55}, "Łódź": {"POL", 51.75, 19.47},
	} {
		all := g.Find(name)
		if len(all) == 0 {
			t.Errorf("Find(%q) finds nothing", name)
			continue
		}
		if p := all[0]; p.Country != want.country || Distance(p.Lat, p.Lon, want.lat, want.lon) > 15 {
			t.Errorf("Find(%q)[0] = %+v, want %v", name, p, want)
		}
	}
	for _, name := range []string{"", "Zzyzzxq", "zzzzzzzzzzzzzzzz", "\x00", "!!!"} {
		if all := g.Find(name); len(all) > 0 {
			t.Errorf("Find(%q) = %v", name, all)
		}
	}
}

// TestEveryPlaceIsFoundByItsName walks the whole table.
func TestEveryPlaceIsFoundByItsName(t *testing.T) {
	g := load(t)
	missed := 0
	for n := 0; n < g.cities.places; n += 37 {
		name := g.cities.name(n)
		found := g.cities.find(Fold(name))
		ok := len(found) >= maxFound
		for _, f := range found {
			ok = ok || f == n
		}
		if !ok {
			missed++
			t.Errorf("place %d %q is not found by its name (%v)", n, name, found)
		}
		if missed > 5 {
			break
		}
	}
}

func TestRegionsAndLandmarks(t *testing.T) {
	g := load(t)
	for name, country := range map[string]string{"Amur Oblast": "RUS", "Illinois": "USA", "Helmand Province": "AFG", "Kherson Region": "UKR", "state of Texas": "USA", "Hubei": "CHN"} {
		if all := g.Regions(name); len(all) == 0 || all[0].Country != country {
			t.Errorf("Regions(%q) = %v, want one of %s", name, all, country)
		}
	}
	for name, want := range map[string]string{
		"Vostochny Spaceport": "Vostochny Cosmodrome", "the Vostochny Cosmodrome": "Vostochny Cosmodrome", "Black Sea": "Black Sea",
		"Zaporizhzhia nuclear plant": "Zaporizhzhia Nuclear Power Plant", "Gagarin plant": "Gagarin Aircraft Plant", "Kakhovka hydroelectric dam": "Kakhovka Dam",
		"Amur Province": "Amur Oblast",
	} {
		if p, ok := g.Landmark(name); !ok || p.Name != want {
			t.Errorf("Landmark(%q) = %q, want %q", name, p.Name, want)
		}
	}
}

func TestDistance(t *testing.T) {
	if d := Distance(48.8566, 2.3522, 51.5074, -0.1278); math.Abs(d-343.6) > 2 {
		t.Errorf("Paris to London: %.1f km", d)
	}
}

func FuzzFind(f *testing.F) {
	g := load(f)
	for _, s := range []string{"Paris", "the", "St.", "é", "\xff\xfe", "東京", "a\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range g.Find(s) {
			if p.Lat < -90 || p.Lat > 90 || p.Lon < -180.1 || p.Lon > 180.1 {
				t.Errorf("Find(%q) off the globe: %+v", s, p)
			}
		}
		g.Country(s)
		g.Regions(s)
		g.Landmark(s)
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	g := load(b)
	for b.Loop() {
		g.Find("Springfield")
	}
}
