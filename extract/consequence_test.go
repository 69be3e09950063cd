package extract

import (
	"testing"

	"dateline"
)

// TestShareConsequences: the act takes over the dead that its consequence
// counts, and the consequence the day and place of the act.
func TestShareConsequences(t *testing.T) {
	act, harm := word{0, 1}, word{0, 3}
	tokens := []dateline.Token{{Head: 2, Deprel: "nsubj"}, {Head: 0, Deprel: "root"}, {Head: 2, Deprel: "obj"}, {Head: 2, Deprel: "advcl"}}
	d := newDocument(&dateline.Report{}, &dateline.Analysis{Sentences: []dateline.Sentence{{Tokens: tokens}}})
	four := 4.0
	dead := dateline.Argument{Role: dateline.RoleCount, Of: "killed", Value: &four}
	day := &dateline.When{From: "2025-03-04"}
	claims := []dateline.Claim{{Type: "ASSAULT", When: day}, {Type: "ASSAULT", Arguments: []dateline.Argument{dead}}}
	d.shareConsequences(claims, []word{act, harm})
	if !harms(&claims[0]) || claims[1].When != day {
		t.Errorf("not shared: %+v", claims)
	}
	other := []dateline.Claim{{Type: "PROTEST"}, {Type: "ASSAULT", Arguments: []dateline.Argument{dead}}}
	d.shareConsequences(other, []word{act, harm})
	if harms(&other[0]) {
		t.Error("another event took over the dead")
	}
}
