package charset

import (
	"strings"
	"unicode/utf8"
)

// Repair gives b as valid UTF-8 and how many U+FFFD it had to put in: one for
// each longest beginning of a character that breaks off, as the Unicode standard
// (section 3.9) recommends and browsers do.
func Repair(b []byte) (string, int) {
	if utf8.Valid(b) {
		return string(b), 0
	}
	var out strings.Builder
	out.Grow(len(b) + 16)
	bad := 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			bad++
			n = broken(b[i:])
			out.WriteRune(utf8.RuneError)
		} else {
			out.Write(b[i : i+n])
		}
		i += n
	}
	return out.String(), bad
}

// broken is the number of bytes, at least 1, with which b starts that begin a
// character but do not end it.
func broken(b []byte) int {
	want, low, high := 1, byte(0x80), byte(0xBF)
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		want = 2
	case c >= 0xE0 && c <= 0xEF:
		want = 3
		if c == 0xE0 {
			low = 0xA0
		} else if c == 0xED {
			high = 0x9F
		}
	case c >= 0xF0 && c <= 0xF4:
		want = 4
		if c == 0xF0 {
			low = 0x90
		} else if c == 0xF4 {
			high = 0x8F
		}
	}
	n := 1
	for n < want && n < len(b) && b[n] >= low && b[n] <= high {
		n, low, high = n+1, 0x80, 0xBF
	}
	return n
}
