package resolve

import (
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// record is the entities of all accounts, while claims are filled.
type record struct {
	*lexicon
	clusters []*cluster
	entities []dateline.Entity
	number   map[dateline.EntityID]int
	keys     map[string]int   // of clusters that are alone in bearing a key
	names    map[string][]int // folded names of non-persons
}

func newRecord(l *lexicon, clusters []*cluster) *record {
	r := &record{lexicon: l, clusters: clusters, number: map[dateline.EntityID]int{}, keys: map[string]int{}, names: map[string][]int{}}
	for i, c := range clusters {
		for _, t := range c.things {
			if j, taken := r.keys[t.key]; taken && j != i || t.key == "" {
				r.keys[t.key] = -1
			} else {
				r.keys[t.key] = i
			}
		}
		r.entities = append(r.entities, build(c))
		r.number[c.id] = i
	}
	return r
}

const (
	maxAliases = 64
	maxRoles   = 16
)

// build makes the entity of a cluster; roles wait for the claims.
func build(c *cluster) dateline.Entity {
	kinds, countries, sectors := map[dateline.Kind]int{}, map[string]int{}, map[string]int{}
	shown := ""
	for _, t := range c.things {
		kinds[t.kind] += t.mentions()
		shown = max(shown, t.name)
		if t.country != "" {
			countries[t.country] += t.times
		}
		if t.sector != "" {
			sectors[t.sector] += t.times
		}
	}
	e := dateline.Entity{ID: c.id, Kind: most(kinds), Country: most(countries), Sector: most(sectors), IDs: map[string]string{}, Mentions: c.weight()}
	if sectors["GOV"] > 0 && e.Kind == dateline.Person {
		e.Sector = "GOV"
	}
	e.Name, e.Aliases = c.naming(e.Kind, shown)
	return e
}

// naming gives the name to show, and the other names: names as written, forms
// with titles, then descriptions that say something by themselves.
func (c *cluster) naming(kind dateline.Kind, shown string) (string, []string) {
	names, plain, forms, says := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, t := range c.things {
		for _, u := range t.units {
			for _, n := range u.names {
				if slices.Contains(u.spoken, n) {
					continue
				}
				names[n] += t.times
				plain[plainName(n, u, kind)] += t.times
			}
			for _, f := range u.titles {
				forms[f] += t.times
			}
			for _, s := range u.says {
				if telling(s) {
					says[s] += t.times
				}
			}
		}
	}
	name := shown
	if best := bestName(plain, kind == dateline.Person); best != "" && (name == "" || kind == dateline.Person && strings.Contains(best, " ")) {
		name = best // a person is shown as reports call him, when one gives a full name
	}
	aliases, have := []string{}, map[string]bool{name: true}
	for _, group := range []map[string]int{names, forms, says} {
		for _, n := range byCount(group) {
			if !have[n] && len(aliases) < maxAliases {
				have[n] = true
				aliases = append(aliases, n)
			}
		}
	}
	return name, aliases
}

// plainName is a name without title or article, for showing.
func plainName(n string, u *unit, kind dateline.Kind) string {
	if kind != dateline.Person {
		return withoutArticle(n)
	}
	if i := strings.Index(n, u.person.plain); i >= 0 && u.person.plain != "" {
		return u.person.plain
	}
	return n
}

// bestName is the most frequent name; persons show a full one if there is one.
func bestName(count map[string]int, person bool) string {
	full := map[string]int{}
	for n, c := range count {
		if !person || strings.ContainsAny(n, " -") && len(tokensOf(n)) > 1 && n[1:2] != "." {
			full[n] = c
		}
	}
	if len(full) > 0 {
		return most(full)
	}
	return most(count)
}

// telling reports whether a description says something without its report: it
// has a name in it, or three words.
func telling(s string) bool {
	rest := withoutArticle(s)
	return len(s) <= 120 && !strings.ContainsAny(s, ",;:()") && !strings.Contains(s, " that ") && !strings.Contains(s, " who ") && !strings.Contains(s, " which ") && (strings.ToLower(rest) != rest || len(strings.Fields(rest)) > 2)
}

// byCount are the keys, most frequent first, then by alphabet.
func byCount(count map[string]int) []string {
	keys := sortedKeys(count)
	slices.SortStableFunc(keys, func(a, b string) int { return count[b] - count[a] })
	return keys
}

// finish gives the entities their roles, with the claims of the reports that say so.
func (r *record) finish() []dateline.Entity {
	for i, c := range r.clusters {
		for _, t := range c.things {
			for _, u := range t.units {
				for _, n := range u.names {
					if k := gazetteer.Fold(n); r.entities[i].Kind != dateline.Person && !slices.Contains(r.names[k], i) {
						r.names[k] = append(r.names[k], i)
					}
				}
			}
		}
	}
	for i, c := range r.clusters {
		r.entities[i].Roles = r.roles(c)
	}
	return r.entities
}

func (r *record) roles(c *cluster) []dateline.EntityRole {
	number, times := map[string]*dateline.EntityRole{}, map[string]int{}
	for _, t := range c.things {
		for _, u := range t.units {
			for _, x := range u.roles {
				key := gazetteer.Fold(x.title)
				if u.saysMore(key) {
					continue
				}
				if number[key] == nil {
					number[key] = &dateline.EntityRole{Title: x.title, Of: r.bodyID(x)}
				}
				n := number[key]
				n.Title = min(n.Title, x.title)
				n.Claims = append(n.Claims, t.told...)
				times[key]++
			}
		}
	}
	out := []dateline.EntityRole{}
	for _, key := range byCount(times) {
		n := number[key]
		slices.Sort(n.Claims)
		n.Claims = slices.Compact(n.Claims)
		n.Claims = n.Claims[:min(len(n.Claims), 8)]
		if n.Claims == nil {
			n.Claims = []dateline.ClaimID{}
		}
		if out = append(out, *n); len(out) == maxRoles {
			break
		}
	}
	return out
}

// saysMore reports whether another role of the unit has the folded title in it.
func (u *unit) saysMore(key string) bool {
	return slices.ContainsFunc(u.roles, func(o role) bool {
		k := gazetteer.Fold(o.title)
		return len(k) > len(key) && strings.Contains(" "+k+" ", " "+key+" ")
	})
}

// bodyID is the entity that a role is of, when the record has it.
func (r *record) bodyID(x role) dateline.EntityID {
	if b, ok := r.body(x.of); ok {
		return r.byKey("body " + b.key)
	}
	if found := r.names[gazetteer.Fold(x.of)]; len(found) == 1 {
		return r.entities[found[0]].ID
	}
	if x.country != "" {
		return r.byKey("country " + x.country)
	}
	return ""
}

func (r *record) byKey(key string) dateline.EntityID {
	if i, ok := r.keys[key]; ok && i >= 0 {
		return r.entities[i].ID
	}
	return ""
}
