package corpus

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The whole corpus compiles, every span slices to its words, and no report is
// in two parts.
func TestCorpus(t *testing.T) {
	reports, err := Read(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(reports) == 0 {
		t.Fatal("no reports")
	}
	for _, r := range reports {
		for _, c := range r.Claims {
			if q := c.Trigger; q != nil && r.Text[q.Start:q.End] != q.Text {
				t.Errorf("%s: %q", r.ID, q.Text)
			}
			for _, a := range c.Arguments {
				if r.Text[a.Start:a.End] != a.Text {
					t.Errorf("%s: %q", r.ID, a.Text)
				}
			}
		}
	}
}

const head = "=== a\nsource: Quay Post\nkind: newspaper\npublished: 2025-05-14\n\n"

func TestMarks(t *testing.T) {
	r := compile(t, head+`The army, citing the border guard, said on Monday that rebels had shelled Oru, killing at least 12 people. "They fled," said Minister Ana Roi.
---
// a remark
say {rebels had shelled ... people} indirect by=organization:{The army}~said by=organization:{the border guard}~citing
ASSAULT/heavy-weapons shelled actor=rebels where=Oru/city:NGA n.killed>=12@{at least 12}
say {"They fled,"} direct by=person:{Minister [Ana Roi]}~said#2 opinion
RETREAT/withdraw fled actor=They={rebel one}+{rebel two} when=2025-05-14TNI@{on Monday} denied possible
`)
	shelled, fled := r.Claims[1], r.Claims[3]
	if n := len(shelled.Attribution); n != 3 || shelled.Attribution[2].Name != "the border guard" {
		t.Errorf("attribution %v", shelled.Attribution)
	}
	if a := shelled.Arguments[2]; a.Of != "killed" || *a.Value != 12 || a.Bound != "at least" {
		t.Errorf("count %+v", a)
	}
	if shelled.Where.Country != "NGA" || shelled.Where.Precision != "city" {
		t.Errorf("where %+v", shelled.Where)
	}
	if s := r.Claims[2]; s.Attribution[1].Name != "Ana Roi" || s.Arguments[0].Text != "Minister Ana Roi" || s.Stance.Voice != "opinion" {
		t.Errorf("statement %+v", s)
	}
	if fled.When.From != "2025-05-14T18:00:00" || fled.When.To != "2025-05-15T06:00:00" || fled.Stance.Polarity != "denied" || fled.Arguments[1].Via != "group" {
		t.Errorf("fled %+v", fled)
	}
	var out bytes.Buffer
	if err := WriteJSONL(&out, []Report{r}); err != nil || !json.Valid(out.Bytes()) {
		t.Errorf("%v: %s", err, out.String())
	}
}

func TestTimes(t *testing.T) {
	for value, want := range map[string]string{
		"2025-05-14": "2025-05-14 2025-05-15 day", "2025-W20": "2025-05-12 2025-05-19 week", "2025-12": "2025-12-01 2026-01-01 month",
		"2024-Q4": "2024-10-01 2025-01-01 quarter", "2024-WI": "2024-12-01 2025-03-01 season", "199X": "1990-01-01 2000-01-01 decade",
		"2025-05-14T09": "2025-05-14T09:00:00 2025-05-14T10:00:00 hour", "2025-05-10..2025-05-12/day": "2025-05-10 2025-05-12 day",
	} {
		w, err := when(value)
		if got := w.From + " " + w.To + " " + w.Precision; err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", value, got, err, want)
		}
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	for marks, want := range map[string]string{
		"ASSAULT/visit shot":                           "ASSAULT has no mode",
		"SHOOT shot":                                   "is no type of PLOVER",
		"ASSAULT stabbed":                              `"stabbed" are not in the text`,
		"ASSAULT man":                                  "2 times: say which",
		"ASSAULT sho":                                  "are not in the text",
		"ASSAULT shot victim=man":                      `"victim" is no role`,
		"ASSAULT shot maybe":                           `"maybe" is no mark`,
		"ASSAULT shot when=Monday@Monday":              "is no time",
		"ASSAULT shot n.killed=one@man":                "a number is",
		"ASSAULT shot where=Oru":                       "a place is",
		"say {A man} indirect":                         "without by=",
		"say {A man} direct by=person:man":             "no quotation marks",
		"ASSAULT shot actor={A man":                    "no closing brace",
		"ASSAULT shot\nASSAULT shot":                   "marked twice",
		"ASSAULT shot actor=man#7":                     "2 times only",
		"ASSAULT shot by=witness:man":                  "a link is",
		"ASSAULT shot when=2025-05-14@Tuesday":         `"Tuesday" are not in the text`,
		"ASSAULT shot when=2025-05-14..2025-05-10/day": "no stretch",
	} {
		name := filepath.Join(t.TempDir(), "a.txt")
		if err := os.WriteFile(name, []byte(head+"A man shot a man in Oru on Monday.\n---\n"+marks+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Read(name)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.txt:") {
			t.Errorf("%q: %v, want %q", marks, err, want)
		}
	}
}

func compile(t *testing.T, file string) Report {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	reports, err := Read(name)
	if err != nil || len(reports) != 1 {
		t.Fatalf("%d reports, %v", len(reports), err)
	}
	return reports[0]
}

// The example of the guidelines is right.
func TestGuidelines(t *testing.T) {
	page, err := os.ReadFile("GUIDELINES.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(page), "    === ")
	example, _, _ := strings.Cut(after, "\n- *Words*")
	r := compile(t, strings.ReplaceAll("=== "+example, "\n    ", "\n"))
	if len(r.Claims) != 12 {
		t.Errorf("%d claims", len(r.Claims))
	}
}
