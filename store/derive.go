package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"hash/fnv"
	"time"

	"dateline"
)

// Deriving is a record while what follows from its reports is brought up to
// date, in one transaction: all of it stays, or nothing. Only rows that change
// are written.
type Deriving struct {
	ctx    context.Context
	tx     *sql.Tx
	stmts  map[string]*sql.Stmt
	stale  map[dateline.EventID]bool // events that claims were taken from
	made   map[dateline.EventID]bool
	before map[uint64]bool // components whose events were made
	now    map[uint64]bool
	at     string
}

// Derive has do bring the derived tables up to date. Those of another maker
// are made anew.
func (s *Store) Derive(ctx context.Context, maker string, do func(*Deriving) error) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		d := &Deriving{ctx: ctx, tx: tx, stmts: map[string]*sql.Stmt{}, stale: map[dateline.EventID]bool{}, made: map[dateline.EventID]bool{},
			before: map[uint64]bool{}, now: map[uint64]bool{}, at: time.Now().UTC().Format(time.RFC3339)}
		defer d.close()
		var moment, by string
		if err := d.row("SELECT coalesce((SELECT value FROM meta WHERE key = 'intake'), '0'), coalesce((SELECT value FROM meta WHERE key = 'maker'), '')").Scan(&moment, &by); err != nil {
			return err
		}
		if by != maker {
			if err := d.forget(); err != nil {
				return err
			}
		}
		if err := d.components(); err != nil {
			return err
		}
		if err := do(d); err != nil {
			return err
		}
		if err := d.settle(); err != nil {
			return err
		}
		return d.exec(`INSERT INTO meta (key, value) VALUES ('derived', ?), ('maker', ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, moment, maker)
	})
}

// forget has everything made anew.
func (d *Deriving) forget() error {
	for _, table := range []string{"locals", "likenesses", "components"} {
		if err := d.exec("DELETE FROM " + table); err != nil {
			return err
		}
	}
	return nil
}

func (d *Deriving) components() error {
	return each(d, "SELECT hash FROM components", func(row *sql.Rows) error {
		var h int64
		err := row.Scan(&h)
		d.before[uint64(h)] = true
		return err
	})
}

// settle removes what nothing holds any more.
func (d *Deriving) settle() error {
	for id := range d.stale {
		if !d.made[id] {
			if err := d.exec("DELETE FROM events WHERE id = ?", id); err != nil {
				return err
			}
		}
	}
	for h := range d.before {
		if !d.now[h] {
			if err := d.exec("DELETE FROM components WHERE hash = ?", int64(h)); err != nil {
				return err
			}
		}
	}
	for h := range d.now {
		if !d.before[h] {
			if err := d.exec("INSERT OR IGNORE INTO components (hash) VALUES (?)", int64(h)); err != nil {
				return err
			}
		}
	}
	return nil
}

// prepared is a statement that is kept until the end.
func (d *Deriving) prepared(query string) (*sql.Stmt, error) {
	if s := d.stmts[query]; s != nil {
		return s, nil
	}
	s, err := d.tx.PrepareContext(d.ctx, query)
	if err == nil {
		d.stmts[query] = s
	}
	return s, err
}

func (d *Deriving) close() {
	for _, s := range d.stmts {
		s.Close()
	}
}

func (d *Deriving) exec(query string, args ...any) error {
	s, err := d.prepared(query)
	if err == nil {
		_, err = s.ExecContext(d.ctx, args...)
	}
	return err
}

func (d *Deriving) row(query string, args ...any) *sql.Row {
	s, err := d.prepared(query)
	if err != nil {
		return d.tx.QueryRowContext(d.ctx, query, args...) // brings the error
	}
	return s.QueryRowContext(d.ctx, args...)
}

// each visits the rows of a query. Nothing may be written until it ends.
func each(d *Deriving, query string, visit func(*sql.Rows) error, args ...any) error {
	s, err := d.prepared(query)
	if err != nil {
		return err
	}
	found, err := s.QueryContext(d.ctx, args...)
	if err != nil {
		return err
	}
	defer found.Close()
	for found.Next() {
		if err := visit(found); err != nil {
			return err
		}
	}
	return found.Err()
}

// Log are the judgements of people that stand.
func (d *Deriving) Log() (log []dateline.Judgement, err error) {
	return log, each(d, `SELECT id, a, b, verdict, score, kind, maker, reason, made_at, withdrawn_at
		FROM judgements WHERE kind = 'person' AND withdrawn_at = '' ORDER BY seq`, func(row *sql.Rows) error {
		var j dateline.Judgement
		err := row.Scan(&j.ID, &j.A, &j.B, &j.Verdict, &j.Score, &j.Kind, &j.Maker, &j.Reason, &j.MadeAt, &j.Withdrawn)
		log = append(log, j)
		return err
	})
}

// Kept is what is kept of a report; Body is nil for one that is new or changed.
type Kept struct {
	Report       dateline.ReportID
	Published    string
	Body, Points []byte
}

// Kept visits what is kept of all reports, by id.
func (d *Deriving) Kept(visit func(Kept) error) error {
	for after := ""; ; {
		var batch []Kept
		err := each(d, `SELECT r.id, r.published, l.body, l.points FROM reports r LEFT JOIN locals l ON l.report = r.id
			WHERE r.id > ? ORDER BY r.id LIMIT 512`, func(row *sql.Rows) error {
			var k Kept
			err := row.Scan(&k.Report, &k.Published, &k.Body, &k.Points)
			batch = append(batch, k)
			return err
		}, after)
		if err != nil || len(batch) == 0 {
			return err
		}
		for _, k := range batch {
			if err := visit(k); err != nil {
				return err
			}
		}
		after = string(batch[len(batch)-1].Report)
	}
}

// Keep keeps something of a report for the next time.
func (d *Deriving) Keep(k Kept) error {
	return d.exec(`INSERT INTO locals (report, body, points) VALUES (?, ?, ?)
		ON CONFLICT (report) DO UPDATE SET body = excluded.body, points = excluded.points`, k.Report, nonNil(k.Body), nonNil(k.Points))
}

func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Account is what was read in a report.
func (d *Deriving) Account(id dateline.ReportID) (a Account, err error) {
	if a.Report, err = d.Report(id); err != nil {
		return a, err
	}
	if a.Mentions, err = mentionsOf(d.ctx, d.tx, id); err != nil {
		return a, err
	}
	a.Claims, err = claimsOf(d.ctx, d.tx, id)
	return a, err
}

// Report is a report with its text.
func (d *Deriving) Report(id dateline.ReportID) (r dateline.Report, err error) {
	var body []byte
	var text string
	if err := d.row("SELECT body, text FROM reports WHERE id = ?", id).Scan(&body, &text); err != nil {
		return r, err
	}
	err = json.Unmarshal(body, &r)
	r.Text = text
	return r, err
}

// Readings are the claims of a report with their entities.
func (d *Deriving) Readings(id dateline.ReportID) (out []dateline.Claim, err error) {
	return out, each(d, "SELECT body FROM readings WHERE report = ? ORDER BY n", func(row *sql.Rows) error {
		var body []byte
		if err := row.Scan(&body); err != nil {
			return err
		}
		var c dateline.Claim
		err := json.Unmarshal(body, &c)
		out = append(out, c)
		return err
	}, id)
}

// Reading is one claim with its entities, and when its report was published.
func (d *Deriving) Reading(id dateline.ClaimID) (c dateline.Claim, published string, err error) {
	var body []byte
	if err := d.row("SELECT c.body, r.published FROM readings c JOIN reports r ON r.id = c.report WHERE c.id = ?", id).Scan(&body, &published); err != nil {
		return c, "", err
	}
	return c, published, json.Unmarshal(body, &c)
}

// held is a reading as the record has it.
type held struct {
	n     int
	body  string
	event dateline.EventID
}

// PutReadings puts claims with their entities in place of those that the
// record had of their report, and gives those that are new or changed: all of
// them when the report itself is.
func (d *Deriving) PutReadings(report dateline.ReportID, claims []dateline.Claim, all bool) (fresh []dateline.ClaimID, err error) {
	had := map[dateline.ClaimID]held{}
	err = each(d, "SELECT id, n, body, event FROM readings WHERE report = ?", func(row *sql.Rows) error {
		var id dateline.ClaimID
		var h held
		err := row.Scan(&id, &h.n, &h.body, &h.event)
		had[id] = h
		return err
	}, report)
	if err != nil {
		return nil, err
	}
	put := map[dateline.ClaimID]bool{}
	for n, c := range claims {
		if put[c.ID] {
			continue
		}
		put[c.ID] = true
		body, err := json.Marshal(c)
		if err != nil {
			return nil, err
		}
		h, known := had[c.ID]
		if known && !all && h.body == string(body) && h.n == n+1 {
			continue
		}
		fresh = append(fresh, c.ID)
		if err := d.putReading(n+1, c, string(body), h.event, known); err != nil {
			return nil, err
		}
	}
	for id, h := range had {
		if !put[id] {
			if err := d.removeReading(id, h.event); err != nil {
				return nil, err
			}
		}
	}
	return fresh, nil
}

func (d *Deriving) putReading(n int, c dateline.Claim, body string, event dateline.EventID, known bool) error {
	if known {
		if err := d.loosen(c.ID); err != nil {
			return err
		}
	}
	err := d.exec(`INSERT INTO readings (id, report, n, event, type, source, since, until, place, country, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET n = excluded.n, type = excluded.type, source = excluded.source,
		since = excluded.since, until = excluded.until, place = excluded.place, country = excluded.country, body = excluded.body`,
		append(append([]any{c.ID, c.Report, n, event, c.Type, c.Source}, whenWhere(c.When, c.Where)...), body)...)
	if err != nil {
		return err
	}
	for _, e := range partsOf(c) {
		if err := d.exec("INSERT OR IGNORE INTO parts (claim, entity) VALUES (?, ?)", c.ID, e); err != nil {
			return err
		}
	}
	return nil
}

// loosen removes what was found of a claim with other entities.
func (d *Deriving) loosen(id dateline.ClaimID) error {
	for _, q := range []string{"DELETE FROM parts WHERE claim = ?", "DELETE FROM likenesses WHERE a = ?", "DELETE FROM likenesses WHERE b = ?"} {
		if err := d.exec(q, id); err != nil {
			return err
		}
	}
	return nil
}

func (d *Deriving) removeReading(id dateline.ClaimID, event dateline.EventID) error {
	if event != "" {
		d.stale[event] = true
	}
	if err := d.loosen(id); err != nil {
		return err
	}
	if err := d.withdraw(id, nil); err != nil {
		return err
	}
	return d.exec("DELETE FROM readings WHERE id = ?", id)
}

// Likenesses visits the pairs of claims that were found alike.
func (d *Deriving) Likenesses(visit func(a, b dateline.ClaimID, score float64)) error {
	return each(d, "SELECT a, b, score FROM likenesses", func(row *sql.Rows) error {
		var a, b dateline.ClaimID
		var score float64
		err := row.Scan(&a, &b, &score)
		visit(a, b, score)
		return err
	})
}

// PutLikeness notes that two claims are alike.
func (d *Deriving) PutLikeness(a, b dateline.ClaimID, score float64) error {
	return d.exec("INSERT OR REPLACE INTO likenesses (a, b, score) VALUES (?, ?, ?)", a, b, score)
}

// Made reports whether the events of a component were made before. It notes
// that they are there now.
func (d *Deriving) Made(component uint64) bool {
	d.now[component] = true
	return d.before[component]
}

// PutEvents puts the events that some claims tell of, and the judgements that
// joined them, in place of those that the record had of the claims.
func (d *Deriving) PutEvents(claims []dateline.ClaimID, events []dateline.Event, judgements []dateline.Judgement) error {
	of := map[dateline.ClaimID]dateline.EventID{}
	for _, e := range events {
		d.made[e.ID] = true
		for _, c := range e.Claims {
			of[c] = e.ID
		}
		if err := d.putEvent(e); err != nil {
			return err
		}
	}
	by := map[string][]dateline.Judgement{}
	for _, j := range judgements {
		by[j.A] = append(by[j.A], j)
	}
	for _, c := range claims {
		if err := d.link(c, of[c]); err != nil {
			return err
		}
		if err := d.withdraw(c, by[string(c)]); err != nil {
			return err
		}
	}
	return nil
}

func (d *Deriving) putEvent(e dateline.Event) error {
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	var had string
	if err := d.row("SELECT body FROM events WHERE id = ?", e.ID).Scan(&had); err == nil && had == string(body) {
		return nil
	} else if err != nil && err != sql.ErrNoRows {
		return err
	}
	return d.exec(`INSERT INTO events (id, type, status, since, until, place, country, origins, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET type = excluded.type, status = excluded.status, since = excluded.since, until = excluded.until,
		place = excluded.place, country = excluded.country, origins = excluded.origins, body = excluded.body`,
		append(append([]any{e.ID, e.Type, e.Status}, whenWhere(e.When, e.Where)...), e.Origins, string(body))...)
}

// link says which event a claim tells of, "" for none.
func (d *Deriving) link(c dateline.ClaimID, event dateline.EventID) error {
	var had dateline.EventID
	if err := d.row("SELECT event FROM readings WHERE id = ?", c).Scan(&had); err != nil || had == event {
		return err
	}
	if had != "" {
		d.stale[had] = true
	}
	return d.exec("UPDATE readings SET event = ? WHERE id = ?", event, c)
}

// Unlink says that a claim tells of no event.
func (d *Deriving) Unlink(c dateline.ClaimID) error {
	if err := d.link(c, ""); err != nil && err != sql.ErrNoRows {
		return err
	}
	return d.withdraw(c, nil)
}

// withdraw keeps the machine's judgements on a claim (the first of their
// pairs) that it makes now, adds new ones, and withdraws the others.
func (d *Deriving) withdraw(c dateline.ClaimID, now []dateline.Judgement) error {
	stands := map[string]bool{}
	err := each(d, "SELECT id FROM judgements WHERE a = ? AND kind <> 'person' AND withdrawn_at = ''", func(row *sql.Rows) error {
		var id string
		err := row.Scan(&id)
		stands[id] = true
		return err
	}, c)
	if err != nil {
		return err
	}
	for _, j := range now {
		if stands[j.ID] {
			delete(stands, j.ID)
			continue
		}
		if j.MadeAt == "" {
			j.MadeAt = d.at
		}
		if err := addJudgement(d.ctx, d.tx, j); err != nil {
			return err
		}
	}
	for id := range stands {
		if err := d.exec("UPDATE judgements SET withdrawn_at = ? WHERE id = ? AND withdrawn_at = ''", d.at, id); err != nil {
			return err
		}
	}
	return nil
}

// PutEntities puts entities in place of those that the record had.
func (d *Deriving) PutEntities(entities []dateline.Entity) error {
	had := map[dateline.EntityID]uint64{}
	err := each(d, "SELECT id, body FROM entities", func(row *sql.Rows) error {
		var id dateline.EntityID
		var body sql.RawBytes
		err := row.Scan(&id, &body)
		had[id] = fingerprint(body)
		return err
	})
	if err != nil {
		return err
	}
	for _, e := range entities {
		body, err := json.Marshal(e)
		if err != nil {
			return err
		}
		print, known := had[e.ID]
		delete(had, e.ID)
		if known && print == fingerprint(body) {
			continue
		}
		err = d.exec(`INSERT INTO entities (id, name, mentions, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
			name = excluded.name, mentions = excluded.mentions, body = excluded.body`, e.ID, e.Name, e.Mentions, string(body))
		if err != nil {
			return err
		}
	}
	for id := range had {
		if err := d.exec("DELETE FROM entities WHERE id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

// fingerprint is a hash of a body.
func fingerprint(body []byte) uint64 {
	h := fnv.New64a()
	h.Write(body)
	return h.Sum64()
}
