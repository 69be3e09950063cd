package store

import (
	"context"
	"database/sql"

	"dateline"
)

// touch notes that the intake changed, so that the derived tables are behind.
func touch(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES ('intake', '1')
		ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1`)
	return err
}

// Behind reports whether the derived tables do not follow from the present
// intake, or were made by another maker.
func (s *Store) Behind(ctx context.Context, maker string) (bool, error) {
	meta := map[string]string{}
	for kv, err := range rows(ctx, s, func(row *sql.Rows) (kv [2]string, err error) {
		return kv, row.Scan(&kv[0], &kv[1])
	}, "SELECT key, value FROM meta") {
		if err != nil {
			return false, err
		}
		meta[kv[0]] = kv[1]
	}
	return meta["intake"] != meta["derived"] || meta["intake"] != "" && meta["maker"] != maker, nil
}

func whenWhere(when *dateline.When, place *dateline.Where) []any {
	var t dateline.When
	var p dateline.Where
	if when != nil {
		t = *when
	}
	if place != nil {
		p = *place
	}
	return []any{t.From, t.To, p.Name, p.Country}
}

// part is an entity of a claim.
type part struct {
	entity dateline.EntityID
	says   bool // the claim goes back to it
}

// partsOf are the entities of a claim: its arguments, speakers and place.
func partsOf(c dateline.Claim) []part {
	var out []part
	add := func(id dateline.EntityID, says bool) {
		if id == "" {
			return
		}
		for i := range out {
			if out[i].entity == id {
				out[i].says = out[i].says || says
				return
			}
		}
		out = append(out, part{id, says})
	}
	for _, l := range c.Attribution {
		add(l.Entity, true)
	}
	for _, a := range c.Arguments {
		add(a.Entity, false)
	}
	if c.Where != nil {
		add(c.Where.Entity, false)
	}
	return out
}
