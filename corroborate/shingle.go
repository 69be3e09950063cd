package corroborate

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

const (
	shingleWords = 4  // words of a shingle
	slots        = 64 // of a signature
	bandSlots    = 4  // of a band: pairs alike by 0.5 meet in 16 bands with 0.64, by 0.7 with 0.99
	nearCopy     = 0.7
)

// signature is the MinHash of a text's shingles: two signatures agree in about
// as many slots as their texts share shingles.
type signature [slots]uint32

// words are the hashes of the words of a text: letters and digits alone, in
// small letters (FNV-1a, so that they are the same in every run).
func words(text string) []uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	var out []uint64
	h, in := uint64(offset), false
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			h, in = (h^uint64(unicode.ToLower(r)))*prime, true
		} else if in && r != '\'' && r != '’' {
			out, h, in = append(out, h), offset, false
		}
	}
	if in {
		out = append(out, h)
	}
	return out
}

// sign makes the signature of a list of words; ok is false when they are fewer
// than two shingles.
func sign(words []uint64) (s signature, ok bool) {
	if len(words) < 2*shingleWords {
		return s, false
	}
	for i := range s {
		s[i] = ^uint32(0)
	}
	for i := 0; i+shingleWords <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i : i+shingleWords] {
			h = mix(h*31 + w)
		}
		s.add(h)
	}
	return s, true
}

// add takes one shingle in. Slot i hashes it by h1 + i*h2, which is as good as
// independent hashes for the purpose.
func (s *signature) add(shingle uint64) {
	step := mix(shingle) | 1
	h := shingle
	for i := range s {
		if v := uint32(mix32(h) >> 32); v < s[i] {
			s[i] = v
		}
		h += step
	}
}

// mix spreads the bits of a hash (the finalizer of splitmix64).
func mix(h uint64) uint64 {
	h ^= h >> 30
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 27
	h *= 0x94d049bb133111eb
	return h ^ h>>31
}

func mix32(h uint64) uint64 {
	hi, lo := bits.Mul64(h^0x9e3779b97f4a7c15, 0xd1342543de82ef95)
	return hi ^ lo
}

// likeness is the share of slots in which two signatures agree.
func (s *signature) likeness(o *signature) float64 {
	n := 0
	for i := range s {
		if s[i] == o[i] {
			n++
		}
	}
	return float64(n) / slots
}

// band is a hash of some slots of the signature.
func (s *signature) band(b int) uint64 {
	h := uint64(b)
	for _, v := range s[b*bandSlots : (b+1)*bandSlots] {
		h = mix(h*31 + uint64(v))
	}
	return h
}
