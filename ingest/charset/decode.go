package charset

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Text decodes a plain text without a declared charset. note is empty for clean
// UTF-8, else it says what was done.
func Text(b []byte) (text, note string) {
	if enc, name, rest := mark(b); enc != nil {
		return decode(rest, enc, name)
	} else if name != "" {
		b = rest
	}
	if enc, name := wide(b); enc != nil {
		return decode(b, enc, name)
	}
	text, bad := Repair(b)
	if bad == 0 {
		return text, ""
	}
	if western(b) {
		return decode(b, charmap.Windows1252, "windows-1252, which is a guess")
	}
	return text, replaced(bad)
}

// Declared decodes bytes whose format says its charset itself, as HTML and XML
// do. Bytes that are UTF-8 beyond doubt are UTF-8 whatever the label; an unknown
// label counts as none.
func Declared(b []byte, label string) (text, note string) {
	if _, name, _ := mark(b); name != "" {
		return Text(b)
	}
	if label == "" || utf8.Valid(b) {
		return Text(b)
	}
	enc, name := charset.Lookup(label)
	if enc == nil || name == "utf-8" || name == "replacement" || name == "x-user-defined" {
		return Text(b)
	}
	text, _ = decode(b, enc, name)
	return text, ""
}

// mark finds a byte order mark. name is "" without one; enc is nil for UTF-8,
// which needs no decoding.
func mark(b []byte) (enc encoding.Encoding, name string, rest []byte) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return nil, "UTF-8", b[3:]
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}) && len(b) > 2:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16", b[2:]
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}) && len(b) > 2:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16", b[2:]
	}
	return nil, "", b
}

// wide recognises UTF-16 without a mark by its zero bytes: in Western text
// nearly every second byte is one, all on the same side.
func wide(b []byte) (encoding.Encoding, string) {
	sample := b[:min(len(b), 4096)&^1]
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(sample) / 2
	switch {
	case half < 4:
		return nil, ""
	case zeros[1] > half*7/10 && zeros[0] < half/20+1:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16 without a byte order mark"
	case zeros[0] > half*7/10 && zeros[1] < half/20+1:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16 without a byte order mark"
	}
	return nil, ""
}

// western reports whether the bytes beyond ASCII make sense in windows-1252 and
// none in UTF-8: letters, quotation marks and dashes, no whole UTF-8 character.
func western(b []byte) bool {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r != utf8.RuneError && n > 1:
			return false
		case n == 1 && b[i] >= 0x80 && !westernByte(b[i]):
			return false
		}
		i += n
	}
	return true
}

// westernByte reports whether c is a letter or a mark of running text in
// windows-1252. The letters eth and thorn and y with diaeresis are left out:
// their codes (0xFF, 0xFE, 0xF0) are mostly broken bytes.
func westernByte(c byte) bool {
	switch c {
	case 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xF0, 0xFE, 0xFF:
		return false
	}
	return true
}

func decode(b []byte, enc encoding.Encoding, name string) (text, note string) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		text, bad := Repair(b)
		return text, replaced(bad)
	}
	text, _ = Repair(out)
	return text, "read as " + name
}

func replaced(bad int) string {
	if bad == 1 {
		return "1 byte sequence is no UTF-8; U+FFFD stands for it"
	}
	return fmt.Sprintf("%d byte sequences are no UTF-8; U+FFFD stands for each", bad)
}
