package server

import (
	"fmt"
	"sort"
	"unicode/utf8"

	"dateline"
)

// units turns byte offsets of one text into UTF-16 units. It holds a step for
// each place where the two counts part: none for ASCII.
type units struct {
	at   []int // byte offset behind a wide character
	less []int // how many fewer UTF-16 units there are up to there
	size int
}

func newUnits(text string) units {
	u := units{size: len(text)}
	less := 0
	for i, r := range text {
		bytes, wide := utf8.RuneLen(r), 1
		if r == utf8.RuneError {
			_, bytes = utf8.DecodeRuneInString(text[i:])
		}
		if r > 0xffff {
			wide = 2
		}
		if bytes != wide {
			less += bytes - wide
			u.at, u.less = append(u.at, i+bytes), append(u.less, less)
		}
	}
	return u
}

func (u units) of(offset int) int {
	offset = min(max(offset, 0), u.size)
	i := sort.SearchInts(u.at, offset+1)
	if i == 0 {
		return offset
	}
	return offset - u.less[i-1]
}

func (u units) mark(s dateline.Span) mark { return mark{s.Start, s.End, u.of(s.Start), u.of(s.End)} }

func (u units) maybe(s *dateline.Span) *mark {
	if s == nil {
		return nil
	}
	m := u.mark(*s)
	return &m
}

// hidden reports whether a character can not be seen and may mislead: controls
// of direction (CVE-2021-42574), zero-width characters, other controls.
func hidden(r rune) bool {
	switch {
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
		return true
	case r >= 0x200b && r <= 0x200d, r == 0x2060, r == 0xfeff, r == 0x00ad, r == 0x180e:
		return true
	case r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0
}

func hiddenMarks(u units, text string) []hiddenMark {
	out := []hiddenMark{}
	for i, r := range text {
		if hidden(r) {
			_, n := utf8.DecodeRuneInString(text[i:])
			out = append(out, hiddenMark{fmt.Sprintf("U+%04X", r), u.mark(dateline.Span{Start: i, End: i + n})})
		}
	}
	return out
}
