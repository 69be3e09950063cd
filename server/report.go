package server

import (
	"context"
	"iter"
	"net/http"
	"slices"
	"strings"

	"dateline"
	"dateline/export"
	"dateline/query"
	"dateline/store"
)

type reportsIn struct {
	Filters
	Paging
}

func (s *Server) reports(*http.ServeMux) {
	collection(s, op("reports", http.MethodGet, "/reports", "record", "List reports", "What was read, by publication; from and to are of it. Texts are in /reports/{id}."),
		export.Reports(), func(in *reportsIn) Paging { return in.Paging },
		func(ctx context.Context, in *reportsIn) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[store.ListedReport], error], error) {
			f, err := s.filter(ctx, in.Filters)
			return f, func(f store.Filter) iter.Seq2[store.Placed[store.ListedReport], error] {
				return s.Store.PlacedReports(ctx, f)
			}, err
		})
	get(s, op("report", http.MethodGet, "/reports/{id}", "record", "One report",
		"Its text with layers of marks: claims, mentions, hidden (signs that can not be seen), and, read anew when asked for, times, places and attributions.",
		http.StatusNotFound, http.StatusUnprocessableEntity), s.report)
}

type reportIn struct {
	ID
	Layers string `query:"layers" default:"claims,mentions,hidden" maxLength:"200" doc:"of claims, mentions, hidden, times, places, attributions" example:"claims,times"`
}

// reportOut is a report with its marks.
type reportOut struct {
	dateline.Report
	Layers layers `json:"layers"`
}

// layers are marks in a report's text, each layer in order of the text. A layer
// that was not asked for is left out.
type layers struct {
	Claims       []claimMark   `json:"claims,omitempty"`
	Mentions     []mentionMark `json:"mentions,omitempty"`
	Hidden       []hiddenMark  `json:"hidden,omitempty"`
	Times        []timeMark    `json:"times,omitempty"`
	Places       []placeMark   `json:"places,omitempty"`
	Attributions []sayingMark  `json:"attributions,omitempty"`
}

// mark is a stretch of the text, in bytes and in UTF-16 units.
type mark struct {
	Start   int `json:"start" doc:"bytes"`
	End     int `json:"end"`
	Start16 int `json:"start16" doc:"UTF-16 units, as browsers count"`
	End16   int `json:"end16"`
}

type claimMark struct {
	dateline.Claim
	Event dateline.EventID `json:"event" doc:"that it tells of; \"\" none"`
	Mark  mark             `json:"mark" doc:"of the passage"`
	Parts []part           `json:"parts"`
}

// part is one part of a claim in the text.
type part struct {
	Part   string            `json:"part" doc:"trigger, content, argument, when, where, speaker or cue"`
	Role   string            `json:"role,omitempty" doc:"of an argument; of a speaker and a cue the kind of link"`
	Entity dateline.EntityID `json:"entity,omitempty"`
	Name   string            `json:"name,omitempty"`
	Mark   mark              `json:"mark"`
}

type mentionMark struct {
	Kind   dateline.Kind     `json:"kind"`
	Form   dateline.Form     `json:"form"`
	Chain  string            `json:"chain" doc:"mentions of one chain stand for the same thing"`
	Entity dateline.EntityID `json:"entity,omitempty" doc:"where a claim of the report tells it"`
	Mark   mark              `json:"mark"`
}

