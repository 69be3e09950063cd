package extract_test

import (
	"os"
	"strings"
	"testing"

	"dateline"
	"dateline/analyze"
	"dateline/pipeline"
)

// calmClaims is how many political claims a hundred texts that tell of no
// politics may give (issue 5).
const calmClaims = 3

// TestCalm counts the claims of PLOVER's types that are read from recipes,
// horoscopes, match reports, reviews, prices and pleadings.
func TestCalm(t *testing.T) {
	data, err := os.ReadFile("testdata/calm/texts.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := pipeline.New()
	texts, political, kind := 0, 0, ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if after, ok := strings.CutPrefix(line, "# "); ok || line == "" {
			kind = after
			continue
		}
		texts++
		r := dateline.Report{Input: "calm", Text: line, Published: "2024-03-05", Language: "en", ID: dateline.ReportIDOf("", "calm", line)}
		reading, err := p.Read(analyze.Given{Report: r}, pipeline.Resolved)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		for _, c := range reading.Claims {
			if c.Kind == dateline.EventClaim && c.Quad > 0 {
				political++
				t.Logf("%s: %s/%s [%s] in %q", kind, c.Type, c.Mode, c.Trigger.Text, c.Passage.Text)
			}
		}
	}
	if texts != 100 {
		t.Errorf("%d texts, want 100", texts)
	}
	if political > calmClaims {
		t.Errorf("%d political claims in %d texts, at most %d", political, texts, calmClaims)
	}
}
