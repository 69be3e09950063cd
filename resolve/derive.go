package resolve

import (
	"cmp"
	"slices"
	"strings"

	"dateline"
)

// events makes the events of the families, sorted by id.
func (f *families) events() []dateline.Event {
	var out []dateline.Event
	for root, members := range f.members {
		if f.forest.find(root) != root {
			continue
		}
		claims := make([]*dateline.Claim, len(members))
		for i, m := range members {
			claims[i] = f.readings[m].claim
		}
		out = append(out, event(claims))
	}
	slices.SortFunc(out, func(a, b dateline.Event) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out
}

// Retold is an event as some of its claims tell it, under the id that it has.
func Retold(id dateline.EventID, claims []dateline.Claim) dateline.Event {
	own := make([]*dateline.Claim, len(claims))
	for i := range claims {
		own[i] = &claims[i]
	}
	slices.SortFunc(own, func(a, b *dateline.Claim) int { return strings.Compare(string(a.ID), string(b.ID)) })
	e := event(own)
	e.ID = id
	return e
}

// event makes the event of claims sorted by id.
func event(claims []*dateline.Claim) dateline.Event {
	e := dateline.Event{ID: dateline.EventIDOf(claims[0].ID), Properties: []dateline.Property{}, Folds: []dateline.Fold{}}
	types, modes, reports := map[string]int{}, map[string]int{}, map[dateline.ReportID]bool{}
	for _, c := range claims {
		types[c.Type]++
		if c.Mode != "" {
			modes[c.Mode]++
		}
		reports[c.Report] = true
		e.Claims = append(e.Claims, c.ID)
	}
	e.Type, e.Mode, e.Reports = most(types), most(modes), len(reports)
	e.Participants = participants(claims, len(reports))
	e.When, e.Where = when(claims), where(claims)
	e.Summary = summary(e, claims)
	return e
}

// maxParticipants bounds the list of an event's participants.
const maxParticipants = 32

// participants are the parties that claims name, those that most reports name
// first. Of an event told by many reports a party that one alone names is left
// out.
func participants(claims []*dateline.Claim, reports int) []dateline.Participant {
	type seen struct {
		roles   map[dateline.Role]int
		reports map[dateline.ReportID]bool
		first   dateline.Participant
	}
	all := map[string]*seen{}
	for _, c := range claims {
		for _, a := range players(c) {
			key := string(a.Entity)
			if key == "" {
				key = "~" + strings.ToLower(a.Name) + a.Country
			}
			s := all[key]
			if s == nil {
				s = &seen{map[dateline.Role]int{}, map[dateline.ReportID]bool{}, dateline.Participant{Entity: a.Entity, Name: a.Name, Country: a.Country, Sector: a.Sector}}
				all[key] = s
			}
			s.roles[a.Role]++
			s.reports[c.Report] = true
		}
	}
	named := false
	for _, s := range all {
		named = named || s.first.Entity != ""
	}
	out := []dateline.Participant{}
	counts := map[string]int{}
	for _, key := range sortedKeys(all) {
		s := all[key]
		if reports > 4 && len(s.reports) == 1 || named && s.first.Entity == "" && reports > 1 && len(s.reports) == 1 {
			continue
		}
		s.first.Role = most(s.roles)
		counts[key] = len(s.reports)
		out = append(out, s.first)
	}
	slices.SortStableFunc(out, func(a, b dateline.Participant) int {
		return cmp.Or(roleOrder(a.Role)-roleOrder(b.Role), strings.Compare(a.Name, b.Name))
	})
	return out[:min(len(out), maxParticipants)]
}

// players are the parties of a claim that are somebody, and the persons, bodies and
// countries inside the words of others: whose plan it is that is condemned.
func players(c *dateline.Claim) []dateline.Argument {
	out := slices.DeleteFunc(c.Parties(), func(a dateline.Argument) bool {
		return a.Entity == "" && (a.Kind == "" || a.Kind == dateline.Other)
	})
	for _, a := range c.Arguments {
		if a.Via == "within" && a.Entity != "" && (a.Kind == dateline.Person || a.Kind == dateline.Organization || a.Kind == dateline.Country) &&
			!slices.ContainsFunc(out, func(b dateline.Argument) bool { return b.Entity == a.Entity }) {
			out = append(out, a)
		}
	}
	return out
}

func roleOrder(r dateline.Role) int {
	return slices.Index([]dateline.Role{dateline.RoleActor, dateline.RoleRecipient, dateline.RoleObject, dateline.RoleBeneficiary, dateline.RoleAccompaniedBy}, r)
}

// when is the time that most reports give among the most precise; of equals
// the earliest. Nil when none gives one.
func when(claims []*dateline.Claim) *dateline.When {
	var best *dateline.When
	votes := map[string]map[dateline.ReportID]bool{}
	for _, c := range claims {
		if c.When != nil && !c.When.IsZero() {
			if votes[c.When.From+c.When.To] == nil {
				votes[c.When.From+c.When.To] = map[dateline.ReportID]bool{}
			}
			votes[c.When.From+c.When.To][c.Report] = true
		}
	}
	for _, c := range claims {
		w := c.When
		if w == nil || w.IsZero() {
			continue
		}
		if best == nil || cmp.Or(grain(*w)-grain(*best), len(votes[best.From+best.To])-len(votes[w.From+w.To]), strings.Compare(w.From, best.From)) < 0 {
			best = w
		}
	}
	if best == nil {
		return nil
	}
	w := *best
	return &w
}

// grain orders precisions: days and finer are one, then coarser ones.
func grain(w dateline.When) int {
	switch w.Precision {
	case "week":
		return 1
	case "month":
		return 2
	case "season", "quarter":
		return 3
	case "year":
		return 4
	case "decade", "century":
		return 5
	}
	return 0
}

// where is the place that most claims give among the most precise.
func where(claims []*dateline.Claim) *dateline.Where {
	votes := map[string]int{}
	for _, c := range claims {
		if c.Where != nil {
			votes[c.Where.Name]++
		}
	}
	var best *dateline.Where
	for _, c := range claims {
		w := c.Where
		if w == nil || w.IsZero() {
			continue
		}
		if best == nil || cmp.Or(extent(*w)-extent(*best), votes[best.Name]-votes[w.Name], strings.Compare(w.Name, best.Name)) < 0 {
			best = w
		}
	}
	if best == nil {
		return nil
	}
	w := *best
	return &w
}

func extent(w dateline.Where) int {
	if w.Described() {
		return 7 // any name is better
	}
	i := slices.Index([]string{"facility", "city", "district", "region", "sea", "country"}, w.Precision)
	if i < 0 {
		return 6
	}
	return i
}
