package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strconv"

	"dateline"
)

// Intake is everything that was read, as of one moment: what the derived
// tables follow from.
type Intake struct {
	Accounts []Account // by report id
	Log      []dateline.Judgement
	moment   int64
}

// Derived is what follows from an intake.
type Derived struct {
	Entities   []dateline.Entity
	Claims     []dateline.Claim // with their entities
	Events     []dateline.Event
	Judgements []dateline.Judgement // the machine's
	Maker      string
}

// touch notes that the intake changed, so that the derived tables are behind.
func touch(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES ('intake', '1')
		ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1`)
	return err
}

// Behind reports whether the derived tables do not follow from the present
// intake, or were made by another maker.
func (s *Store) Behind(ctx context.Context, maker string) (bool, error) {
	meta := map[string]string{}
	for kv, err := range rows(ctx, s, func(row *sql.Rows) (kv [2]string, err error) {
		return kv, row.Scan(&kv[0], &kv[1])
	}, "SELECT key, value FROM meta") {
		if err != nil {
			return false, err
		}
		meta[kv[0]] = kv[1]
	}
	return meta["intake"] != meta["derived"] || meta["intake"] != "" && meta["maker"] != maker, nil
}

// Intake loads everything that was read, in one view of the record.
func (s *Store) Intake(ctx context.Context) (Intake, error) {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Intake{}, s.failure(err)
	}
	defer tx.Rollback()
	in, err := intake(ctx, tx)
	return in, s.failure(err)
}

func intake(ctx context.Context, tx *sql.Tx) (in Intake, err error) {
	var moment string
	if err := tx.QueryRowContext(ctx, "SELECT coalesce((SELECT value FROM meta WHERE key = 'intake'), '0')").Scan(&moment); err != nil {
		return in, err
	}
	if in.moment, err = strconv.ParseInt(moment, 10, 64); err != nil {
		return in, err
	}
	if in.Log, err = judgements(ctx, tx); err != nil {
		return in, err
	}
	if in.Accounts, err = reports(ctx, tx); err != nil {
		return in, err
	}
	for i := range in.Accounts {
		a := &in.Accounts[i]
		if a.Mentions, err = mentionsOf(ctx, tx, a.Report.ID); err != nil {
			return in, err
		}
		if a.Claims, err = claimsOf(ctx, tx, a.Report.ID); err != nil {
			return in, err
		}
	}
	return in, nil
}

func reports(ctx context.Context, tx *sql.Tx) ([]Account, error) {
	found, err := tx.QueryContext(ctx, "SELECT body, text, maker FROM reports ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var out []Account
	for found.Next() {
		var a Account
		var body []byte
		var text string
		if err := found.Scan(&body, &text, &a.Maker); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &a.Report); err != nil {
			return nil, err
		}
		a.Report.Text = text
		out = append(out, a)
	}
	return out, found.Err()
}

// Replace puts what follows from an intake in place of what the record held,
// in one transaction.
func (s *Store) Replace(ctx context.Context, from Intake, d Derived) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, table := range []string{"entities", "events", "readings", "parts"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
				return err
			}
		}
		steps := []func(context.Context, *sql.Tx, Derived) error{putEntities, putEvents, putReadings, putParts}
		for _, put := range steps {
			if err := put(ctx, tx, d); err != nil {
				return err
			}
		}
		if err := logMachine(ctx, tx, d.Judgements); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES ('derived', ?), ('maker', ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, strconv.FormatInt(from.moment, 10), d.Maker)
		return err
	})
}

func putEntities(ctx context.Context, tx *sql.Tx, d Derived) error {
	return insert(ctx, tx, "INSERT INTO entities (id, name, mentions, body) VALUES (?, ?, ?, ?)", d.Entities,
		func(e dateline.Entity) []any { return []any{e.ID, e.Name, e.Mentions} })
}

func putEvents(ctx context.Context, tx *sql.Tx, d Derived) error {
	return insert(ctx, tx, `INSERT INTO events (id, type, status, since, until, place, country, origins, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, d.Events, func(e dateline.Event) []any {
		return append(append([]any{e.ID, e.Type, e.Status}, whenWhere(e.When, e.Where)...), e.Origins)
	})
}

func putReadings(ctx context.Context, tx *sql.Tx, d Derived) error {
	event := map[dateline.ClaimID]dateline.EventID{}
	for _, e := range d.Events {
		for _, c := range e.Claims {
			event[c] = e.ID
		}
	}
	n := map[dateline.ReportID]int{}
	return insert(ctx, tx, `INSERT INTO readings (id, report, n, event, type, source, since, until, place, country, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, d.Claims, func(c dateline.Claim) []any {
		n[c.Report]++
		return append([]any{c.ID, c.Report, n[c.Report], event[c.ID], c.Type, c.Source}, whenWhere(c.When, c.Where)...)
	})
}

func whenWhere(when *dateline.When, place *dateline.Where) []any {
	var t dateline.When
	var p dateline.Where
	if when != nil {
		t = *when
	}
	if place != nil {
		p = *place
	}
	return []any{t.From, t.To, p.Name, p.Country}
}

func putParts(ctx context.Context, tx *sql.Tx, d Derived) error {
	insert, err := tx.PrepareContext(ctx, "INSERT OR IGNORE INTO parts (claim, entity) VALUES (?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, c := range d.Claims {
		for _, e := range partsOf(c) {
			if _, err := insert.ExecContext(ctx, c.ID, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// partsOf are the entities of a claim: its arguments, speakers and place.
func partsOf(c dateline.Claim) []dateline.EntityID {
	var out []dateline.EntityID
	add := func(id dateline.EntityID) {
		if id != "" {
			out = append(out, id)
		}
	}
	for _, a := range c.Arguments {
		add(a.Entity)
	}
	for _, l := range c.Attribution {
		add(l.Entity)
	}
	if c.Where != nil {
		add(c.Where.Entity)
	}
	return out
}

// insert adds a row for each item: its columns and, last, the item as JSON.
func insert[T any](ctx context.Context, tx *sql.Tx, query string, items []T, columns func(T) []any) error {
	statement, err := tx.PrepareContext(ctx, query)
	if err != nil {
		return err
	}
	defer statement.Close()
	for _, item := range items {
		body, err := json.Marshal(item)
		if err != nil {
			return err
		}
		if _, err := statement.ExecContext(ctx, append(columns(item), string(body))...); err != nil {
			return err
		}
	}
	return nil
}
