package server

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/store"
)

type timelineIn struct {
	Filters
	Bucket string `query:"bucket" enum:"auto,year,month,day,hour" default:"auto" doc:"of the counts; auto takes what suits from and to"`
	Lanes  string `query:"lanes" enum:"none,actor,place,type,status" default:"none" doc:"what the lanes are of: the twelve most common"`
	Limit  int    `query:"limit" minimum:"0" maximum:"20000" default:"2000" doc:"events at most, those of most origins; counts are of all"`
}

// timelineOut is what a timeline draws: counts of all events, and the events as
// far as the limit goes.
type timelineOut struct {
	Total     int            `json:"total"`
	Unknown   int            `json:"unknown" doc:"events of unknown time; they come last in events"`
	Bucket    string         `json:"bucket"`
	Buckets   []bucket       `json:"buckets" doc:"by the time they began, in order; empty ones left out"`
	Lanes     []lane         `json:"lanes"`
	Events    []timelineMark `json:"events"`
	Truncated bool           `json:"truncated" doc:"there are more events than the limit"`
}

type bucket struct {
	At     string         `json:"at" doc:"year, month, day or hour" example:"2023-09"`
	Count  int            `json:"count"`
	Status map[string]int `json:"status"`
}

type lane struct {
	ID    string `json:"id,omitempty" doc:"of an entity"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// timelineMark is an event, short: a timeline has thousands.
type timelineMark struct {
	ID        dateline.EventID `json:"id"`
	Type      string           `json:"type"`
	Mode      string           `json:"mode,omitempty"`
	Status    dateline.Status  `json:"status"`
	From      string           `json:"from,omitempty" doc:"absent: unknown"`
	To        string           `json:"to,omitempty" doc:"exclusive"`
	Precision string           `json:"precision,omitempty"`
	Place     string           `json:"place,omitempty"`
	Country   string           `json:"country,omitempty"`
	Lat       *float64         `json:"lat,omitempty"`
	Lon       *float64         `json:"lon,omitempty"`
	Origins   int              `json:"origins"`
	Summary   string           `json:"summary"`
	Lanes     []int            `json:"lanes,omitempty" doc:"positions in lanes"`
}

func markOf(l store.Line) timelineMark {
	return timelineMark{ID: l.ID, Type: l.Type, Mode: l.Mode, Status: l.Status, From: l.From, To: l.To, Precision: l.Precision,
		Place: l.Place, Country: l.Country, Lat: l.Lat, Lon: l.Lon, Origins: l.Origins, Summary: l.Summary}
}

const (
	mostLanes = 12
	mostMarks = 20_000 // as timelineIn says
)

func (s *Server) timeline(*http.ServeMux) {
	drawn(s, op("timeline", http.MethodGet, "/timeline", "views", "Timeline", "Events in time: counts for zooming, and the events themselves.",
		http.StatusUnprocessableEntity), timelineOut{}, s.timelineWritten)
}

func (s *Server) timelineWritten(ctx context.Context, in *timelineIn) ([]byte, error) {
	key := ""
	if in.Filters == (Filters{}) && in.Limit == mostMarks && in.Bucket == "auto" {
		key = "timeline " + in.Lanes
	}
	return written(ctx, s, key, func() (timelineOut, error) { return s.timelineOf(ctx, in) })
}

func (s *Server) timelineOf(ctx context.Context, in *timelineIn) (timelineOut, error) {
	f, err := s.filter(ctx, in.Filters)
	if err != nil {
		return timelineOut{}, err
	}
	out := timelineOut{Bucket: grain(in.Bucket, f), Buckets: []bucket{}, Lanes: []lane{}, Events: []timelineMark{}}
	t, err := s.buckets(ctx, f, in.Lanes, &out)
	if err != nil {
		return out, err
	}
	lanes, err := s.lanes(ctx, t, in.Lanes, &out)
	if err != nil || in.Limit == 0 {
		out.Truncated = out.Total > 0
		return out, err
	}
	f.Limit, f.Weightiest = in.Limit, out.Total > in.Limit
	for l, err := range s.Store.Lines(ctx, f) {
		if err != nil {
			return out, err
		}
		m := markOf(l)
		m.Lanes = lanes(l)
		out.Events = append(out.Events, m)
	}
	if f.Weightiest {
		slices.SortStableFunc(out.Events, func(a, b timelineMark) int { return strings.Compare(cmp.Or(a.From, "~"), cmp.Or(b.From, "~")) })
	}
	out.Truncated = out.Total > len(out.Events)
	return out, nil
}

// grain is the size of buckets that suits the stretch asked for.
func grain(asked string, f store.Filter) string {
	if asked != "" && asked != "auto" {
		return asked
	}
	from, to, ok := dateline.When{From: f.From, To: f.To}.Range()
	if !ok || f.To == "" {
		return "month"
	}
	const day = 24 * time.Hour
	switch d := to.Sub(from); {
	case d <= 3*day:
		return "hour"
	case d <= 200*day:
		return "day"
	case d <= 40*365*day:
		return "month"
	}
	return "year"
}

// laneBy is what lanes that are no actors are of.
func laneBy(lanes string) store.By {
	return map[string]store.By{"place": store.ByPlace, "type": store.ByType, "status": store.ByStatus}[lanes]
}

// buckets counts the events by time, and by what the lanes are of.
func (s *Server) buckets(ctx context.Context, f store.Filter, lanes string, out *timelineOut) (store.Tally, error) {
	by := []store.By{map[string]store.By{"year": store.ByYear, "month": store.ByMonth, "day": store.ByDay, "hour": store.ByHour}[out.Bucket].And(store.ByStatus)}
	if lane := laneBy(lanes); lane != "" {
		by = append(by, lane)
	}
	t, err := s.Store.Tally(ctx, f, by...)
	if err != nil {
		return t, err
	}
	out.Total = t.Total
	for _, c := range t.Counts[0] {
		at, status, _ := strings.Cut(c.Name, "|")
		if at == "" {
			out.Unknown += c.Count
			continue
		}
		if n := len(out.Buckets); n == 0 || out.Buckets[n-1].At != at {
			out.Buckets = append(out.Buckets, bucket{At: at, Status: map[string]int{}})
		}
		b := &out.Buckets[len(out.Buckets)-1]
		b.Count += c.Count
		b.Status[status] += c.Count
	}
	return t, nil
}

// lanes finds the lanes, and gives a function that says in which ones an event is.
func (s *Server) lanes(ctx context.Context, t store.Tally, by string, out *timelineOut) (func(store.Line) []int, error) {
	switch by {
	case "place":
		return laneOf(t.Counts[1], out, func(l store.Line) string { return l.Place }), nil
	case "type":
		return laneOf(t.Counts[1], out, func(l store.Line) string { return l.Type }), nil
	case "status":
		return laneOf(t.Counts[1], out, func(l store.Line) string { return string(l.Status) }), nil
	case "actor":
		return s.actorLanes(ctx, t, out)
	}
	return func(store.Line) []int { return nil }, nil
}

func laneOf(counts []store.Count, out *timelineOut, value func(store.Line) string) func(store.Line) []int {
	at := map[string]int{}
	for _, c := range most(counts, mostLanes+1) {
		if c.Value == "" || len(out.Lanes) == mostLanes {
			continue // unknown is no lane
		}
		at[c.Value] = len(out.Lanes)
		out.Lanes = append(out.Lanes, lane{Name: c.Value, Count: c.Count})
	}
	return func(l store.Line) []int {
		if i, ok := at[value(l)]; ok {
			return []int{i}
		}
		return nil
	}
}

func (s *Server) actorLanes(ctx context.Context, t store.Tally, out *timelineOut) (func(store.Line) []int, error) {
	at := map[dateline.EntityID]int{}
	var of []dateline.EntityID
	for c, err := range s.Store.CountActors(ctx, t, mostLanes) {
		if err != nil {
			return nil, err
		}
		at[dateline.EntityID(c.ID)] = len(of)
		of = append(of, dateline.EntityID(c.ID))
		out.Lanes = append(out.Lanes, lane{ID: c.ID, Name: c.Name, Count: c.Count})
	}
	in := map[dateline.EventID][]int{}
	for p, err := range s.Store.Parts(ctx, t, of) {
		if err != nil {
			return nil, err
		}
		in[p.Event] = append(in[p.Event], at[p.Entity])
	}
	return func(l store.Line) []int { return in[l.ID] }, nil
}
