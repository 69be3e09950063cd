package store

import (
	"context"
	"iter"

	"dateline"
)

// Entity is one entity.
func (s *Store) Entity(ctx context.Context, id dateline.EntityID) (dateline.Entity, error) {
	for e, err := range bodies[dateline.Entity](ctx, s, "SELECT body FROM entities WHERE id = ?", key(id)) {
		return e, err
	}
	return dateline.Entity{}, s.missing(string(id))
}

// Entities are the entities that a filter lets through, the most mentioned first.
func (s *Store) Entities(ctx context.Context, f Filter) iter.Seq2[dateline.Entity, error] {
	return items(s.PlacedEntities(ctx, f))
}
