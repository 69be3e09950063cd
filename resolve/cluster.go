package resolve

import (
	"slices"
	"strings"

	"dateline"
)

// thing is one thing of one report: a unit with the units of its report that
// were joined to it.
type thing struct {
	report dateline.ReportID
	units  []*unit
	identity
	times int                // how many things alike it stands for
	said  int                // their mentions, where the units do not hold them
	told  []dateline.ClaimID // claims that name it
	day   string             // of publication, "" unknown
}

// cluster is an entity in the making: the things of all reports that are it.
type cluster struct {
	id     dateline.EntityID
	key    string
	things []*thing
}

func (c *cluster) weight() int {
	n := 0
	for _, t := range c.things {
		n += t.mentions()
	}
	return n
}

func (t *thing) mentions() int {
	n := t.said
	for _, u := range t.units {
		n += len(u.mentions)
	}
	return n
}

// cluster puts the things of all reports together by key, keeps bearers of one
// name apart where they clash, and gives short names to the one they can mean.
func clusterThings(things []*thing, log rulings) []*cluster {
	byKey, short, described := map[string][]*thing{}, []*thing(nil), []*thing(nil)
	for _, t := range things {
		switch {
		case t.described():
			described = append(described, t)
		case t.key == "":
			short = append(short, t)
		default:
			byKey[t.key] = append(byKey[t.key], t)
		}
	}
	var out []*cluster
	for _, key := range sortedKeys(byKey) {
		out = append(out, part(key, byKey[key])...)
	}
	out = append(out, shortNames(short, out, log)...)
	giveDescribed(described, out)
	return unite(out, log)
}

// part splits the bearers of one key by country, where names can be borne by
// several. Those of unknown country go with the group that nearly all others
// belong to, or with the one that does the like, or with none. The group of
// most mentions has the key alone in its id.
func part(key string, things []*thing) []*cluster {
	groups := map[string][]*thing{}
	var unknown []*thing
	mixed := strings.HasPrefix(key, "person ") || strings.HasPrefix(key, "name ")
	for _, t := range things {
		switch {
		case !mixed:
			groups[""] = append(groups[""], t)
		case t.country == "":
			unknown = append(unknown, t)
		default:
			groups[t.country] = append(groups[t.country], t)
		}
	}
	homes := map[string]identity{}
	for c, g := range groups {
		homes[c] = identity{country: c, sector: sectorOfThings(g)}
	}
	main := chief(groups)
	unknown = slices.DeleteFunc(unknown, func(t *thing) bool {
		home, ok := main, main != "" && !clash(identity{sector: t.sector}, homes[main])
		if !ok {
			home, ok = sameCamp(t, homes)
		}
		if ok {
			groups[home] = append(groups[home], t)
		}
		return ok
	})
	for _, t := range unknown {
		groups["\x00"+camp(t.sector)] = append(groups["\x00"+camp(t.sector)], t)
	}
	fold(groups)
	return name(key, groups)
}

// chief is the group that has three times as many things as all others
// together; "" when there is none.
func chief(groups map[string][]*thing) string {
	all, best := 0, ""
	for c, g := range groups {
		n := number(g)
		all += n
		if best == "" || n > number(groups[best]) {
			best = c
		}
	}
	if best == "" || number(groups[best])*4 < all*3 {
		return ""
	}
	return best
}

// number is how many things a list stands for.
func number(things []*thing) int {
	n := 0
	for _, t := range things {
		n += t.times
	}
	return n
}

// sameCamp is the one home whose sector's camp is that of the thing.
func sameCamp(t *thing, homes map[string]identity) (string, bool) {
	found := ""
	for c, h := range homes {
		if camp(h.sector) == camp(t.sector) && camp(t.sector) != "" {
			if found != "" {
				return "", false
			}
			found = c
		}
	}
	return found, found != ""
}

// fold puts bearers of whom nothing is known with the one group that has a
// known camp, when there is just one.
func fold(groups map[string][]*thing) {
	if len(groups) == 2 && len(groups["\x00"]) > 0 {
		for k := range groups {
			if strings.HasPrefix(k, "\x00") && k != "\x00" {
				groups[k] = append(groups[k], groups["\x00"]...)
				delete(groups, "\x00")
			}
		}
	}
}

// name makes clusters of groups, the one of most mentions first.
func name(key string, groups map[string][]*thing) []*cluster {
	var out []*cluster
	marks := sortedKeys(groups)
	for _, m := range marks {
		out = append(out, &cluster{key: m, things: groups[m]})
	}
	slices.SortStableFunc(out, func(a, b *cluster) int { return b.weight() - a.weight() })
	for i, c := range out {
		parts := []string{key}
		if i > 0 {
			parts = append(parts, c.key)
		}
		c.key = key
		c.id = dateline.EntityID(dateline.NewID("e_", parts...))
	}
	return out
}

func sectorOfThings(things []*thing) string {
	count := map[string]int{}
	for _, t := range things {
		if t.sector != "" {
			count[t.sector] += t.times
		}
	}
	if count["GOV"] > 0 {
		return "GOV"
	}
	return most(count)
}

