package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"dateline"
)

// Quarantine keeps what could not be read, with its step and reason, until its
// input is read after all. The same failure again changes nothing.
func (s *Store) Quarantine(ctx context.Context, failed error) error {
	e := &dateline.Error{Kind: dateline.Internal, Step: "read", Reason: failed.Error()}
	errors.As(failed, &e)
	return s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO quarantine (id, input, step, kind, reason, hint) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO NOTHING`, dateline.NewID("q_", e.Input, e.Step, e.Reason), e.Input, e.Step, e.Kind, e.Reason, e.Hint)
		return err
	})
}

// Quarantined are the failures, by input.
func (s *Store) Quarantined(ctx context.Context) iter.Seq2[dateline.Error, error] {
	return rows(ctx, s, func(row *sql.Rows) (e dateline.Error, err error) {
		return e, row.Scan(&e.Input, &e.Step, &e.Kind, &e.Reason, &e.Hint)
	}, "SELECT input, step, kind, reason, hint FROM quarantine ORDER BY input, step, reason, id")
}
