package pipeline

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline"
	"dateline/analyze"
	"dateline/resolve"
)

// story is some reports with the number of their independent origins.
type story struct {
	about   string
	origins int
	reports []dateline.Report
}

// stories reads a file of testdata/origins.
func stories(t *testing.T, name string) []story {
	t.Helper()
	text, err := os.ReadFile("testdata/origins/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []story
	for _, part := range strings.Split("\n"+string(text), "\n=== ")[1:] {
		head, body, _ := strings.Cut(part, "\n--- ")
		s := story{}
		about, n, _ := strings.Cut(head, "; ")
		s.about = about
		if _, err := fmt.Sscan(n, &s.origins); err != nil {
			t.Fatalf("%s: %q has no number of origins", name, head)
		}
		for i, r := range strings.Split(body, "\n--- ") {
			s.reports = append(s.reports, storyReport(about, i, r))
		}
		out = append(out, s)
	}
	return out
}

func storyReport(about string, i int, text string) dateline.Report {
	head, body, _ := strings.Cut(text, "\n")
	fields := strings.Split(head, ";")
	r := dateline.Report{Input: fmt.Sprintf("%s/%d", about, i+1), Source: dateline.Source{Name: strings.TrimSpace(fields[0]), Kind: "unknown"}, Text: strings.TrimSpace(body)}
	for _, f := range fields[1:] {
		key, value, _ := strings.Cut(strings.TrimSpace(f), "=")
		switch key {
		case "published":
			r.Published = value
		case "byline":
			r.Byline = value
		case "place":
			r.Place = value
		}
	}
	r.ID = dateline.ReportIDOf(r.Source.Name, about, r.Text)
	return r
}

// TestOrigins counts the origins of stories whose numbers are known. The shares
// of exact counts may only rise.
func TestOrigins(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 150 reports")
	}
	p := New()
	p.Learn("testdata/origins/knowledge", func(err error) { t.Error(err) })
	for _, c := range []struct {
		file  string
		least float64 // share of exact counts
	}{{"open.txt", 0.95}, {"fresh.txt", 0.95}, {"later.txt", 0.95}, {"kept.txt", 0.95}} {
		all, right := stories(t, c.file), 0
		for _, s := range all {
			got := counted(t, p, s)
			if got.Origins == s.origins {
				right++
			} else if c.file != "kept.txt" || os.Getenv("KEPT") != "" {
				t.Logf("%s: %d origins, want %d: %v", s.about, got.Origins, s.origins, got.Folds)
			}
		}
		share := float64(right) / float64(len(all))
		t.Logf("%s: %d of %d stories counted exactly, %.1f %%", c.file, right, len(all), 100*share)
		if share < c.least {
			t.Errorf("%s: %.3f, there were %.3f", c.file, share, c.least)
		}
	}
}

// counted compares the reports of a story, as dateline compare does.
func counted(t *testing.T, p *Pipeline, s story) dateline.Comparison {
	t.Helper()
	given := func(yield func(analyze.Given, error) bool) {
		for _, r := range s.reports {
			if !yield(analyze.Given{Report: r}, nil) {
				return
			}
		}
	}
	var accounts []resolve.Account
	var ids []dateline.ReportID
	for r, err := range p.Each(context.Background(), given, Claimed) {
		if err != nil {
			t.Fatal(err)
		}
		accounts, ids = append(accounts, r.Account()), append(ids, r.Report.ID)
	}
	c, err := p.Conclude(accounts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c.Compare(ids, c.Events)
}
