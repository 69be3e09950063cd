package server

import (
	"context"
	"net/http"

	"dateline/store"
)

// health says whether the server can answer.
type health struct {
	Status   string `json:"status" enum:"ok"`
	Behind   bool   `json:"behind" doc:"entities and events do not follow from all reports and judgements yet"`
	Writable bool   `json:"writable"`
}

// versions name the program and the state of the record.
type versions struct {
	Program string `json:"program"`
	API     string `json:"api"`
	Record  string `json:"record" doc:"changes with everything that is written"`
}

// totals are the sizes of the record.
type totals struct {
	Reports    int `json:"reports"`
	Claims     int `json:"claims"`
	Events     int `json:"events"`
	Entities   int `json:"entities"`
	Quarantine int `json:"quarantine"`
}

func (s *Server) meta(*http.ServeMux) {
	get(s, op("health", http.MethodGet, "/health", "server", "Health", ""), func(ctx context.Context, _ *struct{}) (health, error) {
		behind, err := s.Pipeline.Behind(ctx, s.Store)
		return health{"ok", behind, !s.Store.ReadOnly()}, err
	})
	get(s, op("version", http.MethodGet, "/version", "server", "Version", ""), func(ctx context.Context, _ *struct{}) (versions, error) {
		v, err := s.Store.Version(ctx)
		return versions{s.Version, "1", v}, err
	})
	get(s, op("totals", http.MethodGet, "/totals", "server", "Sizes of the record", ""), func(ctx context.Context, _ *struct{}) (totals, error) {
		var t store.Totals
		t, err := s.Store.Totals(ctx)
		return totals(t), err
	})
}