// shortNames gives each short name of a person to the one full name of the
// record that it can mean, if something speaks for it; the others become
// entities of their own, common family names one for each report.
func shortNames(short []*thing, full []*cluster, log rulings) []*cluster {
	bearers := map[string][]*cluster{}
	known := map[*cluster]identity{}
	for _, c := range full {
		if words, ok := strings.CutPrefix(c.key, "person "); ok {
			known[c] = identity{country: c.country(), sector: sectorOfThings(c.things)}
			t := strings.Fields(words)
			bearers[t[len(t)-1]] = append(bearers[t[len(t)-1]], c)
			if len(t) == 3 && t[0] != t[2] {
				bearers[t[0]] = append(bearers[t[0]], c)
			}
		}
	}
	groups, given := map[string][]*thing{}, map[*cluster][]*thing{}
	for _, t := range short {
		token := lastOf(t.units[0].person.tokens)
		own := loneKey(t, token, len(bearers[token]) > 0)
		id := dateline.EntityID(dateline.NewID("e_", own))
		if c := t.bearer(bearers[token], known); c != nil && log.of(string(id), string(c.id)) != dateline.Different {
			given[c] = append(given[c], t)
			continue
		}
		groups[own] = append(groups[own], t)
	}
	for c, ts := range given {
		c.things = append(c.things, ts...)
	}
	var out []*cluster
	for _, key := range sortedKeys(groups) {
		out = append(out, &cluster{id: dateline.EntityID(dateline.NewID("e_", key)), key: key, things: groups[key]})
	}
	return out
}

// loneKey is the key of a short name that no full name explains.
func loneKey(t *thing, token string, contested bool) string {
	if token == "" || contested || commonName(token) {
		return "lone " + token + " " + string(t.report)
	}
	return "lone " + token + " " + t.country
}

// bearer is the one of the full names that a short name can mean: the only one
// that does not clash, or the one of whom nearly all speak, known by country, by
// office or from several reports.
func (t *thing) bearer(candidates []*cluster, known map[*cluster]identity) *cluster {
	var can []*cluster
	for _, c := range candidates {
		if !clash(t.identity, known[c]) {
			can = append(can, c)
		}
	}
	found := foremost(can)
	if found == nil {
		return nil
	}
	country := known[found].country
	agrees := t.country != "" && t.country == country || len(t.units[0].titles) > 0 && country != "" || number(found.things) >= 3
	public := country != "" && camp(known[found].sector) == "politics" && !commonName(lastOf(t.units[0].person.tokens))
	if agrees || public {
		return found
	}
	return nil
}

// foremost is the cluster of whom nine in ten of all mentions are, the only one
// of one; nil when there is none.
func foremost(of []*cluster) *cluster {
	var best *cluster
	most, all := 0, 0
	for _, c := range of {
		n := number(c.things)
		if all += n; n > most {
			best, most = c, n
		}
	}
	if len(of) > 1 && most*10 < all*9 {
		return nil
	}
	return best
}

func (c *cluster) country() string {
	count := map[string]int{}
	for _, t := range c.things {
		if t.country != "" {
			count[t.country] += t.times
		}
	}
	return most(count)
}

// unite joins clusters that a judgement says are the same; the smallest id stays.
func unite(clusters []*cluster, log rulings) []*cluster {
	at := map[string]int{}
	for i, c := range clusters {
		at[string(c.id)] = i
	}
	f := newForest(len(clusters))
	for _, p := range log.pairs(dateline.Same) {
		i, ok := at[p[0]]
		j, known := at[p[1]]
		if ok && known {
			f.union(i, j)
		}
	}
	byRoot := map[int]*cluster{}
	for i, c := range clusters {
		root := f.find(i)
		if r := byRoot[root]; r == nil {
			byRoot[root] = c
		} else {
			r.things = append(r.things, c.things...)
			r.id = min(r.id, c.id)
		}
	}
	out := make([]*cluster, 0, len(byRoot))
	for _, c := range byRoot {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b *cluster) int { return strings.Compare(string(a.id), string(b.id)) })
	return out
}

func lastOf(tokens []string) string {
	if len(tokens) == 0 {
		return ""
	}
	return tokens[len(tokens)-1]
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// commonName are skeletons of family and given names that too many bear to
// tell anyone by them alone.
func commonName(token string) bool {
	switch token {
	case "smith", "iones", "jones", "iohnson", "johnson", "viliams", "brovn", "davis", "miler", "vilson", "more", "tailor", "anderson", "thomas", "iackson", "vhite", "haris",
		"martin", "garcia", "martinez", "rodriguez", "lopez", "gonzalez", "hernandez", "perez", "sanchez", "ramirez", "torres", "silva", "santos", "sousa", "costa",
		"kim", "lee", "li", "park", "choi", "iung", "jung", "kang", "cho", "ioon", "yoon", "chang", "lim", "han", "vang", "wang", "zhang", "chen", "liu", "iang", "yang", "zhao", "vu", "wu", "hou", "lin",
		"nguien", "tran", "pham", "khan", "han ", "ali", "ahmed", "ahmad", "mohamed", "hasan", "husein", "ibrahim", "abdulah", "singh", "kumar", "sharma", "patel", "gupta", "das",
		"ivanov", "petrov", "smirnov", "kuznetsov", "popov", "miuler", "shmidt", "schmidt", "veber", "dubois", "rosi", "russo", "tanaka", "suzuki", "sato", "vatanabe", "itou", "ito",
		"david", "iohn", "john", "michael", "james", "iames", "maria", "ana", "peter", "paul", "daniel", "alex", "mark", "tom", "sara", "mary", "mari":
		return true
	}
	return false
}
