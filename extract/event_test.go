package extract

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline"
	"dateline/gazetteer"
	"dateline/ontology"
)

func newExtractor(t testing.TB) *Extractor {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(o, g)
}

// countriesOf gives names of countries and their adjectives the kinds that the analyzer gives them.
func countriesOf(x *Extractor, a *dateline.Analysis) {
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if m.Kind != dateline.Place && m.Kind != "" {
			continue
		}
		if _, as, ok := x.gazetteer.Country(a.Text[m.Start:m.End]); ok && as == gazetteer.AsName {
			m.Kind = dateline.Country
		} else if ok && as == gazetteer.AsDemonym {
			m.Kind = dateline.Group
		} else if m.Kind == "" {
			m.Kind = dateline.Other
		}
	}
}

// TestLook prints the claims of parsed news; set DATELINE_LOOK to a CoNLL-U file.
func TestLook(t *testing.T) {
	path := os.Getenv("DATELINE_LOOK")
	if path == "" {
		t.Skip("DATELINE_LOOK is not set")
	}
	x := newExtractor(t)
	for _, a := range readTrees(t, path) {
		countriesOf(x, a)
		r := &dateline.Report{ID: "r_look", Text: a.Text}
		x.Annotate(r, a)
		last := -1
		for _, c := range x.events(newDocument(r, a)) {
			if c.Passage.Start != last {
				fmt.Println("\n#", c.Passage.Text)
				last = c.Passage.Start
			}
			fmt.Println("  ", written(&c))
		}
	}
}

// written is a claim in one line: type/mode trigger role=words ...
func written(c *dateline.Claim) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", c.Type)
	if c.Mode != "" {
		fmt.Fprintf(&b, "/%s", c.Mode)
	}
	fmt.Fprintf(&b, " [%s]", c.Trigger.Text)
	for _, a := range c.Arguments {
		if a.Role == dateline.RoleCount {
			continue
		}
		fmt.Fprintf(&b, " %s=%s", a.Role, a.Text)
		if a.Via != "" {
			fmt.Fprintf(&b, "(%s %s)", a.Via, a.Mention)
		}
		b.WriteString(";")
	}
	return strings.TrimSuffix(b.String(), ";")
}
