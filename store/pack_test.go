package store

import (
	"bytes"
	"compress/flate"
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
	for _, damaged := range []string{"\x02", "\x01\xff\xff", "\x01", "\x03", "\x04\x00", "\x05"} {
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

// TestOlderMarks holds that what was packed with the first dictionary alone can
// be read, in front of something and behind it.
func TestOlderMarks(t *testing.T) {
	var p packer
	var out bytes.Buffer
	w, err := flate.NewWriterDict(&out, flate.DefaultCompression, dictionary[:firstDictionary])
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte(`{"before":1}`))
	w.Flush()
	cut := out.Len()
	w.Write([]byte(`{"before":2}`))
	w.Close()
	b := out.Bytes()
	if got, err := p.unpackBehind([]byte(`{"before":1}`), append([]byte{behindOnce}, b[cut:]...)); err != nil || string(got) != `{"before":2}` {
		t.Errorf("behind: %q, %v", got, err)
	}
	if got, err := p.unpack(append([]byte{deflatedOnce}, b...)); err != nil || string(got) != `{"before":1}{"before":2}` {
		t.Errorf("alone: %q, %v", got, err)
	}
	if got, err := p.unpackBehind([]byte("abc"), p.packBehind([]byte("abc"), []byte("abcabc"))); err != nil || string(got) != "abcabc" {
		t.Errorf("now: %q, %v", got, err)
	}
}

// TestMarks holds that mentions come back whole, also odd ones, and those of
// bodies of before.
func TestMarks(t *testing.T) {
	span := func(start, end int) dateline.Span { return dateline.Span{Start: start, End: end} }
	want := []dateline.Mention{{ID: "m1", Kind: dateline.Person, Form: dateline.Name, Chain: "x1", Span: span(5, 9), Head: span(5, 9)},
		{ID: "m2", Kind: dateline.Place, Form: dateline.Name, Span: span(2, 30), Head: span(4, 8)}, {ID: "other", Span: span(0, 0), Head: span(7, 3)}}
	if diff := cmp.Diff(want, mentionsOf(marksOf(want))); diff != "" {
		t.Error(diff)
	}
	var a Account
	if err := readAccount([]byte(`{"mentions":[{"i":"m1","k":"person","f":"name","c":"x1","s":5,"e":9,"h":5,"t":9}],"claims":null}`), &a); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want[:1], a.Mentions); diff != "" {
		t.Error(diff)
	}
}
