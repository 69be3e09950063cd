package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
)

// Tally is how many of the filtered events have what in common.
type Tally struct {
	Total  int
	Counts [][]Count // of each By, the names in order

	of  []byte // rows of the events as a JSON list; nil all
	all bool
}

// Tally counts filtered events by several things at once. A place, which may
// hold anything, must be the last of them.
func (s *Store) Tally(ctx context.Context, f Filter, by ...By) (Tally, error) {
	w := f.events()
	if len(w.parts) == 0 {
		return s.tallyAll(ctx, by)
	}
	columns := make([]string, len(by))
	for i, b := range by {
		columns[i] = string(b)
	}
	found := []json.RawMessage{}
	counts := make([]map[string]int, len(by))
	for i := range counts {
		counts[i] = map[string]int{}
	}
	for row, err := range rows(ctx, s, func(row *sql.Rows) (string, error) {
		var joined string
		return joined, row.Scan(&joined)
	}, "SELECT concat_ws(char(31), e.k, "+strings.Join(columns, ", ")+") FROM lines e"+w.sql(), w.args...) {
		if err != nil {
			return Tally{}, err
		}
		k, rest, _ := strings.Cut(row, unit)
		found = append(found, json.RawMessage(k))
		values := strings.SplitN(rest, unit, len(by))
		for i, value := range values {
			counts[i][value]++
		}
	}
	of, err := json.Marshal(found)
	t := Tally{Total: len(found), of: of}
	for _, c := range counts {
		t.Counts = append(t.Counts, inNames(c))
	}
	return t, err
}

// unit, of ASCII, parts values that are read as one text, which costs less than
// to read them one by one.
const unit = "\x1f"

func (s *Store) tallyAll(ctx context.Context, by []By) (t Tally, err error) {
	t.all = true
	for _, b := range by {
		var of []Count
		t.Total = 0
		for c, err := range s.Count(ctx, Filter{}, b) {
			if err != nil {
				return t, err
			}
			of = append(of, c)
			t.Total += c.Count
		}
		t.Counts = append(t.Counts, of)
	}
	return t, nil
}

func inNames(counts map[string]int) []Count {
	out := make([]Count, 0, len(counts))
	for name, n := range counts {
		out = append(out, Count{Name: name, Count: n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// among is the condition that a column names one of the counted events.
func (t Tally) among(column string) (condition string, args []any) {
	if t.all {
		return column + " <> 0", nil
	}
	return column + " IN (SELECT value FROM json_each(?))", []any{string(t.of)}
}
