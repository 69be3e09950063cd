package resolve

import (
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// Reader reads accounts for resolution. It remembers what it looked up; it is
// not safe for concurrent use.
type Reader struct{ l *lexicon }

// NewReader makes a reader on a gazetteer.
func NewReader(g *gazetteer.Gazetteer) *Reader { return &Reader{newLexicon(g)} }

// Opened is an account being read: its units, and the things that they are.
type Opened struct {
	account Account
	units   []*unit
	things  []*thing
	local   *Local
	set     setting
}

// Local is what one report brings to the resolution of all: the names that it
// votes on, and its things. It is small and can be kept, so that a record need
// not be read anew when a report comes to it.
type Local struct {
	Votes  []Vote   `json:"v,omitempty"`
	Things []Thing  `json:"t,omitempty"`
	Asked  []string `json:"a,omitempty"` // keys of entities that its claims looked for
	Filled uint64   `json:"f,omitempty"` // sum of what its claims were filled with
}

// Vote is of what kind a report takes a name to be, and what kind it was taken
// for by all reports when the things were told.
type Vote struct {
	Name  string                `json:"n"`
	Kinds map[dateline.Kind]int `json:"k"`
	Taken dateline.Kind         `json:"t"`
}

// Thing is one thing of one report.
type Thing struct {
	Key      string             `json:"k,omitempty"`
	Kind     dateline.Kind      `json:"t,omitempty"`
	Name     string             `json:"n,omitempty"`
	Country  string             `json:"c,omitempty"`
	Sector   string             `json:"s,omitempty"`
	Mentions int                `json:"m"`
	Units    []Naming           `json:"u,omitempty"`
	Posts    []string           `json:"p,omitempty"` // offices that the report gives a person
	Day      string             `json:"d,omitempty"` // of publication, where there are posts
	Told     []dateline.ClaimID `json:"q,omitempty"` // claims that name it, where it has a role
}

// Naming is how one unit of a thing is named.
type Naming struct {
	Names  []string    `json:"n,omitempty"`
	Spoken []string    `json:"a,omitempty"` // adjectives among the names
	Plain  string      `json:"p,omitempty"` // of a person, without title
	Tokens []string    `json:"k,omitempty"` // of a short name
	Titles []string    `json:"t,omitempty"`
	Says   []string    `json:"y,omitempty"`
	Roles  [][3]string `json:"r,omitempty"` // title, of, country
}

// maxRemembered bounds what a reader remembers of names.
const maxRemembered = 1 << 15

// Open reads the units of an account.
func (r *Reader) Open(a Account) *Opened {
	if l := r.l; len(l.places) > maxRemembered || len(l.roles) > maxRemembered || len(l.countries) > maxRemembered {
		l.places, l.roles, l.countries = map[string]place{}, map[string]role{}, map[string]nation{}
	}
	r.l.set = r.l.setting(&a)
	return &Opened{account: a, units: r.l.units(&a), set: r.l.set}
}

// Votes are the kinds that the account takes names to be.
func (o *Opened) Votes() []Vote {
	b := count(o.units)
	out := make([]Vote, 0, len(b))
	for _, name := range sortedKeys(b) {
		out = append(out, Vote{Name: name, Kinds: b[name]})
	}
	return out
}

// Tell says what the units of the account are, where kind is what kind all
// reports together take a name to be.
func (r *Reader) Tell(o *Opened, kind func(name string) dateline.Kind) *Local {
	r.l.set = o.set
	local := &Local{Votes: o.Votes()}
	b := ballot{}
	for i := range local.Votes {
		v := &local.Votes[i]
		v.Taken = kind(v.Name)
		b[v.Name] = map[dateline.Kind]int{v.Taken: 1}
	}
	o.things = r.l.things(o.units, b)
	for _, t := range o.things {
		local.Things = append(local.Things, t.kept())
	}
	o.local = local
	return local
}

// kept is a thing as it is kept.
func (t *thing) kept() Thing {
	out := Thing{Key: t.key, Kind: t.kind, Name: t.name, Country: t.country, Sector: t.sector, Mentions: t.mentions()}
	if t.kind == dateline.Person {
		if out.Posts = t.posts(); len(out.Posts) > 0 {
			out.Day = t.day
		}
	}
	for i, u := range t.units {
		n := Naming{Names: u.names, Spoken: u.spoken, Titles: u.titles}
		if t.kind == dateline.Person {
			n.Plain = u.person.plain
		}
		if t.key == "" && i == 0 {
			n.Tokens = u.person.tokens
		}
		for _, s := range u.says {
			if telling(s) {
				n.Says = append(n.Says, s)
			}
		}
		for _, x := range u.roles {
			n.Roles = append(n.Roles, [3]string{x.title, x.of, x.country})
		}
		out.Units = append(out.Units, n)
	}
	return out
}

// thing makes the thing again, as far as clusters need it.
func (k *Thing) thing(report dateline.ReportID) *thing {
	t := &thing{report: report, identity: identity{k.Kind, k.Key, k.Name, k.Country, k.Sector}, said: k.Mentions, told: k.Told, times: 1, day: k.Day}
	for _, n := range k.Units {
		u := &unit{names: n.Names, spoken: n.Spoken, titles: n.Titles, says: n.Says}
		u.person.plain, u.person.tokens = n.Plain, n.Tokens
		for _, x := range n.Roles {
			u.roles = append(u.roles, role{title: x[0], of: x[1], country: x[2]})
		}
		t.units = append(t.units, u)
	}
	if len(t.units) > 0 {
		t.units[0].held = k.Posts
	}
	return t
}

// alike is what things have in common that need not be held apart: the same
// names and nothing that is said of them. "" for others.
func (k *Thing) alike() string {
	if k.Key == "" || len(k.Posts) > 0 {
		return ""
	}
	parts := []string{k.Key, string(k.Kind), k.Name, k.Country, k.Sector}
	for _, n := range k.Units {
		if len(n.Says)+len(n.Roles) > 0 {
			return ""
		}
		parts = append(parts, "\x01", n.Plain, strings.Join(n.Names, "\x02"), "\x04", strings.Join(n.Spoken, "\x02"), "\x03", strings.Join(n.Titles, "\x02"))
	}
	return strings.Join(parts, "\x00")
}

// sum is a hash of text that is the same in every run.
func sum(parts ...string) uint64 {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0xff})
	}
	return h.Sum64()
}

// Encode is the local as bytes.
func (l *Local) Encode() []byte {
	body, _ := json.Marshal(l) // strings and numbers: can not fail
	return body
}

// DecodeLocal reads what Encode wrote.
func DecodeLocal(body []byte) (*Local, error) {
	l := &Local{}
	return l, json.Unmarshal(body, l)
}

// settle notes the keys that claims asked for, sorted.
func (l *Local) settle(asked map[string]bool) {
	l.Asked = sortedKeys(asked)
	slices.Sort(l.Asked)
}

// Again gives an account its things as they were told before, so that its
// claims can be filled.
func (r *Reader) Again(o *Opened, l *Local) *Opened {
	b := ballot{}
	for _, v := range l.Votes {
		b[v.Name] = map[dateline.Kind]int{v.Taken: 1}
	}
	o.things, o.local = r.l.things(o.units, b), l
	return o
}
