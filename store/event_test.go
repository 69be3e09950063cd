package store

import (
	"testing"

	"dateline"

	"github.com/google/go-cmp/cmp"
)

// TestSlimEvents holds that an event comes back whole from its line and the rest,
// with an unknown time or place as it was, and that the event itself stays.
func TestSlimEvents(t *testing.T) {
	lat, lon := 59.9, 10.7
	for name, want := range map[string]dateline.Event{
		"bare":           {ID: "v_1"},
		"unknown":        {ID: "v_1", When: &dateline.When{}, Where: &dateline.Where{}},
		"plain":          {ID: "v_1", Type: "AID", Mode: "m", Status: dateline.Denied, Summary: "s", Origins: 2, Reports: 3, When: &dateline.When{From: "2023", To: "2024", Precision: "year"}, Where: &dateline.Where{Name: "Oslo", Country: "NOR", Lat: &lat, Lon: &lon, Precision: "city"}},
		"more":           {ID: "v_1", When: &dateline.When{From: "2023", Text: "last year", Start: 3, End: 12, Anchor: "published"}, Where: &dateline.Where{Name: "Oslo", Entity: "e_1", Start: 1, End: 5}, Claims: []dateline.ClaimID{"c_1"}},
		"a country only": {ID: "v_1", When: &dateline.When{To: "2024"}, Where: &dateline.Where{Country: "NOR", Entity: "e_1"}},
	} {
		l := lineOf(want)
		var p packer
		whole, _ := p.packJSON(want)
		slim, err := p.packJSON(l.slim(want))
		if err != nil || name == "plain" && len(slim) >= len(whole) {
			t.Errorf("%s: %d bytes, %d before, %v", name, len(slim), len(whole), err)
		}
		var got dateline.Event
		if err := p.unpackJSON(slim, &got); err != nil {
			t.Fatal(err)
		}
		l.fill(&got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
