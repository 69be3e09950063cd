package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"

	"dateline"
)

// hidden are the mention ids of a claim, which its JSON leaves out.
type hidden struct {
	Arguments []string `json:"a"`
	Links     []string `json:"l"`
}

func hide(c dateline.Claim) hidden {
	var h hidden
	for _, a := range c.Arguments {
		h.Arguments = append(h.Arguments, a.Mention)
	}
	for _, l := range c.Attribution {
		h.Links = append(h.Links, l.Mention)
	}
	return h
}

func (h hidden) put(c *dateline.Claim) {
	for i := range min(len(h.Arguments), len(c.Arguments)) {
		c.Arguments[i].Mention = h.Arguments[i]
	}
	for i := range min(len(h.Links), len(c.Attribution)) {
		c.Attribution[i].Mention = h.Links[i]
	}
}

func addClaims(ctx context.Context, tx *sql.Tx, report dateline.ReportID, claims []dateline.Claim) error {
	insert, err := tx.PrepareContext(ctx, "INSERT INTO claims (report, n, id, body, mentions) VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for n, c := range claims {
		body, err := json.Marshal(c)
		if err != nil {
			return err
		}
		mentions, err := json.Marshal(hide(c))
		if err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, report, n, c.ID, string(body), string(mentions)); err != nil {
			return err
		}
	}
	return nil
}

// claimsOf are the claims of one report as extracted, in order of its text.
func claimsOf(ctx context.Context, tx *sql.Tx, report dateline.ReportID) ([]dateline.Claim, error) {
	found, err := tx.QueryContext(ctx, "SELECT body, mentions FROM claims WHERE report = ? ORDER BY n", report)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var out []dateline.Claim
	for found.Next() {
		var body, mentions []byte
		if err := found.Scan(&body, &mentions); err != nil {
			return nil, err
		}
		var c dateline.Claim
		var h hidden
		if err := json.Unmarshal(body, &c); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(mentions, &h); err != nil {
			return nil, err
		}
		h.put(&c)
		out = append(out, c)
	}
	return out, found.Err()
}

// Claim is one claim with its entities.
func (s *Store) Claim(ctx context.Context, id dateline.ClaimID) (dateline.Claim, error) {
	for c, err := range bodies[dateline.Claim](ctx, s, "SELECT body FROM readings WHERE id = ?", id) {
		return c, err
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
	err := s.reader.QueryRowContext(ctx, "SELECT event FROM readings WHERE id = ?", id).Scan(&event)
	if err == sql.ErrNoRows {
		return "", s.missing(string(id))
	}
	return event, s.failure(err)
}

// bodies yields what the JSON in the only column of a query says.
func bodies[T any](ctx context.Context, s *Store, query string, args ...any) iter.Seq2[T, error] {
	return rows(ctx, s, func(row *sql.Rows) (v T, err error) {
		var body []byte
		if err := row.Scan(&body); err != nil {
			return v, err
		}
		return v, json.Unmarshal(body, &v)
	}, query, args...)
}
