package neural

import (
	"math/bits"
	"strings"
)

// vocabulary finds the pieces that a word begins with. It is a hash table of piece
// numbers by open addressing, built in a pass over the text: a map of strings takes
// four times as long to build, which every start of the program would wait for.
type vocabulary struct {
	pieces  []string // without "##"
	later   []bool   // whether it had "##": a piece for the inside of words
	table   []int32  // piece number + 1, or 0
	longest int      // bytes of the longest piece
}

// Fowler, Noll and Vo's hash (FNV-1a, 64 bits), begun otherwise for inner pieces.
const (
	hashFirst = 14695981039346656037
	hashLater = hashFirst ^ 0x9e3779b97f4a7c15
	hashPrime = 1099511628211
)

// newVocabulary reads pieces, a line each. Of equal ones the first counts.
func newVocabulary(text string) vocabulary {
	n := strings.Count(text, "\n") + 1
	v := vocabulary{
		pieces: make([]string, 0, n), later: make([]bool, 0, n),
		table: make([]int32, 1<<bits.Len(uint(2*n))),
	}
	for piece := range strings.SplitSeq(text, "\n") {
		rest, later := strings.CutPrefix(piece, "##")
		if later = later && rest != ""; !later {
			rest = piece
		}
		hash := hashStart(later)
		for i := range len(rest) {
			hash = (hash ^ uint64(rest[i])) * hashPrime
		}
		v.pieces, v.later = append(v.pieces, rest), append(v.later, later)
		v.longest = max(v.longest, len(rest))
		slot := v.slot(hash)
		for v.table[slot] != 0 {
			slot = (slot + 1) & (len(v.table) - 1)
		}
		v.table[slot] = int32(len(v.pieces))
	}
	return v
}

func hashStart(later bool) uint64 {
	if later {
		return hashLater
	}
	return hashFirst
}

// slot is where the search for a hash begins. The upper bits are the better mixed.
func (v *vocabulary) slot(hash uint64) int {
	return int((hash ^ hash>>32) & uint64(len(v.table)-1))
}

// longestPrefix finds the longest piece that word begins with, for the beginning
// of a word or for its inside (later), and its length in bytes, 0 when there is none.
func (v *vocabulary) longestPrefix(word []byte, later bool) (id int32, length int) {
	var room [64]uint64 // hashes of the prefixes
	hashes, hash := room[:0], hashStart(later)
	for _, c := range word[:min(len(word), v.longest)] {
		hash = (hash ^ uint64(c)) * hashPrime
		hashes = append(hashes, hash)
	}
	for length = len(hashes); length > 0; length-- {
		if id, ok := v.find(word[:length], hashes[length-1], later); ok {
			return id, length
		}
	}
	return 0, 0
}

func (v *vocabulary) find(piece []byte, hash uint64, later bool) (int32, bool) {
	for slot := v.slot(hash); v.table[slot] != 0; slot = (slot + 1) & (len(v.table) - 1) {
		if id := v.table[slot] - 1; v.later[id] == later && v.pieces[id] == string(piece) {
			return id, true
		}
	}
	return 0, false
}
