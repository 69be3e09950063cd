package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"
)

// TestPages holds that a list read in pages is the list read at once, in both
// orders, and that what is added between two pages shifts nothing.
func TestPages(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	var d derived
	for _, c := range []struct{ name, published, event string }{
		{"a", "2023-09-15", "2023-09-13"}, {"b", "", ""}, {"c", "2023-09-14T10:00:00Z", "2023-09-13"},
		{"d", "2023", ""}, {"e", "", "2021"}, {"f", "2023-09-15", "2024-01-01T12:00:00Z"}, {"g", "2023-09-14", ""},
	} {
		r := report(c.name, c.published, "Kim met Putin, said "+c.name+".")
		k1, k2 := claim(r, 0, 3), claim(r, 4, 7)
		add(t, s, Account{Report: r, Maker: "m", Claims: []dateline.Claim{k1, k2}})
		d.Claims = append(d.Claims, k1, k2)
		e := dateline.Event{ID: dateline.EventID("v_" + c.name), Type: "CONSULT", Claims: []dateline.ClaimID{k1.ID}}
		if c.event != "" {
			e.When = &dateline.When{From: c.event, To: c.event + "~"}
		}
		d.Events = append(d.Events, e)
		d.Entities = append(d.Entities, dateline.Entity{ID: dateline.EntityID("e_" + c.name), Name: strings.Repeat("Kim | ", len(d.Entities)%3), Mentions: len(d.Entities) / 2})
	}
	for i := range d.Events {
		d.Events[i].Origins, d.Events[i].Reports = i/3, i%3
	}
	replace(t, s, d)
	weighed := inPages(t, Filter{Weightiest: true}, func(f Filter) iter.Seq2[Placed[dateline.Event], error] { return s.PlacedEvents(ctx, f) },
		func(e dateline.Event) string { return string(e.ID) })
	if got, want := strings.Join(weighed, " "), "v_g v_f v_e v_d v_c v_b v_a"; got != want {
		t.Errorf("events of most origins first: got %s, want %s", got, want)
	}
	for _, newest := range []bool{false, true} {
		events := inPages(t, Filter{Newest: newest}, func(f Filter) iter.Seq2[Placed[dateline.Event], error] { return s.PlacedEvents(ctx, f) },
			func(e dateline.Event) string { return string(e.ID) })
		reports := inPages(t, Filter{Newest: newest}, func(f Filter) iter.Seq2[Placed[ListedReport], error] { return s.PlacedReports(ctx, f) },
			func(r ListedReport) string { return r.Input })
		want := []string{"v_e v_a v_c v_f v_b v_d v_g", "d g c a f b e"}
		if newest {
			want = []string{"v_f v_c v_a v_e v_g v_d v_b", "f a c g d e b"}
		}
		byID := func(ids string) string { return ids }
		if got := strings.Join(events, " "); got != byID(want[0]) {
			t.Errorf("events, newest %v: got %s, want %s", newest, got, want[0])
		}
		if got, want := known(reports), known(strings.Fields(want[1])); got != want {
			t.Errorf("reports, newest %v: got %s, want %s", newest, got, want)
		}
		inPages(t, Filter{Newest: newest}, func(f Filter) iter.Seq2[Placed[dateline.Claim], error] { return s.PlacedClaims(ctx, f) },
			func(c dateline.Claim) string { return string(c.ID) })
	}
	inPages(t, Filter{}, func(f Filter) iter.Seq2[Placed[dateline.Entity], error] { return s.PlacedEntities(ctx, f) },
		func(e dateline.Entity) string { return string(e.ID) })

	first := all(t, s.PlacedEvents(ctx, Filter{Limit: 2}))
	d.Events = append(d.Events, dateline.Event{ID: "v_0", When: &dateline.When{From: "1999"}, Claims: []dateline.ClaimID{}})
	replace(t, s, d)
	if got := all(t, s.PlacedEvents(ctx, Filter{Limit: 1, After: first[1].Place})); len(got) != 1 || got[0].Item.ID != "v_c" {
		t.Errorf("after an insert before the page: got %+v, want v_c", got)
	}
}

// known leaves out what has no date: the ids of reports are hashes.
func known(inputs []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(inputs), func(s string) bool { return s == "b" || s == "e" || s == "a" || s == "f" }), " ")
}

func inPages[T any](t *testing.T, f Filter, list func(Filter) iter.Seq2[Placed[T], error], id func(T) string) []string {
	t.Helper()
	var whole []string
	for _, p := range all(t, list(f)) {
		whole = append(whole, id(p.Item))
	}
	for size := 1; size < 4; size++ {
		var got []string
		f.Limit, f.After = size, ""
		for {
			page := all(t, list(f))
			for _, p := range page {
				got, f.After = append(got, id(p.Item)), p.Place
			}
			if len(page) < size || len(got) > len(whole) {
				break
			}
		}
		if diff := cmp.Diff(whole, got); diff != "" {
			t.Errorf("pages of %d, newest %v: %s", size, f.Newest, diff)
		}
	}
	return whole
}

