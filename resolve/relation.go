package resolve

import (
	"slices"
	"strings"
	"time"

	"dateline"
)

// mostRelated bounds the claims of each of two events that are compared.
const mostRelated = 12

// Relate says what the event of some claims is to that of others, "" when it is
// nothing: "planned as" where x was to happen and y did, or the reverse; "called
// off" or "put off" where y ends a plan, or the reverse; "denied by" or
// "allegation" where one accuses and the accused reject it. They are events apart
// and stay so; the words, parties and stories tie them.
func Relate(x, y []Told) dateline.RelationKind {
	a, b := readAll(x), readAll(y)
	for _, p := range a {
		for _, q := range b {
			if kind := relate(p, q); kind != "" {
				return kind
			}
		}
	}
	return ""
}

func readAll(of []Told) []*reading {
	var out []*reading
	for _, t := range of[:min(len(of), mostRelated)] {
		out = append(out, read(t.Claim, t.Published, t.About))
	}
	return out
}

func relate(x, y *reading) dateline.RelationKind {
	switch {
	case x.outlook == "planned" && y.outlook == "actual" && cameOf(x, y) != "":
		return cameOf(x, y)
	case x.outlook == "actual" && y.outlook == "planned" && cameOf(y, x) != "":
		return dateline.PlannedAs
	case x.outlook == "planned" && callsOff(y, x):
		if delays(y) {
			return dateline.PutOff
		}
		return dateline.CalledOff
	case y.outlook == "planned" && callsOff(x, y):
		if delays(x) {
			return dateline.PutsOff
		}
		return dateline.CallsOff
	case accuses(x) && denies(y) && answers(y, x):
		return dateline.DeniedBy
	case denies(x) && accuses(y) && answers(x, y):
		return dateline.Allegation
	}
	return ""
}

// cameOf is what an event is to a plan of it: the same act by one of the same
// persons or bodies, or two of the same parties, on the planned day or in the
// same story. On another day it must be two of them, since one plans much. What
// was over before the plan was told did not come of it.
func cameOf(plan, act *reading) dateline.RelationKind {
	if !sameAct(plan, act) || plan.where.Against(act.where) || act.timed && !plan.published.IsZero() && act.to.Before(plan.published.AddDate(0, 0, -1)) {
		return ""
	}
	all := shared(plan, act)
	if all == 0 || all == 1 && (!sharesActor(plan, act) || plan.generic || act.generic) {
		return ""
	}
	if plan.timed && act.timed {
		switch apart := max(plan.from.Sub(act.to), act.from.Sub(plan.to)); {
		case apart <= 12*time.Hour:
			return dateline.Happened
		case apart < longMoved && all > 1:
			return dateline.OtherDay
		}
		return ""
	}
	if plan.claim.Report != act.claim.Report && plan.storyLikeness(act) < closeStory {
		return ""
	}
	return dateline.Happened
}

// longMoved is by how much a plan may be put off and still be that plan.
const longMoved = 60 * 24 * time.Hour

// callsOff reports whether an act calls off or puts off what was planned: its
// words name such an act, and somebody of the plan does it or it is done to them,
// in the weeks after the plan was told.
func callsOff(end, plan *reading) bool {
	if end.outlook == "planned" || end.claim.Stance.Polarity != "affirmed" || !ends(end) && !delays(end) || shared(plan, end) == 0 {
		return false
	}
	if !plan.published.IsZero() && !end.published.IsZero() && (end.published.Before(plan.published) || end.published.Sub(plan.published) > longMoved) {
		return false
	}
	return slices.ContainsFunc(end.undone(), func(act string) bool { return slices.Contains(plan.acts, act) })
}

// undone are the families of acts that an act is done to: of the heads of its
// objects, the last words before "to", "with" or "of".
func (r *reading) undone() []string {
	var out []string
	for _, a := range r.claim.Arguments {
		switch a.Role {
		case dateline.RoleObject, dateline.RoleRecipient, dateline.RoleTopic:
			words := strings.Fields(strings.ToLower(a.Text))
			if i := slices.IndexFunc(words, follows); i > 0 {
				words = words[:i]
			}
			if len(words) > 0 {
				out = append(out, actsOf(words[len(words)-1])...)
			}
		}
	}
	return out
}

// follows reports whether a word begins what follows the head of a phrase.
func follows(w string) bool {
	switch w {
	case "to", "with", "of", "in", "at", "on", "for", "by", "from", "between", "over", "about":
		return true
	}
	return false
}

func ends(r *reading) bool   { return slices.Contains(r.acts, "cancel") }
func delays(r *reading) bool { return slices.Contains(r.acts, "postpone") }

// sharesActor reports whether a person or body acts in both.
func sharesActor(x, y *reading) bool {
	for _, p := range x.parties {
		for _, q := range y.parties {
			if p.entity && p.acts && q.acts && p.key == q.key && p.kind != dateline.Country {
				return true
			}
		}
	}
	return false
}

func accuses(r *reading) bool { return r.claim.Type == "ACCUSE" }

// denies reports whether a claim is that somebody rejects what is said of him.
func denies(r *reading) bool {
	return r.claim.Type == "REJECT" && slices.ContainsFunc(r.acts, func(a string) bool { return a == "deny" || a == "reject" || strings.HasPrefix(a, "dismiss") })
}

// answers reports whether a denial is of those accused, in the days and the
// story of the accusation.
func answers(denial, accusation *reading) bool {
	if !denial.published.IsZero() && !accusation.published.IsZero() && !near(denial, accusation, 14) {
		return false
	}
	if denial.claim.Report != accusation.claim.Report && denial.storyLikeness(accusation) < fewestStory {
		return false
	}
	for _, p := range denial.parties {
		for _, q := range accusation.parties {
			if p.acts && !q.acts && (p.key == q.key || p.country != "" && p.country == q.country) {
				return true
			}
		}
	}
	return false
}
