package server

import (
	"context"
	"sync"

	"dateline"
	"dateline/analyze"
	"dateline/pipeline"
)

// analyses reads reports anew for the layers that the record does not keep. One
// at a time: the model takes a processor. The last ones are kept.
type analyses struct {
	pipeline *pipeline.Pipeline
	turn     chan struct{}
	mu       sync.Mutex
	kept     map[dateline.ReportID]*dateline.Analysis
	order    []dateline.ReportID
}

const mostAnalyses = 64

func newAnalyses(p *pipeline.Pipeline) *analyses {
	return &analyses{pipeline: p, turn: make(chan struct{}, 1), kept: map[dateline.ReportID]*dateline.Analysis{}}
}

func (a *analyses) find(id dateline.ReportID) *dateline.Analysis {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.kept[id]
}

func (a *analyses) of(ctx context.Context, r dateline.Report) (*dateline.Analysis, error) {
	if found := a.find(r.ID); found != nil {
		return found, nil
	}
	select {
	case a.turn <- struct{}{}:
		defer func() { <-a.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if found := a.find(r.ID); found != nil {
		return found, nil
	}
	reading, err := a.pipeline.Read(analyze.Given{Report: r}, pipeline.Annotated)
	if err != nil {
		return nil, err
	}
	a.keep(r.ID, reading.Analysis)
	return reading.Analysis, nil
}

func (a *analyses) keep(id dateline.ReportID, found *dateline.Analysis) {
	a.mu.Lock()
	defer a.mu.Unlock()
	found.Sentences = nil // the layers that are shown do not need them
	a.kept[id] = found
	if a.order = append(a.order, id); len(a.order) > mostAnalyses {
		delete(a.kept, a.order[0])
		a.order = a.order[1:]
	}
}
