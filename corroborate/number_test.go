package corroborate

import (
	"testing"

	"dateline"
)

// TestNumbersClash: a larger toll is an update only of a report that is surely older.
func TestNumbersClash(t *testing.T) {
	toll := func(value float64, published string) *statement {
		s := number(dateline.Argument{Role: dateline.RoleCount, Of: "killed", Value: &value})
		s.said = dateline.When{From: published}
		return &s
	}
	for _, c := range []struct {
		a, b *statement
		want bool
	}{
		{toll(12, "2026-03-08T12:00:00Z"), toll(15, "2026-03-08T20:30:00Z"), false},
		{toll(15, "2026-03-08T12:00:00Z"), toll(12, "2026-03-08T20:30:00Z"), true},
		{toll(4, "2026-03-08"), toll(7, "2026-03-08T06:40:00Z"), true},
		{toll(4, "2026-03-08"), toll(7, "2026-03-09T06:40:00Z"), false},
		{toll(4, ""), toll(7, "2026-03-09"), true},
		{toll(7, "2026-03-08"), toll(7, "2026-03-08"), false},
	} {
		if got := numbersClash(c.a, c.b); got != c.want {
			t.Errorf("%s of %s and %s of %s: clash %v, want %v", c.a.value, c.a.said.From, c.b.value, c.b.said.From, got, c.want)
		}
	}
}
