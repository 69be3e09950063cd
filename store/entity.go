package store

import (
	"context"
	"iter"

	"dateline"
)

// Entity is one entity.
//
// One that has become another since its id was given out is found as that one,
// under its id.
func (s *Store) Entity(ctx context.Context, id dateline.EntityID) (dateline.Entity, error) {
	for e, err := range bodies[dateline.Entity](ctx, s, "SELECT body FROM entities WHERE id = ?1 OR id = (SELECT heir FROM entity_heirs WHERE id = ?1) ORDER BY id <> ?1 LIMIT 1", key(id)) {
		return e, err
	}
	return dateline.Entity{}, s.missing(string(id))
}

// Entities are the entities that a filter lets through, the most mentioned first.
func (s *Store) Entities(ctx context.Context, f Filter) iter.Seq2[dateline.Entity, error] {
	return items(s.PlacedEntities(ctx, f))
}
