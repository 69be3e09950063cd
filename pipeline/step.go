package pipeline

import (
	"context"
	"errors"

	"dateline"
	"dateline/analyze"
	"dateline/resolve"
)

// Reading is what one report says: its words and its claims, as far as it was read.
type Reading struct {
	Report   dateline.Report
	Analysis *dateline.Analysis
	Claims   []dateline.Claim
	Refused  []error // claims that were left out because their words are not in the report
	given    []dateline.Sentence
}

// asRead is the report as it is read: given words as they are, else without mark-up.
func (r *Reading) asRead() dateline.Report {
	if r.given != nil {
		return r.Report
	}
	return legible(r.Report)
}

// step is one step of reading a report, by the name that errors give it.
type step struct {
	name string
	do   func(*Reading) error
}

// take does steps with a report. Whatever goes wrong ends this report only, with
// an error that names the step.
func take(r *Reading, steps ...step) error {
	for _, s := range steps {
		if err := s.guarded(r); err != nil {
			*r = Reading{Report: r.Report}
			return err
		}
	}
	return nil
}

// guarded does a step. A panic in it becomes an error: the program's fault, but
// of this report only.
func (s step) guarded(r *Reading) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = dateline.Errorf(dateline.Internal, s.name, "the program failed on this report: %v", fault).
				WithInput(r.Report.Input).WithHint("please send us the report; the others go on")
		}
	}()
	return s.named(s.do(r), r.Report.Input)
}

// named gives an error its step and input where it has none.
func (s step) named(err error, input string) error {
	if err == nil {
		return nil
	}
	var known *dateline.Error
	if !errors.As(err, &known) {
		known = dateline.Errorf(dateline.Internal, s.name, "%w", err)
	}
	if known.Input == "" {
		known = known.WithInput(input)
	}
	return known
}

// Fatal tells an error that ends a run from one of a single report.
func Fatal(err error) bool {
	var e *dateline.Error
	return errors.Is(err, context.Canceled) || errors.As(err, &e) && (e.Step == "record" || e.Step == "start")
}

func (p *Pipeline) analyze(r *Reading) error {
	all := []*Reading{r}
	return p.analyzeAll(all)
}

// analyzeAll analyses several reports together.
func (p *Pipeline) analyzeAll(readings []*Reading) error {
	a, err := p.analyzer()
	if err != nil {
		return broken("model", err)
	}
	in := make([]analyze.Given, len(readings))
	for i, r := range readings {
		in[i] = analyze.Given{Report: r.asRead(), Sentences: r.given}
	}
	analyses, err := a.All(in)
	if err != nil {
		return err
	}
	for i, r := range readings {
		r.Analysis = analyses[i]
		r.Analysis.Text = r.Report.Text
	}
	return nil
}

// annotate says what kind of text the report is, and fills the layers of its
// analysis that extraction knows.
func (p *Pipeline) annotate(r *Reading) error {
	with, err := p.tables()
	if err != nil {
		return err
	}
	r.Report.Source = with.source(r.Report.Source)
	read := r.asRead()
	r.Report.Genre = with.extractor.Genre(&read, r.Analysis)
	read.Genre = r.Report.Genre
	with.extractor.Annotate(&read, r.Analysis)
	return nil
}

func (p *Pipeline) extract(r *Reading) error {
	with, err := p.tables()
	if err != nil {
		return err
	}
	maker, err := p.Maker()
	if err != nil {
		return err
	}
	read := r.asRead()
	claims := with.extractor.Claims(&read, r.Analysis)
	if read.Text != r.Report.Text {
		asWritten(&r.Report, claims)
	}
	r.Claims, r.Refused = check(&r.Report, claims, maker)
	return nil
}

// resolve finds the entities of the claims within the report. The claims keep
// their order.
func (p *Pipeline) resolve(r *Reading) error {
	g, err := p.gazetteer()
	if err != nil {
		return broken("gazetteer", err)
	}
	_, claims := resolve.Entities([]resolve.Account{r.Account()}, nil, g)
	byID := map[dateline.ClaimID]dateline.Claim{}
	for _, c := range claims {
		byID[c.ID] = c
	}
	for i, c := range r.Claims {
		if named, ok := byID[c.ID]; ok {
			r.Claims[i] = named
		}
	}
	return nil
}