type timeMark struct {
	Type  string `json:"type"`
	Value string `json:"value"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
	Mark  mark   `json:"mark"`
}

type placeMark struct {
	Name    string   `json:"name"`
	Country string   `json:"country,omitempty"`
	Lat     *float64 `json:"lat,omitempty"`
	Lon     *float64 `json:"lon,omitempty"`
	Mark    mark     `json:"mark"`
}

type sayingMark struct {
	Quote   string `json:"quote"`
	Source  *mark  `json:"source,omitempty"`
	Cue     *mark  `json:"cue,omitempty"`
	Content []mark `json:"content"`
}

// hiddenMark is a sign that can not be seen and may mislead: a control of
// direction, a zero-width character.
type hiddenMark struct {
	Code string `json:"code" example:"U+202E"`
	Mark mark   `json:"mark"`
}

func (s *Server) report(ctx context.Context, in *reportIn) (reportOut, error) {
	r, err := s.Store.Report(ctx, dateline.ReportID(in.ID.ID))
	out := reportOut{Report: r.Report}
	if err != nil {
		return out, err
	}
	wanted := strings.Split(in.Layers, ",")
	for _, l := range wanted {
		if !slices.Contains([]string{"claims", "mentions", "hidden", "times", "places", "attributions", ""}, l) {
			return out, &query.Mistake{Name: "layers", Value: l, Reason: "they are claims, mentions, hidden, times, places, attributions"}
		}
	}
	u := newUnits(r.Text)
	claims, err := gather(s.Store.Claims(ctx, store.Filter{Report: r.ID}))
	if err != nil {
		return out, err
	}
	if slices.Contains(wanted, "claims") {
		if out.Layers.Claims, err = s.claimMarks(ctx, u, claims); err != nil {
			return out, err
		}
	}
	if slices.Contains(wanted, "mentions") {
		if out.Layers.Mentions, err = s.mentionMarks(ctx, u, r.ID, claims); err != nil {
			return out, err
		}
	}
	if slices.Contains(wanted, "hidden") {
		out.Layers.Hidden = hiddenMarks(u, r.Text)
	}
	if !slices.ContainsFunc(wanted, func(l string) bool { return l == "times" || l == "places" || l == "attributions" }) {
		return out, nil
	}
	a, err := s.layers.of(ctx, r.Report)
	if err != nil {
		return out, err
	}
	out.Layers.read(u, a, wanted)
	return out, nil
}

func (s *Server) claimMarks(ctx context.Context, u units, claims []dateline.Claim) ([]claimMark, error) {
	out := []claimMark{}
	for _, c := range claims {
		event, err := s.Store.EventOf(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, claimMark{Claim: c, Event: event, Mark: u.mark(c.Passage.Span), Parts: partsOf(u, c)})
	}
	return out, nil
}

func partsOf(u units, c dateline.Claim) []part {
	out := []part{}
	add := func(p part, s dateline.Span) {
		if !s.Empty() {
			p.Mark = u.mark(s)
			out = append(out, p)
		}
	}
	if c.Trigger != nil {
		add(part{Part: "trigger"}, c.Trigger.Span)
	}
	if c.Content != nil {
		add(part{Part: "content"}, c.Content.Span)
	}
	for _, a := range c.Arguments {
		add(part{Part: "argument", Role: string(a.Role), Entity: a.Entity, Name: a.Name}, a.Span)
	}
	if c.When != nil {
		add(part{Part: "when"}, dateline.Span{Start: c.When.Start, End: c.When.End})
	}
	if c.Where != nil {
		add(part{Part: "where", Name: c.Where.Name, Entity: c.Where.Entity}, dateline.Span{Start: c.Where.Start, End: c.Where.End})
	}
	for _, l := range c.Attribution {
		if l.Speaker != nil {
			add(part{Part: "speaker", Role: l.Kind, Name: l.Name, Entity: l.Entity}, *l.Speaker)
		}
		if l.Cue != nil {
			add(part{Part: "cue", Role: l.Kind, Name: l.Name, Entity: l.Entity}, *l.Cue)
		}
	}
	return out
}

func (s *Server) mentionMarks(ctx context.Context, u units, id dateline.ReportID, claims []dateline.Claim) ([]mentionMark, error) {
	mentions, err := s.Store.Mentions(ctx, id)
	if err != nil {
		return nil, err
	}
	entity := entitiesAt(claims)
	chains := map[string]dateline.EntityID{}
	for _, m := range mentions {
		if e := entity[m.Span]; e != "" && m.Chain != "" && chains[m.Chain] == "" {
			chains[m.Chain] = e
		}
	}
	out := []mentionMark{}
	for _, m := range mentions {
		e := entity[m.Span]
		if e == "" {
			e = chains[m.Chain]
		}
		out = append(out, mentionMark{Kind: m.Kind, Form: m.Form, Chain: m.Chain, Entity: e, Mark: u.mark(m.Span)})
	}
	return out, nil
}

// entitiesAt are the entities that claims give to stretches of text; a stretch
// that stands for several ("the two leaders") is left out.
func entitiesAt(claims []dateline.Claim) map[dateline.Span]dateline.EntityID {
	out := map[dateline.Span]dateline.EntityID{}
	for _, c := range claims {
		for _, a := range c.Arguments {
			if a.Entity != "" && a.Via == "" {
				out[a.Span] = a.Entity
			}
		}
		for _, l := range c.Attribution {
			if l.Entity != "" && l.Speaker != nil {
				out[*l.Speaker] = l.Entity
			}
		}
	}
	return out
}

func (l *layers) read(u units, a *dateline.Analysis, wanted []string) {
	if slices.Contains(wanted, "times") {
		l.Times = []timeMark{}
		for _, t := range a.Times {
			l.Times = append(l.Times, timeMark{t.Type, t.Value, t.From, t.To, u.mark(t.Span)})
		}
	}
	if slices.Contains(wanted, "places") {
		l.Places = []placeMark{}
		for _, p := range a.Places {
			l.Places = append(l.Places, placeMark{p.Name, p.Country, p.Lat, p.Lon, u.mark(p.Span)})
		}
	}
	if slices.Contains(wanted, "attributions") {
		l.Attributions = []sayingMark{}
		for _, t := range a.Attributions {
			m := sayingMark{Quote: t.Quote, Source: u.maybe(t.Source), Cue: u.maybe(t.Cue), Content: []mark{}}
			for _, c := range t.Content {
				m.Content = append(m.Content, u.mark(c))
			}
			l.Attributions = append(l.Attributions, m)
		}
	}
}
