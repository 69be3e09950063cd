package pipeline

import (
	"strings"
	"testing"

	"dateline"
	"dateline/analyze"
)

func TestLegible(t *testing.T) {
	for text, want := range map[string]string{
		`<p>Osk fell.</p><p>Rem &amp; Oru hold.</p>`:      " \n\nOsk fell.  \n\n \n\nRem &     Oru hold.  \n\n",
		`The <a href="https://x.example/?a=1">mayor</a>.`: "The " + blankOf(`<a href="https://x.example/?a=1">`) + "mayor    .",
		`A cut link <a href="https://x.exam`:              "A cut link " + blankOf(`<a href="https://x.exam`),
		"Rem&apos;s &quot;No&quot;&nbsp;to Oru":           "Rem     's \"     No\"           to Oru",
		"the mayor&#8217;s &unknown; a &lt;b&gt;":         "the mayor    ’s &unknown; a     b    ",
		"2 < 3 and b > a, at R&D":                         "2 < 3 and b > a, at R&D",
		"Prices fell <5 % & rose":                         "Prices fell <5 % & rose",
	} {
		got := legible(dateline.Report{Text: text}).Text
		if got != want || len(got) != len(text) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func blankOf(s string) string {
	b := make([]byte, len(s))
	for i := range b {
		b[i] = ' '
	}
	return string(b)
}

// What is read of a text with mark-up is what is read of the plain text, in
// words of the text as it came.
func TestMarkupIsNotRead(t *testing.T) {
	p := New()
	r, err := p.Read(analyze.Given{Report: dateline.Report{ID: "r_1", Input: "x", Published: "2026-03-05",
		Text: `<p>Police arrested <strong>Anna Brandt</strong> in <a href="https://x.example/rem">Paris</a> on Monday.</p><p>Chelsea won.</p>`}}, Claimed)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Claims {
		if c.Type != "COERCE" {
			continue
		}
		for _, a := range c.Arguments {
			if a.Role == dateline.RoleRecipient && a.Name == "Anna Brandt" {
				return
			}
		}
	}
	t.Errorf("no arrest of Anna Brandt: %+v", r.Claims)
}

// The words of an analysis are those of the report, references whole.
func TestReferencesAreWhole(t *testing.T) {
	r, err := New().Read(analyze.Given{Report: dateline.Report{ID: "r_1", Input: "x", Text: "The mayor&#8217;s men said: &ldquo;We are at R&amp;D.&rdquo;"}}, Tagged)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, s := range r.Analysis.Sentences {
		for _, w := range s.Tokens {
			if w.Text != r.Report.Text[w.Start:w.End] {
				t.Errorf("%q is not %q", w.Text, r.Report.Text[w.Start:w.End])
			}
			words = append(words, w.Text)
		}
	}
	if got := strings.Join(words, "|"); !strings.HasPrefix(got, "The|mayor|&#8217;s|men|said|:|&ldquo;|We|are|at|R") {
		t.Error(got)
	}
}
