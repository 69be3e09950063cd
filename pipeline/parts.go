package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"dateline"
	"dateline/analyze"
	"dateline/extract"
	"dateline/gazetteer"
	"dateline/ontology"
)

// Pipeline holds the parts that read reports. They are opened when first
// needed, so that a Pipeline costs nothing until then. It is safe for
// concurrent use once Workers is set.
type Pipeline struct {
	Workers   int // reports that are read at a time
	open      func() (*parts, error)
	gazetteer func() (*gazetteer.Gazetteer, error)
}

// New makes a pipeline with a worker for every processor.
func New() *Pipeline {
	p := &Pipeline{Workers: runtime.GOMAXPROCS(0), gazetteer: sync.OnceValues(gazetteer.Load)}
	p.open = sync.OnceValues(p.load)
	return p
}

// parts are what the steps from words to claims need.
type parts struct {
	analyzer  *analyze.Analyzer
	extractor *extract.Extractor
	gazetteer *gazetteer.Gazetteer
}

// load opens the model and the tables, beside one another.
func (p *Pipeline) load() (*parts, error) {
	var analyzer *analyze.Analyzer
	var failed error
	var model sync.WaitGroup
	model.Go(func() { analyzer, failed = analyze.Open() })
	o, err := ontology.Load()
	if err != nil {
		return nil, broken("ontology", err)
	}
	g, err := p.gazetteer()
	if err != nil {
		return nil, broken("gazetteer", err)
	}
	if model.Wait(); failed != nil {
		return nil, broken("model", failed)
	}
	return &parts{analyzer, extract.New(o, g), g}, nil
}

// broken is the error of a part that the program carries and can not open.
func broken(part string, err error) error {
	return dateline.Errorf(dateline.Internal, "start", "the %s of this program does not open: %w", part, err).
		WithHint("the program file is damaged; install it again")
}

func (with *parts) analyze(r *dateline.Report, given []dateline.Sentence) (*dateline.Analysis, error) {
	if given != nil {
		return with.analyzer.Tag(r, given)
	}
	return with.analyzer.Analyze(r)
}

// Maker names the versions that read reports; a record's reports by another
// maker are read again when they come again.
func (p *Pipeline) Maker() (string, error) {
	with, err := p.open()
	if err != nil {
		return "", err
	}
	return p.maker(with), nil
}

func (p *Pipeline) maker(with *parts) string { return extract.Maker + " " + with.analyzer.Model() }

// Reading is what one report says: its words and its claims.
type Reading struct {
	Report   dateline.Report
	Analysis *dateline.Analysis
	Claims   []dateline.Claim
	Refused  []error // claims that were left out because their words are not in the report
}

// Each reads reports on all workers and yields what they say in their order.
func (p *Pipeline) Each(ctx context.Context, reports iter.Seq2[analyze.Given, error]) iter.Seq2[Reading, error] {
	return inOrder(ctx, reports, p.Workers, p.Read)
}

// Tag is Read up to the words: no times, places or claims, and none of their tables.
func (p *Pipeline) Tag(ctx context.Context, reports iter.Seq2[analyze.Given, error]) iter.Seq2[*dateline.Analysis, error] {
	open := sync.OnceValues(analyze.Open)
	return inOrder(ctx, reports, p.Workers, func(in analyze.Given) (a *dateline.Analysis, err error) {
		step := "language"
		defer name(&in.Report, &step, &err)
		analyzer, err := open()
		if err != nil {
			return nil, broken("model", err)
		}
		if in.Sentences == nil {
			err = p.gate(&in.Report)
		}
		if err != nil {
			return nil, err
		}
		step = "analyze"
		return (&parts{analyzer: analyzer}).analyze(&in.Report, in.Sentences)
	})
}

// Given are reports as Each and Tag take them.
func Given(reports iter.Seq2[dateline.Report, error]) iter.Seq2[analyze.Given, error] {
	return func(yield func(analyze.Given, error) bool) {
		for r, err := range reports {
			if !yield(analyze.Given{Report: r}, err) {
				return
			}
		}
	}
}

// name gives an error of a report its step and input. A panic becomes an error:
// the program's fault, but of this report only.
func name(r *dateline.Report, step *string, err *error) {
	if fault := recover(); fault != nil {
		*err = dateline.Errorf(dateline.Internal, *step, "the program failed on this report: %v", fault).
			WithHint("please send us the report; the others go on")
	}
	if *err == nil {
		return
	}
	var known *dateline.Error
	if !errors.As(*err, &known) {
		known = dateline.Errorf(dateline.Internal, *step, "%w", *err)
	}
	if known.Input == "" {
		known = known.WithInput(r.Input)
	}
	*err = known
}

// fatal tells an error that ends a run from one of a single report.
func fatal(err error) bool {
	var e *dateline.Error
	return errors.Is(err, context.Canceled) || errors.As(err, &e) && (e.Step == "record" || e.Step == "start")
}

// sizeOf writes a number of bytes for people.
func sizeOf(n int) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
