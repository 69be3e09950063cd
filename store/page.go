package store

import (
	"context"
	"database/sql"
	"iter"
	"strconv"
	"strings"

	"dateline"
)

// Placed is an item with its place in the order of its list: a later list with
// Filter.After of that place goes on behind it, whatever was added before it.
type Placed[T any] struct {
	Item  T
	Place string
}

// PlacedEvents are Events with their places.
func (s *Store) PlacedEvents(ctx context.Context, f Filter) iter.Seq2[Placed[dateline.Event], error] {
	return inOrder(f, order{place: "e.placed"}, f.events, func(w *where, tail string) iter.Seq2[Placed[dateline.Event], error] {
		return placed[dateline.Event](ctx, s, "SELECT p.placed, b.body FROM (SELECT e.placed, e.id FROM lines e"+w.sql()+tail+
			") p CROSS JOIN events b ON b.id = p.id ORDER BY p.placed"+descending(f.Newest), w.args...) // sorted without bodies
	})
}

// PlacedReports are Reports with their places.
func (s *Store) PlacedReports(ctx context.Context, f Filter) iter.Seq2[Placed[ListedReport], error] {
	return inOrder(f, order{place: "r.placed"}, f.reports, func(w *where, tail string) iter.Seq2[Placed[ListedReport], error] {
		return rows(ctx, s, func(row *sql.Rows) (r Placed[ListedReport], err error) {
			var body []byte
			if err := row.Scan(&r.Place, &body, &r.Item.Claims); err != nil {
				return r, err
			}
			return r, s.packer.unpackJSON(body, &r.Item.Report)
		}, "SELECT r.placed, b.body, b.claims FROM imprints r JOIN reports b ON b.id = r.id"+w.sql()+tail, w.args...)
	})
}

// unknownTime is what the places of rows of unknown time begin with; see
// migration 10.
const unknownTime = "~"

// order is the order of a list: by a column of places and, within one, by a number.
type order struct {
	place  string // a column
	within string // "" none
}

// after are the conditions of what comes after a place of the list.
func (o order) after(w *where, place string, newest bool) {
	if place == "" {
		return
	}
	later := ">"
	if newest {
		later = "<"
	}
	at, n, _ := cutLast(place)
	if o.within == "" {
		w.and(o.place+" "+later+" ?", place)
		return
	}
	w.and(o.place+" "+later+"= ? AND ("+o.place+" <> ? OR "+o.within+" > ?)", at, at, n)
}

func descending(newest bool) string {
	if newest {
		return " DESC"
	}
	return ""
}

func (o order) by(newest bool, limit string) string {
	sql := " ORDER BY " + o.place + descending(newest)
	if o.within != "" {
		sql += ", " + o.within
	}
	return sql + limit
}

// inOrder runs one query from the oldest on, or two from the newest back: what
// has no time comes last either way.
func inOrder[T any](f Filter, o order, conditions func() *where, query func(w *where, tail string) iter.Seq2[Placed[T], error]) iter.Seq2[Placed[T], error] {
	all := conditions()
	o.after(all, f.After, f.Newest)
	tail := o.by(f.Newest, f.limit())
	if !f.Newest {
		return query(all, tail)
	}
	unknown := conditions()
	unknown.and(o.place+" >= ?", unknownTime)
	if strings.HasPrefix(f.After, unknownTime) {
		o.after(unknown, f.After, true)
		return query(unknown, tail)
	}
	all.and(o.place+" < ?", unknownTime)
	return inTurn(f.Limit, query(all, tail), query(unknown, tail))
}

// inTurn yields one list and then another, at most limit items in all.
func inTurn[T any](limit int, lists ...iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		n := 0
		for _, list := range lists {
			for item, err := range list {
				if limit > 0 && n == limit || !yield(item, err) {
					return
				}
				n++
			}
		}
	}
}

// PlacedClaims are Claims with their places.
func (s *Store) PlacedClaims(ctx context.Context, f Filter) iter.Seq2[Placed[dateline.Claim], error] {
	from := "imprints r CROSS JOIN readings c ON c.report = r.id" // reads both in order
	if f.narrow() {
		from = "readings c JOIN imprints r ON r.id = c.report" // few enough to sort
	}
	return inOrder(f, order{"r.placed", "c.n"}, f.claims, func(w *where, tail string) iter.Seq2[Placed[dateline.Claim], error] {
		return rows(ctx, s, s.readings().scan, "SELECT r.placed || '|' || c.n, "+readingColumns+" FROM "+from+" JOIN reports b ON b.id = c.report"+w.sql()+tail, w.args...)
	})
}

// narrow reports whether a filter lets few claims through, as far as can be known.
func (f Filter) narrow() bool {
	return len(f.Actors) > 0 || f.NoActor || f.Event != "" || f.Report != "" || f.Words != "" || f.Speaker != "" || f.About != "" ||
		f.Place != "" || f.Country != "" || f.MinOrigins > 1
}

// cutLast splits a place at its last bar, before a number.
func cutLast(place string) (at string, n int, ok bool) {
	i := strings.LastIndexByte(place, '|')
	if i < 0 {
		return "", 0, false
	}
	n, err := strconv.Atoi(place[i+1:])
	return place[:i], n, err == nil
}

// PlacedEntities are Entities with their places.
func (s *Store) PlacedEntities(ctx context.Context, f Filter) iter.Seq2[Placed[dateline.Entity], error] {
	w := f.entities()
	if after := strings.SplitN(f.After, "|", 3); len(after) == 3 {
		mentions, _ := strconv.Atoi(after[0])
		w.and("n.mentions <= ? AND (n.mentions < ? OR (n.name, n.id) > (?, ?))", mentions, mentions, after[2], after[1])
	}
	return placed[dateline.Entity](ctx, s, "SELECT n.mentions || '|' || n.id || '|' || n.name, n.body FROM entities n"+w.sql()+
		" ORDER BY n.mentions DESC, n.name, n.id"+f.limit(), w.args...)
}

// placed yields what the JSON in the second column says, placed by the first.
func placed[T any](ctx context.Context, s *Store, query string, args ...any) iter.Seq2[Placed[T], error] {
	return rows(ctx, s, func(row *sql.Rows) (p Placed[T], err error) {
		var body []byte
		if err := row.Scan(&p.Place, &body); err != nil {
			return p, err
		}
		return p, s.packer.unpackJSON(body, &p.Item)
	}, query, args...)
}

// items are the items alone.
func items[T any](list iter.Seq2[Placed[T], error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for p, err := range list {
			if !yield(p.Item, err) {
				return
			}
		}
	}
}
