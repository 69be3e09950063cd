package store

import (
	"database/sql"

	"dateline"
)

// readingColumns are what a reading, alias c, is made of, with its report,
// alias b.
const readingColumns = "c.id, c.report, b.input, c.source, b.text, c.body"

// readings makes claims of rows. It holds the text of the last report, of which
// the next row mostly is.
type readings struct {
	*packer
	of   dateline.ReportID
	text string
}

func (s *Store) readings() *readings { return &readings{packer: &s.packer} }

// scan reads a place and readingColumns.
func (r *readings) scan(row *sql.Rows) (p Placed[dateline.Claim], err error) {
	var id dateline.ClaimID
	var at home
	var text, body []byte
	if err := row.Scan(&p.Place, &id, &at.report, &at.input, &at.source, &text, &body); err != nil {
		return p, err
	}
	p.Item, err = r.claim(id, at, text, body)
	return p, err
}

// claim is a reading with what its report says. text and body are packed.
func (r *readings) claim(id dateline.ClaimID, at home, text, body []byte) (c dateline.Claim, err error) {
	if r.of != at.report || r.of == "" {
		t, err := r.unpack(text)
		if err != nil {
			return c, err
		}
		r.of, r.text = at.report, string(t)
	}
	at.text = r.text
	if err := r.unpackJSON(body, &c); err != nil {
		return c, err
	}
	c.ID = id
	at.fill(&c)
	return c, nil
}

// packReading packs a claim with its entities.
func (p *packer) packReading(c dateline.Claim, at home) ([]byte, error) {
	c = at.slim(c)
	c.ID = ""
	return p.packJSON(c)
}
