package neural

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What a rune means to BERT's uncased normaliser and pre-tokeniser.
type runeClass uint8

const (
	classLetter  runeClass = iota // part of a word
	classSpace                    // between words
	classAlone                    // punctuation and CJK: a word by itself
	classRemoved                  // control characters and stripped accents
)

// classify says what r, already decomposed and lower-cased, is to BERT.
func classify(r rune) runeClass {
	if r < utf8.RuneSelf {
		return classifyASCII(r)
	}
	switch {
	case r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Mn):
		return classRemoved
	case unicode.IsSpace(r), unicode.Is(unicode.Z, r):
		return classSpace
	case unicode.IsPunct(r), ideograph(r):
		return classAlone
	}
	return classLetter
}

func classifyASCII(r rune) runeClass {
	switch {
	case r == ' ', r == '\t', r == '\n', r == '\r':
		return classSpace
	case r < ' ', r == 0x7f:
		return classRemoved
	case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
		return classLetter
	}
	return classAlone
}

// ideograph says whether r is in the blocks that BERT puts spaces around.
func ideograph(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF ||
		r >= 0x20000 && r <= 0x2A6DF || r >= 0x2A700 && r <= 0x2B73F ||
		r >= 0x2B740 && r <= 0x2B81F || r >= 0x2B820 && r <= 0x2CEAF ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F
}

// appendDecomposed appends the canonical decomposition (NFD) of r.
func appendDecomposed(dst []rune, r rune) []rune {
	if r < 0xC0 {
		return append(dst, r)
	}
	if i := r - 0xAC00; i >= 0 && i < 11172 { // Hangul syllables, by the Unicode Standard's section 3.12
		dst = append(dst, 0x1100+i/588, 0x1161+i%588/28)
		if i%28 != 0 {
			dst = append(dst, 0x11A7+i%28)
		}
		return dst
	}
	var b [utf8.UTFMax]byte
	d := norm.NFD.Properties(utf8.AppendRune(b[:0], r)).Decomposition()
	if d == nil {
		return append(dst, r)
	}
	for len(d) > 0 {
		c, n := utf8.DecodeRune(d)
		dst, d = append(dst, c), d[n:]
	}
	return dst
}
