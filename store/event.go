package store

import (
	"context"
	"database/sql"
	"iter"

	"dateline"
)

// Event is one event.
func (s *Store) Event(ctx context.Context, id dateline.EventID) (dateline.Event, error) {
	for e, err := range bodies[dateline.Event](ctx, s, "SELECT body FROM events WHERE id = ?", id) {
		return e, err
	}
	return dateline.Event{}, s.missing(string(id))
}

// Events are the events that a filter lets through, by time (unknown last).
func (s *Store) Events(ctx context.Context, f Filter) iter.Seq2[dateline.Event, error] {
	return items(s.PlacedEvents(ctx, f))
}

// Teller says that a report tells of an event.
type Teller struct {
	Event  dateline.EventID
	Report dateline.ReportID
}

// Tellers are which reports tell of which events, each once.
func (s *Store) Tellers(ctx context.Context) iter.Seq2[Teller, error] {
	return rows(ctx, s, func(row *sql.Rows) (t Teller, err error) { return t, row.Scan(&t.Event, &t.Report) },
		"SELECT DISTINCT event, report FROM readings WHERE event <> ''")
}
