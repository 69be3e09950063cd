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

// Companion is an entity that takes part in events together with another.
type Companion struct {
	Entity  dateline.EntityID
	Name    string
	Kind    dateline.Kind
	Country string
	Events  int // that both take part in
}

// Companions are who and what takes part in events together with an entity,
// those of most events first, at most limit.
func (s *Store) Companions(ctx context.Context, id dateline.EntityID, limit int) iter.Seq2[Companion, error] {
	return rows(ctx, s, func(row *sql.Rows) (c Companion, err error) {
		return c, row.Scan(asID(&c.Entity), &c.Name, &c.Kind, &c.Country, &c.Events)
	}, `SELECT n.id, n.name, n.kind, n.country, count(*) AS events
		FROM casts a JOIN casts b ON b.event = a.event AND b.entity <> a.entity JOIN entities n ON n.id = b.entity
		WHERE a.entity = ? GROUP BY n.id ORDER BY events DESC, n.name, n.id LIMIT ?`, key(id), limit)
}

// Tie is how many events two entities take part in together.
type Tie struct {
	A, B   dateline.EntityID // A < B
	Events int
}

// Ties are the ties among some entities, by their ids.
func (s *Store) Ties(ctx context.Context, among []dateline.EntityID) ([]Tie, error) {
	in := map[dateline.EventID][]dateline.EntityID{}
	for p, err := range s.Parts(ctx, Tally{all: true}, among) {
		if err != nil {
			return nil, err
		}
		in[p.Event] = append(in[p.Event], p.Entity)
	}
	count := map[[2]dateline.EntityID]int{}
	for _, cast := range in {
		slices.Sort(cast)
		for i, a := range cast {
			for _, b := range cast[i+1:] {
				count[[2]dateline.EntityID{a, b}]++
			}
		}
	}
	out := []Tie{}
	for pair, n := range count {
		out = append(out, Tie{pair[0], pair[1], n})
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
	return bodies[dateline.Entity](ctx, s, "SELECT body FROM entities WHERE country = ? AND country <> '' ORDER BY mentions DESC, name, id", code)
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
