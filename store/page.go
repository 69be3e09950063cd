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
	f, err := s.weighed(ctx, f)
	if err != nil {
		return failing[Placed[dateline.Event]](err)
	}
	scan := s.packer.scanEvent
	if f.Weightiest {
		scan = func(row *sql.Rows) (Placed[dateline.Event], error) {
			p, err := s.packer.scanEvent(row)
			p.Place = weightOf(p.Item)
			return p, err
		}
	}
	o := orderOf[dateline.EventID]("e")
	return inOrder(f, o, f.events, func(w *where, tail string) iter.Seq2[Placed[dateline.Event], error] {
		return rows(ctx, s, scan, "SELECT "+lineColumns+", b.body FROM (SELECT e.k FROM lines e"+w.sql()+tail+
			") p CROSS JOIN lines e ON e.k = p.k CROSS JOIN events b ON b.k = p.k"+o.tail(f, ""), w.args...) // sorted without bodies
	})
}

// PlacedReports are Reports with their places.
func (s *Store) PlacedReports(ctx context.Context, f Filter) iter.Seq2[Placed[ListedReport], error] {
	f.Weightiest = false
	return inOrder(f, orderOf[dateline.ReportID]("r"), f.reports, func(w *where, tail string) iter.Seq2[Placed[ListedReport], error] {
		return rows(ctx, s, func(row *sql.Rows) (r Placed[ListedReport], err error) {
			var at string
			var id dateline.ReportID
			var body []byte
			if err := row.Scan(&at, asID(&id), &body, &r.Item.Claims); err != nil {
				return r, err
			}
			r.Place = at + " " + string(id)
			r.Item.Report, err = s.packer.head(id, body)
			return r, err
		}, "SELECT r.at, r.id, b.body, r.claims FROM reports r JOIN accounts b ON b.k = r.k"+w.sql()+tail, w.args...)
	})
}

// order is the order of a list: by time, unknown last, by id, and, of claims,
// by a number. A place is "time id", with "|number" behind it.
type order struct {
	alias  string // of the table that has at and id
	within string // a column; "" none
	key    func(id string) any
}

func orderOf[T ~string](alias string) order {
	return order{alias: alias, key: func(id string) any { return key(T(id)) }}
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
	n := 0
	if o.within != "" {
		place, n, _ = cutLast(place)
	}
	cut := strings.LastIndexByte(place, ' ')
	if cut < 0 {
		w.and("0") // no place of this list
		return
	}
	at, id := place[:cut], o.key(place[cut+1:])
	pair := "(" + o.alias + ".at, " + o.alias + ".id)"
	if o.within == "" {
		w.and(pair+" "+later+" (?, ?)", at, id)
		return
	}
	w.and(pair+" "+later+"= (?, ?) AND ("+pair+" <> (?, ?) OR "+o.within+" > ?)", at, id, at, id, n)
}

func descending(newest bool) string {
	if newest {
		return " DESC"
	}
	return ""
}

func (o order) by(newest bool, limit string) string {
	sql := " ORDER BY " + o.alias + ".at" + descending(newest) + ", " + o.alias + ".id" + descending(newest)
	if o.within != "" {
		sql += ", " + o.within
	}
	return sql + limit
}

// weightOf is the place of an event among those of most origins.
func weightOf(e dateline.Event) string {
	return strconv.Itoa(e.Origins) + " " + strconv.Itoa(e.Reports) + " " + string(e.ID)
}

// lighter are the conditions of what comes after a place that weightOf gave.
func (o order) lighter(w *where, place string) {
	if place == "" {
		return
	}
	f := strings.Fields(place)
	if len(f) != 3 {
		w.and("0") // no place of this list
		return
	}
	origins, _ := strconv.Atoi(f[0])
	reports, _ := strconv.Atoi(f[1])
	w.and("("+o.alias+".origins, "+o.alias+".reports, "+o.alias+".id) < (?, ?, ?)", origins, reports, o.key(f[2]))
}

// tail is the order that a filter asks for.
func (o order) tail(f Filter, limit string) string {
	if f.Weightiest {
		return " ORDER BY " + o.alias + ".origins DESC, " + o.alias + ".reports DESC, " + o.alias + ".id DESC" + limit
	}
	return o.by(f.Newest, limit)
}

// inOrder runs one query from the oldest on, or two from the newest back: what
// has no time comes last either way.
func inOrder[T any](f Filter, o order, conditions func() *where, query func(w *where, tail string) iter.Seq2[Placed[T], error]) iter.Seq2[Placed[T], error] {
	all := conditions()
	tail := o.tail(f, f.limit())
	if f.Weightiest {
		o.lighter(all, f.After)
		return query(all, tail)
	}
	o.after(all, f.After, f.Newest)
	if !f.Newest {
		return query(all, tail)
	}
	unknown := conditions()
	unknown.and(o.alias+".at = ?", unknownTime)
	if strings.HasPrefix(f.After, unknownTime) {
		o.after(unknown, f.After, true)
		return query(unknown, tail)
	}
	all.and(o.alias+".at < ?", unknownTime)
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
	f.Weightiest = false
	from := "reports r CROSS JOIN readings c ON c.report = r.k" // reads both in order
	if f.narrow() {
		from = "readings c JOIN reports r ON r.k = c.report" // few enough to sort
	}
	o := orderOf[dateline.ReportID]("r")
	o.within = "c.n"
	return inOrder(f, o, f.claims, func(w *where, tail string) iter.Seq2[Placed[dateline.Claim], error] {
		return rows(ctx, s, s.readings().scan, "SELECT "+readingColumns+" FROM "+from+" JOIN accounts b ON b.k = c.report JOIN tellings t ON t.k = c.report"+w.sql()+tail, w.args...)
	})
}

// narrow reports whether a filter lets few claims through, as far as can be known.
func (f Filter) narrow() bool {
	return len(f.Actors) > 0 || f.NoActor || f.Event != "" || f.Report != "" || f.Words != "" || len(f.Speakers) > 0 || len(f.About) > 0 ||
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
		w.and("n.mentions <= ? AND (n.mentions < ? OR (n.name, n.id) > (?, ?))", mentions, mentions, after[2], key(dateline.EntityID(after[1])))
	}
	return rows(ctx, s, func(row *sql.Rows) (p Placed[dateline.Entity], err error) {
		var mentions int
		var id dateline.EntityID
		var name string
		var body []byte
		if err := row.Scan(&mentions, asID(&id), &name, &body); err != nil {
			return p, err
		}
		p.Place = strconv.Itoa(mentions) + "|" + string(id) + "|" + name
		return p, s.packer.unpackJSON(body, &p.Item)
	}, "SELECT n.mentions, n.id, n.name, n.body FROM entities n"+w.sql()+" ORDER BY n.mentions DESC, n.name, n.id"+f.limit(), w.args...)
}

// failing is a list that could not be begun.
func failing[T any](err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		yield(none, err)
	}
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
