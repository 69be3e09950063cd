package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"

	"github.com/google/go-cmp/cmp"
)

func record(t *testing.T) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "a record?#%.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func report(input, published, text string) dateline.Report {
	r := dateline.Report{Input: input, Published: published, Text: text, Source: dateline.Source{Name: "Wire"}}
	r.ID = dateline.ReportIDOf(r.Source.Name, r.URL, r.Text)
	return r
}

func claim(r dateline.Report, start, end int) dateline.Claim {
	q := dateline.Quote{Span: dateline.Span{Start: start, End: end}, Text: r.Text[start:end]}
	return dateline.Claim{ID: dateline.ClaimID(dateline.NewID("c_", string(r.ID), q.Text)), Report: r.ID, Input: r.Input,
		Source: r.Source.Name, Kind: dateline.EventClaim, Type: "CONSULT", Trigger: &q, Passage: q,
		Arguments:   []dateline.Argument{{Role: dateline.RoleActor, Quote: q, Mention: "m1"}},
		Attribution: []dateline.Link{{Kind: "publisher", Name: "Wire", Mention: "m2"}}}
}

func accountOf(r dateline.Report) Account {
	return Account{Report: r, Maker: "test/1", Claims: []dateline.Claim{claim(r, 0, 3)},
		Mentions: []dateline.Mention{{ID: "m1", Kind: dateline.Person, Form: dateline.Name, Span: dateline.Span{Start: 0, End: 3}, Chain: "x1"}}}
}

func all[T any](t *testing.T, items iter.Seq2[T, error]) []T {
	t.Helper()
	var out []T
	for item, err := range items {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, item)
	}
	return out
}

