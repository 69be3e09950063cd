package corroborate

import (
	"cmp"
	"slices"
	"strings"

	"dateline"
)

// party is who or what takes part in an event, as one claim calls it.
type party struct {
	claim *dateline.Claim
	dateline.Argument
}

// partiesOf are the parties of claims, each under one name where reports describe
// the same one in other words: "a fuel depot" and "the depot on the edge of town".
func partiesOf(claims []*dateline.Claim) []statement {
	var all []party
	for _, c := range claims {
		for _, a := range c.Parties() {
			all = append(all, party{c, a})
		}
	}
	names := commonNames(all)
	out := make([]statement, len(all))
	for i, p := range all {
		out[i] = statement{claim: p.claim, value: names[p.key()]}
	}
	return out
}

// key is the same for what counts as one party: an entity is itself, a
// description is its head in its role.
func (p party) key() string {
	if p.Entity != "" {
		return string(p.Entity)
	}
	side := "done to "
	if p.Role == dateline.RoleActor {
		side = "done by "
	}
	return side + headOf(p.Name)
}

// headOf is the word that a description is of: depot of "fuel depot in Oru".
func headOf(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		switch strings.Trim(w, ",") {
		case "of", "in", "at", "on", "for", "from", "near", "outside", "between", "who", "which", "that", "with", "to":
			if i > 0 {
				return strings.Trim(words[i-1], ",")
			}
		}
		if strings.HasSuffix(w, ",") {
			return strings.Trim(w, ",")
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// commonNames is the name of each party by its key: what most claims call it, of
// equals the shortest. A description has the name of the one thing among them that
// has the same head and side.
func commonNames(all []party) map[string]string {
	times := map[string]map[string]int{}
	named := map[string][]string{} // keys of entities by the key that they would have as descriptions
	for _, p := range all {
		k := p.key()
		if times[k] == nil {
			times[k] = map[string]int{}
			if p.Entity != "" && (p.Kind == dateline.Facility || p.Kind == dateline.Product || p.Kind == dateline.EventName) {
				p.Entity = ""
				named[p.key()] = append(named[p.key()], k)
			}
		}
		times[k][p.Name]++
	}
	out := map[string]string{}
	for k, names := range times {
		if same := named[k]; len(same) == 1 {
			names = times[same[0]]
		}
		out[k] = commonest(names)
	}
	return out
}

func commonest(names map[string]int) string {
	all := make([]string, 0, len(names))
	for n := range names {
		all = append(all, n)
	}
	return slices.MinFunc(all, func(a, b string) int {
		return cmp.Or(names[b]-names[a], len(a)-len(b), strings.Compare(a, b))
	})
}
