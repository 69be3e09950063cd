package store

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"

	"dateline"
)

// An id of content, "c_" and 16 hex digits, is kept as an integer of 8 bytes in
// the order of the digits; any other id as the text that it is.

// prefixOf is how ids of a type begin.
func prefixOf[T ~string]() string {
	switch any(*new(T)).(type) {
	case dateline.ReportID:
		return "r_"
	case dateline.ClaimID:
		return "c_"
	case dateline.EventID:
		return "v_"
	}
	return "e_"
}

// key is an id as the record keeps it.
func key[T ~string](id T) any {
	var b [8]byte
	if len(id) != 18 || string(id[:2]) != prefixOf[T]() {
		return string(id)
	}
	for _, c := range []byte(id[2:]) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return string(id)
		}
	}
	if _, err := hex.Decode(b[:], []byte(id[2:])); err != nil {
		return string(id)
	}
	return int64(binary.BigEndian.Uint64(b[:]) ^ 1<<63)
}

// named is the id of a key.
func named[T ~string](key int64) T {
	var b [18]byte
	var digits [8]byte
	copy(b[:], prefixOf[T]())
	binary.BigEndian.PutUint64(digits[:], uint64(key)^1<<63)
	hex.Encode(b[2:], digits[:])
	return T(b[:])
}

// spelled is the id of a key that SQL made a text of.
func spelled[T ~string](text string) T {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return named[T](n)
	}
	return T(text)
}

// idScan reads a key into an id.
type idScan[T ~string] struct{ to *T }

// asID has a key read into an id.
func asID[T ~string](to *T) idScan[T] { return idScan[T]{to} }

// Scan is of sql.Scanner.
func (s idScan[T]) Scan(v any) error {
	switch v := v.(type) {
	case int64:
		*s.to = named[T](v)
	case string:
		*s.to = T(v)
	case []byte:
		*s.to = T(v)
	default:
		return fmt.Errorf("an id is no %T", v)
	}
	return nil
}

// keys are ids as arguments.
func keys[T ~string](of []T) []any {
	out := make([]any, len(of))
	for i, id := range of {
		out[i] = key(id)
	}
	return out
}

// unknownTime is what stands for a time that is not known where rows are in
// order of time: it comes after all others.
const unknownTime = "~"

// at is a time as rows are ordered by it, "" unknown.
func at(when string) string {
	if when == "" {
		return unknownTime
	}
	return when
}

// when is the time of an at.
func when(at string) string {
	if at == unknownTime {
		return ""
	}
	return at
}
