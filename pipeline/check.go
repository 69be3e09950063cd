package pipeline

import (
	"dateline"
)

// check refuses claims whose spans are not words of the report, drops those
// that are there twice, and completes what every claim says.
func check(r *dateline.Report, claims []dateline.Claim, maker string) (kept []dateline.Claim, refused []error) {
	seen := map[dateline.ClaimID]bool{}
	for _, c := range claims {
		if seen[c.ID] {
			continue
		}
		seen[c.ID] = true
		if err := checkSpans(r, &c); err != nil {
			refused = append(refused, dateline.Errorf(dateline.Internal, "extract", "a claim was left out, its words are not in the report: %v", err).
				WithInput(r.Input).WithHint("please send us the report; its other claims are kept"))
			continue
		}
		complete(r, &c, maker)
		kept = append(kept, c)
	}
	return kept, refused
}

// complete sets what is the same for all claims of a report, and makes empty
// lists of missing ones, as the JSON has them.
func complete(r *dateline.Report, c *dateline.Claim, maker string) {
	c.Report, c.Input, c.Source, c.Maker = r.ID, r.Input, r.Source.Name, maker
	if c.Arguments == nil {
		c.Arguments = []dateline.Argument{}
	}
	if c.Attribution == nil {
		c.Attribution = []dateline.Link{}
	}
}

func checkSpans(r *dateline.Report, c *dateline.Claim) error {
	quotes := []dateline.Quote{c.Passage}
	if c.Trigger != nil {
		quotes = append(quotes, *c.Trigger)
	}
	if c.Content != nil {
		quotes = append(quotes, *c.Content)
	}
	for _, a := range c.Arguments {
		quotes = append(quotes, a.Quote)
	}
	if w := c.When; w != nil && w.End != 0 {
		quotes = append(quotes, dateline.Quote{Span: dateline.Span{Start: w.Start, End: w.End}, Text: w.Text})
	}
	for _, q := range quotes {
		if err := checkQuote(r, q); err != nil {
			return err
		}
	}
	return checkBare(r, c)
}

// checkBare checks the spans that come without their words.
func checkBare(r *dateline.Report, c *dateline.Claim) error {
	var spans []dateline.Span
	if w := c.Where; w != nil && w.End != 0 {
		spans = append(spans, dateline.Span{Start: w.Start, End: w.End})
	}
	for _, l := range c.Attribution {
		if l.Speaker != nil {
			spans = append(spans, *l.Speaker)
		}
		if l.Cue != nil {
			spans = append(spans, *l.Cue)
		}
	}
	for _, s := range spans {
		if _, err := r.Quote(s); err != nil {
			return err
		}
	}
	return nil
}

func checkQuote(r *dateline.Report, q dateline.Quote) error {
	is, err := r.Quote(q.Span)
	if err == nil && is.Text != q.Text {
		err = dateline.Errorf(dateline.Internal, "quote", "%q is not %q", q.Text, is.Text)
	}
	return err
}
