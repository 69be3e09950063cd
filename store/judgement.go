package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
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

// Judgement is one entry of the log.
func (s *Store) Judgement(ctx context.Context, id string) (dateline.Judgement, error) {
	for j, err := range s.JudgementsOf(ctx, Log{ID: id}) {
		return j.Item, err
	}
	return dateline.Judgement{}, s.missing(id)
}

// Log says which judgements a list holds; the zero Log holds all.
type Log struct {
	ID       string // this one
	About    string // one of its ids
	Maker    string
	Kind     string // person, rule, model
	Standing bool   // not withdrawn
	After    string // only older ones than this place
	Limit    int    // 0 is all
}

// JudgementsOf are judgements, the latest first.
func (s *Store) JudgementsOf(ctx context.Context, l Log) iter.Seq2[Placed[dateline.Judgement], error] {
	w := &where{}
	for _, is := range [][2]string{{"id", l.ID}, {"maker", l.Maker}, {"kind", l.Kind}} {
		if is[1] != "" {
			w.and(is[0]+" = ?", is[1])
		}
	}
	if l.About != "" {
		w.and("(a = ? OR b = ?)", l.About, l.About)
	}
	if l.Standing {
		w.and("withdrawn_at = ''")
	}
	if l.After != "" {
		w.and("seq < CAST(? AS INTEGER)", l.After)
	}
	return rows(ctx, s, func(row *sql.Rows) (p Placed[dateline.Judgement], err error) {
		j := &p.Item
		return p, row.Scan(&p.Place, &j.ID, &j.A, &j.B, &j.Verdict, &j.Score, &j.Kind, &j.Maker, &j.Reason, &j.MadeAt, &j.Withdrawn)
	}, "SELECT CAST(seq AS TEXT), id, a, b, verdict, score, kind, maker, reason, made_at, withdrawn_at FROM judgements"+w.sql()+
		" ORDER BY seq DESC"+Filter{Limit: l.Limit}.limit(), w.args...)
}

// Withdraw takes a person's judgement back; it stays in the log. Taking it back
// again changes nothing. What the machine judged can only be judged against.
func (s *Store) Withdraw(ctx context.Context, id string, at time.Time) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		var kind, withdrawn string
		err := tx.QueryRowContext(ctx, "SELECT kind, withdrawn_at FROM judgements WHERE id = ? ORDER BY seq DESC", id).Scan(&kind, &withdrawn)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return s.missing(id)
		case err != nil || withdrawn != "":
			return err
		case kind != "person":
			return dateline.Errorf(dateline.Conflict, "judge", "this is a judgement of the program's").WithInput(id).
				WithHint("judge the same pair yourself; your judgement outweighs it")
		}
		if _, err := tx.ExecContext(ctx, "UPDATE judgements SET withdrawn_at = ? WHERE id = ? AND withdrawn_at = ''", at.UTC().Format(time.RFC3339Nano), id); err != nil {
			return err
		}
		return touch(ctx, tx)
	})
}
