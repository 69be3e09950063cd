package server

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"dateline"
	"dateline/store"
)

// TestMemo holds that what is remembered ends with the state that it is of, and
// that a memo stays small.
func TestMemo(t *testing.T) {
	var m memo
	m.put("1", "a", 1)
	if v, ok := m.find("1", "a"); !ok || v != 1 {
		t.Errorf("got %v %v", v, ok)
	}
	if _, ok := m.find("2", "a"); ok {
		t.Error("found in another state")
	}
	m.put("2", "b", 2)
	if _, ok := m.find("2", "a"); ok {
		t.Error("kept across states")
	}
	for i := range 10 * mostHeld {
		m.put("2", fmt.Sprint(i), i)
	}
	if len(m.held) > mostHeld {
		t.Errorf("%d held", len(m.held))
	}
}

// TestFacetsAfterChange holds that counts of the whole record follow the events
// that are derived anew, also when they were found before anyone asked.
func TestFacetsAfterChange(t *testing.T) {
	b := newBench(t, nil)
	total := func() (n int) {
		var out facetsOut
		w := b.ask("GET", "/api/v1/facets", "")
		if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
			t.Fatal(err)
		}
		return out.Total
	}
	ctx := context.Background()
	b.Server.warm(ctx)
	if n := total(); n != 2 {
		t.Fatalf("%d events before", n)
	}
	if err := b.store.Derive(ctx, "another", func(d *store.Deriving) error {
		return d.PutEvents(nil, []dateline.Event{{ID: "v_3", Type: "AID", Status: dateline.Reported, Summary: "Aid came"}}, nil)
	}); err != nil {
		t.Fatal(err)
	}
	if n := total(); n != 3 {
		t.Errorf("%d events after", n)
	}
}
