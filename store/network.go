package store

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"
	"strings"

	"dateline"
)

// Companion is an entity that claims name together with another.
type Companion struct {
	Entity  dateline.EntityID
	Name    string
	Kind    dateline.Kind
	Country string
	Events  int // that both take part in
	Claims  int // that name both
}

// Companions are who and what claims name together with an entity, those of
// most events first, at most limit.
func (s *Store) Companions(ctx context.Context, id dateline.EntityID, limit int) iter.Seq2[Companion, error] {
	return rows(ctx, s, func(row *sql.Rows) (c Companion, err error) {
		return c, row.Scan(&c.Entity, &c.Name, &c.Kind, &c.Country, &c.Events, &c.Claims)
	}, `SELECT n.id, n.name, n.kind, n.country, count(DISTINCT nullif(c.event, '')) AS events, count(*) AS claims
		FROM parts a JOIN parts b ON b.claim = a.claim AND b.entity <> a.entity
		JOIN readings c INDEXED BY readings_telling ON c.id = a.claim JOIN entities n ON n.id = b.entity
		WHERE a.entity = ? GROUP BY n.id ORDER BY events DESC, claims DESC, n.name, n.id LIMIT ?`, id, limit)
}

// Tie is how many events two entities take part in together.
type Tie struct {
	A, B   dateline.EntityID // A < B
	Events int
	Claims int
}

// Ties are the ties among some entities, by their ids.
func (s *Store) Ties(ctx context.Context, among []dateline.EntityID) ([]Tie, error) {
	type seat struct{ claim, event, entity string }
	with := map[string][]seat{} // by claim
	for p, err := range rows(ctx, s, func(row *sql.Rows) (p seat, err error) { return p, row.Scan(&p.claim, &p.entity, &p.event) },
		"SELECT p.claim, p.entity, c.event FROM parts p JOIN readings c INDEXED BY readings_telling ON c.id = p.claim WHERE p.entity IN ("+marks(len(among))+") ORDER BY p.entity", ids(among)...) {
		if err != nil {
			return nil, err
		}
		with[p.claim] = append(with[p.claim], p)
	}
	claims, events := map[[2]string]int{}, map[[2]string]map[string]bool{}
	for _, seats := range with {
		for i, a := range seats {
			for _, b := range seats[i+1:] {
				pair := [2]string{a.entity, b.entity}
				claims[pair]++
				if events[pair] == nil {
					events[pair] = map[string]bool{}
				}
				if a.event != "" {
					events[pair][a.event] = true
				}
			}
		}
	}
	out := []Tie{}
	for pair, n := range claims {
		out = append(out, Tie{dateline.EntityID(pair[0]), dateline.EntityID(pair[1]), len(events[pair]), n})
	}
	slices.SortFunc(out, func(a, b Tie) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return out, nil
}

// Named are the entities one of whose names holds all words of a name, the most
// mentioned first. Hyphens are spaces and case does not count.
func (s *Store) Named(ctx context.Context, name string) iter.Seq2[dateline.Entity, error] {
	f := Filter{Words: strings.NewReplacer(`"`, " ", "-", " ", "*", " ").Replace(name)}
	if match(f.Words) == `""` {
		f.Words = "" // signs alone, which the index does not hold
	}
	return func(yield func(dateline.Entity, error) bool) {
		for e, err := range s.Entities(ctx, f) {
			if (err != nil || carries(e, name)) && !yield(e, err) {
				return
			}
		}
	}
}

// OfCountry are the entities of a country, ISO 3166 alpha-3.
func (s *Store) OfCountry(ctx context.Context, code string) iter.Seq2[dateline.Entity, error] {
	return bodies[dateline.Entity](ctx, s, "SELECT body FROM entities WHERE country = ? ORDER BY mentions DESC, name, id", code)
}

// carries reports whether one of the entity's names holds all words of a name.
func carries(e dateline.Entity, name string) bool {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if holdsWords(n, name) {
			return true
		}
	}
	return false
}

func holdsWords(name, asked string) bool {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(name, "-", " ")))
	for _, w := range strings.Fields(strings.ToLower(strings.ReplaceAll(asked, "-", " "))) {
		found := false
		for _, have := range words {
			found = found || have == w
		}
		if !found {
			return false
		}
	}
	return true
}
