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
	get(s, op("facets", http.MethodGet, "/facets", "views", "Facets", "How many of the filtered events have which type, status, place, month, actor and source.",
		http.StatusUnprocessableEntity), func(ctx context.Context, in *Filters) (out facetsOut, err error) {
		f, err := s.filter(ctx, *in)
		if err != nil {
			return out, err
		}
		for _, by := range []struct {
			to   *[]facet
			by   store.By
			most int
		}{{&out.Type, store.ByType, 100}, {&out.Status, store.ByStatus, 10}, {&out.Country, store.ByCountry, 40},
			{&out.Place, store.ByPlace, 20}, {&out.Origins, store.ByOrigins, 20}} {
			if *by.to, err = s.most(ctx, f, by.by, by.most); err != nil {
				return out, err
			}
		}
		out.Month = []facet{}
		for c, err := range s.Store.Count(ctx, f, store.ByMonth) {
			if err != nil {
				return out, err
			}
			out.Month = append(out.Month, facet{Value: c.Name, Count: c.Count})
			out.Total += c.Count
		}
		if out.Actor, err = named(s.Store.CountActors(ctx, f, 20)); err != nil {
			return out, err
		}
		out.Source, err = named(s.Store.CountSources(ctx, f, 20))
		return out, err
	})
}

// most are the most common values, at most so many.
func (s *Server) most(ctx context.Context, f store.Filter, by store.By, most int) ([]facet, error) {
	all, err := named(s.Store.Count(ctx, f, by))
	slices.SortStableFunc(all, func(a, b facet) int { return cmp.Compare(b.Count, a.Count) })
	return all[:min(most, len(all))], err
}

func named(counts func(func(store.Count, error) bool)) ([]facet, error) {
	out := []facet{}
	for c, err := range counts {
		if err != nil {
			return out, err
		}
		f := facet{Value: c.Name, Count: c.Count}
		if c.ID != "" {
			f.Value, f.Name = c.ID, c.Name
		}
		out = append(out, f)
	}
	return out, nil
}
