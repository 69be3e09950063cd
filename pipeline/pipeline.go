package pipeline

import (
	"context"
	"iter"
	"strings"

	"dateline/analyze"
	"dateline/store"
)

// Depth is how far reports are read.
type Depth int

// The depths, each with all that comes before.
const (
	Tagged    Depth = iota // words, tags, parse, names and chains
	Annotated              // the layers of the analysis that extraction knows
	Claimed                // claims
	Resolved               // the entities of the claims, as each report alone shows them
)

// Read takes one report from its words to a depth.
func (p *Pipeline) Read(in analyze.Given, d Depth) (Reading, error) {
	a := p.read([]analyze.Given{in}, d)[0]
	return a.value, a.err
}

// read takes several reports from their words to a depth: their words together,
// which is faster than one by one, and the rest report by report.
func (p *Pipeline) read(in []analyze.Given, d Depth) []answer[Reading] {
	out := make([]answer[Reading], len(in))
	var whole []*Reading
	for i := range out {
		r := &out[i].value
		*r = Reading{Report: in[i].Report, given: in[i].Sentences}
		if out[i].err = take(r, step{"language", p.gate}); out[i].err == nil {
			whole = append(whole, r)
		}
	}
	together := step{"analyze", func(*Reading) error { return p.analyzeAll(whole) }}
	failed := together.guarded(&Reading{}) != nil // one of them; each is tried alone below
	for i := range out {
		if out[i].err == nil && failed {
			out[i].err = take(&out[i].value, step{"analyze", p.analyze})
		}
		if out[i].err == nil {
			out[i].err = take(&out[i].value, p.after()[:d]...)
		}
		if out[i].err == nil {
			wordsAsWritten(&out[i].value)
		}
	}
	return out
}

// after are the steps behind the analysis, in the order of the depths.
func (p *Pipeline) after() []step {
	return []step{{"extract", p.annotate}, {"extract", p.extract}, {"resolve", p.resolve}}
}

// Each reads reports on all workers, to a depth, and yields what they say in their
// order.
func (p *Pipeline) Each(ctx context.Context, reports iter.Seq2[analyze.Given, error], d Depth) iter.Seq2[Reading, error] {
	read := func(in []analyze.Given) []answer[Reading] { return p.read(in, d) }
	return order[analyze.Given, Reading]{p.Workers, weight, read}.run(ctx, reports)
}

// weight is what a report counts beside others: a short one is one.
func weight(in analyze.Given) int { return 1 + len(in.Report.Text)/1024 }

// Ingest reads reports into the record: every report on its own, on all
// workers, written by one; then what follows from all of them together. A
// report that fails is quarantined and the others go on. What the record holds
// already is skipped, so that a run that was cut off may simply be run again.
func (p *Pipeline) Ingest(ctx context.Context, s *store.Store, reports iter.Seq2[analyze.Given, error], w Watch) (Tally, error) {
	var t Tally
	arrive := func(in []analyze.Given) []answer[arrival] { return p.arrive(ctx, s, in) }
	for arrival, err := range (order[analyze.Given, arrival]{p.Workers, weight, arrive}).run(ctx, reports) {
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

// arrive reads the reports that the record does not hold.
func (p *Pipeline) arrive(ctx context.Context, s *store.Store, in []analyze.Given) []answer[arrival] {
	out := make([]answer[arrival], len(in))
	var fresh []analyze.Given
	var places []int
	maker, err := p.Maker()
	for i := range in {
		a := &out[i]
		a.value.reading.Report = in[i].Report
		if a.err = err; err == nil {
			a.value.held, a.err = s.Holds(ctx, &in[i].Report, maker)
		}
		if a.err == nil && !a.value.held {
			fresh, places = append(fresh, in[i]), append(places, i)
		}
	}
	for i, read := range p.read(fresh, Claimed) {
		out[places[i]] = answer[arrival]{arrival{reading: read.value}, read.err}
	}
	return out
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
