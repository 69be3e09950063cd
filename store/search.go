package store

import (
	"context"
	"database/sql"
	"iter"

	"dateline"
)

// Hit is something that holds the words of a search.
type Hit struct {
	Kind  string  // report, claim, event or entity
	ID    string  // of it
	Title string  // a report's title, an event's summary, an entity's name
	Text  string  // a report's text, a claim's passage; "" for the others
	Score float64 // BM25, the lower the better
	Date  string  // of publication or of the event, "" unknown
	Owner string  // of a report its source, of a claim its report, of an event its status, of an entity its kind
}

// Search are the best hits for words among the kinds (all when there are none).
func (s *Store) Search(ctx context.Context, words string, kinds []string, limit int) iter.Seq2[Hit, error] {
	w := &where{}
	w.and("words MATCH ?", match(words))
	if len(kinds) > 0 {
		some := saidNamed(kinds)
		w.and("words.rowid & 3 IN ("+marks(len(some))+")", some...)
	}
	claims := s.readings()
	return rows(ctx, s, func(row *sql.Rows) (h Hit, err error) {
		var k said
		var id, owner string
		var n int
		var report int64
		var account, told []byte
		if err := row.Scan(&k, &id, &h.Score, &h.Title, &h.Date, &owner, &n, &report, &account, &told); err != nil {
			return h, err
		}
		h.Kind, h.Date, h.Owner = k.String(), when(h.Date), owner
		switch k {
		case reportSaid:
			h.ID = string(spelled[dateline.ReportID](id))
			o, err := s.packer.open(dateline.ReportID(h.ID), account)
			h.Title, h.Text = o.Title, o.Text
			return h, err
		case claimSaid:
			of := spelled[dateline.ReportID](owner)
			h.ID, h.Owner = string(spelled[dateline.ClaimID](id)), string(of)
			t, err := claims.telling(report, of, account, told)
			if err != nil {
				return h, err
			}
			c, err := t.claim(dateline.ClaimID(h.ID), n)
			h.Text = c.Passage.Text
			return h, err
		case eventSaid:
			h.ID = string(spelled[dateline.EventID](id))
		default:
			h.ID = string(spelled[dateline.EntityID](id))
		}
		return h, nil
	}, `WITH found AS MATERIALIZED (SELECT words.rowid AS k, bm25(words, 4.0, 1.0) AS score FROM words`+w.sql()+`),
		best AS MATERIALIZED (SELECT f.k & 3 AS kind, f.k >> 2 AS k, coalesce(c.id, n.id, e.id, r.id) AS id, score FROM found f
			LEFT JOIN readings c ON f.k & 3 = 0 AND c.k = f.k >> 2
			LEFT JOIN entities n ON f.k & 3 = 1 AND n.k = f.k >> 2
			LEFT JOIN lines e ON f.k & 3 = 2 AND e.k = f.k >> 2
			LEFT JOIN reports r ON f.k & 3 = 3 AND r.k = f.k >> 2
			WHERE score <= coalesce((SELECT score FROM found ORDER BY score LIMIT 1 OFFSET ? - 1), 1e9) -- ids of the best alone
			ORDER BY score, kind, id LIMIT ?)
		SELECT best.kind, CAST(best.id AS TEXT), best.score, coalesce(e.summary, n.name, ''),
			coalesce(r.at, e.at, ''), CAST(coalesce(r.source, o.id, e.status, n.kind, '') AS TEXT), coalesce(c.n, 0), coalesce(c.report, 0), coalesce(b.body, x''), coalesce(t.body, x'')
		FROM best
		LEFT JOIN reports r ON best.kind = 3 AND r.k = best.k
		LEFT JOIN readings c ON best.kind = 0 AND c.k = best.k
		LEFT JOIN reports o ON o.k = c.report
		LEFT JOIN accounts b ON b.k = coalesce(r.k, c.report)
		LEFT JOIN tellings t ON t.k = c.report
		LEFT JOIN lines e ON best.kind = 2 AND e.k = best.k
		LEFT JOIN entities n ON best.kind = 1 AND n.k = best.k
		ORDER BY best.score, best.kind, best.id`, append(w.args, limit, limit)...)
}

// SearchWords are the words that a search looks for, as the index splits them,
// for marking them in a text.
func SearchWords(asked string) []string {
	var out []string
	for _, p := range phrases(asked) {
		if !p.not {
			out = append(out, lettersOf(p.text)...)
		}
	}
	return out
}

// Mentions are the mentions of a report, in order of its text.
func (s *Store) Mentions(ctx context.Context, id dateline.ReportID) ([]dateline.Mention, error) {
	for packed, err := range rows(ctx, s, func(row *sql.Rows) (b []byte, err error) { return b, row.Scan(&b) },
		"SELECT b.body FROM reports r JOIN accounts b ON b.k = r.k WHERE r.id = ?", key(id)) {
		if err != nil {
			return nil, err
		}
		o, err := s.packer.open(id, packed)
		if err != nil {
			return nil, s.failure(err)
		}
		a, err := o.account("")
		return a.Mentions, s.failure(err)
	}
	return nil, nil
}
