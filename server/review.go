package server

import (
	"cmp"
	"context"
	"iter"
	"net/http"
	"slices"
	"strconv"

	"dateline"
	"dateline/export"
	"dateline/store"
)

// doubt is something that a person should look at.
type doubt struct {
	Kind      string              `json:"kind" enum:"pair,claim" doc:"judge a pair same, different or unsure; a claim right or wrong"`
	Doubt     float64             `json:"doubt" doc:"0 sure .. 1 a toss-up"`
	Judgement *dateline.Judgement `json:"judgement,omitempty" doc:"the machine's, of a pair"`
	Claims    []dateline.Claim    `json:"claims" doc:"the pair's, or the one"`
	Entities  []dateline.Entity   `json:"entities,omitempty" doc:"of a pair of entities"`
}

type reviewIn struct {
	Kind string `query:"kind" enum:"all,pair,claim" default:"all"`
	Paging
}

// mostDoubts is how far the queue is looked ahead.
const mostDoubts = 200

func (s *Server) review(*http.ServeMux) {
	collection(s, op("review", http.MethodGet, "/review", "judgements", "Queue for review", "What no person has judged, the most doubtful first, 200 at a time; judge, and ask again."),
		doubtShape(), func(in *reviewIn) Paging { return in.Paging },
		func(ctx context.Context, in *reviewIn) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[doubt], error], error) {
			found, err := s.doubts(ctx, in.Kind)
			if err != nil {
				return store.Filter{}, nil, err
			}
			return store.Filter{}, s.filled(ctx, found), nil
		})
}

func (s *Server) doubts(ctx context.Context, kind string) ([]store.Doubt, error) {
	var out []store.Doubt
	if kind != "claim" {
		pairs, err := gather(s.Store.DoubtfulPairs(ctx, 0, mostDoubts))
		if err != nil {
			return nil, err
		}
		out = append(out, pairs...)
	}
	if kind != "pair" {
		claims, err := gather(s.Store.DoubtfulClaims(ctx, 0, mostDoubts))
		if err != nil {
			return nil, err
		}
		out = append(out, claims...)
	}
	slices.SortStableFunc(out, func(a, b store.Doubt) int { return cmp.Compare(b.Doubt, a.Doubt) })
	return out[:min(mostDoubts, len(out))], nil
}

// filled yields doubts with what they are about.
func (s *Server) filled(ctx context.Context, found []store.Doubt) func(store.Filter) iter.Seq2[store.Placed[doubt], error] {
	return func(f store.Filter) iter.Seq2[store.Placed[doubt], error] {
		return func(yield func(store.Placed[doubt], error) bool) {
			for d, err := range unplaced(found)(f) {
				var out doubt
				if err == nil {
					out, err = s.fill(ctx, d.Item)
				}
				if dateline.KindOf(err) == dateline.NotFound && err != nil {
					continue // a judgement on what is no longer there
				}
				if !yield(store.Placed[doubt]{Item: out, Place: d.Place}, err) || err != nil {
					return
				}
			}
		}
	}
}

func (s *Server) fill(ctx context.Context, d store.Doubt) (doubt, error) {
	out := doubt{Kind: "claim", Doubt: d.Doubt, Claims: []dateline.Claim{}}
	ids := []string{string(d.Claim)}
	if d.Claim == "" {
		out.Kind, out.Judgement, ids = "pair", &d.Judgement, []string{d.Judgement.A, d.Judgement.B}
	}
	for _, id := range ids {
		if len(id) > 2 && id[:2] == "e_" {
			e, err := s.Store.Entity(ctx, dateline.EntityID(id))
			if err != nil {
				return out, err
			}
			out.Entities = append(out.Entities, e)
			continue
		}
		c, err := s.Store.Claim(ctx, dateline.ClaimID(id))
		if err != nil {
			return out, err
		}
		out.Claims = append(out.Claims, c)
	}
	return out, nil
}

func doubtShape() export.Shape[doubt] {
	ids := func(v doubt) (a, b string) {
		if v.Judgement != nil {
			return v.Judgement.A, v.Judgement.B
		}
		return string(v.Claims[0].ID), ""
	}
	return export.Shape[doubt]{
		Columns: []export.Column[doubt]{
			{Title: "kind", Value: func(v doubt) string { return v.Kind }},
			{Title: "doubt", Value: func(v doubt) string { return strconv.FormatFloat(v.Doubt, 'f', 3, 64) }},
			{Title: "a", Value: func(v doubt) string { a, _ := ids(v); return a }},
			{Title: "b", Value: func(v doubt) string { _, b := ids(v); return b }},
		},
		ID:    func(v doubt) string { a, b := ids(v); return a + b },
		Title: func(v doubt) string { a, b := ids(v); return v.Kind + " " + a + " " + b },
	}
}
