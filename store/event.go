package store

import (
	"context"
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
