package store

import (
	"context"
	"testing"

	"dateline"
)

// TestPlaces holds that claims are found by their own places, also where their
// event is said to be elsewhere.
func TestPlaces(t *testing.T) {
	s := record(t)
	r := report("a", "2023-09-15", "Kim met Putin.")
	c := claim(r, 0, 3)
	c.Where = &dateline.Where{Name: "Quillport Pier"}
	add(t, s, Account{Report: r, Maker: "m", Claims: []dateline.Claim{c}})
	replace(t, s, derived{Claims: []dateline.Claim{c}, Events: []dateline.Event{
		{ID: "v_1", Where: &dateline.Where{Name: "Quillport"}, Claims: []dateline.ClaimID{c.ID}}, {ID: "v_2", Where: &dateline.Where{Name: "Aldersund"}}, {ID: "v_3"}}})
	for place, want := range map[string][2]int{"pier": {0, 1}, "QUILLPORT": {1, 1}, "sund": {1, 0}, "z": {0, 0}} {
		f := Filter{Place: place}
		if got := [2]int{len(all(t, s.Events(context.Background(), f))), len(all(t, s.Claims(context.Background(), f)))}; got != want {
			t.Errorf("%s: got %v events and claims, want %v", place, got, want)
		}
	}
}
