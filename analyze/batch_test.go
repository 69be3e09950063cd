package analyze

import (
	"fmt"
	"strings"
	"testing"

	"dateline"

	"github.com/google/go-cmp/cmp"
)

// TestAll: a report is read the same alone and with others, short or longer than
// a window, given words or not, a text without words among them.
func TestAll(t *testing.T) {
	a, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	var reports []Given
	var long strings.Builder
	for i := range 40 {
		fmt.Fprintf(&long, "The minister told the council on day %d that the bridge at Ardova would be closed, although no barge had struck it. ", i)
	}
	for _, text := range []string{
		"Floods cut off three villages.", "", long.String(), "Where is Mayor Teschner?\n\nNobody at the town hall would say.",
		strings.ReplaceAll(long.String(), ". ", ", and "), "—", strings.Repeat("Ferries stopped; trams went on. ", 70),
	} {
		reports = append(reports, Given{Report: dateline.Report{Text: text, ID: dateline.ReportID(fmt.Sprint(len(reports)))}})
	}
	alone := make([]*dateline.Analysis, len(reports))
	for i, r := range reports {
		if alone[i], err = a.Analyze(&r.Report); err != nil {
			t.Fatal(err)
		}
	}
	for _, again := range alone {
		reports = append(reports, Given{Report: dateline.Report{Text: again.Text, ID: again.Report}, Sentences: append([]dateline.Sentence{}, again.Sentences...)})
	}
	together, err := a.All(reports)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range alone {
		if d := cmp.Diff(want, together[i]); d != "" {
			t.Errorf("report %d is read otherwise with others:\n%s", i, d)
		}
	}
	for i, r := range reports[len(alone):] {
		want, err := a.Tag(&r.Report, r.Sentences)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, together[len(alone)+i]); d != "" {
			t.Errorf("given words of report %d are read otherwise with others:\n%s", i, d)
		}
	}
}

// TestWindowEnds: a window ends with a sentence where one can be seen to end.
func TestWindowEnds(t *testing.T) {
	a, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	r := a.running(strings.Repeat("They met again in the old harbour on Monday. ", 30))
	var w window
	w.fill(r, a.pieces)
	if !w.whole || w.to%10 != 0 || w.to < 140 || len(w.first) != w.to || len(w.pieces.IDs) != w.first[w.to-1]+2 || len(w.pieces.IDs) != len(w.pieces.Shapes) {
		t.Errorf("%d words, %d pieces, whole: %v", w.to, len(w.pieces.IDs), w.whole)
	}
	r = a.running(strings.Repeat("they met again and again in the old harbour ", 40))
	w.fill(r, a.pieces)
	if w.whole || len(w.pieces.IDs) != windowPieces+2 {
		t.Errorf("%d pieces of words without an end, whole: %v", len(w.pieces.IDs), w.whole)
	}
}
