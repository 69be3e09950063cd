package store

import (
	"context"
	"database/sql"
	"time"

	"dateline"
)

// Judge adds a judgement to the log and leaves all others as they are.
func (s *Store) Judge(ctx context.Context, j dateline.Judgement) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		if err := addJudgement(ctx, tx, j); err != nil {
			return err
		}
		return touch(ctx, tx)
	})
}

func addJudgement(ctx context.Context, tx *sql.Tx, j dateline.Judgement) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO judgements (id, a, b, verdict, score, kind, maker, reason, made_at, withdrawn_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, j.ID, j.A, j.B, j.Verdict, j.Score, j.Kind, j.Maker, j.Reason, j.MadeAt, j.Withdrawn)
	return err
}

// Judgements is the log, in the order it was made.
func (s *Store) Judgements(ctx context.Context) ([]dateline.Judgement, error) {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, s.failure(err)
	}
	defer tx.Rollback()
	log, err := judgements(ctx, tx)
	return log, s.failure(err)
}

func judgements(ctx context.Context, tx *sql.Tx) ([]dateline.Judgement, error) {
	found, err := tx.QueryContext(ctx, `SELECT id, a, b, verdict, score, kind, maker, reason, made_at, withdrawn_at
		FROM judgements ORDER BY seq`)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var log []dateline.Judgement
	for found.Next() {
		var j dateline.Judgement
		if err := found.Scan(&j.ID, &j.A, &j.B, &j.Verdict, &j.Score, &j.Kind, &j.Maker, &j.Reason, &j.MadeAt, &j.Withdrawn); err != nil {
			return nil, err
		}
		log = append(log, j)
	}
	return log, found.Err()
}

// logMachine writes down what the machine judges now: judgements that it no
// longer makes are withdrawn, new ones are added, the rest stay untouched.
func logMachine(ctx context.Context, tx *sql.Tx, now []dateline.Judgement) error {
	log, err := judgements(ctx, tx)
	if err != nil {
		return err
	}
	at := time.Now().UTC().Format(time.RFC3339)
	made := map[string]bool{}
	for _, j := range now {
		made[j.ID] = true
	}
	stands := map[string]bool{}
	for _, j := range log {
		switch {
		case j.Kind == "person" || j.Withdrawn != "":
		case made[j.ID]:
			stands[j.ID] = true
		default:
			if _, err := tx.ExecContext(ctx, "UPDATE judgements SET withdrawn_at = ? WHERE id = ? AND withdrawn_at = ''", at, j.ID); err != nil {
				return err
			}
		}
	}
	for _, j := range now {
		if stands[j.ID] {
			continue
		}
		stands[j.ID] = true
		if j.MadeAt == "" {
			j.MadeAt = at
		}
		if err := addJudgement(ctx, tx, j); err != nil {
			return err
		}
	}
	return nil
}
