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
	held, err := holds(ctx, s.reader, r, maker)
	return held, s.failure(err)
}

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func holds(ctx context.Context, q queryer, r *dateline.Report, maker string) (bool, error) {
	var have, by string
	err := q.QueryRowContext(ctx, "SELECT standing, maker FROM reports WHERE id = ?", r.ID).Scan(&have, &by)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil && by == maker && have <= standing(*r), err
}

// Add keeps an account: all of it or nothing. What the record held of the
// report is replaced if this account is of another maker or of better standing.
// It reports whether the record changed.
func (s *Store) Add(ctx context.Context, a Account) (added bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM quarantine WHERE input = ?", a.Report.Input); err != nil {
			return err
		}
		held, err := holds(ctx, tx, &a.Report, a.Maker)
		if err != nil || held {
			return err
		}
		added = true
		if err := addReport(ctx, tx, a); err != nil {
			return err
		}
		if err := addMentions(ctx, tx, a.Report.ID, a.Mentions); err != nil {
			return err
		}
		if err := addClaims(ctx, tx, a.Report.ID, a.Claims); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE locals SET body = x'' WHERE report = ?", a.Report.ID); err != nil {
			return err
		}
		return touch(ctx, tx)
	})
	return added && err == nil, err
}

// addReport replaces the report with what hangs on it. The better standing of
// the two stays when only the maker is another.
func addReport(ctx context.Context, tx *sql.Tx, a Account) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM reports WHERE id = ?", a.Report.ID); err != nil {
		return err
	}
	bare := a.Report
	bare.Text = ""
	body, err := json.Marshal(bare)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO reports (id, input, source, published, standing, maker, body, text)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, a.Report.ID, a.Report.Input, a.Report.Source.Name, a.Report.Published,
		standing(a.Report), a.Maker, string(body), a.Report.Text)
	return err
}

// Report is one report with its text and the number of its claims.
func (s *Store) Report(ctx context.Context, id dateline.ReportID) (ListedReport, error) {
	for r, err := range s.listed(ctx, "SELECT body, text, "+claimCount+" FROM reports r WHERE id = ?", id) {
		return r, err
	}
	return ListedReport{}, s.missing(string(id))
}

// Reports are the reports that a filter lets through, without their texts, by
// time of publication (unknown last).
func (s *Store) Reports(ctx context.Context, f Filter) iter.Seq2[ListedReport, error] {
	return items(s.PlacedReports(ctx, f))
}

const claimCount = "(SELECT count(*) FROM claims c WHERE c.report = r.id)"

func (s *Store) listed(ctx context.Context, query string, args ...any) iter.Seq2[ListedReport, error] {
	return rows(ctx, s, func(row *sql.Rows) (r ListedReport, err error) {
		var body, text string
		if err := row.Scan(&body, &text, &r.Claims); err != nil {
			return r, err
		}
		err = json.Unmarshal([]byte(body), &r.Report)
		r.Text = text
		return r, err
	}, query, args...)
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
