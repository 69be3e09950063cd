package pipeline

import (
	"context"

	"dateline"
	"dateline/store"
)

// EventAccounts loads what reports say of one event, ready to compare, with the
// reports in order of publication.
func (p *Pipeline) EventAccounts(ctx context.Context, s *store.Store, id dateline.EventID) (Conclusion, []dateline.ReportID, error) {
	event, err := s.Event(ctx, id)
	if err != nil {
		return Conclusion{}, nil, err
	}
	c := Conclusion{Events: []dateline.Event{event}}
	reports, err := c.collect(ctx, s, store.Filter{Event: id})
	if err != nil {
		return c, nil, err
	}
	c, err = p.grounded(c)
	return c, reports, err
}

// ReportAccounts loads what some reports say, with the events they tell of,
// ready to compare.
func (p *Pipeline) ReportAccounts(ctx context.Context, s *store.Store, ids []dateline.ReportID) (Conclusion, error) {
	var c Conclusion
	seen := map[dateline.EventID]bool{}
	for _, id := range ids {
		if err := s.Known(ctx, string(id)); err != nil {
			return c, err
		}
		if _, err := c.collect(ctx, s, store.Filter{Report: id}); err != nil {
			return c, err
		}
		for e, err := range s.Events(ctx, store.Filter{Report: id}) {
			if err != nil {
				return c, err
			}
			if !seen[e.ID] {
				seen[e.ID] = true
				c.Events = append(c.Events, e)
			}
		}
	}
	for _, id := range ids { // those without a claim
		if !c.has(id) {
			r, err := s.Report(ctx, id)
			if err != nil {
				return c, err
			}
			c.Reports = append(c.Reports, r.Report)
		}
	}
	return p.grounded(c)
}

func (c *Conclusion) has(id dateline.ReportID) bool {
	for _, r := range c.Reports {
		if r.ID == id {
			return true
		}
	}
	return false
}

// collect adds the claims that a filter lets through, with their reports.
func (c *Conclusion) collect(ctx context.Context, s *store.Store, f store.Filter) (reports []dateline.ReportID, err error) {
	seen := map[dateline.ReportID]bool{}
	for claim, err := range s.Claims(ctx, f) {
		if err != nil {
			return nil, err
		}
		c.Claims = append(c.Claims, claim)
		if seen[claim.Report] {
			continue
		}
		seen[claim.Report] = true
		r, err := s.Report(ctx, claim.Report)
		if err != nil {
			return nil, err
		}
		c.Reports = append(c.Reports, r.Report)
		reports = append(reports, r.ID)
	}
	return reports, nil
}
