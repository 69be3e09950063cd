package resolve

import (
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// Maker names this version in the judgements that it makes.
const Maker = "resolve/15"

// Entities resolves the mentions of all accounts to entities, sorted by id,
// and gives copies of all claims with entity, name, kind, country and sector
// filled in arguments, links and places, in order of their reports' ids and
// then as given. The accounts are not changed.
func Entities(accounts []Account, log []dateline.Judgement, g *gazetteer.Gazetteer) ([]dateline.Entity, []dateline.Claim) {
	accounts = slices.Clone(accounts)
	slices.SortStableFunc(accounts, func(a, b Account) int {
		return strings.Compare(string(a.Report.ID), string(b.Report.ID))
	})
	reader := NewReader(g)
	census := NewCensus(reader)
	opened := make([]*Opened, len(accounts))
	for i, a := range accounts {
		opened[i] = reader.Open(a)
		census.Vote(opened[i].Votes())
	}
	for i, o := range opened {
		census.Count(accounts[i].Report.ID, reader.Tell(o, census.Kind))
	}
	register := census.Conclude(log)
	var claims []dateline.Claim
	for _, o := range opened {
		claims = append(claims, register.Fill(o)...)
	}
	return register.Entities(), claims
}

// things identifies the units of a report and joins those that belong together.
func (l *lexicon) things(us []*unit, votes ballot) []*thing {
	var out []*thing
	ids := make([]identity, len(us))
	for j, u := range us {
		ids[j] = l.identify(u, votes, l.set.country)
	}
	at := map[int]*thing{}
	to := l.within(us, ids)
	l.byOffice(us, ids, to)
	for j, root := range to {
		if len(us[root].names) == 0 && ids[root].key == "" {
			if len(us[root].posts) == 0 {
				continue
			}
			ids[root].kind = dateline.Person // for other reports to say who
		}
		if at[root] == nil {
			at[root] = &thing{report: us[root].report, identity: ids[root], units: []*unit{us[root]}, times: 1, day: us[root].published}
			out = append(out, at[root])
		}
		if j != root {
			at[root].join(us[j])
		}
	}
	return out
}

// join adds a unit of the same report; what it knows fills what is unknown.
func (t *thing) join(u *unit) {
	t.units = append(t.units, u)
	if t.country == "" {
		t.country = u.country
	}
	if s := sectorOf(append([]role{{sector: t.sector}}, u.roles...)); s != "" {
		t.sector = s
	}
}
