package extract

import (
	"testing"

	"dateline"
)

// What is told as past was not after the report; what is told otherwise is planned.
func TestPossible(t *testing.T) {
	for _, c := range []struct {
		from, xpos, modality string
		kept                 bool
		becomes              string
	}{
		{"2078-01-01", "VBD", "actual", false, "actual"}, // "honoured 55 years later"
		{"2078-01-01", "VBG", "planned", true, "planned"},
		{"2023-09-14", "VBG", "actual", true, "planned"}, // "is launching on 14 September"
		{"2023-09-02", "VBD", "actual", true, "actual"},
		{"-1427-01-01", "VBD", "historical", false, "historical"},
	} {
		a := &dateline.Analysis{Sentences: []dateline.Sentence{{Tokens: []dateline.Token{{UPOS: "VERB", XPOS: c.xpos}}}}}
		d := &document{report: &dateline.Report{Published: "2023-09-01T10:00:00Z"}, analysis: a, children: [][][]int{{nil}}}
		when, stance := d.possible(&dateline.When{From: c.from, Anchor: "published", Precision: "day"}, dateline.Stance{Modality: c.modality}, word{})
		if (when != nil) != c.kept || stance.Modality != c.becomes {
			t.Errorf("%+v: %v, %s", c, when, stance.Modality)
		}
	}
}
