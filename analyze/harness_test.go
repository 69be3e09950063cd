package analyze

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"dateline"
)

// namesOf reads the names that MISC marks (NER=B-person).
func namesOf(g Given) []nameSpan {
	var out []nameSpan
	for i, s := range g.Sentences {
		open := false
		for j, t := range s.Tokens {
			tag := ""
			for part := range strings.SplitSeq(t.Misc, "|") {
				if rest, ok := strings.CutPrefix(part, "NER="); ok {
					tag = rest
				}
			}
			mark, kind, _ := strings.Cut(tag, "-")
			switch kind = strings.ToLower(kind); kind {
			case "fac":
				kind = "facility"
			case "prod":
				kind = "product"
			case "evt":
				kind = "event"
			case "norp":
				kind = "group"
			case "per":
				kind = "person"
			case "org":
				kind = "organization"
			case "loc":
				kind = "place"
			case "misc":
				kind = "other"
			}
			switch {
			case mark == "B":
				out = append(out, nameSpan{i, j, j, dateline.Kind(kind)})
			case mark == "I" && open:
				out[len(out)-1].last = j
			}
			open = tag != ""
		}
	}
	return out
}

// TestHarness writes the mentions of the parsed reports in $PARSED to $MENTIONS.
func TestHarness(t *testing.T) {
	path := os.Getenv("PARSED")
	if path == "" {
		t.Skip("PARSED is not set")
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out, err := os.Create(os.Getenv("MENTIONS"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	for g, err := range ReadCoNLLU(f) {
		if err != nil {
			t.Fatal(err)
		}
		if os.Getenv("TAG") != "" {
			a := tagged(t, &g)
			if err := json.NewEncoder(out).Encode(a); err != nil {
				t.Fatal(err)
			}
			continue
		}
		a := &dateline.Analysis{ID: g.Report.Input, Text: g.Report.Text, Mentions: mentions(g.Sentences, namesOf(g), g.Report.Text, nil, nil)}
		if err := json.NewEncoder(out).Encode(withPhrases(a)); err != nil {
			t.Fatal(err)
		}
	}
}

// tagged is the analysis by the model, of given tokens or with TAG=text of running text.
func tagged(t *testing.T, g *Given) *dateline.Analysis {
	a, err := analyzer(t).Tag(&g.Report, g.Sentences)
	if os.Getenv("TAG") == "text" {
		a, err = analyzer(t).Analyze(&g.Report)
	}
	if err != nil {
		t.Fatal(err)
	}
	return withPhrases(a)
}

// withPhrases makes mentions of names cover their phrases, with PHRASES set.
func withPhrases(a *dateline.Analysis) *dateline.Analysis {
	for i := range a.Mentions {
		if os.Getenv("PHRASES") != "" {
			a.Mentions[i].Span = a.Mentions[i].Phrase
		}
	}
	return a
}
