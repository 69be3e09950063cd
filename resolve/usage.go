package resolve

import (
	"strings"

	"dateline"
)

// usage is how usual it is among the reports of an event to name a party on the
// side of those who act or of those it is done to, and which verb they use.
type usage struct {
	typ     string
	reports int
	naming  map[string]map[dateline.ReportID]bool // the reports that name a party, by side and key
	most    map[bool]int                          // by side, how many name the one that most name
	places  map[string]map[dateline.ReportID]bool // the reports that put it at a place
	verbs   map[string]int                        // claims by the base of their verb
	claims  int
}

func usageOf(e dateline.Event, claims []*dateline.Claim) *usage {
	u := &usage{typ: e.Type, naming: map[string]map[dateline.ReportID]bool{}, most: map[bool]int{}, places: map[string]map[dateline.ReportID]bool{}, verbs: map[string]int{}, claims: len(claims)}
	all := map[dateline.ReportID]bool{}
	for _, c := range claims {
		all[c.Report] = true
		v, _ := verbOf(c, e.Type)
		u.verbs[v.base]++
		if c.Where != nil {
			note(u.places, c.Where.Name, c.Report)
		}
		for _, a := range c.Parties() {
			key := u.key(a)
			note(u.naming, key, c.Report)
			u.most[u.acting(a)] = max(u.most[u.acting(a)], len(u.naming[key]))
		}
	}
	u.reports = len(all)
	return u
}

func note(reports map[string]map[dateline.ReportID]bool, key string, id dateline.ReportID) {
	if reports[key] == nil {
		reports[key] = map[dateline.ReportID]bool{}
	}
	reports[key][id] = true
}

// acting tells on which side a party stands. All who meet stand on one.
func (u *usage) acting(a dateline.Argument) bool {
	return a.Role == dateline.RoleActor || a.Role == dateline.RoleAccompaniedBy || u.typ == "CONSULT"
}

// key is the same for parties on one side that are one: by entity, of others by
// the last word of what they are called.
func (u *usage) key(a dateline.Argument) string {
	side := "to "
	if u.acting(a) {
		side = "by "
	}
	if a.Entity != "" {
		return side + string(a.Entity)
	}
	name := strings.ToLower(a.Name)
	for _, end := range [...]string{",", " of ", " in ", " from ", " who ", " that ", " at ", " with ", " on ", " for "} {
		name, _, _ = strings.Cut(name, end)
	}
	return side + "~" + bare(name[strings.LastIndexByte(name, ' ')+1:])
}

// of is how usual a party is: 1 for the one on its side that most reports name.
func (u *usage) of(a dateline.Argument) float64 {
	if u.most[u.acting(a)] == 0 {
		return 0
	}
	return float64(len(u.naming[u.key(a)])) / float64(u.most[u.acting(a)])
}

// manyReports is from how many on an event has usual parties and stray ones.
const manyReports = 4

// stray tells whether a party is named by too few of many reports to stand in the
// title beside others.
func (u *usage) stray(a dateline.Argument) bool {
	return u.reports >= manyReports && (u.of(a)*8 < 1 || u.rare(a))
}

// rare tells whether so few of all reports say that a party did it that no title says so.
func (u *usage) rare(a dateline.Argument) bool {
	return u.acting(a) && len(u.naming[u.key(a)])*tellingShare < u.reports
}

// side is how usual the parties of a claim are on a side, on average; 0 without one.
func (u *usage) side(c *dateline.Claim, acting bool) float64 {
	sum, n := 0.0, 0
	for _, a := range c.Parties() {
		if u.acting(a) == acting {
			sum, n = sum+u.of(a), n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// strays are how many parties of a claim hardly another report names.
func (u *usage) strays(c *dateline.Claim) (n int) {
	for _, a := range c.Parties() {
		if u.stray(a) {
			n++
		}
	}
	return n
}

// place is where a claim puts the event, else where the event is put, each where
// more than a stray report says so.
func (u *usage) place(e dateline.Event, c *dateline.Claim) *dateline.Where {
	for _, w := range [...]*dateline.Where{c.Where, e.Where} {
		if w != nil && w.Name != "" && (u.reports < manyReports || len(u.places[w.Name])*6 >= u.reports) {
			return w
		}
	}
	return nil
}
