package resolve

import (
	"testing"

	"dateline"
)

// TestFittingPlaceAndTime holds that one report with a wrong place or day does not
// give it to an event of which others tell another, and that what is told more
// exactly is kept where it fits.
func TestFittingPlaceAndTime(t *testing.T) {
	russia := dateline.Where{Name: "Russia", Country: "RUS", Precision: "country"}
	tver := dateline.Where{Name: "Tver", Country: "RUS", Precision: "city"}
	station := dateline.Where{Name: "Ukrainian police building", Country: "UKR", Precision: "facility"}
	week := dateline.When{From: "2023-08-21", To: "2023-08-28", Precision: "week"}
	right := dateline.When{From: "2023-08-23", To: "2023-08-24", Precision: "day"}
	wrong := dateline.When{From: "2023-09-09", To: "2023-09-10", Precision: "day"}
	claims := []*dateline.Claim{
		{Report: "r_1", Where: &russia, When: &week}, {Report: "r_2", Where: &russia, When: &week},
		{Report: "r_3", Where: &tver, When: &right}, {Report: "r_4", Where: &station, When: &wrong},
		{Report: "r_5", Where: &dateline.Where{Name: "a field"}},
	}
	if w := where(claims); w == nil || w.Name != "Tver" {
		t.Errorf("got %+v, want Tver", w)
	}
	if w := when(claims); w == nil || w.From != right.From {
		t.Errorf("got %+v, want %s", w, right.From)
	}
	if w := where(claims[4:]); w == nil || w.Name != "a field" {
		t.Errorf("got %+v, want the place without a name", w)
	}
	if where(nil) != nil || when(nil) != nil {
		t.Error("want nothing of nothing")
	}
}
