package dateline

import "testing"

// A road is a party, the towns that it joins are not; nor is a number alone.
func TestParties(t *testing.T) {
	at := func(role Role, name string, start, end int) Argument {
		return Argument{Role: role, Name: name, Quote: Quote{Span: Span{Start: start, End: end}}}
	}
	c := Claim{Arguments: []Argument{
		at(RoleActor, "police", 0, 6), at(RoleObject, "road from Osk to Rem", 14, 38), at(RoleRecipient, "Osk", 28, 31),
		at(RoleRecipient, "19", 50, 52), at(RoleCount, "", 50, 52), at(RolePlace, "Osk", 28, 31),
	}}
	got := c.Parties()
	if len(got) != 2 || got[0].Name != "police" || got[1].Role != RoleObject {
		t.Errorf("%+v", got)
	}
}
