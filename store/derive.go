package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"hash/fnv"
	"math"
	"time"

	"dateline"
)

// Deriving is a record while what follows from its reports is brought up to
// date, in one transaction: all of it stays, or nothing. Only rows that change
// are written.
type Deriving struct {
	ctx context.Context
	tx  *sql.Tx
	*packer
	stmts  map[string]*sql.Stmt
	stale  map[int64]bool // rows of events that claims were taken from
	made   map[int64]bool
	before map[uint64]bool // components whose events were made
	now    map[uint64]bool
	at     string
	moves  moves

	readings *readings

	kept, all int // reports of which something was kept, and that were visited
}

// Derive has do bring the derived tables up to date. Those of another maker
// are made anew.
func (s *Store) Derive(ctx context.Context, maker string, do func(*Deriving) error) error {
	anew := false
	err := s.write(ctx, func(tx *sql.Tx) error {
		d := &Deriving{ctx: ctx, tx: tx, packer: &s.packer, readings: s.readings(), stmts: map[string]*sql.Stmt{}, stale: map[int64]bool{}, made: map[int64]bool{},
			before: map[uint64]bool{}, now: map[uint64]bool{}, moves: moves{}, at: time.Now().UTC().Format(time.RFC3339)}
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
		anew = d.kept > leastTidied && d.kept > d.all/4
		return d.exec(`INSERT INTO meta (key, value) VALUES ('derived', ?), ('maker', ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, moment, maker)
	})
	if err == nil && anew {
		s.writer.ExecContext(ctx, "VACUUM") // what fails (a full disk) leaves the file as it is, which is right and whole
	}
	return s.failure(err)
}

// leastTidied is how many reports a derivation must go over for its holes to be
// worth closing: where most of a record is made anew, pages are left half full
// (5 of 115 MB after 25,651 reports; closing them takes 2 of 260 seconds).
const leastTidied = 500

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
	for row := range d.stale {
		if !d.made[row] {
			if err := d.removeEvent(row); err != nil {
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

// insert runs an INSERT and gives the row.
func (d *Deriving) insert(query string, args ...any) (int64, error) {
	s, err := d.prepared(query)
	if err != nil {
		return 0, err
	}
	done, err := s.ExecContext(d.ctx, args...)
	if err != nil {
		return 0, err
	}
	return done.LastInsertId()
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

// Kept is what is kept of a report.
type Kept struct {
	Report    dateline.ReportID
	Published string
	Points    []byte
	packed    []byte // the body
	packer    *packer
}

// New reports whether the report is new or changed, and nothing of it is kept.
func (k Kept) New() bool { return len(k.packed) == 0 }

// Body is what was kept.
func (k Kept) Body() ([]byte, error) { return k.packer.unpack(k.packed) }

// Kept visits what is kept of all reports, by id.
func (d *Deriving) Kept(visit func(Kept) error) error {
	for after := any(math.Inf(-1)); ; { // less than any id
		var batch []Kept
		err := each(d, `SELECT r.id, r.at, l.body, l.points FROM reports r LEFT JOIN locals l ON l.k = r.k
			WHERE r.id > ? ORDER BY r.id LIMIT 512`, func(row *sql.Rows) error {
			k := Kept{packer: d.packer}
			err := row.Scan(asID(&k.Report), &k.Published, &k.packed, &k.Points)
			k.Published = when(k.Published)
			batch = append(batch, k)
			return err
		}, after)
		if err != nil || len(batch) == 0 {
			return err
		}
		d.all += len(batch)
		for _, k := range batch {
			if err := visit(k); err != nil {
				return err
			}
		}
		after = key(batch[len(batch)-1].Report)
	}
}

// Keep keeps a body and points of a report for the next time.
func (d *Deriving) Keep(report dateline.ReportID, body, points []byte) error {
	d.kept++
	return d.exec(`INSERT INTO locals (k, body, points) SELECT k, ?, ? FROM reports WHERE id = ?
		ON CONFLICT (k) DO UPDATE SET body = excluded.body, points = excluded.points`, d.pack(body), nonNil(points), key(report))
}

func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Account is what was read in a report.
func (d *Deriving) Account(id dateline.ReportID) (Account, error) {
	_, o, maker, err := d.opened(id)
	if err != nil {
		return Account{}, err
	}
	return o.account(maker)
}

// Report is a report with its text.
func (d *Deriving) Report(id dateline.ReportID) (dateline.Report, error) {
	_, o, _, err := d.opened(id)
	return o.Report, err
}

func (d *Deriving) opened(id dateline.ReportID) (row int64, o opened, maker string, err error) {
	var body []byte
	if err = d.row("SELECT r.k, r.maker, b.body FROM reports r JOIN accounts b ON b.k = r.k WHERE r.id = ?", key(id)).Scan(&row, &maker, &body); err != nil {
		return
	}
	o, err = d.open(id, body)
	return
}

// Testimony is a report and its claims with their entities.
func (d *Deriving) Testimony(id dateline.ReportID) (r dateline.Report, claims []dateline.Claim, err error) {
	var row int64
	var account, told []byte
	err = d.row("SELECT r.k, b.body, t.body FROM reports r JOIN accounts b ON b.k = r.k LEFT JOIN tellings t ON t.k = r.k WHERE r.id = ?", key(id)).Scan(&row, &account, &told)
	if err != nil {
		return r, nil, err
	}
	o, err := d.open(id, account)
	if err != nil {
		return r, nil, err
	}
	t := telling{home: homeOf(o.Report)}
	if t.told, err = d.unpackTold(o.read, told); err != nil {
		return r, nil, err
	}
	return o.Report, claims, each(d, "SELECT id, n FROM readings WHERE report = ? ORDER BY n", func(found *sql.Rows) error {
		var id dateline.ClaimID
		var n int
		if err := found.Scan(asID(&id), &n); err != nil {
			return err
		}
		c, err := t.claim(id, n)
		claims = append(claims, c)
		return err
	}, row)
}

// held is a reading as the record has it.
type held struct {
	row   int64
	n     int
	event int64
}

// PutReadings puts claims with their entities in place of those that the
// record had of their report, and gives those that are new or changed: all of
// them when the report itself is.
func (d *Deriving) PutReadings(report dateline.ReportID, claims []dateline.Claim, all bool) (fresh []dateline.ClaimID, err error) {
	row, o, _, err := d.opened(report)
	if err != nil {
		return nil, err
	}
	had, told, err := d.held(row, o)
	if err != nil {
		return nil, err
	}
	at := homeOf(o.Report)
	now := make([]json.RawMessage, len(claims))
	put := map[dateline.ClaimID]bool{}
	for n, c := range claims {
		if now[n] = json.RawMessage("null"); put[c.ID] {
			continue
		}
		put[c.ID] = true
		if now[n], err = slimReading(c, at); err != nil {
			return nil, err
		}
		h := had[c.ID]
		if h.row > 0 && !all && h.n == n+1 && n < len(told) && bytes.Equal(told[n], now[n]) {
			continue
		}
		if h.row > 0 && h.n > 0 && h.n <= len(told) {
			if err := d.moves.compare(told[h.n-1], c); err != nil {
				return nil, err
			}
		}
		fresh = append(fresh, c.ID)
		h.n = n + 1
		if err := d.putReading(row, c, h); err != nil {
			return nil, err
		}
	}
	gone := false
	for id, h := range had {
		if !put[id] {
			gone = true
			if err := d.removeReading(id, h); err != nil {
				return nil, err
			}
		}
	}
	if len(fresh) > 0 || gone {
		delete(d.readings.opened, row)
		err = d.exec("INSERT INTO tellings (k, body) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET body = excluded.body", row, d.packTold(o.read, now))
	}
	return fresh, err
}

// held are the readings of a report that the record has, and their JSON.
func (d *Deriving) held(row int64, o opened) (had map[dateline.ClaimID]held, told []json.RawMessage, err error) {
	var body []byte
	if err := d.row("SELECT body FROM tellings WHERE k = ?", row).Scan(&body); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, nil, err
	}
	if told, err = d.unpackTold(o.read, body); err != nil {
		return nil, nil, err
	}
	had = map[dateline.ClaimID]held{}
	return had, told, each(d, "SELECT k, id, n, event FROM readings WHERE report = ?", func(row *sql.Rows) error {
		var id dateline.ClaimID
		var h held
		err := row.Scan(&h.row, asID(&id), &h.n, &h.event)
		had[id] = h
		return err
	}, row)
}

func (d *Deriving) putReading(report int64, c dateline.Claim, h held) error {
	var given any // the row of before, or a new one
	if h.row > 0 {
		given = h.row
		if err := d.loosen(c.ID, h.row); err != nil {
			return err
		}
		if err := unsay(d.exec, claimSaid, h.row); err != nil {
			return err
		}
		if err := d.exec("DELETE FROM readings WHERE k = ?", h.row); err != nil {
			return err
		}
	}
	row, err := d.insert(`INSERT INTO readings (k, id, report, n, event, type, since, until, place, country, confidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		append(append([]any{given, key(c.ID), report, h.n, h.event, c.Type}, whenWhere(c.When, c.Where)...), c.Confidence)...)
	if err != nil {
		return err
	}
	if err := say(d.exec, claimSaid, row, "", c.Passage.Text); err != nil {
		return err
	}
	for _, p := range partsOf(c) {
		if err := d.exec("INSERT INTO parts (entity, event, claim, says) VALUES (?, ?, ?, ?)", key(p.entity), h.event, row, p.says); err != nil {
			return err
		}
	}
	return nil
}

// loosen removes what was found of a claim with other entities.
func (d *Deriving) loosen(id dateline.ClaimID, row int64) error {
	if err := d.exec("DELETE FROM parts WHERE claim = ?", row); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM likenesses WHERE a = ?", "DELETE FROM likenesses WHERE b = ?"} {
		if err := d.exec(q, key(id)); err != nil {
			return err
		}
	}
	return nil
}

func (d *Deriving) removeReading(id dateline.ClaimID, h held) error {
	if h.event != 0 {
		d.stale[h.event] = true
	}
	if err := d.loosen(id, h.row); err != nil {
		return err
	}
	if err := d.withdraw(id, nil); err != nil {
		return err
	}
	if err := unsay(d.exec, claimSaid, h.row); err != nil {
		return err
	}
	return d.exec("DELETE FROM readings WHERE k = ?", h.row)
}

// Likenesses visits the pairs of claims that were found alike.
func (d *Deriving) Likenesses(visit func(a, b dateline.ClaimID, score float64)) error {
	return each(d, "SELECT a, b, score FROM likenesses", func(row *sql.Rows) error {
		var a, b dateline.ClaimID
		var score float64
		err := row.Scan(asID(&a), asID(&b), &score)
		visit(a, b, score)
		return err
	})
}

// PutLikeness notes that two claims are alike.
func (d *Deriving) PutLikeness(a, b dateline.ClaimID, score float64) error {
	return d.exec("INSERT OR REPLACE INTO likenesses (a, b, score) VALUES (?, ?, ?)", key(a), key(b), score)
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
	of := map[dateline.ClaimID]int64{}
	for _, e := range events {
		row, err := d.putEvent(e)
		if err != nil {
			return err
		}
		d.made[row] = true
		for _, c := range e.Claims {
			of[c] = row
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

// putEvent puts an event in place of what the record had under its id, and gives
// the row.
func (d *Deriving) putEvent(e dateline.Event) (row int64, err error) {
	l := lineOf(e)
	body, err := d.packJSON(l.slim(e))
	if err != nil {
		return 0, err
	}
	var given any // the row of before, or a new one
	switch row, same, err := d.heldEvent(l, body); {
	case err != nil || same:
		return row, err
	case row > 0:
		given = row
		if err := d.removeEvent(row); err != nil {
			return 0, err
		}
	}
	row, err = d.insert(`INSERT INTO lines (k, id, at, type, mode, status, until, precision, place, country, spot, lat, lon, origins, reports, summary)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, given, key(l.ID), at(l.From), l.Type, l.Mode, l.Status, l.To, l.Precision,
		l.Place, l.Country, l.Spot, l.Lat, l.Lon, l.Origins, l.Reports, l.Summary)
	if err != nil {
		return 0, err
	}
	if err := d.exec("INSERT INTO events (k, body) VALUES (?, ?)", row, body); err != nil {
		return 0, err
	}
	for _, p := range e.Participants {
		if p.Entity != "" {
			if err := d.exec("INSERT OR IGNORE INTO casts (entity, event) VALUES (?, ?)", key(p.Entity), row); err != nil {
				return 0, err
			}
		}
	}
	return row, say(d.exec, eventSaid, row, e.Summary)
}

// heldEvent is the row that the record has of an event, 0 none, and whether it
// is the same.
func (d *Deriving) heldEvent(now Line, body []byte) (row int64, same bool, err error) {
	err = each(d, "SELECT "+lineColumns+", e.k, b.body FROM lines e JOIN events b ON b.k = e.k WHERE e.id = ?", func(found *sql.Rows) error {
		var had []byte
		l, err := scanLine(found, &row, &had)
		same = bytes.Equal(had, body) && l.Item.equal(now)
		return err
	}, key(now.ID))
	return row, same, err
}

func (d *Deriving) removeEvent(row int64) error {
	if err := unsay(d.exec, eventSaid, row); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM events WHERE k = ?", "DELETE FROM lines WHERE k = ?", "DELETE FROM casts WHERE event = ?"} {
		if err := d.exec(q, row); err != nil {
			return err
		}
	}
	return nil
}

// link says which event, by its row, a claim tells of, 0 for none.
func (d *Deriving) link(c dateline.ClaimID, event int64) error {
	var row, had int64
	if err := d.row("SELECT k, event FROM readings WHERE id = ?", key(c)).Scan(&row, &had); err != nil || had == event {
		return err
	}
	if had != 0 {
		d.stale[had] = true
		if err := d.inherit(c, had); err != nil {
			return err
		}
	}
	if err := d.exec("UPDATE readings SET event = ? WHERE k = ?", event, row); err != nil {
		return err
	}
	return d.exec("UPDATE parts SET event = ? WHERE claim = ?", event, row)
}

// Unlink says that a claim tells of no event.
func (d *Deriving) Unlink(c dateline.ClaimID) error {
	if err := d.link(c, 0); err != nil && err != sql.ErrNoRows {
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
	type held struct {
		row   int64
		print uint64
	}
	had := map[dateline.EntityID]held{}
	err := each(d, "SELECT k, id, print FROM entities", func(row *sql.Rows) error {
		var id dateline.EntityID
		var h held
		var print int64
		err := row.Scan(&h.row, asID(&id), &print)
		h.print = uint64(print)
		had[id] = h
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
		h, known := had[e.ID]
		delete(had, e.ID)
		if known && h.print == fingerprint(body) {
			continue
		}
		if known {
			if err := d.removeEntity(h.row); err != nil {
				return err
			}
		}
		if err := d.putEntity(e, body); err != nil {
			return err
		}
	}
	for id, h := range had {
		if err := d.bequeath(id); err != nil {
			return err
		}
		if err := d.removeEntity(h.row); err != nil {
			return err
		}
	}
	return nil
}

func (d *Deriving) putEntity(e dateline.Entity, body []byte) error {
	row, err := d.insert("INSERT INTO entities (id, name, mentions, kind, country, print, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
		key(e.ID), e.Name, e.Mentions, e.Kind, e.Country, int64(fingerprint(body)), d.pack(body))
	if err != nil {
		return err
	}
	return say(d.exec, entitySaid, row, e.Name, e.Aliases...)
}

func (d *Deriving) removeEntity(row int64) error {
	if err := unsay(d.exec, entitySaid, row); err != nil {
		return err
	}
	return d.exec("DELETE FROM entities WHERE k = ?", row)
}

// fingerprint is a hash of a body.
func fingerprint(body []byte) uint64 {
	h := fnv.New64a()
	h.Write(body)
	return h.Sum64()
}
