package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"strconv"

	"dateline"
)

// readingColumns are what a reading, alias c, is made of, of the tables that
// readingTables join.
const (
	readingColumns = "r.at, r.id, c.id, c.n, c.report, b.body, t.body"
	readingTables  = "JOIN reports r ON r.k = c.report JOIN accounts b ON b.k = c.report JOIN tellings t ON t.k = c.report"
)

// readings makes claims of rows. It holds the last reports, of which the next
// rows mostly are.
type readings struct {
	*packer
	at     string // of publication, of the report of the last row
	opened map[int64]telling
}

// telling is what the readings of one report are made of.
type telling struct {
	home home
	told []json.RawMessage
}

// mostOpened bounds the reports that are held open.
const mostOpened = 64

func (s *Store) readings() *readings {
	return &readings{packer: &s.packer, opened: map[int64]telling{}}
}

// scan reads readingColumns.
func (r *readings) scan(row *sql.Rows) (p Placed[dateline.Claim], err error) {
	var report dateline.ReportID
	var id dateline.ClaimID
	var of int64
	var n int
	var account, told []byte
	if err := row.Scan(&r.at, asID(&report), asID(&id), &n, &of, &account, &told); err != nil {
		return p, err
	}
	t, err := r.telling(of, report, account, told)
	if err != nil {
		return p, err
	}
	p.Place = r.at + " " + string(report) + "|" + strconv.Itoa(n)
	p.Item, err = t.claim(id, n)
	return p, err
}

// telling opens a report, or gives what is open.
func (r *readings) telling(row int64, id dateline.ReportID, account, told []byte) (t telling, err error) {
	if t, ok := r.opened[row]; ok {
		return t, nil
	}
	o, err := r.open(id, account)
	if err != nil {
		return t, err
	}
	t.home = homeOf(o.Report)
	t.told, err = r.unpackTold(o.read, told)
	if len(r.opened) >= mostOpened {
		clear(r.opened)
	}
	r.opened[row] = t
	return t, err
}

// claim is the nth reading, from 1, of the report.
func (t telling) claim(id dateline.ClaimID, n int) (c dateline.Claim, err error) {
	if n < 1 || n > len(t.told) {
		return c, errDamaged
	}
	if err := json.Unmarshal(t.told[n-1], &c); err != nil {
		return c, err
	}
	c.ID = id
	t.home.fill(&c)
	return c, nil
}

// slimReading is a claim with its entities, without what its report and its row
// say, as JSON.
func slimReading(c dateline.Claim, at home) (json.RawMessage, error) {
	c = at.slim(c)
	c.ID = ""
	return json.Marshal(c)
}

// packTold packs the readings of a report, which are mostly what was read in it.
func (p *packer) packTold(read []byte, told []json.RawMessage) []byte {
	return p.packBehind(read, bytes.Join(rawOf(told), []byte("\n")))
}

func rawOf(told []json.RawMessage) [][]byte {
	out := make([][]byte, len(told))
	for i, t := range told {
		out[i] = t
	}
	return out
}

// unpackTold gives what packTold packed.
func (p *packer) unpackTold(read, packed []byte) (told []json.RawMessage, err error) {
	if len(packed) == 0 {
		return nil, nil
	}
	body, err := p.unpackBehind(read, packed)
	if err != nil || len(body) == 0 {
		return nil, err
	}
	for _, line := range bytes.Split(body, []byte("\n")) {
		told = append(told, line)
	}
	return told, nil
}
