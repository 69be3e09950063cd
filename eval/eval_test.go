package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
	"dateline/analyze"
	"dateline/pipeline"
)

// No set of our own may fall below its floor.
func TestFloors(t *testing.T) {
	floors, err := Floors()
	if err != nil || len(floors) == 0 {
		t.Fatalf("%d floors, %v", len(floors), err)
	}
	p := pipeline.New()
	for _, f := range floors {
		s, err := Run(context.Background(), p, f.Suite, filepath.FromSlash(f.Path))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(s); err != nil {
			t.Error(err)
		}
		var table bytes.Buffer
		if err := s.WriteTable(&table); err != nil {
			t.Fatal(err)
		}
		t.Log("\n" + table.String())
		if len(s.Missing) > 0 {
			t.Errorf("%s: no answer for %q", f.Path, s.Missing)
		}
	}
}

func TestFloorRefusesAFall(t *testing.T) {
	s := Score{Figures: []Figure{{Name: "F1", Value: 79.9, Of: 10}}}
	if err := (Floor{Suite: "names", Figure: "F1", Floor: 80}).Check(s); err == nil {
		t.Error("79.9 passes a floor of 80")
	}
	if err := (Floor{Figure: "F1", Floor: 79.9}).Check(s); err != nil {
		t.Error(err)
	}
	if err := (Floor{Figure: "F2"}).Check(s); err == nil {
		t.Error("a figure that is not there passes")
	}
}

func TestBadSets(t *testing.T) {
	folder := t.TempDir()
	for _, c := range []struct{ suite, content, want string }{
		{"spelling", "x", "there is no suite"},
		{"conllu", "", "nothing is marked in it"},
		{"names", "one column only\n", "neither word nor mark"},
		{"claims", "They met.\n", "no marked report"},
		{"claims", `{"id":"a","text":"They met.","claims":[{"kind":"event","trigger":{"text":"left"}}]}`, `the words "left" are not in the text`},
	} {
		path := filepath.Join(folder, "set")
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Run(context.Background(), pipeline.New(), c.suite, path)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v, want %q", c.suite, c.content, err, c.want)
		}
	}
	if _, err := Run(context.Background(), pipeline.New(), "conllu", filepath.Join(folder, "none")); dateline.KindOf(err) != dateline.NotFound {
		t.Errorf("missing file: %v", err)
	}
}

func TestNamesAreReadFromBothFormats(t *testing.T) {
	for name, in := range map[string]string{
		"iob2 of three columns": "1\tAnn\tB-PER\n2\tBee\tI-PER\n3\tleft\tO\n4\tOslo\tI-LOC\n\n",
		"iob2 of two columns":   "Ann\tB-PER\nBee\tI-PER\nleft\tO\nOslo\tB-LOC\n",
		"conllu":                "1\tAnn\t_\t_\t_\t_\t0\troot\t_\tNER=B-PER\n2\tBee\t_\t_\t_\t_\t1\tflat\t_\tNER=I-PER\n3\tleft\t_\t_\t_\t_\t1\tdep\t_\t_\n4\tOslo\t_\t_\t_\t_\t1\tdep\t_\tSpaceAfter=No|NER=B-LOC\n",
	} {
		docs, err := given(strings.NewReader(in))
		if err != nil || len(docs) != 1 {
			t.Fatalf("%s: %d, %v", name, len(docs), err)
		}
		got := goldNames(docs[0])
		if len(got) != 2 || docs[0].Report.Text[got[0].Start:got[0].End] != "Ann Bee" || got[0].class != "PER" || got[1].class != "LOC" {
			t.Errorf("%s: %v of %q", name, got, docs[0].Report.Text)
		}
	}
}

// A perfect answer scores 100, an empty one 0, half of it half.
func TestClaimTally(t *testing.T) {
	file, err := os.ReadFile("testdata/claims.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(file), "\n")
	var m marked
	if err := json.Unmarshal([]byte(first), &m); err != nil {
		t.Fatal(err)
	}
	if err := m.locate(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		found []dateline.Claim
		typed float64
	}{{m.Claims, 100}, {nil, 0}, {m.Claims[:1], 50}} {
		var tally claimTally
		tally.report(m, c.found)
		if f := tally.typed.f1("x"); f.Value != c.typed || f.Of != 3 {
			t.Errorf("%d claims: %+v, want %v of 3", len(c.found), f, c.typed)
		}
	}
}

func TestBlankTakesMarksOff(t *testing.T) {
	for g, err := range analyze.ReadCoNLLU(strings.NewReader("1\tAnn\tAnn\tPROPN\tNNP\t_\t0\troot\t_\tNER=B-PER\n\n")) {
		if err != nil {
			t.Fatal(err)
		}
		if got := blank(g).Sentences[0].Tokens[0]; got.UPOS != "" || got.Misc != "" || got.Deprel != "" || got.Text != "Ann" {
			t.Errorf("%+v", got)
		}
	}
}
