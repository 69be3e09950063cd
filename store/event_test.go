package store

import (
	"context"
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

// An id that was given out leads to the event that has taken its claims in.
func TestHeirs(t *testing.T) {
	s := record(t)
	r := report("a", "2023-09-15", "Kim met Putin. They talked.")
	c, d := claim(r, 0, 3), claim(r, 4, 7)
	add(t, s, Account{Report: r, Maker: "m", Claims: []dateline.Claim{c, d}})
	one := func(c dateline.Claim, all ...dateline.ClaimID) dateline.Event {
		return dateline.Event{ID: dateline.EventIDOf(c.ID), Claims: all}
	}
	events := func(now ...dateline.Event) {
		replace(t, s, derived{Claims: []dateline.Claim{c, d}, Events: now})
	}
	found := func(of, want dateline.Claim) {
		t.Helper()
		if e, err := s.Event(context.Background(), dateline.EventIDOf(of.ID)); err != nil || e.ID != dateline.EventIDOf(want.ID) {
			t.Errorf("got %q, %v, want %q", e.ID, err, dateline.EventIDOf(want.ID))
		}
	}
	events(one(c, c.ID), one(d, d.ID))
	found(d, d)
	events(one(c, c.ID, d.ID))
	found(d, c)
	events(one(d, d.ID, c.ID))
	found(c, d)
	events(one(c, c.ID), one(d, d.ID))
	found(c, c)
	found(d, d)
	if _, err := s.Event(context.Background(), "v_00000000000000aa"); dateline.KindOf(err) != dateline.NotFound {
		t.Errorf("got %v, want nothing", err)
	}
}
