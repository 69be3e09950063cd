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

// modeShare: an event has the mode that one in so many of its claims has.
const modeShare = 4

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
	e.Type, e.Reports = most(types), len(reports)
	if mode := most(modes); modes[mode]*modeShare >= len(claims) {
		e.Mode = mode
	}
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

// when is, of the times with which those of most reports can hold together, the most
// precise, then the one that most give, then the earliest. Nil when none gives one.
func when(claims []*dateline.Claim) *dateline.When {
	said := votes(claims, func(c *dateline.Claim) (*dateline.When, string) {
		if c.When == nil || c.When.IsZero() {
			return nil, ""
		}
		return c.When, c.When.From + " " + c.When.To
	})
	best := fitting(said, func(a, b *dateline.When) bool { return a.Apart(*b) == 0 }, func(a, b *vote[dateline.When]) int {
		return cmp.Or(grain(*b.value)-grain(*a.value), len(a.reports)-len(b.reports), strings.Compare(b.value.From, a.value.From))
	})
	return best
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

// where is, of the places with which those of most reports can hold together, the
// most precise, then the one that most give. A place without a name ("a
// church") counts where none has one.
func where(claims []*dateline.Claim) *dateline.Where {
	said := votes(claims, func(c *dateline.Claim) (*dateline.Where, string) {
		if c.Where == nil || c.Where.IsZero() {
			return nil, ""
		}
		return c.Where, c.Where.Name
	})
	if named := slices.DeleteFunc(slices.Clone(said), func(v *vote[dateline.Where]) bool { return v.value.Described() }); len(named) > 0 {
		said = named
	}
	return fitting(said, func(a, b *dateline.Where) bool { return !a.Against(*b) }, func(a, b *vote[dateline.Where]) int {
		return cmp.Or(extent(*b.value)-extent(*a.value), len(a.reports)-len(b.reports), strings.Compare(b.value.Name, a.value.Name))
	})
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
