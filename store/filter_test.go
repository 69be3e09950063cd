package store

import (
	"context"
	"fmt"
	"testing"

	"dateline"

	"github.com/google/go-cmp/cmp"
)

// TestEverywhere holds that events of actors are the same ones, in the same
// order, whether they are looked up by actor or found by going through all.
func TestEverywhere(t *testing.T) {
	s := record(t)
	var d derived
	for i := range 40 {
		r := report(fmt.Sprint(i), "2023-09-15", fmt.Sprintf("Kim met Putin, %d.", i))
		c := claim(r, 0, 3)
		c.Arguments[0].Entity = dateline.EntityID(fmt.Sprintf("e_%d", i%3))
		add(t, s, Account{Report: r, Maker: "m", Claims: []dateline.Claim{c}})
		e := dateline.Event{ID: dateline.EventID(dateline.NewID("v_", fmt.Sprint(i))), Type: []string{"AID", "ASSAULT"}[i%2], Claims: []dateline.ClaimID{c.ID}}
		if i%4 > 0 {
			e.When = &dateline.When{From: fmt.Sprintf("2023-09-%02d", 1+i%9), To: fmt.Sprintf("2023-09-%02d", 3+i%9)}
		}
		d.Claims, d.Events = append(d.Claims, c), append(d.Events, e)
	}
	replace(t, s, d)
	ctx := context.Background()
	for _, f := range []Filter{{}, {Newest: true}, {Type: "AID"}, {From: "2023-09-04", To: "2023-09-06"}, {Limit: 5, Newest: true}, {Actors: []dateline.EntityID{"e_1", "e_2"}}, {Actors: []dateline.EntityID{"e_9"}}} {
		if f.Actors == nil {
			f.Actors = []dateline.EntityID{"e_1"}
		}
		got := map[bool][]dateline.Event{}
		for _, everywhere := range []bool{false, true} {
			f.everywhere = everywhere
			got[everywhere] = all(t, s.Events(ctx, f))
		}
		if diff := cmp.Diff(got[false], got[true]); diff != "" || len(got[true]) == 0 && f.Actors[0] != "e_9" {
			t.Errorf("%+v: %d events: %s", f, len(got[true]), diff)
		}
	}
	few := Filter{Actors: []dateline.EntityID{"e_1"}, Limit: 5}
	if f, err := s.weighed(ctx, few); err != nil || f.everywhere {
		t.Errorf("few events looked for everywhere, %v", err)
	}
}
