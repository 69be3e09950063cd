package store

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"dateline"
)

// TestKeys holds that ids come back from their keys, that keys are in the order
// of the ids, and that an id of another kind is no key.
func TestKeys(t *testing.T) {
	ids := []dateline.ClaimID{"c_0000000000000000", "c_00000000000000ff", "c_7fffffffffffffff", "c_8000000000000000", "c_ffffffffffffffff"}
	var kept []int64
	for _, id := range ids {
		k, ok := key(id).(int64)
		if !ok || named[dateline.ClaimID](k) != id {
			t.Errorf("%s: key %v", id, key(id))
		}
		kept = append(kept, k)
	}
	if !slices.IsSortedFunc(kept, cmp.Compare) {
		t.Errorf("keys out of order: %v", kept)
	}
	for _, id := range []dateline.ClaimID{"", "c_1", "c_00000000000000FF", "c_000000000000000g", "v_00000000000000ff", "c_00000000000000ff0"} {
		if k := key(id); k != string(id) {
			t.Errorf("%q: key %v, want it as it is", id, k)
		}
		var back dateline.ClaimID
		if err := asID(&back).Scan(string(id)); err != nil || back != id {
			t.Errorf("%q: got %q, %v", id, back, err)
		}
	}
	if spelled[dateline.EventID]("-9223372036854775808") != "v_0000000000000000" || spelled[dateline.EventID]("v_1") != "v_1" {
		t.Error("spelled otherwise")
	}
}

// TestReplacedReport holds that readings that stand from before can be read
// until they are derived anew, though the report that they were packed behind
// has been replaced.
func TestReplacedReport(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	a := accountOf(report("a", "2023-09-15", "Kim met Putin in the far east, it was said."))
	add(t, s, a)
	replace(t, s, derived{Claims: a.Claims})
	before := all(t, s.Claims(ctx, Filter{}))
	a.Maker, a.Claims, a.Mentions = "test/2", nil, nil
	if !add(t, s, a) {
		t.Fatal("not replaced")
	}
	after := all(t, s.Claims(ctx, Filter{}))
	if len(before) != 1 || len(after) != 1 || after[0].Passage.Text != "Kim" || after[0].ID != before[0].ID {
		t.Errorf("got %+v, want %+v", after, before)
	}
}

// TestTakeOverGoesOn holds that a record whose reports were set aside, and whose
// packing was cut off, is packed when it is opened next.
func TestTakeOverGoesOn(t *testing.T) {
	s := record(t)
	a := accountOf(report("a", "2023-09-15", "Kim met Putin."))
	var p packer
	old := a.Report
	old.Text = ""
	body, err := p.packJSON(old)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range [][]any{{"CREATE TABLE unpacked (k INTEGER PRIMARY KEY, maker TEXT, body BLOB, text BLOB, account BLOB)"},
		{"INSERT INTO unpacked VALUES (7, ?, ?, ?, ?)", a.Maker, body, p.pack([]byte(a.Report.Text)), p.pack([]byte(`{"mentions":[],"claims":[]}`))}} {
		if _, err := s.writer.Exec(row[0].(string), row[1:]...); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	for range 2 {
		again, err := OpenExisting(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		if got := all(t, again.Reports(context.Background(), Filter{Words: "putin"})); len(got) != 1 || got[0].ID != a.Report.ID {
			t.Errorf("got %+v", got)
		}
		again.Close()
	}
}
