package pipeline

import (
	"errors"
	"strings"
	"testing"

	"dateline"
	"dateline/analyze"
)

// TestFaults holds that whatever goes wrong in a report becomes its error, with
// the step's name.
func TestFaults(t *testing.T) {
	in := analyze.Given{Report: dateline.Report{Input: "a.txt", Text: "They met."}}
	for name, c := range map[string]struct {
		do   func(*Reading) error
		want string
	}{
		"panic":      {func(*Reading) error { panic("index out of range") }, "a.txt: parse: the program failed on this report: index out of range"},
		"bare error": {func(*Reading) error { return errors.New("too deep") }, "a.txt: parse: too deep"},
		"own error":  {func(*Reading) error { return dateline.Errorf(dateline.Invalid, "split", "too long") }, "a.txt: split: too long"},
	} {
		t.Run(name, func(t *testing.T) {
			r := Reading{Report: in.Report}
			err := take(&r, step{"parse", c.do}, step{"never", func(*Reading) error { t.Error("went on"); return nil }})
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestGate(t *testing.T) {
	p := New()
	for name, c := range map[string]struct {
		text, language string
		given          bool
		want           string
	}{
		"English":             {"They met and it was good for them.", "", false, ""},
		"German":              {"Der Mann und die Frau sind nicht mit dem Zug nach Hause gefahren.", "", false, "language: the text is in German"},
		"German, words given": {"Der Mann und die Frau sind nicht mit dem Zug nach Hause gefahren.", "", true, ""},
		"said to be German":   {"Kim besucht Russland", "de", false, "language: the text is in German"},
		"wrongly said to be":  {"They met and it was good for them.", "de", false, ""},
		"too long":            {strings.Repeat("word ", longestText/4), "", false, "read: the text has 2.6 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			r := Reading{Report: dateline.Report{Text: c.text, Language: c.language}}
			if c.given {
				r.given = []dateline.Sentence{{}}
			}
			switch err := p.gate(&r); {
			case (err == nil) != (c.want == ""):
				t.Errorf("got %v, want %q", err, c.want)
			case err != nil && !strings.HasPrefix(err.Error(), c.want):
				t.Errorf("got %v, want %s", err, c.want)
			case err == nil && !c.given && r.Report.Language != english:
				t.Errorf("language %q", r.Report.Language)
			}
		})
	}
}

// TestCheck holds that no claim gets through whose words are not in its report.
func TestCheck(t *testing.T) {
	r := &dateline.Report{ID: "r_1", Input: "a", Text: "Мы met."}
	quote := func(start, end int, text string) dateline.Quote {
		return dateline.Quote{Span: dateline.Span{Start: start, End: end}, Text: text}
	}
	whole := quote(0, 9, "Мы met.")
	whole.Text = r.Text[0:9]
	for name, c := range map[string]struct {
		claim dateline.Claim
		kept  bool
	}{
		"good":            {dateline.Claim{Passage: quote(0, len(r.Text), r.Text)}, true},
		"other words":     {dateline.Claim{Passage: quote(0, 4, "Мо")}, false},
		"cuts a letter":   {dateline.Claim{Passage: quote(1, 4, r.Text[1:4])}, false},
		"past the end":    {dateline.Claim{Passage: quote(0, 99, r.Text)}, false},
		"empty":           {dateline.Claim{}, false},
		"bad argument":    {dateline.Claim{Passage: whole, Arguments: []dateline.Argument{{Quote: quote(5, 7, "xx")}}}, false},
		"bad speaker":     {dateline.Claim{Passage: whole, Attribution: []dateline.Link{{Speaker: &dateline.Span{Start: 3, End: 3}}}}, false},
		"bad date":        {dateline.Claim{Passage: whole, When: &dateline.When{Start: 0, End: 3, Text: "Мы"}}, false},
		"date without":    {dateline.Claim{Passage: whole, When: &dateline.When{From: "2023"}}, true},
		"place elsewhere": {dateline.Claim{Passage: whole, Where: &dateline.Where{Start: 4, End: 400}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			c.claim.ID = "c_1"
			kept, refused := check(r, []dateline.Claim{c.claim, c.claim}, "m")
			if want := map[bool]int{true: 1}[c.kept]; len(kept) != want || len(refused) > 1 || (len(refused) == 1) == c.kept {
				t.Errorf("kept %d, refused %v", len(kept), refused)
			}
		})
	}
}
