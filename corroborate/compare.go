package corroborate

import (
	"slices"
	"strings"

	"dateline"
)

// Compare sets the accounts of some reports side by side, fact by fact, in
// order of the events as given. An event that one of the reports alone tells is
// one fact (property "event"); of one that several tell each property is a fact,
// and each participant. Cells are in the order of the reports.
func (o *Origins) Compare(reports []dateline.ReportID, events []dateline.Event, claims []dateline.Claim) dateline.Comparison {
	out := dateline.Comparison{Reports: slices.Clone(reports), Facts: []dateline.Fact{}}
	all := accounts{}
	for _, id := range reports {
		all[id] = nil
	}
	f := o.fold(all)
	out.Folds, out.Origins = f.sorted(), f.all()
	byID := map[dateline.ClaimID]*dateline.Claim{}
	for i := range claims {
		if _, wanted := all[claims[i].Report]; wanted {
			byID[claims[i].ID] = &claims[i]
		}
	}
	for i := range events {
		out.Facts = append(out.Facts, o.facts(&events[i], reports, byID)...)
	}
	return out
}

// facts are the facts of one event.
func (o *Origins) facts(e *dateline.Event, reports []dateline.ReportID, byID map[dateline.ClaimID]*dateline.Claim) []dateline.Fact {
	var own []*dateline.Claim
	for _, id := range e.Claims {
		if c := byID[id]; c != nil {
			own = append(own, c)
		}
	}
	slices.SortFunc(own, func(a, b *dateline.Claim) int { return strings.Compare(string(a.ID), string(b.ID)) })
	if len(own) == 0 {
		return nil
	}
	told := property{name: "event"}
	for _, c := range own {
		told.said = append(told.said, statement{claim: c, value: e.Summary})
	}
	out := []dateline.Fact{told.fact(e.ID, reports)}
	if len(byReport(own)) == 1 {
		return out
	}
	for _, p := range gather(own, o.published) {
		switch p.name {
		case "type":
		case "participants":
			for _, q := range p.each("participant") {
				out = append(out, q.fact(e.ID, reports))
			}
		default:
			out = append(out, p.fact(e.ID, reports))
		}
	}
	return out
}

// each parts a property by its values: one for each participant.
func (p *property) each(name string) []property {
	byValue := groups{}
	for i, s := range p.said {
		byValue.add(s.value, i)
	}
	var out []property
	byValue.each(1, func(_ string, members []int) {
		q := property{name: name}
		for _, m := range members {
			q.said = append(q.said, p.said[m])
		}
		out = append(out, q)
	})
	return out
}

// fact makes the cells: a report that alone says something adds it, of several
// that do those contradict whose values can not hold together, a report that
// says nothing omits it.
func (p *property) fact(event dateline.EventID, reports []dateline.ReportID) dateline.Fact {
	f := dateline.Fact{Event: event, Property: p.name}
	by := map[dateline.ReportID][]*statement{}
	for i := range p.said {
		id := p.said[i].claim.Report
		by[id] = append(by[id], &p.said[i])
	}
	for _, id := range reports {
		f.Cells = append(f.Cells, p.cell(id, by))
	}
	return f
}

func (p *property) cell(id dateline.ReportID, by map[dateline.ReportID][]*statement) dateline.Cell {
	cell := dateline.Cell{Report: id, Verdict: "omits", Claims: []dateline.ClaimID{}}
	said := by[id]
	if len(said) == 0 {
		return cell
	}
	cell.Verdict, cell.Value, cell.Claims = "adds", valuesOf(said), fullestFirst(said)
	for other, theirs := range by {
		if other == id {
			continue
		}
		if cell.Verdict == "adds" {
			cell.Verdict = "agrees"
		}
		if p.contradicts(said, theirs) {
			cell.Verdict = "differs"
		}
	}
	return cell
}

// fullestFirst are the claims behind a cell, those that tell most of the event
// first: a report's own words are best shown by them.
func fullestFirst(said []*statement) []dateline.ClaimID {
	parts := map[dateline.ClaimID]int{}
	for _, s := range said {
		parts[s.claim.ID] = len(s.claim.Arguments)
	}
	out := claimIDs(said)
	slices.SortStableFunc(out, func(a, b dateline.ClaimID) int { return parts[b] - parts[a] })
	return out
}

// contradicts reports whether no value of the one fits any value of the other.
func (p *property) contradicts(a, b []*statement) bool {
	if p.clash == nil {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if !p.clash(x, y) {
				return false
			}
		}
	}
	return true
}

// valuesOf are the different values, joined by semicolons; of places a country
// only where none in it is named.
func valuesOf(said []*statement) string {
	narrower := slices.ContainsFunc(said, func(s *statement) bool { return s.where.Name != "" && s.where.Precision != "country" })
	var out []string
	for _, s := range said {
		if !slices.Contains(out, s.value) && !(narrower && s.where.Precision == "country") {
			out = append(out, s.value)
		}
	}
	return strings.Join(out, "; ")
}
