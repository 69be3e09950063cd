package resolve

import (
	"slices"
	"strings"

	"dateline"
)

// Census gathers what all reports bring, in two rounds: first their votes on
// names, then their things. It holds each kind of thing once and a few numbers
// for each report. What it concludes is the same in any order of the reports.
type Census struct {
	reader *Reader
	votes  ballot
	words  map[string]string // each string once
	things []*thing
	alike  map[string]int32
	of     map[dateline.ReportID][]int32
}

// NewCensus starts a census.
func NewCensus(r *Reader) *Census {
	return &Census{reader: r, votes: ballot{}, words: map[string]string{}, alike: map[string]int32{}, of: map[dateline.ReportID][]int32{}}
}

// Vote adds the votes of a report.
func (c *Census) Vote(votes []Vote) {
	for _, v := range votes {
		b := c.votes[v.Name]
		if b == nil {
			b = map[dateline.Kind]int{}
			c.votes[c.once(v.Name)] = b
		}
		for k, n := range v.Kinds {
			b[k] += n
		}
	}
}

// Kind is what kind most reports take a name to be, as far as they voted.
func (c *Census) Kind(name string) dateline.Kind { return most(c.votes[name]) }

// Stale reports whether the things of a local were told when the vote stood
// otherwise.
func (c *Census) Stale(l *Local) bool {
	return slices.ContainsFunc(l.Votes, func(v Vote) bool { return c.Kind(v.Name) != v.Taken })
}

// once is the one copy of a string that the census holds.
func (c *Census) once(s string) string {
	if s == "" {
		return ""
	}
	have, ok := c.words[s]
	if !ok {
		have = strings.Clone(s)
		c.words[have] = have
	}
	return have
}

// Count adds the things of a report.
func (c *Census) Count(report dateline.ReportID, l *Local) {
	numbers := make([]int32, 0, len(l.Things))
	for i := range l.Things {
		k := &l.Things[i]
		mark := k.alike()
		if n, ok := c.alike[mark]; ok && mark != "" {
			c.things[n].times++
			c.things[n].said += k.Mentions
			numbers = append(numbers, n)
			continue
		}
		n := int32(len(c.things))
		c.things = append(c.things, c.lean(k.thing(report)))
		if mark != "" {
			c.alike[mark] = n
		}
		numbers = append(numbers, n)
	}
	c.of[report] = numbers
}

// lean has the strings of a thing in common with others.
func (c *Census) lean(t *thing) *thing {
	t.report = dateline.ReportID(c.once(string(t.report)))
	for _, s := range []*string{&t.key, &t.name, &t.country, &t.sector} {
		*s = c.once(*s)
	}
	t.kind = dateline.Kind(c.once(string(t.kind)))
	for _, u := range t.units {
		for _, list := range [][]string{u.names, u.titles, u.says, u.person.tokens} {
			for i := range list {
				list[i] = c.once(list[i])
			}
		}
		u.person.plain = c.once(u.person.plain)
	}
	return t
}

// Conclude finds the entities of all things.
func (c *Census) Conclude(log []dateline.Judgement) *Register {
	things := slices.Clone(c.things)
	slices.SortStableFunc(things, func(a, b *thing) int { return strings.Compare(string(a.report), string(b.report)) })
	r := newRecord(c.reader.l, clusterThings(things, rule(log)))
	out := &Register{record: r, census: c, numbers: map[*thing]int{}, reports: make([]int, len(r.entities))}
	for _, t := range c.things {
		out.numbers[t] = -1
	}
	for i, cl := range r.clusters {
		for _, t := range cl.things {
			out.numbers[t] = i
		}
	}
	for report := range c.of {
		seen := map[int]bool{}
		for _, n := range out.entitiesOf(report) {
			if n >= 0 && !seen[n] {
				seen[n] = true
				out.reports[n]++
			}
		}
	}
	for i := range r.entities {
		r.entities[i].Reports = out.reports[i]
	}
	return out
}

// Register is the entities of a census.
type Register struct {
	*record
	census  *Census
	numbers map[*thing]int
	reports []int
}

// entitiesOf are the numbers of the entities of a report's things; -1 for
// descriptions of which nobody says whom they mean.
func (r *Register) entitiesOf(report dateline.ReportID) []int {
	of := r.census.of[report]
	out := make([]int, len(of))
	for i, n := range of {
		out[i] = r.numbers[r.census.things[n]]
	}
	return out
}

// Sum is a hash of all that the claims of a report are filled with: where it
// is the same, so are the claims.
func (r *Register) Sum(report dateline.ReportID, l *Local) uint64 {
	parts := []string{Maker}
	face := func(n int) {
		e := &r.entities[n]
		parts = append(parts, string(e.ID), e.Name, string(e.Kind), e.Country, e.Sector)
	}
	for _, n := range r.entitiesOf(report) {
		if n < 0 {
			parts = append(parts, "")
			continue
		}
		face(n)
	}
	for _, key := range l.Asked {
		parts = append(parts, key)
		if id := r.byKey(key); id != "" {
			face(r.number[id])
		}
	}
	return max(sum(parts...), 1)
}

// Fill fills the claims of an account that was told, and notes in its local
// what they were filled with. The claims keep their order.
func (r *Register) Fill(o *Opened) []dateline.Claim {
	r.set = o.set
	report := o.account.Report.ID
	numbers := r.entitiesOf(report)
	p := &page{record: r.record, account: &o.account, mentions: map[string]int{}, unnamed: map[string]*unit{}, asked: map[string]bool{}, sure: map[string]float64{}}
	for i, t := range o.things {
		if numbers[i] < 0 {
			continue
		}
		for _, u := range t.units {
			for _, m := range u.mentions {
				p.mentions[o.account.Mentions[m].ID] = numbers[i]
				if u.sure > 0 {
					p.sure[o.account.Mentions[m].ID] = u.sure
				}
			}
		}
	}
	for _, u := range o.units {
		if len(u.names) == 0 {
			for _, m := range u.mentions {
				p.unnamed[o.account.Mentions[m].ID] = u
			}
		}
	}
	claims := p.fill()
	told := map[dateline.EntityID][]dateline.ClaimID{}
	for _, c := range claims {
		for _, a := range c.Arguments {
			if a.Entity != "" {
				told[a.Entity] = append(told[a.Entity], c.ID)
			}
		}
	}
	for i := range o.local.Things {
		k := &o.local.Things[i]
		if k.Told = nil; numbers[i] >= 0 && slices.ContainsFunc(k.Units, func(n Naming) bool { return len(n.Roles) > 0 }) {
			k.Told = told[r.entities[numbers[i]].ID]
			r.census.things[r.census.of[report][i]].told = k.Told
		}
	}
	o.local.settle(p.asked)
	o.local.Filled = r.Sum(report, o.local)
	return claims
}

// Entities are the entities, sorted by id. All claims must have been filled.
func (r *Register) Entities() []dateline.Entity { return r.finish() }
