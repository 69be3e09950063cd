package text

import (
	"strings"
	"testing"

	"dateline/ingest/draft"
)

func TestHeadline(t *testing.T) {
	for in, want := range map[string]string{
		"Two dead in Orlava\n\nThey died on Monday.":       "Two dead in Orlava",
		"Two dead in Orlava\r\n\r\nThey died on Monday.":   "Two dead in Orlava",
		"Two people died in Orlava.\n\nThey were workers.": "",
		"They died on Monday\nin Orlava.":                  "",
		"Two dead in Orlava\n\n":                           "",
		"Orlava\n\nThey died.":                             "",
		"\n\nThey died.":                                   "",
		"":                                                 "",
	} {
		if got := Read([]byte(in)).Title; got != want {
			t.Errorf("%q: title %q, want %q", in, got, want)
		}
	}
}

func TestOtherEncodingWarns(t *testing.T) {
	d := Read([]byte("the caf\xE9 burned"))
	if d.Text != "the café burned" || len(d.Warnings) != 1 {
		t.Errorf("%q, %q", d.Text, d.Warnings)
	}
}

// The title is taken out of the text, never added to it.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Two dead\r\n\r\nThey\x00 died."))
	f.Add([]byte("a b\n\nc\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d := Read(b)
		if !strings.HasPrefix(d.Text, d.Title) {
			t.Fatalf("title %q of %q", d.Title, d.Text)
		}
		if got, want := draft.Stored(d.Title, d.Text), draft.Stored("", d.Text); got != want {
			t.Fatalf("stored %q, want %q", got, want)
		}
	})
}
