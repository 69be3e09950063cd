package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline"
)

var updateWhen = flag.Bool("update-when", false, "write the times, places and numbers of testdata/when anew")

// TestEventTimes runs the cases of testdata/when, whose first lines say how they are written.
func TestEventTimes(t *testing.T) {
	files, err := filepath.Glob("testdata/when/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	x := newExtractor(t)
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for line := range strings.SplitSeq(strings.TrimRight(string(data), "\n"), "\n") {
			if strings.HasPrefix(line, "\t") {
				continue
			}
			out = append(out, line)
			if strings.Count(line, "/") > 9 && line[0] != '#' {
				out = append(out, timed(x, line)...)
			}
		}
		got := strings.Join(out, "\n") + "\n"
		if *updateWhen {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(string(data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

// timed is the events of one line of words, a line each: trigger, from when,
// where and its precision, numbers.
func timed(x *Extractor, line string) []string {
	d := eventDocument(line)
	d.report.Published = "2023-09-20"
	x.Annotate(d.report, d.analysis)
	d = newDocument(d.report, d.analysis)
	var out []string
	for _, c := range x.events(d) {
		s := "\t" + c.Trigger.Text
		if c.When != nil {
			s += fmt.Sprintf("; when %s (%s)", c.When.From, c.When.Precision)
		}
		if c.Where != nil {
			s += fmt.Sprintf("; where %s (%s)", c.Where.Name, c.Where.Precision)
		}
		for _, n := range c.Arguments {
			if n.Role == dateline.RoleCount {
				s += strings.TrimRight(fmt.Sprintf("; %s %s %.0f %s", n.Of, n.Bound, *n.Value, n.Unit), " ")
			}
		}
		out = append(out, s)
	}
	return out
}
