package store

import (
	"bytes"
	"strings"
	"testing"

	"dateline"

	"github.com/google/go-cmp/cmp"
)

// TestPack holds that what is packed comes back, and that the same bytes pack
// to the same bytes.
func TestPack(t *testing.T) {
	var p packer
	for name, b := range map[string]string{"empty": "", "a letter": "x", "a mark": "\x01\x00", "JSON": `{"kind":"person"}`, "a list": "[1]",
		"no text": "\xff\xfe\x80", "long": strings.Repeat("The envoys met. ", 1<<14)} {
		packed := p.pack([]byte(b))
		if again := p.pack([]byte(b)); !bytes.Equal(packed, again) {
			t.Errorf("%s: packed otherwise the second time", name)
		}
		if back, err := p.unpack(packed); err != nil || string(back) != b {
			t.Errorf("%s: got %.40q, %v", name, back, err)
		}
	}
	if len(p.pack([]byte(`"stance":{"polarity":"affirmed","certainty":"certain","modality":"actual","voice":"report"}`))) > 20 {
		t.Error("the dictionary does not help")
	}
	for _, damaged := range []string{"\x02", "\x01\xff\xff", "\x01"} {
		if _, err := p.unpack([]byte(damaged)); err == nil {
			t.Errorf("%q: no error", damaged)
		}
	}
}

// TestHome holds that a claim comes back whole, also where it does not repeat
// its report.
func TestHome(t *testing.T) {
	r := report("a", "2023", "Kim 🙂 met Putin.")
	plain := claim(r, 0, 3)
	other := claim(r, 0, 3)
	other.Input, other.Source, other.Passage.Text, other.Trigger = "b", "Other", "not its words", nil
	other.Arguments = append(other.Arguments, dateline.Argument{Role: dateline.RoleCount, Quote: dateline.Quote{Span: dateline.Span{Start: 5, End: 999}, Text: "outside"}})
	for _, want := range []dateline.Claim{plain, other} {
		got := homeOf(r).slim(want)
		if got.Report != "" || want.Report == "" || want.Arguments[0].Text == "" {
			t.Fatal("nothing left out, or left out of the original")
		}
		homeOf(r).fill(&got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}
