package store

import (
	"context"
	"database/sql"
	"iter"

	"dateline"
)

// Event is one event.
//
// An event that has joined another since its id was given out is found as what
// it is part of now, under the id of that one.
func (s *Store) Event(ctx context.Context, id dateline.EventID) (dateline.Event, error) {
	for e, err := range rows(ctx, s, s.packer.scanEvent, "SELECT "+lineColumns+`, b.body FROM lines e JOIN events b ON b.k = e.k
		WHERE e.id = ?1 OR e.k = (SELECT r.event FROM heirs h JOIN readings r ON r.id = h.claim WHERE h.id = ?1) ORDER BY e.id <> ?1 LIMIT 1`, key(id)) {
		return e.Item, err
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
	return rows(ctx, s, func(row *sql.Rows) (t Teller, err error) { return t, row.Scan(asID(&t.Event), asID(&t.Report)) },
		"SELECT e.id, r.id FROM (SELECT DISTINCT event, report FROM readings WHERE event <> 0) c JOIN lines e ON e.k = c.event JOIN reports r ON r.k = c.report")
}

// scanEvent reads lineColumns and a body.
func (p *packer) scanEvent(row *sql.Rows) (placed Placed[dateline.Event], err error) {
	var body []byte
	l, err := scanLine(row, &body)
	if err != nil {
		return placed, err
	}
	placed.Place = l.Place
	if err := p.unpackJSON(body, &placed.Item); err != nil {
		return placed, err
	}
	l.Item.fill(&placed.Item)
	return placed, nil
}

// lineOf is what a line keeps of an event.
func lineOf(e dateline.Event) Line {
	l := Line{ID: e.ID, Type: e.Type, Mode: e.Mode, Status: e.Status, Origins: e.Origins, Reports: e.Reports, Summary: e.Summary}
	if e.When != nil {
		l.From, l.To, l.Precision = e.When.From, e.When.To, e.When.Precision
	}
	if e.Where != nil {
		l.Place, l.Country, l.Spot, l.Lat, l.Lon = e.Where.Name, e.Where.Country, e.Where.Precision, e.Where.Lat, e.Where.Lon
	}
	return l
}

// slim is an event without what its line keeps.
func (l Line) slim(e dateline.Event) dateline.Event {
	e.ID, e.Type, e.Mode, e.Status, e.Origins, e.Reports, e.Summary = "", "", "", "", 0, 0, ""
	if e.When != nil && l.From != "" {
		rest := *e.When
		rest.From, rest.To, rest.Precision = "", "", ""
		e.When = &rest
		if rest == (dateline.When{}) {
			e.When = nil
		}
	}
	if e.Where != nil && l.Place != "" {
		rest := *e.Where
		rest.Name, rest.Country, rest.Precision, rest.Lat, rest.Lon = "", "", "", nil, nil
		e.Where = &rest
		if rest == (dateline.Where{}) {
			e.Where = nil
		}
	}
	return e
}

// fill puts back what slim left out.
func (l Line) fill(e *dateline.Event) {
	e.ID, e.Type, e.Mode, e.Status, e.Origins, e.Reports, e.Summary = l.ID, l.Type, l.Mode, l.Status, l.Origins, l.Reports, l.Summary
	if l.From != "" {
		if e.When == nil {
			e.When = &dateline.When{}
		}
		e.When.From, e.When.To, e.When.Precision = l.From, l.To, l.Precision
	}
	if l.Place != "" {
		if e.Where == nil {
			e.Where = &dateline.Where{}
		}
		e.Where.Name, e.Where.Country, e.Where.Precision, e.Where.Lat, e.Where.Lon = l.Place, l.Country, l.Spot, l.Lat, l.Lon
	}
}

// equal reports whether two lines say the same.
func (l Line) equal(o Line) bool {
	lat, lon := same(l.Lat, o.Lat), same(l.Lon, o.Lon)
	l.Lat, l.Lon, o.Lat, o.Lon = nil, nil, nil, nil
	return lat && lon && l == o
}

func same(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }
