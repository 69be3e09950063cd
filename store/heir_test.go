package store

import (
	"context"
	"testing"

	"dateline"
)

// TestEntityHeirs holds that an id that was given out leads to the entity that has
// its places in claims, however often that becomes another, and to itself again.
func TestEntityHeirs(t *testing.T) {
	s := record(t)
	r := report("a", "2023-09-15", "Kim met Putin. They talked.")
	c := claim(r, 0, 3)
	c.Arguments = []dateline.Argument{{Role: dateline.RoleActor, Quote: dateline.Quote{Span: dateline.Span{Start: 0, End: 3}}}, {Role: dateline.RoleRecipient, Quote: dateline.Quote{Span: dateline.Span{Start: 8, End: 13}}}}
	add(t, s, Account{Report: r, Maker: "m", Claims: []dateline.Claim{c}})
	now := func(actor, recipient dateline.EntityID) {
		t.Helper()
		told := c
		told.Arguments = []dateline.Argument{c.Arguments[0], c.Arguments[1]}
		told.Arguments[0].Entity, told.Arguments[1].Entity = actor, recipient
		replace(t, s, derived{Claims: []dateline.Claim{told}, Entities: []dateline.Entity{{ID: actor, Name: "A"}, {ID: recipient, Name: "B"}}})
	}
	found := func(id, want dateline.EntityID) {
		t.Helper()
		if e, err := s.Entity(context.Background(), id); err != nil || e.ID != want {
			t.Errorf("%s: got %q, %v, want %q", id, e.ID, err, want)
		}
	}
	const kim, putin, kimJongUn, leader = "e_00000000000000a1", "e_00000000000000a2", "e_00000000000000a3", "e_00000000000000a4"
	now(kim, putin)
	found(kim, kim)
	now(kimJongUn, putin)
	found(kim, kimJongUn)
	found(putin, putin)
	now(leader, putin)
	found(kim, leader)
	found(kimJongUn, leader)
	now(kim, putin)
	found(kim, kim)
	found(leader, kim)
	if _, err := s.Entity(context.Background(), "e_00000000000000aa"); dateline.KindOf(err) != dateline.NotFound {
		t.Errorf("got %v, want nothing", err)
	}
}
