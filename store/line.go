package store

import (
	"context"
	"database/sql"
	"iter"
	"strings"

	"dateline"
)

// Line is what a timeline and a map draw of an event.
type Line struct {
	ID        dateline.EventID
	Type      string
	Mode      string
	Status    dateline.Status
	From, To  string // "" unknown
	Precision string
	Place     string
	Country   string
	Spot      string // precision of the place
	Lat, Lon  *float64
	Origins   int
	Reports   int
	Summary   string
}

// Lines are the events that a filter lets through, in the order of Events,
// without their bodies.
func (s *Store) Lines(ctx context.Context, f Filter) iter.Seq2[Line, error] {
	return items(inOrder(f, orderOf[dateline.EventID]("e"), f.events, func(w *where, tail string) iter.Seq2[Placed[Line], error] {
		return rows(ctx, s, func(row *sql.Rows) (Placed[Line], error) { return scanLine(row) }, "SELECT "+lineColumns+" FROM lines e"+w.sql()+tail, w.args...)
	}))
}

// lineColumns are what scanLine reads, of lines, alias e.
const lineColumns = `concat_ws(char(31), e.id, e.at, e.type, e.mode, e.status, e.until, e.precision, e.country, e.spot),
	e.place, e.summary, e.lat, e.lon, e.origins, e.reports`

// scanLine reads lineColumns, and what stands behind them.
func scanLine(row *sql.Rows, more ...any) (p Placed[Line], err error) {
	l := &p.Item
	var texts, id, began string
	if err := row.Scan(append([]any{&texts, &l.Place, &l.Summary, &l.Lat, &l.Lon, &l.Origins, &l.Reports}, more...)...); err != nil {
		return p, err
	}
	for _, to := range []*string{&id, &began, &l.Type, &l.Mode, (*string)(&l.Status), &l.To, &l.Precision, &l.Country, &l.Spot} {
		*to, texts, _ = strings.Cut(texts, unit)
	}
	l.ID, l.From = spelled[dateline.EventID](id), when(began)
	p.Place = began + " " + string(l.ID)
	return p, nil
}

// Count is how many events have something in common.
type Count struct {
	ID    string // of an entity; "" for other things
	Name  string
	Count int
}

// By is what events can be counted by.
type By string

// What events are counted by: columns of the table of Lines. Years, months and
// days are those in which they began, "" for unknown ones.
const (
	ByType    By = "e.type"
	ByStatus  By = "e.status"
	ByCountry By = "e.country"
	ByOrigins By = "CAST(e.origins AS TEXT)"
	ByPlace   By = "e.place"
	ByLocated By = "CAST(e.lat IS NOT NULL AND e.lon IS NOT NULL AS TEXT)"
	ByYear    By = "iif(e.at = '~', '', substr(e.at, 1, 4))"
	ByMonth   By = "iif(e.at = '~', '', substr(e.at, 1, 7))"
	ByDay     By = "iif(e.at = '~', '', substr(e.at, 1, 10))"
	ByHour    By = "iif(e.at = '~', '', substr(e.at, 1, 13))"
)

// And counts by two things at once; the names are joined by a bar.
func (b By) And(other By) By { return b + " || '|' || " + other }

// Count are the numbers of the filtered events by something, the names in order.
func (s *Store) Count(ctx context.Context, f Filter, by By) iter.Seq2[Count, error] {
	w := f.events()
	return s.counts(ctx, "SELECT '', "+string(by)+" AS by, count(*) FROM lines e"+w.sql()+" GROUP BY by ORDER BY by", w.args...)
}

// CountActors are the entities that take part in most of the counted events, at
// most limit.
func (s *Store) CountActors(ctx context.Context, t Tally, limit int) iter.Seq2[Count, error] {
	in, args := t.among("c.event")
	return s.counts(ctx, `SELECT n.id, n.name, events FROM (SELECT c.entity, count(*) AS events FROM casts c WHERE `+in+`
		GROUP BY c.entity) JOIN entities n ON n.id = entity ORDER BY events DESC, n.id LIMIT ?`, append(args, limit)...)
}

// CountSources are the sources that tell of most of the counted events, at most limit.
func (s *Store) CountSources(ctx context.Context, t Tally, limit int) iter.Seq2[Count, error] {
	in, args := t.among("c.event")
	return s.counts(ctx, `SELECT '', source, count(*) AS events FROM (SELECT DISTINCT c.event, r.source FROM readings c JOIN reports r ON r.k = c.report WHERE `+in+`)
		GROUP BY source ORDER BY events DESC, source LIMIT ?`, append(args, limit)...)
}

func (s *Store) counts(ctx context.Context, query string, args ...any) iter.Seq2[Count, error] {
	return rows(ctx, s, func(row *sql.Rows) (c Count, err error) {
		var id dateline.EntityID
		err = row.Scan(asID(&id), &c.Name, &c.Count)
		c.ID = string(id)
		return c, err
	}, query, args...)
}

// Part says that an entity takes part in an event.
type Part struct {
	Event  dateline.EventID
	Entity dateline.EntityID
}

// Parts are which of some entities take part in which of the counted events.
func (s *Store) Parts(ctx context.Context, t Tally, of []dateline.EntityID) iter.Seq2[Part, error] {
	in, args := t.among("+c.event") // looked up by entity, not by event
	return rows(ctx, s, func(row *sql.Rows) (p Part, err error) { return p, row.Scan(asID(&p.Event), asID(&p.Entity)) },
		"SELECT e.id, c.entity FROM casts c CROSS JOIN lines e ON e.k = c.event WHERE c.entity IN ("+marks(len(of))+") AND "+in+" ORDER BY 1, 2", append(keys(of), args...)...)
}
