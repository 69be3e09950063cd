package pipeline

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/resolve"
	"dateline/store"
)

// Until bounds what a record is taken to know: by when reports were published,
// and by when they were retrieved. A zero time is no bound. What has no such
// date is not known to have been there, and is left out.
type Until struct{ Published, Retrieved time.Time }

// IsZero reports whether nothing is bounded.
func (u Until) IsZero() bool { return u.Published.IsZero() && u.Retrieved.IsZero() }

func (u Until) holds(r dateline.Report) bool {
	return before(r.Published, u.Published) && before(r.Retrieved, u.Retrieved)
}

// before reports whether a date is known to be before a time, which may be zero.
func before(date string, t time.Time) bool {
	if t.IsZero() {
		return true
	}
	from, _, ok := dateline.When{From: date}.Range()
	return ok && from.Before(t)
}

// EventsAsOf yields the events that a filter lets through as they stood: each is
// told, weighed and counted from the claims of the reports that were there,
// though it keeps the id that it has now, and is the same event as now even
// where only later reports showed so. Events of which nothing was said yet are
// left out.
func (p *Pipeline) EventsAsOf(ctx context.Context, s *store.Store, f store.Filter, u Until) iter.Seq2[dateline.Event, error] {
	return func(yield func(dateline.Event, error) bool) {
		events, err := p.eventsAsOf(ctx, s, f, u)
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
		if err != nil {
			yield(dateline.Event{}, err)
		}
	}
}

func (p *Pipeline) eventsAsOf(ctx context.Context, s *store.Store, f store.Filter, u Until) ([]dateline.Event, error) {
	g, err := p.gazetteer()
	if err != nil {
		return nil, broken("gazetteer", err)
	}
	there, err := reportsUntil(ctx, s, u)
	if err != nil {
		return nil, err
	}
	by, err := tellers(ctx, s, there)
	if err != nil {
		return nil, err
	}
	w := weigher{g, archiveOf(ctx, s).get}
	var out []dateline.Event
	for now, err := range s.Events(ctx, store.Filter{Actors: f.Actors, NoActor: f.NoActor, Source: f.Source, Event: f.Event, Report: f.Report, Words: f.Words}) {
		if err != nil {
			return nil, err
		}
		switch t := by[now.ID]; {
		case t.there == 0:
			continue
		case t.later == 0 && f.Source == "" && f.Report == "" && len(f.Actors) == 0: // as it stands now
			if stood(now, f) {
				out = append(out, now)
			}
			continue
		}
		var claims []dateline.Claim
		for c, err := range s.Claims(ctx, store.Filter{Event: now.ID}) {
			if err != nil {
				return nil, err
			}
			if there[c.Report] {
				claims = append(claims, c)
			}
		}
		if !told(claims, f) {
			continue
		}
		e := resolve.Retold(now.ID, claims)
		if err := w.weigh(&e, claims); err != nil {
			return nil, err
		}
		if stood(e, f) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b dateline.Event) int {
		in := cmp.Or(inTime(a, b), strings.Compare(string(a.ID), string(b.ID)))
		if f.Newest && timed(a) && timed(b) {
			return -in
		}
		return in
	})
	if f.Limit > 0 {
		out = out[:min(len(out), f.Limit)]
	}
	return out, nil
}

// reportsUntil are the reports that were there.
func reportsUntil(ctx context.Context, s *store.Store, u Until) (map[dateline.ReportID]bool, error) {
	out := map[dateline.ReportID]bool{}
	for r, err := range s.Reports(ctx, store.Filter{}) {
		if err != nil {
			return nil, err
		}
		if u.holds(r.Report) {
			out[r.ID] = true
		}
	}
	return out, nil
}

// heard counts the reports that tell of an event: those that were there, and
// those that came later.
type heard struct{ there, later int }

func tellers(ctx context.Context, s *store.Store, there map[dateline.ReportID]bool) (map[dateline.EventID]heard, error) {
	out := map[dateline.EventID]heard{}
	for pair, err := range s.Tellers(ctx) {
		if err != nil {
			return nil, err
		}
		t := out[pair.Event]
		if there[pair.Report] {
			t.there++
		} else {
			t.later++
		}
		out[pair.Event] = t
	}
	return out, nil
}

// archiveOf is the archive of a record that is read.
func archiveOf(ctx context.Context, s *store.Store) *archive {
	return newArchive(func(id dateline.ReportID) (dateline.Report, []dateline.Claim, error) {
		r, err := s.Report(ctx, id)
		if err != nil {
			return r.Report, nil, err
		}
		var claims []dateline.Claim
		for c, err := range s.Claims(ctx, store.Filter{Report: id}) {
			if err != nil {
				return r.Report, nil, err
			}
			claims = append(claims, c)
		}
		return r.Report, claims, nil
	})
}

// told reports whether claims of an event were there, of the actors, source and
// report that a filter wants.
func told(claims []dateline.Claim, f store.Filter) bool {
	some := func(want bool, is func(dateline.Claim) bool) bool { return !want || slices.ContainsFunc(claims, is) }
	return len(claims) > 0 &&
		some(f.Source != "", func(c dateline.Claim) bool { return strings.EqualFold(c.Source, f.Source) }) &&
		some(f.Report != "", func(c dateline.Claim) bool { return c.Report == f.Report }) &&
		some(len(f.Actors) > 0, func(c dateline.Claim) bool {
			return slices.ContainsFunc(c.Arguments, func(a dateline.Argument) bool { return slices.Contains(f.Actors, a.Entity) }) ||
				slices.ContainsFunc(c.Attribution, func(l dateline.Link) bool { return slices.Contains(f.Actors, l.Entity) })
		})
}

// stood reports whether an event, as it stood, is one that a filter wants.
func stood(e dateline.Event, f store.Filter) bool {
	var from, to string
	if e.When != nil {
		from, to = e.When.From, cmp.Or(e.When.To, e.When.From)
	}
	place, country := "", ""
	if e.Where != nil {
		place, country = e.Where.Name, e.Where.Country
	}
	return (f.Type == "" || strings.EqualFold(f.Type, e.Type)) &&
		(f.Status == "" || f.Status == string(e.Status)) && e.Origins >= f.MinOrigins &&
		(f.From == "" || to > f.From) && (f.To == "" || from != "" && from < f.To) &&
		(f.Place == "" && f.Country == "" || f.Place != "" && strings.Contains(strings.ToLower(place), strings.ToLower(f.Place)) || f.Country != "" && country == f.Country)
}

// inTime compares events by when they were, unknown last.
func inTime(a, b dateline.Event) int {
	from := func(e dateline.Event) string {
		if !timed(e) {
			return "~"
		}
		return e.When.From
	}
	return strings.Compare(from(a), from(b))
}

func timed(e dateline.Event) bool { return e.When != nil && e.When.From != "" }
