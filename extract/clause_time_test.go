package extract

import (
	"testing"

	"dateline"
)

func TestPossible(t *testing.T) {
	d := &document{report: &dateline.Report{Published: "2023-09-01T10:00:00Z"}}
	for _, c := range []struct {
		from, anchor, modality string
		want                   bool
	}{
		{"2078-01-01", "published", "actual", false}, // "honoured 55 years later"
		{"2078-01-01", "published", "planned", true},
		{"2078-01-01", "", "actual", true}, // a date of its own
		{"2023-09-02", "published", "actual", true},
		{"-1427-01-01", "published", "historical", false},
	} {
		w := &dateline.When{From: c.from, Anchor: c.anchor, Precision: "day"}
		if got := d.possible(w, dateline.Stance{Modality: c.modality}); (got != nil) != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
