package analyze

import (
	"strings"
	"testing"

	"dateline"
)

// A storm's name is no place and no person, with its word and without it.
func TestStorms(t *testing.T) {
	a, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	text := "Hurricane Oda hit the coast of Vennia on Monday. Oda had killed two people in Port Sarn before, the governor said. Tropical Storm Bela followed."
	all, err := a.All([]Given{{Report: dateline.Report{ID: "r_1", Input: "x", Text: text}}})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, m := range all[0].Mentions {
		words := text[m.Start:m.End]
		if storm := strings.Contains(words, "Oda") || strings.Contains(words, "Bela"); storm && m.Form == dateline.Name {
			found++
			if m.Kind != dateline.EventName {
				t.Errorf("%q is of kind %s", words, m.Kind)
			}
		} else if m.Kind == dateline.EventName && m.Form == dateline.Name {
			t.Errorf("%q is no storm", words)
		}
	}
	if found < 2 {
		t.Errorf("%d names of storms", found)
	}
}
