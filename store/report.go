package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"

	"dateline"
)

// Account is what was read in one report: the report, its mentions and its
// claims as extracted, and the maker that read it.
type Account struct {
	Report   dateline.Report
	Mentions []dateline.Mention
	Claims   []dateline.Claim
	Maker    string
}

// ListedReport is a report in a list, with the number of its claims.
type ListedReport struct {
	dateline.Report
	Claims int `json:"claims"`
}

// standing orders arrivals of one report (same source, URL and text, other
// circumstances), so that the one that stays does not depend on which came
// first: known dates before unknown ones, then the lesser.
func standing(r dateline.Report) string {
	r.Text, r.Retrieved = "", ""
	unknown := "0"
	if r.Published == "" {
		unknown = "1"
	}
	body, _ := json.Marshal(r) // a Report of strings can not fail
	return unknown + r.Published + "\x00" + r.Input + "\x00" + string(body)
}

// Holds reports whether the record has this report already, read by the same
// maker and under the same or a better standing: then there is nothing to do.
func (s *Store) Holds(ctx context.Context, r *dateline.Report, maker string) (bool, error) {
	held, err := s.packer.holds(ctx, s.reader, r, maker)
	return held, s.failure(err)
}

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func (p *packer) holds(ctx context.Context, q queryer, r *dateline.Report, maker string) (bool, error) {
	var by string
	var body []byte
	err := q.QueryRowContext(ctx, "SELECT maker, body FROM reports WHERE id = ?", r.ID).Scan(&by, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil || by != maker {
		return false, err
	}
	var have dateline.Report
	err = p.unpackJSON(body, &have)
	return err == nil && standing(have) <= standing(*r), err
}

// Add keeps an account: all of it or nothing. What the record held of the
// report is replaced if this account is of another maker or of better standing.
// It reports whether the record changed.
func (s *Store) Add(ctx context.Context, a Account) (added bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM quarantine WHERE input = ?", a.Report.Input); err != nil {
			return err
		}
		held, err := s.packer.holds(ctx, tx, &a.Report, a.Maker)
		if err != nil || held {
			return err
		}
		added = true
		if err := s.packer.addReport(on(ctx, tx), tx.QueryRowContext(ctx, "SELECT k FROM reports WHERE id = ?", a.Report.ID), a); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE locals SET body = x'' WHERE report = ?", a.Report.ID); err != nil {
			return err
		}
		return touch(ctx, tx)
	})
	return added && err == nil, err
}

// addReport puts an account in place of the row that the record had of its
// report, if any.
func (p *packer) addReport(do execer, had *sql.Row, a Account) error {
	var row int64
	err := had.Scan(&row)
	if err == nil {
		err = forgetReport(do, row, a.Report.ID)
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	bare := a.Report
	bare.Text = ""
	body, err := p.packJSON(bare)
	if err != nil {
		return err
	}
	account, err := p.packAccount(a)
	if err != nil {
		return err
	}
	r := a.Report
	var given any // the row: that of before, or a new one
	if row > 0 {
		given = row
	}
	err = do(`INSERT INTO reports (k, id, input, source, published, maker, claims, body, text, account) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		given, r.ID, r.Input, r.Source.Name, r.Published, a.Maker, len(a.Claims), body, p.pack([]byte(r.Text)), account)
	if err != nil {
		return err
	}
	err = do("INSERT INTO imprints (placed, id, source, source_kind, owner, country, published) VALUES (?, ?, ?, ?, ?, ?, ?)",
		placeAt(r.Published, string(r.ID)), r.ID, r.Source.Name, r.Source.Kind, r.Source.Owner, r.Source.Country, r.Published)
	if err != nil {
		return err
	}
	return do("INSERT INTO words (rowid, title, body) SELECT k << 2 | ?, ?, ? FROM reports WHERE id = ?", int(reportSaid), r.Title, r.Text, r.ID)
}

func forgetReport(do execer, row int64, id dateline.ReportID) error {
	for _, table := range []string{"reports", "imprints"} {
		if err := do("DELETE FROM "+table+" WHERE id = ?", id); err != nil {
			return err
		}
	}
	return unsay(do, reportSaid, row)
}

// placeAt is the place in a list by time, unknown times last.
func placeAt(when, id string) string {
	if when == "" {
		when = unknownTime
	}
	return when + " " + id
}

// Report is one report with its text and the number of its claims.
func (s *Store) Report(ctx context.Context, id dateline.ReportID) (ListedReport, error) {
	for r, err := range s.listed(ctx, "SELECT body, text, claims FROM reports WHERE id = ?", id) {
		return r, err
	}
	return ListedReport{}, s.missing(string(id))
}

// Reports are the reports that a filter lets through, without their texts, by
// time of publication (unknown last).
func (s *Store) Reports(ctx context.Context, f Filter) iter.Seq2[ListedReport, error] {
	return items(s.PlacedReports(ctx, f))
}

func (s *Store) listed(ctx context.Context, query string, args ...any) iter.Seq2[ListedReport, error] {
	return rows(ctx, s, func(row *sql.Rows) (r ListedReport, err error) {
		var body, text []byte
		if err := row.Scan(&body, &text, &r.Claims); err != nil {
			return r, err
		}
		r.Report, err = s.packer.report(body, text)
		return r, err
	}, query, args...)
}

// report is a report of what the record packed.
func (p *packer) report(body, text []byte) (r dateline.Report, err error) {
	if err := p.unpackJSON(body, &r); err != nil {
		return r, err
	}
	words, err := p.unpack(text)
	r.Text = string(words)
	return r, err
}

// Known refuses ids of entities, claims, events and reports that the record
// does not hold.
func (s *Store) Known(ctx context.Context, id string) error {
	table := map[string]string{"e_": "entities", "c_": "readings", "v_": "events", "r_": "reports"}[id[:min(2, len(id))]]
	if table == "" {
		return s.missing(id)
	}
	var n int
	if err := s.reader.QueryRowContext(ctx, "SELECT count(*) FROM "+table+" WHERE id = ?", id).Scan(&n); err != nil {
		return s.failure(err)
	}
	if n == 0 {
		return s.missing(id)
	}
	return nil
}

// missing says that the record holds nothing of an id.
func (s *Store) missing(id string) error {
	return dateline.Errorf(dateline.NotFound, "show", "the record holds nothing of this id").WithInput(id).
		WithHint("ids begin with r_, c_, e_ or v_; dateline reports, claims, entities and events list them")
}

// rows runs a query and yields what scan makes of each row; an error ends it.
func rows[T any](ctx context.Context, s *Store, scan func(*sql.Rows) (T, error), query string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		found, err := s.reader.QueryContext(ctx, query, args...)
		if err != nil {
			yield(none, s.failure(err))
			return
		}
		defer found.Close()
		for found.Next() {
			v, err := scan(found)
			if !yield(v, s.failure(err)) || err != nil {
				return
			}
		}
		if err := found.Err(); err != nil {
			yield(none, s.failure(err))
		}
	}
}
