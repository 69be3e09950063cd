package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names are compared: lower case without diacritics,
// apostrophes and full stops; hyphens and other punctuation are blanks; one
// blank between words; no leading "the"; "saint" for "st".
func Fold(name string) string {
	if s, plain := foldASCII(name); plain {
		return trimThe(s)
	}
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r) || silent(r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteString(latin(unicode.ToLower(r)))
		default:
			gap = true
		}
	}
	return trimThe(b.String())
}

// foldASCII folds a name of ASCII alone; plain is false when there is more.
func foldASCII(name string) (folded string, plain bool) {
	b := make([]byte, 0, len(name))
	gap := false
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= 0x80:
			return "", false
		case c == '\'' || c == '.' || c == '`':
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case !('a' <= c && c <= 'z' || '0' <= c && c <= '9'):
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, ' ')
		}
		gap = false
		b = append(b, c)
	}
	return string(b), true
}

// silent are marks that romanisations write and newspapers leave out.
func silent(r rune) bool {
	return strings.ContainsRune("'.`’‘ʻʼʹʺ´", r)
}

// latin spells the letters that do not decompose.
func latin(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	case 'ß':
		return "ss"
	case 'æ', 'ǽ', 'ә', 'ə':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ħ':
		return "h"
	}
	return string(r)
}

// trimThe cuts a leading article and spells out "st".
func trimThe(s string) string {
	if rest, ok := strings.CutPrefix(s, "the "); ok {
		s = rest
	}
	if rest, ok := strings.CutPrefix(s, "st "); ok {
		s = "saint " + rest
	}
	return s
}
