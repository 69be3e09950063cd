package server

import (
	"context"
	"iter"
	"net/http"

	"dateline"
	"dateline/export"
	"dateline/pipeline"
	"dateline/query"
	"dateline/store"
)

// ID is an id in a path.
type ID struct {
	ID string `path:"id" maxLength:"40" doc:"id of it" example:"v_00b81b02e7652c27"`
}

type eventsIn struct {
	Filters
	AsOf        string `query:"as-of" maxLength:"40" doc:"as reports published by this date, which counts as a whole, tell it" example:"2023-06-06"`
	RetrievedBy string `query:"retrieved-by" maxLength:"40" doc:"as reports retrieved by this date tell it"`
	Paging
}

// until bounds what the record is taken to know.
func (in *eventsIn) until() (u pipeline.Until, err error) {
	if u.Published, err = query.Until("as-of", in.AsOf); err != nil {
		return u, err
	}
	u.Retrieved, err = query.Until("retrieved-by", in.RetrievedBy)
	return u, err
}

func (s *Server) events(*http.ServeMux) {
	collection(s, op("events", http.MethodGet, "/events", "record", "List events", "What happened, as the reports tell it, by time."),
		export.Events(), func(in *eventsIn) Paging { return in.Paging },
		func(ctx context.Context, in *eventsIn) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[dateline.Event], error], error) {
			until, err := in.until()
			if err != nil {
				return store.Filter{}, nil, err
			}
			f, err := s.filter(ctx, in.Filters)
			return f, func(f store.Filter) iter.Seq2[store.Placed[dateline.Event], error] {
				if until.IsZero() {
					return s.Store.PlacedEvents(ctx, f)
				}
				return counted(f, func(f store.Filter) iter.Seq2[dateline.Event, error] {
					return s.Pipeline.EventsAsOf(ctx, s.Store, f, until)
				})
			}, err
		})
	get(s, op("event", http.MethodGet, "/events/{id}", "record", "One event",
		"With the claims that tell of it and the reports they are in, with related=true the events it is tied to (the plan of what happened and what came of a plan, an allegation and its denial), and a person's judgements on it. Of each property, silent are the reports that leave it out.", http.StatusNotFound), s.event)
}

// eventOut is an event with all that its page shows.
type eventOut struct {
	dateline.Event
	Told       []dateline.Claim     `json:"told" doc:"the claims that tell of it, by publication and place in the text"`
	Sides      []dateline.Report    `json:"sides" doc:"the reports, without their texts, by publication"`
	History    []known              `json:"history" doc:"how many reports told of it, by when"`
	Judgements []dateline.Judgement `json:"judgements" doc:"on this event or its claims, the latest first"`
}

// known is what was known of an event at a time.
type known struct {
	At      string              `json:"at" doc:"publication; \"\" unknown"`
	Report  dateline.ReportID   `json:"report"`
	Source  string              `json:"source"`
	Claims  []dateline.ClaimID  `json:"claims"`
	Adds    []dateline.Property `json:"adds" doc:"values that no earlier report had"`
	Reports int                 `json:"reports" doc:"so many by then"`
}

// eventIn asks for an event.
type eventIn struct {
	ID
	Related bool `query:"related" doc:"also the events that it is tied to, which may take a second to find"`
}

func (s *Server) event(ctx context.Context, in *eventIn) (eventOut, error) {
	e, err := s.Store.Event(ctx, dateline.EventID(in.ID.ID))
	out := eventOut{Event: e, Told: []dateline.Claim{}, Sides: []dateline.Report{}, History: []known{}, Judgements: []dateline.Judgement{}}
	if err != nil {
		return out, err
	}
	if out.Told, err = gather(s.Store.Claims(ctx, store.Filter{Event: e.ID})); err != nil {
		return out, err
	}
	for _, c := range out.Told {
		if n := len(out.History); n > 0 && out.History[n-1].Report == c.Report {
			out.History[n-1].Claims = append(out.History[n-1].Claims, c.ID)
			continue
		}
		r, err := s.Store.Report(ctx, c.Report)
		if err != nil {
			return out, err
		}
		r.Text = ""
		out.Sides = append(out.Sides, r.Report)
		out.History = append(out.History, known{At: r.Published, Report: r.ID, Source: r.Source.Name, Claims: []dateline.ClaimID{c.ID}, Reports: len(out.Sides)})
	}
	grow(out.History, e)
	if in.Related {
		if out.Related, err = s.Pipeline.Related(ctx, s.Store, e); err != nil {
			return out, err
		}
	}
	out.Judgements, err = s.about(ctx, string(e.ID), e.Claims)
	return out, err
}

// grow says which values each report was the first to have.
func grow(history []known, e dateline.Event) {
	at := map[dateline.ClaimID]int{}
	for i, k := range history {
		history[i].Adds = []dateline.Property{}
		for _, c := range k.Claims {
			at[c] = i
		}
	}
	for _, p := range e.Properties {
		for _, v := range p.Values {
			first := len(history)
			for _, c := range v.For {
				if i, ok := at[c]; ok {
					first = min(first, i)
				}
			}
			if first < len(history) {
				h := &history[first]
				h.Adds = append(h.Adds, dateline.Property{Name: p.Name, Values: []dateline.Value{v}, Verdict: p.Verdict})
			}
		}
	}
}

