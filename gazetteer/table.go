package gazetteer

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"

	"dateline"
)

// table is cities.table or counties.table (the second-order divisions, which
// have no ids), searched where it lies. All numbers little-endian:
//
//	"DLGZ" 0 0 0 1; u32 places, bytes of names, other names, bytes of other names
//	a record of 10 bytes for each place, sorted by folded name:
//	    u24 GeoNames id, u8 population (10 log2), i16 latitude * 360,
//	    i16 longitude * 180, u16 line of regions.tsv (high bit: a district)
//	u32 for each block of 16 names: where it starts; the same for other names
//	names, in the order of the places: u8 bytes shared with the name before
//	    in the block, u8 more bytes, these bytes
//	other names, folded and sorted: the same, then u24 the place's number
//
// Package gen writes it.
type table struct {
	places, others           int
	records, nameAt, otherAt string
	names, otherNames        string
	heads                    func() []string // folded first names of the blocks, made when first asked for
}

type record struct {
	id, population, region int
	lat, lon               float64
	district               bool
}

const (
	tableMagic  = "DLGZ\x00\x00\x00\x01"
	recordBytes = 10
	blockNames  = 16
	maxFound    = 64
)

func openTable(s string) (*table, error) {
	bad := dateline.Errorf(dateline.Internal, "gazetteer", "cities.table is no table of places of version 1").WithHint("write it anew with gazetteer/gen")
	if len(s) < 24 || s[:8] != tableMagic {
		return nil, bad
	}
	places, nameBytes, others, otherBytes := u32(s, 8), u32(s, 12), u32(s, 16), u32(s, 20)
	t := &table{places: places, others: others}
	rest := s[24:]
	sizes := []int{places * recordBytes, 4 * blocks(places), 4 * blocks(others), nameBytes, otherBytes}
	for i, part := range []*string{&t.records, &t.nameAt, &t.otherAt, &t.names, &t.otherNames} {
		if len(rest) < sizes[i] {
			return nil, bad
		}
		*part, rest = rest[:sizes[i]], rest[sizes[i]:]
	}
	t.heads = sync.OnceValue(t.foldedHeads)
	return t, nil
}

func (t *table) foldedHeads() []string {
	out := make([]string, blocks(t.places))
	for b := range out {
		out[b] = Fold(t.head(t.names, t.nameAt, b))
	}
	return out
}

func blocks(n int) int { return (n + blockNames - 1) / blockNames }

func u32(s string, at int) int {
	return int(uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24)
}

func u24(s string, at int) int { return int(s[at]) | int(s[at+1])<<8 | int(s[at+2])<<16 }

func (t *table) record(n int) record {
	r := []byte(t.records[n*recordBytes : (n+1)*recordBytes])
	size := 0
	if r[3] > 0 {
		size = int(math.Round(math.Exp2(float64(r[3]) / 10)))
	}
	region := binary.LittleEndian.Uint16(r[8:])
	return record{
		id:         int(r[0]) | int(r[1])<<8 | int(r[2])<<16,
		population: size,
		lat:        float64(int16(binary.LittleEndian.Uint16(r[4:]))) / 360,
		lon:        float64(int16(binary.LittleEndian.Uint16(r[6:]))) / 180,
		region:     int(region &^ (1 << 15)),
		district:   region>>15 == 1,
	}
}

// name is the name of a place as GeoNames writes it.
func (t *table) name(n int) string {
	name := ""
	t.walk(t.names, u32(t.nameAt, n/blockNames*4), n%blockNames+1, 0, func(s []byte, _ int) bool {
		name = string(s)
		return true
	})
	return name
}

// find are the numbers of the places of a folded name, main names first.
func (t *table) find(key string) []int {
	if key == "" {
		return nil
	}
	var out []int
	heads := t.heads()
	scan(t.places, func(b int) string { return heads[b] }, key, func(b int) bool {
		n := b * blockNames
		return t.walk(t.names, u32(t.nameAt, b*4), min(blockNames, t.places-n), 0, func(s []byte, _ int) bool {
			folded := Fold(string(s))
			if folded == key {
				out = append(out, n)
			}
			n++
			return folded <= key && len(out) < maxFound
		})
	})
	scan(t.others, func(b int) string { return t.head(t.otherNames, t.otherAt, b) }, key, func(b int) bool {
		return t.walk(t.otherNames, u32(t.otherAt, b*4), min(blockNames, t.others-b*blockNames), 3, func(s []byte, place int) bool {
			if string(s) == key && !slices.Contains(out, place) {
				out = append(out, place)
			}
			return string(s) <= key && len(out) < 2*maxFound
		})
	})
	return out
}

// scan calls visit on the blocks that may hold key, until it says to stop.
func scan(n int, head func(block int) string, key string, visit func(block int) bool) {
	lo, hi := 0, blocks(n) // the first block that starts at or after key
	for lo < hi {
		if mid := (lo + hi) / 2; head(mid) < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for b := max(0, lo-1); b < blocks(n) && visit(b); b++ {
	}
}

// head is the first name of a block; it shares nothing with the one before.
func (t *table) head(names, starts string, block int) string {
	at := u32(starts, block*4)
	return names[at+2 : at+2+int(names[at+1])]
}

// walk calls visit on the first n names from an offset, each with the number
// in the extra bytes behind it, until visit says to stop; it reports whether
// visit never did.
func (t *table) walk(names string, at, n, extra int, visit func(name []byte, number int) bool) bool {
	var buffer [256]byte
	name := buffer[:0]
	for range n {
		shared, more := int(names[at]), int(names[at+1])
		name = append(name[:shared], names[at+2:at+2+more]...)
		at += 2 + more
		number := 0
		if extra == 3 {
			number = u24(names, at)
		}
		at += extra
		if !visit(name, number) {
			return false
		}
	}
	return true
}

// withoutDivision cuts a word for a division off a folded name:
// "amur oblast" and "amur province" are "amur", "province of ontario" too.
func withoutDivision(key string) string {
	for _, w := range divisionWords() {
		if rest, ok := strings.CutSuffix(key, " "+w); ok {
			return rest
		}
		if rest, ok := strings.CutPrefix(key, w+" of "); ok {
			return strings.TrimPrefix(rest, "the ")
		}
	}
	return key
}

func divisionWords() []string {
	return []string{"oblast", "province", "region", "state", "governorate", "krai", "kray", "territory", "republic", "prefecture", "department", "district", "county", "parish", "canton", "autonomous region", "autonomous oblast", "autonomous okrug", "raion", "municipality", "local government area", "lga"}
}
