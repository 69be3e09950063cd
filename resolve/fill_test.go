package resolve

import (
	"testing"

	"dateline"
)

// TestWithoutInner: a name inside a phrase of the same role and entity says nothing more.
func TestWithoutInner(t *testing.T) {
	argument := func(role dateline.Role, entity dateline.EntityID, start, end int) dateline.Argument {
		return dateline.Argument{Role: role, Entity: entity, Quote: dateline.Quote{Span: dateline.Span{Start: start, End: end}}}
	}
	all := []dateline.Argument{
		argument(dateline.RoleRecipient, "e_osk", 10, 25), // the city of Osk
		argument(dateline.RoleRecipient, "e_osk", 22, 25),
		argument(dateline.RolePlace, "e_osk", 22, 25),
		argument(dateline.RoleRecipient, "e_rem", 14, 18),
		argument(dateline.RoleRecipient, "", 11, 14),
		argument(dateline.RoleRecipient, "e_osk", 40, 43),
	}
	if got := withoutInner(all); len(got) != 5 || got[1].Role != dateline.RolePlace {
		t.Errorf("%d arguments of 6: %v", len(got), got)
	}
}
