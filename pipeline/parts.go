package pipeline

import (
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
	analyzer  func() (*analyze.Analyzer, error)
	gazetteer func() (*gazetteer.Gazetteer, error)
	tables    func() (*parts, error)
}

// New makes a pipeline with a worker for every processor.
func New() *Pipeline {
	p := &Pipeline{Workers: runtime.GOMAXPROCS(0), analyzer: sync.OnceValues(analyze.Open), gazetteer: sync.OnceValues(gazetteer.Load)}
	p.tables = sync.OnceValues(p.load)
	return p
}

// Learn has the pipeline know what a folder of tables says
// (gazetteer.Learn) before what the program carries. What is wrong in it is
// told when the tables are read. It must be called before anything is read.
func (p *Pipeline) Learn(dir string, told func(error)) {
	p.gazetteer = sync.OnceValues(func() (*gazetteer.Gazetteer, error) {
		g, err := gazetteer.Load()
		if err != nil {
			return nil, err
		}
		for _, wrong := range g.Learn(dir) {
			told(wrong)
		}
		return g, nil
	})
}

// parts are what the steps after analysis need.
type parts struct {
	extractor *extract.Extractor
	gazetteer *gazetteer.Gazetteer
}

// load opens the model and the tables, beside one another.
func (p *Pipeline) load() (*parts, error) {
	var failed error
	var model sync.WaitGroup
	model.Go(func() { _, failed = p.analyzer() })
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
	return &parts{extract.New(o, g), g}, nil
}

// broken is the error of a part that the program carries and can not open.
func broken(part string, err error) error {
	return dateline.Errorf(dateline.Internal, "start", "the %s of this program does not open: %w", part, err).
		WithHint("the program file is damaged; install it again")
}

// Maker names the versions that read reports; a record's reports by another
// maker are read again when they come again.
func (p *Pipeline) Maker() (string, error) {
	a, err := p.analyzer()
	if err != nil {
		return "", broken("model", err)
	}
	return extract.Maker + " " + a.Model(), nil
}

// Given are reports as Each takes them.
func Given(reports iter.Seq2[dateline.Report, error]) iter.Seq2[analyze.Given, error] {
	return func(yield func(analyze.Given, error) bool) {
		for r, err := range reports {
			if !yield(analyze.Given{Report: r}, err) {
				return
			}
		}
	}
}
