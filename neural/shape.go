package neural

import "unicode"

// The shapes of words: what lower-cased word pieces no longer show.
const (
	shapeSpecial      uint8 = iota // not a word: the ends of a sequence
	shapeLower                     // letters, all lower
	shapeTitle                     // first letter upper, the others lower
	shapeInitial                   // one letter, upper
	shapeUpper                     // letters, all upper
	shapeMixedUpper                // mixed, first letter upper
	shapeMixedLower                // mixed, first letter lower
	shapeDigits                    // digits and no letters
	shapeLettersDigit              // letters and digits
	shapeOther                     // neither
)

// Shape is the class of a word's letters (general category L; Lu and Lt count as
// upper, all others as lower) and digits (Nd).
func Shape(word string) uint8 {
	letters, uppers, digits, firstUpper := 0, 0, 0, false
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			if unicode.IsUpper(r) || unicode.Is(unicode.Lt, r) {
				uppers++
				firstUpper = firstUpper || letters == 0
			}
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	switch {
	case letters > 0 && digits > 0:
		return shapeLettersDigit
	case digits > 0:
		return shapeDigits
	case letters == 0:
		return shapeOther
	case uppers == 0:
		return shapeLower
	case letters == 1:
		return shapeInitial
	case uppers == letters:
		return shapeUpper
	case firstUpper && uppers == 1:
		return shapeTitle
	case firstUpper:
		return shapeMixedUpper
	}
	return shapeMixedLower
}
