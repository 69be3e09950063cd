package pipeline

import (
	"context"
	"iter"
	"strings"

	"dateline"
	"dateline/analyze"
	"dateline/store"
)

// Read takes one report from its words to its claims. Reports of other
// languages and without words are refused; whatever goes wrong in one report
// ends that report only, with an error that names the step.
func (p *Pipeline) Read(in analyze.Given) (reading Reading, err error) {
	step := "read"
	defer name(&in.Report, &step, &err)
	with, err := p.open()
	if err != nil {
		return Reading{}, err
	}
	r := &in.Report
	if step = "language"; in.Sentences == nil {
		err = p.gate(r)
	}
	if err != nil {
		return Reading{}, err
	}
	step = "analyze"
	a, err := with.analyze(r, in.Sentences)
	if err != nil {
		return Reading{}, err
	}
	step = "extract"
	r.Source = with.source(r.Source)
	r.Genre = with.extractor.Genre(r, a)
	with.extractor.Annotate(r, a)
	claims, refused := check(r, with.extractor.Claims(r, a), p.maker(with))
	return Reading{Report: *r, Analysis: a, Claims: claims, Refused: refused}, nil
}

// Ingest reads reports into the record: every report on its own, on all
// workers, written by one; then what follows from all of them together. A
// report that fails is quarantined and the others go on. What the record holds
// already is skipped, so that a run that was cut off may simply be run again.
func (p *Pipeline) Ingest(ctx context.Context, s *store.Store, reports iter.Seq2[dateline.Report, error], w Watch) (Tally, error) {
	var t Tally
	if _, err := p.open(); err != nil {
		return t, err
	}
	for arrival, err := range inOrder(ctx, reports, p.Workers, func(r dateline.Report) (arrival, error) { return p.arrive(ctx, s, r) }) {
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

func (p *Pipeline) arrive(ctx context.Context, s *store.Store, r dateline.Report) (arrival, error) {
	maker, err := p.Maker()
	if err != nil {
		return arrival{}, err
	}
	if held, err := s.Holds(ctx, &r, maker); held || err != nil {
		return arrival{reading: Reading{Report: r}, held: held}, err
	}
	reading, err := p.Read(analyze.Given{Report: r})
	return arrival{reading: reading}, err
}

// keep writes one arrival down, or its failure. Its error ends the run.
func (p *Pipeline) keep(ctx context.Context, s *store.Store, a arrival, failed error, t *Tally, w Watch) error {
	if fatal(failed) {
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
