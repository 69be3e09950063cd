package pipeline

import (
	"cmp"
	"context"
	"slices"

	"dateline"
	"dateline/corroborate"
	"dateline/gazetteer"
	"dateline/resolve"
	"dateline/store"
)

// Conclusion is what follows from several accounts together.
type Conclusion struct {
	Reports    []dateline.Report
	Entities   []dateline.Entity
	Claims     []dateline.Claim // with their entities
	Events     []dateline.Event
	Judgements []dateline.Judgement // the machine's, of which claims tell of one event
	origins    *corroborate.Origins
}

// Conclude finds who and what the accounts are about and what stands behind
// it: names to entities, claims to events, events to their origins. It is a
// function of the accounts and of people's judgements, in any order.
func Conclude(accounts []resolve.Account, log []dateline.Judgement, g *gazetteer.Gazetteer) Conclusion {
	var c Conclusion
	for _, a := range accounts {
		c.Reports = append(c.Reports, a.Report)
	}
	c.Entities, c.Claims = resolve.Entities(accounts, log, g)
	c.Events, c.Judgements = resolve.Events(c.Claims, log, c.Reports...)
	c.origins = corroborate.NewOrigins(c.Reports, c.Claims, g.Outlet)
	weigh := c.weigher(g)
	for i := range c.Events {
		weigh(&c.Events[i])
	}
	return c
}

// Compare sets the accounts that reports give of events side by side.
func (c Conclusion) Compare(reports []dateline.ReportID, events []dateline.Event) dateline.Comparison {
	out := c.origins.Compare(reports, events, c.Claims)
	out.Reports, out.Folds, out.Facts = list(out.Reports), list(out.Folds), list(out.Facts)
	return out
}

// InReadingOrder are the events as a reader of some reports wants them: those that
// most of the reports tell first, then disputed ones, then in the order of the texts.
func (c Conclusion) InReadingOrder(reports []dateline.ReportID) []dateline.Event {
	type place struct{ tellers, calm, report, at int }
	claims := map[dateline.ClaimID]*dateline.Claim{}
	for i := range c.Claims {
		claims[c.Claims[i].ID] = &c.Claims[i]
	}
	places := map[dateline.EventID]place{}
	for i := range c.Events {
		e := &c.Events[i]
		p, told := place{report: len(reports)}, map[dateline.ReportID]bool{}
		for _, id := range e.Claims {
			claim := claims[id]
			if claim == nil || !slices.Contains(reports, claim.Report) {
				continue
			}
			told[claim.Report] = true
			if k := slices.Index(reports, claim.Report); k < p.report || k == p.report && claim.Passage.Start < p.at {
				p.report, p.at = k, claim.Passage.Start
			}
		}
		if p.tellers = len(told); e.Status != dateline.Disputed {
			p.calm = 1
		}
		places[e.ID] = p
	}
	out := slices.Clone(c.Events)
	slices.SortStableFunc(out, func(a, b dateline.Event) int {
		p, q := places[a.ID], places[b.ID]
		return cmp.Or(q.tellers-p.tellers, p.calm-q.calm, p.report-q.report, p.at-q.at)
	})
	return out
}

// put puts into an event what stands behind it.
func put(e *dateline.Event, by dateline.Corroboration) {
	e.Status, e.Origins, e.Reports = by.Status, by.Origins, by.Reports
	e.Properties, e.Folds = list(by.Properties), list(by.Folds)
	e.Participants, e.Claims = list(e.Participants), list(e.Claims)
	for i := range e.Properties {
		p := &e.Properties[i]
		p.Values = list(p.Values)
		for j := range p.Values {
			p.Values[j].For, p.Values[j].Against = list(p.Values[j].For), list(p.Values[j].Against)
		}
	}
}

// list is a list that JSON writes as one even when it is empty.
func list[T any](of []T) []T {
	if of == nil {
		return []T{}
	}
	return of
}

// deriver names the version of what follows.
const deriver = resolve.Maker + " corroborate/7"

func account(r dateline.Report, mentions []dateline.Mention, claims []dateline.Claim) resolve.Account {
	a, read := resolve.Account{Report: r, Claims: claims}, legible(r)
	for _, m := range mentions {
		if q, err := read.Quote(m.Span); err == nil {
			a.Mentions = append(a.Mentions, resolve.Said{Mention: m, Text: q.Text})
		}
	}
	return a
}

// Account is a reading as resolution takes it.
func (r Reading) Account() resolve.Account {
	return account(r.Report, r.Analysis.Mentions, r.Claims)
}

func entities(of []dateline.Entity) []dateline.Entity {
	for i := range of {
		e := &of[i]
		e.Aliases, e.Roles = list(e.Aliases), list(e.Roles)
		if e.IDs == nil {
			e.IDs = map[string]string{}
		}
		for j := range e.Roles {
			e.Roles[j].Claims = list(e.Roles[j].Claims)
		}
	}
	return of
}

// Conclude is the function Conclude with this pipeline's gazetteer.
func (p *Pipeline) Conclude(accounts []resolve.Account, log []dateline.Judgement) (Conclusion, error) {
	g, err := p.gazetteer()
	if err != nil {
		return Conclusion{}, broken("gazetteer", err)
	}
	return Conclude(accounts, log, g), nil
}

// grounded is a conclusion that was loaded rather than drawn, ready to compare.
func (p *Pipeline) grounded(c Conclusion) (Conclusion, error) {
	g, err := p.gazetteer()
	if err != nil {
		return c, broken("gazetteer", err)
	}
	c.origins = corroborate.NewOrigins(c.Reports, c.Claims, g.Outlet)
	return c, nil
}

// Behind reports whether Derive has something to do.
func (p *Pipeline) Behind(ctx context.Context, s *store.Store) (bool, error) {
	return s.Behind(ctx, deriver)
}
