package corroborate

import (
	"testing"

	"dateline"
)

func TestHeadOf(t *testing.T) {
	for name, want := range map[string]string{
		"fuel depot in Oru": "depot", "the depot": "depot", "depot, a large one": "depot", "Ministry of Defence": "ministry", "of": "of", "": "",
	} {
		if got := headOf(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A description has the name of the one thing of its kind; of two it keeps its own.
func TestPartiesUnderOneName(t *testing.T) {
	depot := func(entity dateline.EntityID, name string) dateline.Claim {
		return dateline.Claim{Arguments: []dateline.Argument{{Role: dateline.RoleRecipient, Entity: entity, Name: name, Kind: dateline.Facility}}}
	}
	named, plain, other := depot("e_oru", "Oru depot"), depot("", "fuel depot on the edge of town"), depot("e_rem", "Rem depot")
	if got := partiesOf([]*dateline.Claim{&named, &plain}); got[1].value != "Oru depot" {
		t.Errorf("one depot: %q", got[1].value)
	}
	if got := partiesOf([]*dateline.Claim{&named, &plain, &other}); got[1].value != "fuel depot on the edge of town" {
		t.Errorf("two depots: %q", got[1].value)
	}
}

// The claim that tells most comes first.
func TestFullestFirst(t *testing.T) {
	bare, full := dateline.Claim{ID: "c_1"}, dateline.Claim{ID: "c_2", Arguments: make([]dateline.Argument, 3)}
	got := fullestFirst([]*statement{{claim: &bare}, {claim: &full}})
	if len(got) != 2 || got[0] != "c_2" {
		t.Errorf("%v", got)
	}
}
