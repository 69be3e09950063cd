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
	open      func(id dateline.ReportID) (testimony, error)
	held      map[dateline.ReportID]testimony
}

// testimony is a report with its claims.
type testimony struct {
	report dateline.Report
	claims []dateline.Claim
}

// maxHeld bounds the reports that are held from one event to the next.
const maxHeld = 512

func newWeigher(g *gazetteer.Gazetteer, open func(dateline.ReportID) (testimony, error)) *weigher {
	return &weigher{g, open, map[dateline.ReportID]testimony{}}
}

func (w *weigher) get(id dateline.ReportID) (testimony, error) {
	if t, ok := w.held[id]; ok {
		return t, nil
	}
	t, err := w.open(id)
	if len(w.held) >= maxHeld {
		clear(w.held)
	}
	w.held[id] = t
	return t, err
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
		t, err := w.get(c.Report)
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
	w := newWeigher(g, func(id dateline.ReportID) (testimony, error) { return *of[id], nil })
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
