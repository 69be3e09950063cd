package gazetteer

import "testing"

// A name means the place that speaks most for itself, unless the report speaks of
// the country of another that bears it.
func TestLikeliestSense(t *testing.T) {
	g := load(t)
	for _, c := range []struct {
		name    string
		said    map[string]float64
		country string
		kind    string
	}{
		{"Florida", nil, "USA", "region"},
		{"Texas", nil, "USA", "region"},
		{"Ontario", nil, "CAN", "region"},
		{"Georgia", nil, "GEO", "country"},
		{"Georgia", map[string]float64{"USA": 3}, "USA", "region"},
		{"Georgia", map[string]float64{"USA": 1, "RUS": 2, "GEO": 1}, "GEO", "country"},
		{"Calif.", nil, "USA", "region"},
		{"Birmingham", nil, "GBR", "city"},
		{"New York", nil, "USA", "city"},
		{"Big Apple", nil, "USA", "city"},
	} {
		s := g.Senses(c.name).Likeliest(Shares(c.said))
		if s.Place.Country != c.country || s.Place.Precision != c.kind {
			t.Errorf("%s in a report on %v: %+v, want a %s of %s", c.name, c.said, s, c.kind, c.country)
		}
	}
	for _, name := range []string{"Harbor City", "the West", "Moon", "New", "Hurricane", "Qq"} {
		if s := g.Senses(name).Likeliest(nil); s.Known() {
			t.Errorf("%s is %+v, want no place", name, s)
		}
	}
}
