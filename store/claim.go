package store

import (
	"context"
	"database/sql"
	"iter"

	"dateline"
)

// Claim is one claim with its entities.
func (s *Store) Claim(ctx context.Context, id dateline.ClaimID) (dateline.Claim, error) {
	for c, err := range rows(ctx, s, s.readings().scan, "SELECT "+readingColumns+" FROM readings c "+readingTables+" WHERE c.id = ?", key(id)) {
		return c.Item, err
	}
	return dateline.Claim{}, s.missing(string(id))
}

// Claims are the claims that a filter lets through, with their entities, by
// publication of their reports (unknown last) and place in the text.
func (s *Store) Claims(ctx context.Context, f Filter) iter.Seq2[dateline.Claim, error] {
	return items(s.PlacedClaims(ctx, f))
}

// EventOf is the event that a claim tells of, "" when there is none.
func (s *Store) EventOf(ctx context.Context, id dateline.ClaimID) (dateline.EventID, error) {
	var event dateline.EventID
	err := s.reader.QueryRowContext(ctx, "SELECT coalesce(e.id, '') FROM readings c LEFT JOIN lines e ON e.k = c.event WHERE c.id = ?", key(id)).Scan(asID(&event))
	if err == sql.ErrNoRows {
		return "", s.missing(string(id))
	}
	return event, s.failure(err)
}

// bodies yields what the packed JSON in the only column of a query says.
func bodies[T any](ctx context.Context, s *Store, query string, args ...any) iter.Seq2[T, error] {
	return rows(ctx, s, func(row *sql.Rows) (v T, err error) {
		var body []byte
		if err := row.Scan(&body); err != nil {
			return v, err
		}
		return v, s.packer.unpackJSON(body, &v)
	}, query, args...)
}
