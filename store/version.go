package store

import "context"

// Version names the state of the record: it changes with everything that is
// written to it, and only then.
func (s *Store) Version(ctx context.Context) (string, error) {
	var version string
	err := s.reader.QueryRowContext(ctx, `SELECT coalesce((SELECT group_concat(key || '=' || value, ' ') FROM (SELECT key, value FROM meta ORDER BY key)), '')
		|| ' ' || (SELECT coalesce(max(seq), 0) FROM judgements) || ' ' || (SELECT count(*) FROM quarantine)`).Scan(&version)
	return version, s.failure(err)
}

// Derived names the state of what follows from the reports: entities, events and
// all that is counted of them.
func (s *Store) Derived(ctx context.Context) (string, error) {
	var state string
	err := s.reader.QueryRowContext(ctx, "SELECT coalesce((SELECT group_concat(value, ' ') FROM meta WHERE key IN ('derived', 'maker')), '')").Scan(&state)
	return state, s.failure(err)
}

// Totals are the sizes of the record.
type Totals struct{ Reports, Claims, Events, Entities, Quarantine int }

// Totals counts what the record holds.
func (s *Store) Totals(ctx context.Context) (Totals, error) {
	var t Totals
	err := s.reader.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM readings), (SELECT count(*) FROM lines),
		(SELECT count(*) FROM entities), (SELECT count(*) FROM quarantine)`).Scan(&t.Reports, &t.Claims, &t.Events, &t.Entities, &t.Quarantine)
	return t, s.failure(err)
}