func TestMatch(t *testing.T) {
	for asked, want := range map[string]string{
		`peace talks`:            `"peace" AND "talks"`,
		`"peace talks" Geneva`:   `"peace talks" AND "Geneva"`,
		`Jong-un`:                `"Jong un"`,
		`missile* -test`:         `("missile"*) NOT "test"`,
		`"open quote`:            `"open quote"`,
		`NEAR( title: ^ OR " *`:  `"NEAR" AND "title" AND "OR"`,
		`-only`:                  `""`,
		`?! ...`:                 `""`,
		`'; DROP TABLE words;--`: `"DROP" AND "TABLE" AND "words"`,
	} {
		if got := match(asked); got != want {
			t.Errorf("%s: got %s, want %s", asked, got, want)
		}
	}
}

// FuzzMatch holds that no search is an error of the index.
func FuzzMatch(f *testing.F) {
	for _, s := range []string{`"`, `a"b`, "\x00", `NEAR/2`, `é* -"x`, `{a b}: c`, "\u202e\u200b"} {
		f.Add(s)
	}
	s, err := Open(f.TempDir() + "/fuzz.db")
	if err != nil {
		f.Fatal(err)
	}
	defer s.Close()
	f.Fuzz(func(t *testing.T, asked string) {
		for range s.Search(context.Background(), asked, nil, 1) {
			t.Errorf("%q: an empty record has a hit or an error", asked)
		}
	})
}

// TestWords holds that the index follows the record, whatever is written.
func TestWords(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	r := report("a", "2023-09-15", "Title of it\n\nThe envoys were meeting in Geneva.")
	c := claim(r, 13, 46)
	add(t, s, Account{Report: r, Maker: "m", Claims: []dateline.Claim{c}})
	d := derived{Claims: []dateline.Claim{c}, Entities: []dateline.Entity{{ID: "e_1", Name: "Şahin", Kind: dateline.Person, Aliases: []string{"Envoy Sahin"}}},
		Events: []dateline.Event{{ID: "v_1", Summary: "Envoys met", Claims: []dateline.ClaimID{c.ID}}}}
	hits := func(words string) string {
		var out []string
		for _, h := range all(t, s.Search(ctx, words, nil, 9)) {
			out = append(out, h.Kind)
		}
		slices.Sort(out)
		return strings.Join(out, " ")
	}
	expect := func(words, want string) {
		t.Helper()
		if got := hits(words); got != want {
			t.Errorf("%s: got %q, want %q", words, got, want)
		}
	}
	expect("envoy", "report") // nothing is derived yet
	replace(t, s, d)
	expect("envoy", "claim entity event report")
	expect("meet geneva", "claim report")
	expect("sahin", "entity")
	expect(`"geneva meeting"`, "")
	for words, want := range map[string]int{"geneva": 1, "met": 1, "oslo": 0} {
		if got := all(t, s.Events(ctx, Filter{Words: words})); len(got) != want {
			t.Errorf("events with %s: got %d, want %d", words, len(got), want)
		}
	}
	d.Events[0].Summary, d.Entities = "Envoys parted", nil
	replace(t, s, d)
	expect("part*", "event")
	expect("sahin", "")
	r.Title = "Oslo"
	add(t, s, Account{Report: r, Maker: "n"})
	expect("oslo", "report")
	if err := s.Derive(ctx, "", func(d *Deriving) error { _, err := d.PutReadings(r.ID, nil, true); return err }); err != nil {
		t.Fatal(err)
	}
	expect("geneva", "report")
}

