package store

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"dateline"
)

// TestTally holds that counting by many things at once gives what counting by
// each gives, whatever a place is named.
func TestTally(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	var events []dateline.Event
	for i, place := range []string{"Kyiv", "", "a" + unit + "b", "Kyiv"} {
		events = append(events, dateline.Event{ID: dateline.EventID(fmt.Sprintf("v_%d", i)), Type: []string{"AID", "ASSAULT"}[i%2], Status: dateline.Reported,
			Where: &dateline.Where{Name: place}, Origins: i})
	}
	if err := s.Derive(ctx, "test", func(d *Deriving) error { return d.PutEvents(nil, events, nil) }); err != nil {
		t.Fatal(err)
	}
	by := []By{ByType, ByOrigins, ByMonth, ByPlace}
	for _, f := range []Filter{{}, {Status: string(dateline.Reported)}, {Type: "AID"}, {MinOrigins: 9}} {
		got, err := s.Tally(ctx, f, by...)
		if err != nil {
			t.Fatal(err)
		}
		for i, b := range by {
			want, total := []Count{}, 0
			for c, err := range s.Count(ctx, f, b) {
				if err != nil {
					t.Fatal(err)
				}
				want, total = append(want, c), total+c.Count
			}
			if !reflect.DeepEqual(append([]Count{}, got.Counts[i]...), want) || got.Total != total {
				t.Errorf("%+v by %s: got %d %v, want %d %v", f, b, got.Total, got.Counts[i], total, want)
			}
		}
	}
}