// about are the standing judgements of people on an event or its claims.
func (s *Server) about(ctx context.Context, id string, claims []dateline.ClaimID) ([]dateline.Judgement, error) {
	mine := map[string]bool{id: true}
	for _, c := range claims {
		mine[string(c)] = true
	}
	out := []dateline.Judgement{}
	for j, err := range s.Store.JudgementsOf(ctx, store.Log{Kind: "person", Standing: true}) {
		if err != nil {
			return out, err
		}
		if mine[j.Item.A] || mine[j.Item.B] {
			out = append(out, j.Item)
		}
	}
	return out, nil
}

type claimsIn struct {
	Filters
	Kind    string `query:"kind" enum:"event,statement" doc:"only event claims, or only statements"`
	Speaker string `query:"speaker" maxLength:"200" doc:"only statements by it: a name, a country code or an entity's id"`
	About   string `query:"about" maxLength:"200" doc:"only others' statements that name it: a name, a country code or an entity's id"`
	Paging
}

func (s *Server) claims(*http.ServeMux) {
	collection(s, op("claims", http.MethodGet, "/claims", "record", "List claims", "What each report says, with its words, by publication and place in the text."),
		export.Claims(), func(in *claimsIn) Paging { return in.Paging },
		func(ctx context.Context, in *claimsIn) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[dateline.Claim], error], error) {
			q := in.Filters.query()
			q.Kind, q.Speaker, q.About = in.Kind, in.Speaker, in.About
			f, err := q.Filter(ctx, s.Store, s.Pipeline.CountryCode)
			return f, func(f store.Filter) iter.Seq2[store.Placed[dateline.Claim], error] {
				return s.Store.PlacedClaims(ctx, f)
			}, err
		})
	get(s, op("claim", http.MethodGet, "/claims/{id}", "record", "One claim", "With the event that it tells of, and judgements on it.", http.StatusNotFound), s.claim)
}

// claimOut is a claim with what belongs to it.
type claimOut struct {
	dateline.Claim
	Event      dateline.EventID     `json:"event" doc:"that it tells of; \"\" none"`
	Judgements []dateline.Judgement `json:"judgements"`
}

func (s *Server) claim(ctx context.Context, in *ID) (out claimOut, err error) {
	if out.Claim, err = s.Store.Claim(ctx, dateline.ClaimID(in.ID)); err != nil {
		return out, err
	}
	if out.Event, err = s.Store.EventOf(ctx, out.ID); err != nil {
		return out, err
	}
	out.Judgements, err = s.about(ctx, in.ID, nil)
	return out, err
}

type entitiesIn struct {
	Filters
	Kind string `query:"kind" enum:"person,organization,group,country,place,facility,product,event,other"`
	Paging
}

func (s *Server) entities(*http.ServeMux) {
	collection(s, op("entities", http.MethodGet, "/entities", "record", "List entities", "Who and what the reports name, the most mentioned first."),
		export.Entities(), func(in *entitiesIn) Paging { return in.Paging },
		func(ctx context.Context, in *entitiesIn) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[dateline.Entity], error], error) {
			f, err := s.filter(ctx, in.Filters)
			f.Kind = in.Kind
			return f, func(f store.Filter) iter.Seq2[store.Placed[dateline.Entity], error] {
				return s.Store.PlacedEntities(ctx, f)
			}, err
		})
	get(s, op("entity", http.MethodGet, "/entities/{id}", "record", "One entity",
		"With roles by date and who appears with it. Its events are /events?actor=ID, its statements /claims?speaker=ID, those about it /claims?about=ID.", http.StatusNotFound), s.entity)
}

// networkIn asks for an entity with so many companions.
type networkIn struct {
	ID
	Companions int `query:"companions" minimum:"0" maximum:"200" default:"40" doc:"at most so many, those of most common events"`
}

// entityOut is an entity with its network.
type entityOut struct {
	dateline.Entity
	Companions []companion `json:"companions" doc:"who and what takes part in events together with it"`
	Ties       []tie       `json:"ties" doc:"among the companions"`
}

type companion struct {
	ID      dateline.EntityID `json:"id"`
	Name    string            `json:"name"`
	Kind    dateline.Kind     `json:"kind"`
	Country string            `json:"country"`
	Events  int               `json:"events" doc:"that both take part in"`
}

type tie struct {
	A      dateline.EntityID `json:"a"`
	B      dateline.EntityID `json:"b"`
	Events int               `json:"events"`
}

func (s *Server) entity(ctx context.Context, in *networkIn) (entityOut, error) {
	out := entityOut{Companions: []companion{}, Ties: []tie{}}
	var err error
	if out.Entity, err = s.Store.Entity(ctx, dateline.EntityID(in.ID.ID)); err != nil || in.Companions == 0 {
		return out, err
	}
	var among []dateline.EntityID
	for c, err := range s.Store.Companions(ctx, out.ID, in.Companions) {
		if err != nil {
			return out, err
		}
		out.Companions = append(out.Companions, companion{c.Entity, c.Name, c.Kind, c.Country, c.Events})
		among = append(among, c.Entity)
	}
	ties, err := s.Store.Ties(ctx, among)
	for _, t := range ties {
		out.Ties = append(out.Ties, tie{t.A, t.B, t.Events})
	}
	return out, err
}

// gather is a list as a slice, never nil.
func gather[T any](items iter.Seq2[T, error]) ([]T, error) {
	out := []T{}
	for item, err := range items {
		if err != nil {
			return out, err
		}
		out = append(out, item)
	}
	return out, nil
}
