package server

import (
	"context"
	"net/http"
	"sync"

	"dateline/export"

	"github.com/danielgtaylor/huma/v2"
)

// memo holds what was found in a record of one state. What is asked for without
// a filter goes over all events; it is found once, and for most readers before
// they ask (see warm).
type memo struct {
	mu    sync.Mutex
	state string
	held  map[string]any
}

// mostHeld bounds what a memo holds; a timeline of 20,000 events has 3 MB.
const mostHeld = 32

func (m *memo) find(state, key string) (any, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.held[key]
	return v, ok && m.state == state
}

func (m *memo) put(state, key string, v any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.state != state || len(m.held) >= mostHeld {
		m.state, m.held = state, map[string]any{}
	}
	m.held[key] = v
}

// remembered is what find gives, or gave since the record was last derived.
func remembered[T any](ctx context.Context, s *Server, key string, find func() (T, error)) (T, error) {
	state, err := s.Store.Derived(ctx)
	if err != nil {
		var none T
		return none, err
	}
	if v, ok := s.memo.find(state, key); ok {
		return v.(T), nil
	}
	v, err := find()
	if err == nil {
		s.memo.put(state, key, v)
	}
	return v, err
}

// drawn adds a route that answers with one JSON object of the type of like, as
// write gives it.
func drawn[In any](s *Server, o huma.Operation, like any, write func(context.Context, *In) ([]byte, error)) {
	o.Responses = map[string]*huma.Response{"200": {Description: http.StatusText(http.StatusOK),
		Content: map[string]*huma.MediaType{"application/json": {Schema: s.schema(like)}}}}
	s.problems(&o)
	huma.Register(s.api, o, func(ctx context.Context, in *In) (*huma.StreamResponse, error) {
		b, err := write(ctx, in)
		if err != nil {
			return nil, s.failed(ctx, o, err)
		}
		return &huma.StreamResponse{Body: func(c huma.Context) {
			c.SetHeader("Content-Type", "application/json")
			c.BodyWriter().Write(b)
		}}, nil
	})
}

// written is an answer as JSON, written once for all who ask the same: key
// names questions without a filter, "" any other.
func written[Out any](ctx context.Context, s *Server, key string, answer func() (Out, error)) ([]byte, error) {
	write := func() ([]byte, error) {
		out, err := answer()
		if err != nil {
			return nil, err
		}
		b, err := export.Marshal(out)
		return append(b, '\n'), err
	}
	if key == "" {
		return write()
	}
	return remembered(ctx, s, key, write)
}

// warm finds what the pages ask of the whole record, so that its readers need
// not wait for it.
func (s *Server) warm(ctx context.Context) {
	find := []func() error{
		func() error { _, err := s.facetsWritten(ctx, &Filters{}); return err },
		func() error { _, err := s.sourceList(ctx); return err },
	}
	for _, lanes := range []string{"type", "actor", "none", "place", "status"} {
		find = append(find, func() error {
			_, err := s.timelineWritten(ctx, &timelineIn{Bucket: "auto", Lanes: lanes, Limit: mostMarks})
			return err
		})
	}
	for zoom := range 4 {
		find = append(find, func() error { _, err := s.mapWritten(ctx, &mapIn{Zoom: zoom}); return err })
	}
	for _, f := range find {
		if err := f(); err != nil {
			if ctx.Err() == nil {
				s.Log.Error("warm", "error", err.Error())
			}
			return
		}
	}
}
