package corroborate

import (
	"slices"
	"strings"

	"dateline"
)

// Origins knows which reports go back to one origin. It is read-only once made
// and safe for concurrent use.
type Origins struct {
	copies  *copies
	sources map[dateline.ReportID]dateline.Source
	wires   map[dateline.ReportID]string // the agency that most claims of a report credit
	owners  map[string]string            // of sources by folded name, where some report knows it
}

// mostClaims is the share of a report's claims that must credit an agency for
// the whole report to be its.
const mostClaims = 0.8

// NewOrigins compares the reports: copies of text, wire credits of their
// claims, sources and owners. Reports whose Text is empty are not compared by
// their words. The order of reports and claims changes nothing.
func NewOrigins(reports []dateline.Report, claims []dateline.Claim) *Origins {
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b dateline.Report) int { return strings.Compare(string(a.ID), string(b.ID)) })
	o := &Origins{copies: findCopies(reports), sources: map[dateline.ReportID]dateline.Source{}, wires: map[dateline.ReportID]string{}, owners: map[string]string{}}
	for i := range reports {
		s := reports[i].Source
		o.sources[reports[i].ID] = s
		if k := plain(s.Name); s.Owner != "" && k != "" && (o.owners[k] == "" || s.Owner < o.owners[k]) {
			o.owners[k] = s.Owner
		}
	}
	byReport := map[dateline.ReportID][]*dateline.Claim{}
	for i := range claims {
		byReport[claims[i].Report] = append(byReport[claims[i].Report], &claims[i])
	}
	for id, cs := range byReport {
		if a := wireOf(cs, mostClaims); a != "" {
			o.wires[id] = a
		}
	}
	for i := range reports {
		if a := placeLineAgency(reports[i]); a != "" && o.wires[reports[i].ID] == "" {
			o.wires[reports[i].ID] = a
		}
	}
	return o
}

// Know adds what is known of a source that published none of the reports: an
// agency that they credit has an owner too.
func (o *Origins) Know(s dateline.Source) {
	if k := plain(s.Name); s.Owner != "" && k != "" && (o.owners[k] == "" || s.Owner < o.owners[k]) {
		o.owners[k] = s.Owner
	}
}

// wireOf is the agency that at least a share of the claims credit, "" when none does.
func wireOf(claims []*dateline.Claim, share float64) string {
	count, names := map[string]int{}, map[string]string{}
	for _, c := range claims {
		seen := map[string]bool{}
		for _, l := range c.Attribution {
			if k := plain(l.Name); l.Kind == "agency" && k != "" && !seen[k] {
				seen[k] = true
				count[k]++
				if n, ok := names[k]; !ok || l.Name < n {
					names[k] = l.Name
				}
			}
		}
	}
	best := ""
	for k, n := range count {
		if float64(n) >= share*float64(len(claims)) && (best == "" || n > count[best] || n == count[best] && k < best) {
			best = k
		}
	}
	return names[best]
}

// placeLineAgency is the agency that a place line credits: "MOSCOW, Sept 13 (TASS) --".
func placeLineAgency(r dateline.Report) string {
	_, rest, ok := strings.Cut(r.Place, "(")
	name, _, closed := strings.Cut(rest, ")")
	if !ok || !closed || len(name) > 40 || strings.ContainsAny(name, "0123456789") {
		return ""
	}
	return strings.TrimSpace(name)
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

// effective is who stands behind a report's account: the agency that it
// credits, else its source. credited says that it is an agency and not the
// source itself.
func (o *Origins) effective(id dateline.ReportID, claims []*dateline.Claim) (name, owner string, credited bool) {
	s := o.sources[id]
	agency := o.wires[id]
	if a := wireOf(claims, 1); len(claims) > 0 && a != "" {
		agency = a
	}
	if agency != "" && plain(agency) != plain(s.Name) {
		return agency, o.owners[plain(agency)], true
	}
	return s.Name, s.Owner, false
}

// speaker is the person or body on whose word alone all claims of a report
// rest; the key is "" when there is none.
func speaker(claims []*dateline.Claim) (key, name string) {
	for i, c := range claims {
		k, n := innermost(c)
		if k == "" || i > 0 && k != key {
			return "", ""
		}
		key, name = k, n
	}
	return key, name
}

func innermost(c *dateline.Claim) (key, name string) {
	if len(c.Attribution) == 0 {
		return "", ""
	}
	l := c.Attribution[len(c.Attribution)-1]
	if l.Kind != "person" && l.Kind != "organization" || l.Entity == "" {
		return "", ""
	}
	return string(l.Entity), l.Name
}
