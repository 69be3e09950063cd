package store

import "dateline"

// home is the report that claims are of, as far as they repeat it: the record
// keeps of a claim only what its report does not say.
type home struct {
	report        dateline.ReportID
	input, source string
	text          string
}

func homeOf(r dateline.Report) home {
	return home{report: r.ID, input: r.Input, source: r.Source.Name, text: r.Text}
}

// slim is a claim without what its home has.
func (h home) slim(c dateline.Claim) dateline.Claim {
	drop(&c.Report, h.report)
	drop(&c.Input, h.input)
	drop(&c.Source, h.source)
	c.Trigger, c.Content = h.bare(c.Trigger), h.bare(c.Content)
	c.Passage = *h.bare(&c.Passage)
	arguments := make([]dateline.Argument, len(c.Arguments))
	copy(arguments, c.Arguments)
	for i := range arguments {
		arguments[i].Quote = *h.bare(&arguments[i].Quote)
	}
	if c.Arguments != nil {
		c.Arguments = arguments
	}
	return c
}

func drop[T ~string](have *T, known T) {
	if *have == known {
		*have = ""
	}
}

// bare is a quote without its words, where its span says them.
func (h home) bare(q *dateline.Quote) *dateline.Quote {
	if q == nil || q.Text == "" || h.words(q.Span) != q.Text {
		return q
	}
	return &dateline.Quote{Span: q.Span}
}

// words are the words of a span, "" of one that is not in the text.
func (h home) words(s dateline.Span) string {
	if s.Start < 0 || s.Start >= s.End || s.End > len(h.text) {
		return ""
	}
	return h.text[s.Start:s.End]
}

// fill puts back what slim left out.
func (h home) fill(c *dateline.Claim) {
	put(&c.Report, h.report)
	put(&c.Input, h.input)
	put(&c.Source, h.source)
	for _, q := range []*dateline.Quote{c.Trigger, c.Content, &c.Passage} {
		if q != nil {
			put(&q.Text, h.words(q.Span))
		}
	}
	for i := range c.Arguments {
		q := &c.Arguments[i].Quote
		put(&q.Text, h.words(q.Span))
	}
}

func put[T ~string](have *T, known T) {
	if *have == "" {
		*have = known
	}
}
