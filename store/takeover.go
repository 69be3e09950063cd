package store

import (
	"context"
	"database/sql"
)

// takeOver packs the reports of a record of before version 23, which the
// migration set aside, and gives the room back. What is cut off is done again
// when the record is opened next.
func (p *packer) takeOver(ctx context.Context, db *sql.DB) error {
	var n int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = 'unpacked'").Scan(&n); err != nil || n == 0 {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	taken := 0
	for after := int64(0); ; taken++ {
		var a Account
		after, a, err = p.aside(tx.QueryRowContext(ctx, "SELECT k, maker, body, text, account FROM unpacked WHERE k > ? ORDER BY k LIMIT 1", after))
		if err == sql.ErrNoRows {
			break
		}
		if err == nil {
			err = p.addReport(ctx, tx, a)
		}
		if err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, "DROP TABLE unpacked"); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil || taken == 0 {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM")
	return err
}

// aside is a report that was set aside, with what was read in it.
func (p *packer) aside(found *sql.Row) (row int64, a Account, err error) {
	var body, text, account []byte
	if err = found.Scan(&row, &a.Maker, &body, &text, &account); err != nil {
		return
	}
	if err = p.unpackJSON(body, &a.Report); err != nil {
		return
	}
	if text, err = p.unpack(text); err != nil {
		return
	}
	a.Report.Text = string(text)
	if account, err = p.unpack(account); err != nil {
		return
	}
	err = readAccount(account, &a)
	return
}
