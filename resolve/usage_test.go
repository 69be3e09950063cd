package resolve

import (
	"fmt"
	"testing"

	"dateline"
)

// Of an event with many reports the title has the parties that most of them name,
// whichever report tells most.
func TestStrayPartiesAreInNoTitle(t *testing.T) {
	party := func(role dateline.Role, name, entity string) dateline.Argument {
		return dateline.Argument{Role: role, Name: name, Entity: dateline.EntityID(entity), Kind: dateline.Person}
	}
	var claims []*dateline.Claim
	for i := range 9 {
		c := &dateline.Claim{Report: dateline.ReportID(fmt.Sprint("r", i)), Type: "CONSULT", Arguments: []dateline.Argument{
			party(dateline.RoleActor, "Ana Duval", "e1"), party(dateline.RoleRecipient, "Ivo Kern", "e2")}}
		if i == 3 {
			c.Arguments = append(c.Arguments, party(dateline.RoleRecipient, "the Bank of Osk", "e3"))
		}
		claims = append(claims, c)
	}
	u := usageOf(dateline.Event{Type: "CONSULT"}, claims)
	if a := party(dateline.RoleRecipient, "the Bank of Osk", "e3"); !u.stray(a) || u.of(a) > .2 {
		t.Errorf("one report in nine names it: usual %.2f", u.of(a))
	}
	if a := party(dateline.RoleActor, "Ivo Kern", "e2"); u.stray(a) || u.of(a) != 1 {
		t.Errorf("all who meet stand on one side: usual %.2f", u.of(a))
	}
	if u.strays(claims[3]) != 1 || u.strays(claims[0]) != 0 {
		t.Errorf("strays: %d and %d", u.strays(claims[3]), u.strays(claims[0]))
	}
	if few := usageOf(dateline.Event{Type: "CONSULT"}, claims[2:4]); few.stray(party(dateline.RoleRecipient, "the Bank of Osk", "e3")) {
		t.Error("of two reports neither is a stray")
	}
}

// Parties that are no entity are one where they are called by the same last word.
func TestUsageOfDescribedParties(t *testing.T) {
	u := usageOf(dateline.Event{Type: "ASSAULT"}, nil)
	for _, pair := range [][2]string{{"a white gunman", "the gunman from Osk"}, {"three shoppers", "shoppers at a store"}} {
		x, y := dateline.Argument{Role: dateline.RoleActor, Name: pair[0]}, dateline.Argument{Role: dateline.RoleActor, Name: pair[1]}
		if u.key(x) != u.key(y) {
			t.Errorf("%q is %q, %q is %q", pair[0], u.key(x), pair[1], u.key(y))
		}
	}
}

// A place that one report in nine has is not where the event was.
func TestUsualPlace(t *testing.T) {
	var claims []*dateline.Claim
	for i := range 9 {
		w := &dateline.Where{Name: "Osk"}
		if i == 0 {
			w = &dateline.Where{Name: "Rem"}
		}
		claims = append(claims, &dateline.Claim{Report: dateline.ReportID(fmt.Sprint("r", i)), Where: w})
	}
	e := dateline.Event{Type: "ASSAULT", Where: &dateline.Where{Name: "Osk"}}
	u := usageOf(e, claims)
	if w := u.place(e, claims[0]); w == nil || w.Name != "Osk" {
		t.Errorf("%v, want Osk", w)
	}
}
