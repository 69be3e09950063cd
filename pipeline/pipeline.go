package pipeline

import (
	"context"
	"iter"
	"strings"

	"dateline/analyze"
	"dateline/store"
)

// Read takes one report from its words to its claims.
func (p *Pipeline) Read(in analyze.Given) (Reading, error) {
	return p.take(in, step{"language", p.gate}, step{"analyze", p.analyze}, step{"extract", p.annotate}, step{"extract", p.extract})
}

// Resolve is Read, with the entities of the claims as this report alone shows them.
func (p *Pipeline) Resolve(in analyze.Given) (Reading, error) {
	r, err := p.Read(in)
	if err != nil {
		return r, err
	}
	return p.then(r, step{"resolve", p.resolve})
}

// Annotate is Read up to the analysis with all its layers, without claims.
func (p *Pipeline) Annotate(in analyze.Given) (Reading, error) {
	return p.take(in, step{"language", p.gate}, step{"analyze", p.analyze}, step{"extract", p.annotate})
}

// Tag is Annotate without the layers that extraction knows, and without their tables.
func (p *Pipeline) Tag(in analyze.Given) (Reading, error) {
	return p.take(in, step{"language", p.gate}, step{"analyze", p.analyze})
}

// Ingest reads reports into the record: every report on its own, on all
// workers, written by one; then what follows from all of them together. A
// report that fails is quarantined and the others go on. What the record holds
// already is skipped, so that a run that was cut off may simply be run again.
func (p *Pipeline) Ingest(ctx context.Context, s *store.Store, reports iter.Seq2[analyze.Given, error], w Watch) (Tally, error) {
	var t Tally
	arrive := func(in analyze.Given) (arrival, error) { return p.arrive(ctx, s, in) }
	for arrival, err := range inOrder(ctx, reports, p.Workers, arrive) {
		if err := p.keep(ctx, s, arrival, err, &t, w); err != nil {
			return t, err
		}
		w.progress(t)
	}
	if err := ctx.Err(); err != nil {
		return t, err
	}
	return t, p.Derive(ctx, s)
}

// arrival is a report on its way into the record.
type arrival struct {
	reading Reading
	held    bool // the record has it
}

func (p *Pipeline) arrive(ctx context.Context, s *store.Store, in analyze.Given) (arrival, error) {
	maker, err := p.Maker()
	if err != nil {
		return arrival{}, err
	}
	if held, err := s.Holds(ctx, &in.Report, maker); held || err != nil {
		return arrival{reading: Reading{Report: in.Report}, held: held}, err
	}
	reading, err := p.Read(in)
	return arrival{reading: reading}, err
}

// keep writes one arrival down, or its failure. Its error ends the run.
func (p *Pipeline) keep(ctx context.Context, s *store.Store, a arrival, failed error, t *Tally, w Watch) error {
	if Fatal(failed) {
		return failed
	}
	if failed != nil {
		t.Quarantined++
		w.failed(failed)
		return s.Quarantine(ctx, failed)
	}
	if a.held {
		t.Known++
		return nil
	}
	r := a.reading
	maker, err := p.Maker()
	if err != nil {
		return err
	}
	added, err := s.Add(ctx, store.Account{Report: r.Report, Mentions: r.Analysis.Mentions, Claims: r.Claims, Maker: maker})
	if err != nil {
		return err
	}
	for _, refused := range r.Refused {
		w.failed(refused)
		if err := s.Quarantine(ctx, refused); err != nil {
			return err
		}
	}
	t.count(r, added)
	return nil
}

// Tally counts what a run has done so far.
type Tally struct {
	Reports     int `json:"reports"` // read and new to the record
	Known       int `json:"known"`   // in the record already
	Quarantined int `json:"quarantined"`
	Refused     int `json:"refused"` // claims whose words are not in their report
	Claims      int `json:"claims"`
	Words       int `json:"words"`
}

func (t *Tally) count(r Reading, added bool) {
	t.Refused += len(r.Refused)
	t.Words += len(strings.Fields(r.Report.Text))
	if !added {
		t.Known++
		return
	}
	t.Reports++
	t.Claims += len(r.Claims)
}

// Watch is told how a run goes; either function may be nil.
type Watch struct {
	Failed   func(error)
	Progress func(Tally)
}

func (w Watch) failed(err error) {
	if w.Failed != nil {
		w.Failed(err)
	}
}

func (w Watch) progress(t Tally) {
	if w.Progress != nil {
		w.Progress(t)
	}
}