func add(t *testing.T, s *Store, a Account) bool {
	t.Helper()
	added, err := s.Add(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// TestAccountComesBack holds that nothing of an account is lost, the mention ids
// that JSON leaves out included.
func TestAccountComesBack(t *testing.T) {
	s := record(t)
	want := accountOf(report("a", "2023-09-13", "Kim met Putin."))
	add(t, s, want)
	if diff := cmp.Diff([]Account{want}, accounts(t, s)); diff != "" {
		t.Error(diff)
	}
}

// TestArrivals holds that what stays of one report that came twice under
// different circumstances does not depend on which came first.
func TestArrivals(t *testing.T) {
	const text = "Kim met Putin."
	for name, c := range map[string]struct {
		one, two dateline.Report
		stays    string
	}{
		"the same again":            {report("a", "2023", text), report("a", "2023", text), "a 2023"},
		"known date before unknown": {report("a", "", text), report("b", "2023", text), "b 2023"},
		"earlier date":              {report("a", "2023-02", text), report("b", "2023-01", text), "b 2023-01"},
		"lesser input":              {report("b", "2023", text), report("a", "2023", text), "a 2023"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, order := range [][]dateline.Report{{c.one, c.two}, {c.two, c.one}} {
				s := record(t)
				for _, r := range order {
					add(t, s, accountOf(r))
				}
				got := all(t, s.Reports(context.Background(), Filter{}))
				if len(got) != 1 || got[0].Input+" "+got[0].Published != c.stays || got[0].Claims != 1 {
					t.Errorf("got %+v, want one report: %s", got, c.stays)
				}
			}
		})
	}
}

func TestSecondArrivalChangesNothing(t *testing.T) {
	s := record(t)
	a := accountOf(report("a", "", "Kim met Putin."))
	if !add(t, s, a) || add(t, s, a) {
		t.Error("want a change at the first arrival only")
	}
	a.Maker = "test/2"
	if held, err := s.Holds(context.Background(), &a.Report, a.Maker); held || err != nil {
		t.Errorf("a report read by another maker counts as held (%v)", err)
	}
	if !add(t, s, a) {
		t.Error("a newer reading was not taken")
	}
}

// TestCutOff holds that an account is kept whole or not at all.
func TestCutOff(t *testing.T) {
	s := record(t)
	a := accountOf(report("a", "", "Kim met Putin."))
	broken := a.Claims[0]
	nan := 0.0
	nan /= nan
	broken.Confidence = nan // JSON has none: the write fails half way
	a.Claims = append(a.Claims, broken)
	if _, err := s.Add(context.Background(), a); err == nil {
		t.Fatal("no error")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Add(ctx, accountOf(report("b", "", "Xi met Putin."))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the interruption", err)
	}
	if stayed := accounts(t, s); len(stayed) != 0 {
		t.Errorf("something stayed: %+v", stayed)
	}
}

func TestBehind(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	behind := func(maker string, want bool) {
		t.Helper()
		if got, err := s.Behind(ctx, maker); got != want || err != nil {
			t.Errorf("behind: %v, %v, want %v", got, err, want)
		}
	}
	behind("resolve/1", false)
	add(t, s, accountOf(report("a", "", "Kim met Putin.")))
	behind("resolve/1", true)
	replace(t, s, derived{Maker: "resolve/1"})
	behind("resolve/1", false)
	add(t, s, accountOf(report("b", "", "Xi met Putin.")))
	behind("resolve/1", true)
	failed := errors.New("not now")
	if err := s.Derive(ctx, "resolve/1", func(*Deriving) error { return failed }); !errors.Is(err, failed) {
		t.Errorf("got %v, want the failure", err)
	}
	behind("resolve/1", true)
	replace(t, s, derived{Maker: "resolve/1"})
	behind("resolve/1", false)
	behind("resolve/2", true)
}

func TestFilters(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	day := func(from, to string) *dateline.When { return &dateline.When{From: from, To: to, Precision: "day"} }
	r := report("a", "2023-09-15", "Kim met Putin in Vostochny.")
	c := claim(r, 0, 3)
	c.Arguments[0].Entity, c.When = "e_kim", day("2023-09-13", "2023-09-14")
	c.Where = &dateline.Where{Name: "Vostochny Cosmodrome", Country: "RUS"}
	add(t, s, Account{Report: r, Maker: "m", Claims: []dateline.Claim{c}})
	d := derived{Maker: "m", Claims: []dateline.Claim{c}, Entities: []dateline.Entity{{ID: "e_kim", Name: "Kim"}, {ID: "e_xi", Name: "Xi"}},
		Events: []dateline.Event{
			{ID: "v_1", Type: "CONSULT", Status: dateline.Corroborated, Origins: 2, When: c.When, Where: c.Where, Claims: []dateline.ClaimID{c.ID}},
			{ID: "v_2", Type: "ASSAULT", Status: dateline.Denied}}}
	replace(t, s, d)
	for name, test := range map[string]struct {
		f    Filter
		want string // of events, claims, entities, reports
	}{
		"all":                             {Filter{}, "2 1 2 1"},
		"actor":                           {Filter{Actors: []dateline.EntityID{"e_kim"}}, "1 1 1 1"},
		"other actor":                     {Filter{Actors: []dateline.EntityID{"e_xi"}}, "0 0 1 0"},
		"no actor":                        {Filter{NoActor: true}, "0 0 0 0"},
		"type":                            {Filter{Type: "consult"}, "1 1 1 1"},
		"source":                          {Filter{Source: "wire"}, "1 1 1 1"},
		"country":                         {Filter{Place: "Russia", Country: "RUS"}, "1 1 1 1"},
		"place":                           {Filter{Place: "cosmodrome"}, "1 1 1 1"},
		"status":                          {Filter{Status: "denied"}, "1 0 0 0"},
		"origins":                         {Filter{MinOrigins: 2}, "1 1 1 1"},
		"that day":                        {Filter{From: "2023-09-13", To: "2023-09-14"}, "1 1 1 0"},
		"the day after, and the report's": {Filter{From: "2023-09-14", To: "2023-09-16"}, "0 0 0 1"},
		"limit":                           {Filter{Limit: 1}, "1 1 1 1"},
	} {
		t.Run(name, func(t *testing.T) {
			digit := func(n int) string { return string(rune('0' + n)) }
			got := strings.Join([]string{digit(len(all(t, s.Events(ctx, test.f)))), digit(len(all(t, s.Claims(ctx, test.f)))),
				digit(len(all(t, s.Entities(ctx, test.f)))), digit(len(all(t, s.Reports(ctx, test.f))))}, " ")
			if got != test.want {
				t.Errorf("events, claims, entities, reports: got %s, want %s", got, test.want)
			}
		})
	}
}

// TestLog holds that judgements are only ever added or withdrawn.
func TestLog(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	person := dateline.Judgement{ID: "j_p", A: "e_1", B: "e_2", Verdict: dateline.Same, Kind: "person", MadeAt: "2026-01-01"}
	if err := s.Judge(ctx, person); err != nil {
		t.Fatal(err)
	}
	a := accountOf(report("a", "", "Kim met Putin."))
	add(t, s, a)
	machine := dateline.Judgement{ID: "j_m", A: string(a.Claims[0].ID), B: "c_2", Verdict: dateline.Same, Kind: "rule", MadeAt: "2026-01-02"}
	for _, now := range [][]dateline.Judgement{{machine}, {machine}, nil, {machine}} {
		replace(t, s, derived{Claims: a.Claims, Judgements: now})
	}
	log, err := s.Judgements(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, j := range log {
		state := "stands"
		if j.Withdrawn != "" {
			state = "withdrawn"
		}
		got = append(got, j.ID+" "+state)
	}
	if diff := cmp.Diff([]string{"j_p stands", "j_m withdrawn", "j_m stands"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestQuarantineUntilRead(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	failed := dateline.Errorf(dateline.Invalid, "decode", "no text").WithInput("a")
	for range 2 {
		if err := s.Quarantine(ctx, failed); err != nil {
			t.Fatal(err)
		}
	}
	if got := all(t, s.Quarantined(ctx)); len(got) != 1 || got[0].Reason != "no text" {
		t.Fatalf("got %+v, want one failure", got)
	}
	add(t, s, accountOf(report("a", "", "Kim met Putin.")))
	if got := all(t, s.Quarantined(ctx)); len(got) != 0 {
		t.Errorf("still there: %+v", got)
	}
}

// TestNoRecord holds that what is no record gets a clear answer, and stays as
// it is.
func TestNoRecord(t *testing.T) {
	folder := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	other := filepath.Join(folder, "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE cats (name TEXT)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for name, c := range map[string]struct {
		path string
		open func(string) (*Store, error)
		want string
	}{
		"missing":            {filepath.Join(folder, "none.db"), OpenExisting, "there is no such record"},
		"missing folder":     {filepath.Join(folder, "none", "a.db"), Open, "its folder does not exist"},
		"folder":             {folder, Open, "this is a folder"},
		"text":               {file("a.txt", strings.Repeat("words ", 99)), Open, "no record of dateline"},
		"short":              {file("b.txt", "words"), OpenExisting, "no record of dateline"},
		"empty":              {file("empty.db", ""), OpenExisting, "holds no record"},
		"another program's":  {other, Open, "no record of dateline"},
		"on a server":        {"postgres://host/db", Open, "not built yet"},
		"damaged":            {damaged(t, folder), Open, "damaged"},
		"of a newer version": {newer(t, folder, "n1.db"), Open, "has version 99"},
		"newer, for reading": {newer(t, folder, "n2.db"), OpenExisting, "has version 99"},
	} {
		t.Run(name, func(t *testing.T) {
			before, _ := os.ReadFile(c.path)
			s, err := c.open(c.path)
			if err == nil {
				s.Close()
				t.Fatal("no error")
			}
			var e *dateline.Error
			if !errors.As(err, &e) || e.Step != "record" || e.Input != c.path || !strings.Contains(e.Reason, c.want) || e.Hint == "" {
				t.Errorf("got %v, want %q of the record, with a hint", err, c.want)
			}
			if after, _ := os.ReadFile(c.path); string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
	if _, err := os.Stat(filepath.Join(folder, "none.db")); err == nil {
		t.Error("reading made a record")
	}
}

// TestCutOffAtBirth holds that a file whose making was cut off right at its
// start is a record.
func TestCutOffAtBirth(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.db")
	db, err := sql.Open("sqlite", dsn(path, "rwc"))
	if err != nil {
		t.Fatal(err)
	}
	if err := mark(db); err != nil {
		t.Fatal(err)
	}
	db.Close()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if !add(t, s, accountOf(report("a", "", "Kim met Putin."))) {
		t.Error("nothing was added")
	}
}

func newer(t *testing.T, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.writer.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.writer.Exec("PRAGMA journal_mode = DELETE"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	return path
}

func damaged(t *testing.T, folder string) string {
	t.Helper()
	path := newer(t, folder, "damaged.db")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 100; i < len(content); i++ {
		content[i] = 'x'
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
