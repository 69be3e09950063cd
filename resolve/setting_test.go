package resolve

import (
	"testing"

	"dateline"
)

// The name of a country that is a division of another's too means the one of the
// country that the report is set in.
func TestGeorgiaOfTheReport(t *testing.T) {
	l := newLexicon(load(t))
	for _, c := range []struct {
		text, source, country string
		division              bool
	}{
		{"A judge in [place a|Georgia] heard the case of [group b|American] voters; [place c|Texas] looked on.", "", "USA", true},
		{"[country a|Georgia] and [country b|Russia] have had no relations since 2008, [place c|Tbilisi] said.", "", "", false},
		{"Schools in [place a|Georgia] opened.", "USA", "", true},
		{"Schools in [place a|Georgia] opened.", "", "", false},
	} {
		a := marked("r_1", c.text)
		a.Report.Source.Country = c.source
		got := l.setting(&a)
		if got.divisions["georgia"] != c.division || c.country != "" && got.country != c.country {
			t.Errorf("%q of a source in %q: %+v, want set in %q, the division: %v", c.text, c.source, got, c.country, c.division)
		}
	}
}

// Claims of storms and protests in two countries are of two events, talks are where they are.
func TestLandsPart(t *testing.T) {
	read := func(typ, country string) *reading {
		return &reading{claim: &dateline.Claim{Type: typ}, land: country}
	}
	for _, c := range []struct {
		typ, x, y string
		apart     bool
	}{
		{"OTHER", "CHL", "MAR", true}, {"PROTEST", "FRA", "FRA", false}, {"PROTEST", "FRA", "", false}, {"CONSULT", "FRA", "DEU", false},
	} {
		if got := elsewhereOnEarth(read(c.typ, c.x), read(c.typ, c.y)); got != c.apart {
			t.Errorf("%s in %q and %q: apart %v", c.typ, c.x, c.y, got)
		}
	}
	to := func(country string) dateline.Argument {
		return dateline.Argument{Role: dateline.RoleRecipient, Kind: dateline.Place, Country: country}
	}
	for want, args := range map[string][]dateline.Argument{
		"CHL": {to("CHL")}, "": {to("CHL"), to("MAR")}, "MAR": {{Role: dateline.RoleActor, Kind: dateline.Place, Country: "FRA"}, to("MAR")},
	} {
		if got := land(&dateline.Claim{Arguments: args}); got != want {
			t.Errorf("%v is in %q, want %q", args, got, want)
		}
	}
}
