package pipeline

import (
	"dateline"
	"dateline/corroborate"
	"dateline/gazetteer"
)

// weigher finds what stands behind events. It looks at the reports that tell of
// an event and at nothing else, so that it need not be asked again when others
// come.
type weigher struct {
	gazetteer *gazetteer.Gazetteer
	open      func(id dateline.ReportID) (*testimony, error)
}

// weigh puts into an event what stands behind it. The claims are those of the
// event.
func (w *weigher) weigh(e *dateline.Event, claims []dateline.Claim) error {
	var reports []dateline.Report
	var all []dateline.Claim
	seen := map[dateline.ReportID]bool{}
	for _, c := range claims {
		if seen[c.Report] {
			continue
		}
		seen[c.Report] = true
		t, err := w.open(c.Report)
		if err != nil {
			return err
		}
		reports, all = append(reports, t.report), append(all, t.claims...)
	}
	if len(reports) == 1 {
		reports[0].Text = "" // a copy of nothing
	}
	o := corroborate.NewOrigins(reports, all, w.gazetteer.Outlet)
	put(e, o.Weigh(*e, claims))
	return nil
}

// weigher weighs the events of a conclusion from what it holds.
func (c *Conclusion) weigher(g *gazetteer.Gazetteer) func(*dateline.Event) {
	of := map[dateline.ReportID]*testimony{}
	for _, r := range c.Reports {
		of[r.ID] = &testimony{report: r}
	}
	byID := map[dateline.ClaimID]dateline.Claim{}
	for _, k := range c.Claims {
		byID[k.ID] = k
		if t := of[k.Report]; t != nil {
			t.claims = append(t.claims, k)
		}
	}
	w := weigher{g, func(id dateline.ReportID) (*testimony, error) { return of[id], nil }}
	return func(e *dateline.Event) {
		var claims []dateline.Claim
		for _, id := range e.Claims {
			if k, ok := byID[id]; ok {
				claims = append(claims, k)
			}
		}
		w.weigh(e, claims) // from memory: can not fail
	}
}
