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
		args := make([]any, len(kinds))
		for i, k := range kinds {
			args[i] = k
		}
		w.and("s.kind IN ("+marks(len(kinds))+")", args...)
	}
	return rows(ctx, s, func(row *sql.Rows) (h Hit, err error) {
		return h, row.Scan(&h.Kind, &h.ID, &h.Score, &h.Title, &h.Text, &h.Date, &h.Owner)
	}, `WITH best AS MATERIALIZED (SELECT s.kind, s.id, bm25(words, 4.0, 1.0) AS score FROM words JOIN said s ON s.n = words.rowid`+w.sql()+`
			ORDER BY score, s.kind, s.id LIMIT ?)
		SELECT best.kind, best.id, best.score,
			coalesce(json_extract(r.body, '$.title'), e.summary, n.name, ''),
			coalesce(r.text, json_extract(c.body, '$.passage.text'), ''),
			coalesce(r.published, e.since, ''), coalesce(r.source, c.report, e.status, n.kind, '')
		FROM best
		LEFT JOIN reports r ON best.kind = 'report' AND r.id = best.id
		LEFT JOIN readings c ON best.kind = 'claim' AND c.id = best.id
		LEFT JOIN lines e ON best.kind = 'event' AND e.id = best.id
		LEFT JOIN entities n ON best.kind = 'entity' AND n.id = best.id
		WHERE best.kind <> 'claim' OR c.id IS NOT NULL -- not derived from yet
		ORDER BY best.score, best.kind, best.id`, append(w.args, limit)...)
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
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, s.failure(err)
	}
	defer tx.Rollback()
	out, err := mentionsOf(ctx, tx, id)
	return out, s.failure(err)
}
