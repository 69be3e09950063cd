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
