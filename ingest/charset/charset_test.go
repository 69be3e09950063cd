package charset

import (
	"testing"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want, note string }{
		{"ascii", "They met.", "They met.", ""},
		{"utf-8", "Café — 北京", "Café — 北京", ""},
		{"utf-8 mark", "\xEF\xBB\xBFThey met.", "They met.", ""},
		{"utf-16 le", "\xFF\xFET\x00h\x00e\x00y\x00", "They", "read as UTF-16"},
		{"utf-16 be", "\xFE\xFF\x00T\x00h\x00\xE9", "Thé", "read as UTF-16"},
		{"utf-16 unmarked", "T\x00h\x00e\x00y\x00 \x00m\x00e\x00t\x00", "They met", "read as UTF-16 without a byte order mark"},
		{"windows-1252", "the \x93caf\xE9\x94", "the “café”", "read as windows-1252, which is a guess"},
		{"one bad byte", "They met\xff in Rome.", "They met\ufffd in Rome.", "1 byte sequence is no UTF-8; U+FFFD stands for it"},
		{"utf-8 with a bad byte", "Café \xE9 北京", "Café \ufffd 北京", "1 byte sequence is no UTF-8; U+FFFD stands for it"},
		{"two bad", "\xff\xfe", "\ufffd\ufffd", "2 byte sequences are no UTF-8; U+FFFD stands for each"},
	} {
		if got, note := Text([]byte(c.in)); got != c.want || note != c.note {
			t.Errorf("%s: %q, %q, want %q, %q", c.name, got, note, c.want, c.note)
		}
	}
}

func TestDeclared(t *testing.T) {
	for _, c := range []struct{ name, in, label, want string }{
		{"shift_jis", "\x93\xfa\x96{", "shift_jis", "日本"},
		{"koi8-r", "\xed\xc9\xd2", "koi8-r", "Мир"},
		{"label is wrong", "Café", "iso-8859-1", "Café"},
		{"label is right", "Caf\xe9", "iso-8859-1", "Café"},
		{"unknown label", "Caf\xe9", "klingon", "Café"},
		{"no label", "Café", "", "Café"},
		{"mark beats label", "\xFF\xFEM\x00i\x00", "utf-8", "Mi"},
		{"iso-2022-kr is refused", "a\xffb", "iso-2022-kr", "a\ufffdb"},
	} {
		if got, _ := Declared([]byte(c.in), c.label); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A character that breaks off costs one U+FFFD, and what follows it is kept.
func TestRepair(t *testing.T) {
	for in, want := range map[string]string{
		"\xE2\x82a": "\ufffda", "\xF0\x9F\x98": "\ufffd", "\xED\xA0\x80": "\ufffd\ufffd\ufffd", "\xC0\xAF": "\ufffd\ufffd", "\xE2\xE2\x82\xAC": "\ufffd€",
	} {
		if got, _ := Repair([]byte(in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("\xFF\xFET\x00\x00\xD8"), "utf-16")
	f.Add([]byte("the \x93caf\xE9\x94"), "big5")
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		if s, _ := Text(b); !utf8.ValidString(s) {
			t.Errorf("Text(%q) = %q", b, s)
		}
		if s, _ := Declared(b, label); !utf8.ValidString(s) {
			t.Errorf("Declared(%q, %q) = %q", b, label, s)
		}
	})
}
