package store

import (
	"context"
	"database/sql"

	"dateline"
)

func addMentions(ctx context.Context, tx *sql.Tx, report dateline.ReportID, mentions []dateline.Mention) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO mentions
		(report, n, id, kind, form, chain, start, "end", head_start, head_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for n, m := range mentions {
		if _, err := insert.ExecContext(ctx, report, n, m.ID, m.Kind, m.Form, m.Chain, m.Start, m.End, m.Head.Start, m.Head.End); err != nil {
			return err
		}
	}
	return nil
}

// mentionsOf are the mentions of one report, in order.
func mentionsOf(ctx context.Context, tx *sql.Tx, report dateline.ReportID) ([]dateline.Mention, error) {
	found, err := tx.QueryContext(ctx, `SELECT id, kind, form, chain, start, "end", head_start, head_end
		FROM mentions WHERE report = ? ORDER BY n`, report)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var out []dateline.Mention
	for found.Next() {
		var m dateline.Mention
		if err := found.Scan(&m.ID, &m.Kind, &m.Form, &m.Chain, &m.Start, &m.End, &m.Head.Start, &m.Head.End); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, found.Err()
}
