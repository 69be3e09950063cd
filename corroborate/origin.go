package corroborate

import (
	"slices"
	"strings"

	"dateline"
)

// Origins knows which reports go back to one origin. It is read-only once made
// and safe for concurrent use.
type Origins struct {
	copies   *copies
	papers   papers
	reports  map[dateline.ReportID]*dateline.Report
	evidence map[dateline.ReportID]*evidence
	claims   map[dateline.ReportID][]*dateline.Claim
	owners   map[string]string // of sources by their key, where some report or a table knows it
}

// NewOrigins compares the reports: copies of text, credits, sources and owners.
// Reports whose Text is empty are not compared by their words. Outlets, which
// may be nil, knows agencies and outlets by their names. The order of reports
// and claims changes nothing.
func NewOrigins(reports []dateline.Report, claims []dateline.Claim, outlets Outlets) *Origins {
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b dateline.Report) int { return strings.Compare(string(a.ID), string(b.ID)) })
	o := &Origins{copies: findCopies(reports), papers: papers{outlets, map[string]string{}}, reports: map[dateline.ReportID]*dateline.Report{},
		evidence: map[dateline.ReportID]*evidence{}, claims: map[dateline.ReportID][]*dateline.Claim{}, owners: map[string]string{}}
	for i := range reports {
		s := reports[i].Source
		o.reports[reports[i].ID] = &reports[i]
		if k := plain(s.Name); k != "" && k != "unknown" && (o.papers.sources[k] == "" || s.Name < o.papers.sources[k]) {
			o.papers.sources[k] = s.Name
		}
	}
	for i := range reports {
		s := reports[i].Source
		if k := o.papers.key(s.Name); s.Owner != "" && s.Owner != "unknown" && k != "" && (o.owners[k] == "" || s.Owner < o.owners[k]) {
			o.owners[k] = s.Owner
		}
	}
	for i := range claims {
		o.claims[claims[i].Report] = append(o.claims[claims[i].Report], &claims[i])
	}
	for i := range reports {
		o.evidence[reports[i].ID] = o.read(&reports[i])
	}
	return o
}

// published is when a report was published, as exact as that is known.
func (o *Origins) published(id dateline.ReportID) dateline.When {
	if r := o.reports[id]; r != nil {
		return dateline.When{From: r.Published}
	}
	return dateline.When{}
}

// read reads the evidence of a report, with the agencies that its claims credit.
func (o *Origins) read(r *dateline.Report) *evidence {
	claims := o.claims[r.ID]
	var people []dateline.Span
	for _, c := range claims {
		for _, l := range c.Attribution {
			if l.Kind == "person" && l.Entity != "" && l.Speaker != nil && strings.Contains(l.Name, " ") {
				people = append(people, *l.Speaker)
			}
		}
	}
	e := readEvidence(r, o.papers, people)
	if len(e.whole) == 0 {
		if c, ok := e.agencyOfClaims(claims); ok {
			e.whole = append(e.whole, c)
		} else if name := placeLineAgency(r); name != "" && !e.mine(name) {
			e.whole = append(e.whole, credit{name: e.usual(name), how: "wire credit"})
		}
	}
	e.credited(claims)
	return e
}

// mostClaims is the share of a report's claims that must credit an agency for
// the whole report to be its.
const mostClaims = 0.8

// agencyOfClaims is the agency that most claims of a report credit.
func (e *evidence) agencyOfClaims(claims []*dateline.Claim) (credit, bool) {
	count := map[string]int{}
	for _, c := range claims {
		for _, l := range agencies(c) {
			if !e.mine(l.Name) {
				count[e.usual(l.Name)]++
			}
		}
	}
	best := ""
	for name, n := range count {
		if float64(n) >= mostClaims*float64(len(claims)) && (best == "" || n > count[best] || n == count[best] && name < best) {
			best = name
		}
	}
	return credit{name: best, how: "wire credit"}, best != ""
}

// agencies are the agencies in a claim's attribution.
func agencies(c *dateline.Claim) []dateline.Link {
	return slices.DeleteFunc(slices.Clone(c.Attribution), func(l dateline.Link) bool { return l.Kind != "agency" || plain(l.Name) == "" })
}

func (e *evidence) usual(name string) string {
	if _, usual, ok := e.find(name); ok {
		return usual
	}
	return name
}

// credited adds the agencies that claims credit to the sentences that show no
// other credit.
func (e *evidence) credited(claims []*dateline.Claim) {
	for _, c := range claims {
		i := e.sentenceAt(c.Passage.Start)
		if i < 0 || len(e.parts[i].credits) > 0 || e.parts[i].own {
			continue
		}
		for _, l := range agencies(c) {
			if e.mine(l.Name) {
				continue
			}
			k := credit{name: e.usual(l.Name), how: "wire credit"}
			if l.Speaker != nil {
				k.mark = *l.Speaker
			}
			e.parts[i].credits = append(e.parts[i].credits, k)
		}
	}
}

// placeLineAgency is the agency that a place line credits: "MOSCOW, Sept 13 (TASS) --".
func placeLineAgency(r *dateline.Report) string {
	_, rest, ok := strings.Cut(r.Place, "(")
	name, _, closed := strings.Cut(rest, ")")
	if !ok || !closed || len(name) > 40 || strings.ContainsAny(name, "0123456789") {
		return ""
	}
	return strings.TrimSpace(name)
}

// ownerOf is the owner of a source or agency, "" when nobody knows it.
func (o *Origins) ownerOf(name string) string {
	if owner := o.owners[o.papers.key(name)]; owner != "" {
		return owner
	}
	if o.papers.outlets != nil {
		if s, ok := o.papers.outlets(name); ok && s.Owner != "unknown" {
			return s.Owner
		}
	}
	return ""
}

// plain is a name of an outlet as it is compared.
func plain(name string) string {
	name = strings.Join(strings.Fields(strings.ToLower(name)), " ")
	name = strings.TrimPrefix(name, "the ")
	for _, end := range []string{" news agency", " news", " agency"} {
		name = strings.TrimSuffix(name, end)
	}
	return name
}

// accounts are the claims of an event by report.
type accounts map[dateline.ReportID][]*dateline.Claim

func byReport(claims []*dateline.Claim) accounts {
	out := accounts{}
	for _, c := range claims {
		out[c.Report] = append(out[c.Report], c)
	}
	return out
}

// reports are the reports, sorted.
func (a accounts) reports() []dateline.ReportID {
	ids := make([]dateline.ReportID, 0, len(a))
	for id := range a {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
