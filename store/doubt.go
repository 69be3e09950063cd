package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"

	"dateline"
)

// Doubt is something that a person should look at: a machine's judgement on a
// pair, or a claim.
type Doubt struct {
	Judgement dateline.Judgement // of a pair; zero for a claim
	Claim     dateline.ClaimID   // of a claim; "" for a pair
	Doubt     float64            // 0 sure .. 1 a toss-up
}

const judgedByPerson = "SELECT 1 FROM judgements p WHERE p.kind = 'person' AND p.withdrawn_at = '' AND "

// DoubtfulPairs are the machine's judgements that stand and that no person has
// judged, the least sure first: the doubt of a score s is 1 - |2s - 1|.
func (s *Store) DoubtfulPairs(ctx context.Context, offset, limit int) iter.Seq2[Doubt, error] {
	return rows(ctx, s, func(row *sql.Rows) (d Doubt, err error) {
		j := &d.Judgement
		return d, row.Scan(&j.ID, &j.A, &j.B, &j.Verdict, &j.Score, &j.Kind, &j.Maker, &j.Reason, &j.MadeAt, &d.Doubt)
	}, `SELECT j.id, j.a, j.b, j.verdict, j.score, j.kind, j.maker, j.reason, j.made_at, 1 - abs(2 * j.score - 1) AS doubt
		FROM judgements j WHERE j.kind <> 'person' AND j.withdrawn_at = ''
		AND NOT EXISTS (`+judgedByPerson+`(p.a = j.a AND p.b = j.b OR p.a = j.b AND p.b = j.a))
		ORDER BY doubt DESC, j.id LIMIT ? OFFSET ?`, limit, offset)
}

// DoubtfulClaims are the claims that no person has judged, the least sure
// first: the doubt of a confidence c is 1 - c.
func (s *Store) DoubtfulClaims(ctx context.Context, offset, limit int) iter.Seq2[Doubt, error] {
	return func(yield func(Doubt, error) bool) {
		judged := []any{}
		for id, err := range rows(ctx, s, func(row *sql.Rows) (id dateline.ClaimID, err error) { return id, row.Scan(&id) },
			"SELECT a FROM judgements WHERE kind = 'person' AND withdrawn_at = '' AND b = ''") {
			if err != nil {
				yield(Doubt{}, err)
				return
			}
			judged = append(judged, key(id))
		}
		not, _ := json.Marshal(judged) // numbers and texts can not fail
		least := func(condition string) iter.Seq2[Doubt, error] {
			return rows(ctx, s, func(row *sql.Rows) (d Doubt, err error) { return d, row.Scan(asID(&d.Claim), &d.Doubt) },
				`SELECT c.id, 1 - c.confidence FROM readings c WHERE `+condition+` c.id NOT IN (SELECT value FROM json_each(?))
				ORDER BY c.confidence, c.id LIMIT ? OFFSET ?`, string(not), limit, offset)
		}
		var some []Doubt
		for d, err := range least("c.confidence < 0.1 AND") { // these are in an index; mostly there are enough
			if err != nil {
				yield(d, err)
				return
			}
			some = append(some, d)
		}
		if len(some) < limit {
			some = nil
			for d, err := range least("") {
				if !yield(d, err) {
					return
				}
			}
		}
		for _, d := range some {
			if !yield(d, nil) {
				return
			}
		}
	}
}
