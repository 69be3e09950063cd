package pipeline

import (
	"slices"

	"dateline"
	"dateline/resolve"
)

// testimony is a report with its claims and what these are about.
type testimony struct {
	report dateline.Report
	claims []dateline.Claim
	about  *resolve.Topic
}

// archive gives the testimony of reports, and holds what it opened last: claims
// that are compared and joined are mostly of reports of one time.
type archive struct {
	open  func(dateline.ReportID) (dateline.Report, []dateline.Claim, error)
	held  map[dateline.ReportID]*testimony
	order []dateline.ReportID
	size  int // of what is held, in bytes, about
}

const (
	mostHeld  = 64 << 20 // bytes of testimony that an archive holds, about
	claimSize = 2 << 10  // bytes that a claim takes in memory, about
)

func newArchive(open func(dateline.ReportID) (dateline.Report, []dateline.Claim, error)) *archive {
	return &archive{open: open, held: map[dateline.ReportID]*testimony{}}
}

func (a *archive) get(id dateline.ReportID) (*testimony, error) {
	if t := a.held[id]; t != nil {
		return t, nil
	}
	report, claims, err := a.open(id)
	if err != nil {
		return nil, err
	}
	t := &testimony{report, claims, resolve.TopicOf(claims)}
	a.held[id], a.order, a.size = t, append(a.order, id), a.size+t.size()
	for a.size > mostHeld && len(a.order) > 1 {
		a.size -= a.held[a.order[0]].size()
		delete(a.held, a.order[0])
		a.order = a.order[1:]
	}
	return t, nil
}

func (t *testimony) size() int { return len(t.report.Text) + claimSize*(1+len(t.claims)) }

// told is a claim of a report.
func (a *archive) told(report dateline.ReportID, id dateline.ClaimID) (resolve.Told, error) {
	t, err := a.get(report)
	if err != nil {
		return resolve.Told{}, err
	}
	i := slices.IndexFunc(t.claims, func(c dateline.Claim) bool { return c.ID == id })
	if i < 0 {
		return resolve.Told{}, dateline.Errorf(dateline.Internal, "derive", "claim %s is not among those of its report", id).WithInput(string(report))
	}
	return resolve.Told{Claim: &t.claims[i], Published: t.report.Published, About: t.about}, nil
}
