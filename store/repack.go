package store

import (
	"context"
	"database/sql"
)

// repack packs the reports of a record of before version 21, which the
// migration took over as they were, and gives the room back.
func (p *packer) repack(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for after := int64(0); ; {
		row, body, text, account, err := p.repacked(tx.QueryRowContext(ctx,
			"SELECT k, body, text, account FROM reports WHERE k > ? ORDER BY k LIMIT 1", after))
		if err == sql.ErrNoRows {
			break
		}
		if err == nil {
			_, err = tx.ExecContext(ctx, "UPDATE reports SET body = ?, text = ?, account = ? WHERE k = ?", body, text, account, row)
		}
		if err != nil {
			return err
		}
		after = row
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM")
	return err
}

func (p *packer) repacked(found *sql.Row) (row int64, body, text, account []byte, err error) {
	if err = found.Scan(&row, &body, &text, &account); err != nil {
		return
	}
	var a Account
	if a.Report, err = p.report(body, text); err != nil {
		return
	}
	if err = p.unpackAccount(account, &a); err != nil {
		return
	}
	text = p.pack([]byte(a.Report.Text))
	if account, err = p.packAccount(a); err != nil {
		return
	}
	a.Report.Text = ""
	body, err = p.packJSON(a.Report)
	return
}