// TestOldRecord holds that of a record of version 20 all stays that was read,
// its words too, and that the rest is derived anew.
func TestOldRecord(t *testing.T) {
	path := t.TempDir() + "/old.db"
	db, err := sql.Open("sqlite", dsn(path, "rwc"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	folder, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, folder, goose.WithLogger(goose.NopLogger()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(context.Background(), 20); err != nil {
		t.Fatal(err)
	}
	want := accountOf(report("a", "2023-09-15", "Kim met Putin."))
	want.Report.Title = "Of Oslo"
	r, c, m := want.Report, want.Claims[0], want.Mentions[0]
	bare := r
	bare.Text = ""
	for _, row := range [][]any{
		{"INSERT INTO reports VALUES (?, ?, ?, ?, '', ?, ?, ?)", r.ID, r.Input, r.Source.Name, r.Published, want.Maker, asJSON(t, bare), r.Text},
		{"INSERT INTO mentions VALUES (?, 0, ?, ?, ?, ?, ?, ?, 0, 0)", r.ID, m.ID, m.Kind, m.Form, m.Chain, m.Start, m.End},
		{"INSERT INTO claims VALUES (?, 0, ?, ?, ?)", r.ID, c.ID, asJSON(t, c), `{"a":["m1"],"l":["m2"]}`},
		{"INSERT INTO meta VALUES ('intake', '1'), ('derived', '1'), ('maker', 'resolve/1')"},
	} {
		if _, err := db.Exec(row[0].(string), row[1:]...); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	var packed int
	if err := s.reader.QueryRow("SELECT substr(body, 1, 1) = x'03' FROM accounts").Scan(&packed); packed != 1 || err != nil {
		t.Errorf("not packed: %v", err)
	}
	if behind, err := s.Behind(ctx, "resolve/1"); !behind || err != nil {
		t.Errorf("behind: %v, %v", behind, err)
	}
	if held, err := s.Holds(ctx, &r, want.Maker); !held || err != nil {
		t.Errorf("held: %v, %v", held, err)
	}
	if got := all(t, s.Search(ctx, "putin oslo", nil, 9)); len(got) != 1 || got[0].Text != r.Text {
		t.Errorf("got %+v, want the report", got)
	}
	if diff := cmp.Diff([]Account{want}, accounts(t, s)); diff != "" {
		t.Error(diff)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	body, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestWithdraw(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	for _, j := range []dateline.Judgement{{ID: "j_p", A: "e_1", B: "e_2", Verdict: dateline.Same, Kind: "person"},
		{ID: "j_m", A: "c_1", B: "c_2", Verdict: dateline.Same, Kind: "rule", Score: 0.6}, {ID: "j_n", A: "c_3", B: "c_4", Kind: "rule", Score: 0.9}} {
		if err := s.Judge(ctx, j); err != nil {
			t.Fatal(err)
		}
	}
	before, _ := s.Version(ctx)
	for range 2 {
		if err := s.Withdraw(ctx, "j_p", time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	if after, _ := s.Version(ctx); after == before {
		t.Error("the version stayed")
	}
	if j, err := s.Judgement(ctx, "j_p"); err != nil || j.Withdrawn == "" {
		t.Errorf("got %+v, %v", j, err)
	}
	for id, want := range map[string]dateline.ErrorKind{"j_m": dateline.Conflict, "j_x": dateline.NotFound} {
		if err := s.Withdraw(ctx, id, time.Now()); dateline.KindOf(err) != want {
			t.Errorf("%s: got %v, want %s", id, err, want)
		}
	}
	if got := all(t, s.JudgementsOf(ctx, Log{Standing: true})); len(got) != 2 || got[0].Item.ID != "j_n" {
		t.Errorf("standing: %+v", got)
	}
	doubts := all(t, s.DoubtfulPairs(ctx, 0, 9))
	if len(doubts) != 2 || doubts[0].Judgement.ID != "j_m" {
		t.Errorf("doubts: %+v", doubts)
	}
	if err := s.Judge(ctx, dateline.Judgement{ID: "j_q", A: "c_2", B: "c_1", Verdict: dateline.Different, Kind: "person"}); err != nil {
		t.Fatal(err)
	}
	if got := all(t, s.DoubtfulPairs(ctx, 0, 9)); len(got) != 1 {
		t.Errorf("what a person judged is still in doubt: %+v", got)
	}
}

// TestDoubtfulClaims holds that the least sure claims come first, whether there
// are enough of the very unsure or not, without those that a person judged.
func TestDoubtfulClaims(t *testing.T) {
	s := record(t)
	ctx := context.Background()
	var d derived
	for i, confidence := range []float64{0.05, 0.9, 0.01, 0.4, 0.08} {
		r := report(string(rune('a'+i)), "2023", "Kim met Putin "+strings.Repeat("again ", i))
		c := claim(r, 0, 3)
		c.Confidence = confidence
		add(t, s, Account{Report: r, Maker: "m", Claims: []dateline.Claim{c}})
		d.Claims = append(d.Claims, c)
	}
	replace(t, s, d)
	if err := s.Judge(ctx, dateline.Judgement{ID: "j_1", A: string(d.Claims[2].ID), Verdict: dateline.Same, Kind: "person"}); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		offset, limit int
		want          []int
	}{{0, 2, []int{0, 4}}, {0, 9, []int{0, 4, 3, 1}}, {1, 1, []int{4}}, {1, 2, []int{4, 3}}, {9, 2, nil}} {
		var want []dateline.ClaimID
		for _, i := range test.want {
			want = append(want, d.Claims[i].ID)
		}
		var got []dateline.ClaimID
		for _, d := range all(t, s.DoubtfulClaims(ctx, test.offset, test.limit)) {
			got = append(got, d.Claim)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%+v: %s", test, diff)
		}
	}
}
