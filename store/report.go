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
	err := q.QueryRowContext(ctx, "SELECT r.maker, b.body FROM reports r JOIN accounts b ON b.k = r.k WHERE r.id = ?", key(r.ID)).Scan(&by, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil || by != maker {
		return false, err
	}
	have, err := p.head(r.ID, body)
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
		if err := s.packer.addReport(ctx, tx, a); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE locals SET body = x'' WHERE k = (SELECT k FROM reports WHERE id = ?)", key(a.Report.ID)); err != nil {
			return err
		}
		return touch(ctx, tx)
	})
	return added && err == nil, err
}

// addReport puts an account in place of the row that the record had of its
// report, if any.
func (p *packer) addReport(ctx context.Context, tx *sql.Tx, a Account) error {
	do := on(ctx, tx)
	r := a.Report
	var row any // that of before, or a new one
	var had int64
	switch err := tx.QueryRowContext(ctx, "SELECT k FROM reports WHERE id = ?", key(r.ID)).Scan(&had); {
	case err == nil:
		row = had
		if err := p.forgetReport(ctx, tx, had, r.ID); err != nil {
			return err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	body, err := p.packAccount(a)
	if err != nil {
		return err
	}
	done, err := tx.ExecContext(ctx, `INSERT INTO reports (k, id, at, source, source_kind, owner, country, maker, claims) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		row, key(r.ID), at(r.Published), r.Source.Name, r.Source.Kind, r.Source.Owner, r.Source.Country, a.Maker, len(a.Claims))
	if err != nil {
		return err
	}
	if had, err = done.LastInsertId(); err != nil {
		return err
	}
	if err := do("INSERT INTO accounts (k, body) VALUES (?, ?)", had, body); err != nil {
		return err
	}
	return say(do, reportSaid, had, r.Title, r.Text)
}

// forgetReport removes a report. Its readings stay until they are derived anew,
// and no longer need what they were packed behind.
func (p *packer) forgetReport(ctx context.Context, tx *sql.Tx, row int64, id dateline.ReportID) error {
	do := on(ctx, tx)
	var account, told []byte
	err := tx.QueryRowContext(ctx, "SELECT b.body, t.body FROM accounts b JOIN tellings t ON t.k = b.k WHERE b.k = ?", row).Scan(&account, &told)
	switch {
	case err == nil:
		o, err := p.open(id, account)
		if err != nil {
			return err
		}
		if told, err = p.unpackBehind(o.read, told); err != nil {
			return err
		}
		if err := do("UPDATE tellings SET body = ? WHERE k = ?", p.pack(told), row); err != nil {
			return err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	for _, table := range []string{"reports", "accounts"} {
		if err := do("DELETE FROM "+table+" WHERE k = ?", row); err != nil {
			return err
		}
	}
	return unsay(do, reportSaid, row)
}

// Report is one report with its text and the number of its claims.
func (s *Store) Report(ctx context.Context, id dateline.ReportID) (ListedReport, error) {
	for r, err := range rows(ctx, s, func(row *sql.Rows) (r ListedReport, err error) {
		var body []byte
		if err := row.Scan(&body, &r.Claims); err != nil {
			return r, err
		}
		o, err := s.packer.open(id, body)
		r.Report = o.Report
		return r, err
	}, "SELECT b.body, r.claims FROM reports r JOIN accounts b ON b.k = r.k WHERE r.id = ?", key(id)) {
		return r, err
	}
	return ListedReport{}, s.missing(string(id))
}

// Reports are the reports that a filter lets through, without their texts, by
// time of publication (unknown last).
func (s *Store) Reports(ctx context.Context, f Filter) iter.Seq2[ListedReport, error] {
	return items(s.PlacedReports(ctx, f))
}

// Known refuses ids of entities, claims, events and reports that the record
// does not hold.
func (s *Store) Known(ctx context.Context, id string) error {
	var table string
	var k any
	switch id[:min(2, len(id))] {
	case "e_":
		table, k = "entities", key(dateline.EntityID(id))
	case "c_":
		table, k = "readings", key(dateline.ClaimID(id))
	case "v_":
		table, k = "lines", key(dateline.EventID(id))
	case "r_":
		table, k = "reports", key(dateline.ReportID(id))
	default:
		return s.missing(id)
	}
	var n int
	if err := s.reader.QueryRowContext(ctx, "SELECT count(*) FROM "+table+" WHERE id = ?", k).Scan(&n); err != nil {
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
