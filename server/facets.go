package server

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"dateline/store"
)

// facetsOut counts the filtered events by what a next filter could be.
type facetsOut struct {
	Total   int     `json:"total"`
	Type    []facet `json:"type"`
	Status  []facet `json:"status"`
	Country []facet `json:"country" doc:"of the place; the 40 most common"`
	Place   []facet `json:"place" doc:"the 20 most common"`
	Origins []facet `json:"origins"`
	Month   []facet `json:"month" doc:"in order of time; \"\" unknown"`
	Actor   []facet `json:"actor" doc:"the 20 most common"`
	Source  []facet `json:"source" doc:"the 20 most common"`
}

type facet struct {
	Value string `json:"value" doc:"what a filter takes; \"\" unknown"`
	Name  string `json:"name,omitempty" doc:"where the value is an id"`
	Count int    `json:"count"`
}

func (s *Server) facets(*http.ServeMux) {
	drawn(s, op("facets", http.MethodGet, "/facets", "views", "Facets", "How many of the filtered events have which type, status, place, month, actor and source.",
		http.StatusUnprocessableEntity), facetsOut{}, s.facetsWritten)
}

func (s *Server) facetsWritten(ctx context.Context, in *Filters) ([]byte, error) {
	key := ""
	if *in == (Filters{}) {
		key = "facets"
	}
	return written(ctx, s, key, func() (facetsOut, error) { return s.facetsOf(ctx, *in) })
}

func (s *Server) facetsOf(ctx context.Context, in Filters) (out facetsOut, err error) {
	f, err := s.filter(ctx, in)
	if err != nil {
		return out, err
	}
	t, err := s.Store.Tally(ctx, f, store.ByType, store.ByStatus, store.ByCountry, store.ByOrigins, store.ByMonth, store.ByPlace)
	if err != nil {
		return out, err
	}
	out = facetsOut{Total: t.Total, Type: most(t.Counts[0], 100), Status: most(t.Counts[1], 10), Country: most(t.Counts[2], 40),
		Origins: most(t.Counts[3], 20), Month: facetsIn(t.Counts[4]), Place: most(t.Counts[5], 20)}
	if out.Actor, err = named(s.Store.CountActors(ctx, t, 20)); err != nil {
		return out, err
	}
	out.Source, err = named(s.Store.CountSources(ctx, t, 20))
	return out, err
}

// most are the most common values, at most so many.
func most(counts []store.Count, most int) []facet {
	all := facetsIn(counts)
	slices.SortStableFunc(all, func(a, b facet) int { return cmp.Compare(b.Count, a.Count) })
	return all[:min(most, len(all))]
}

func facetsIn(counts []store.Count) []facet {
	out := []facet{}
	for _, c := range counts {
		out = append(out, facetOf(c))
	}
	return out
}

func facetOf(c store.Count) facet {
	if c.ID != "" {
		return facet{c.ID, c.Name, c.Count}
	}
	return facet{Value: c.Name, Count: c.Count}
}

func named(counts func(func(store.Count, error) bool)) ([]facet, error) {
	out := []facet{}
	for c, err := range counts {
		if err != nil {
			return out, err
		}
		out = append(out, facetOf(c))
	}
	return out, nil
}
