package store

import (
	"context"
	"database/sql"
	"strings"
)

// said is a kind of thing whose words the record finds: the two lowest bits of
// a row of the index, the others are the row of the thing in its table.
type said int

// The kinds, by their names.
const (
	claimSaid said = iota
	entitySaid
	eventSaid
	reportSaid
)

func (k said) String() string { return [...]string{"claim", "entity", "event", "report"}[k] }

// saidNamed are the kinds of some names.
func saidNamed(names []string) (out []any) {
	for k := claimSaid; k <= reportSaid; k++ {
		for _, n := range names {
			if n == k.String() {
				out = append(out, int(k))
			}
		}
	}
	return out
}

// of is a query for the rows of what matches words.
func (k said) of() string {
	return "SELECT words.rowid >> 2 FROM words WHERE words MATCH ? AND words.rowid & 3 = " + string(rune('0'+k))
}

// execer runs statements of a transaction.
type execer func(query string, args ...any) error

func on(ctx context.Context, tx *sql.Tx) execer {
	return func(query string, args ...any) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	}
}

// say puts the words of a row into the index.
func say(do execer, k said, row int64, title string, body ...string) error {
	return do("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", row<<2|int64(k), title, strings.Join(body, "\n"))
}

// unsay takes them out.
func unsay(do execer, k said, row int64) error {
	return do("DELETE FROM words WHERE rowid = ?", row<<2|int64(k))
}
