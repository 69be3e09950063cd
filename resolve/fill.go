package resolve

import (
	"slices"
	"strings"

	"dateline"
	"dateline/gazetteer"
)

// page is one account while its claims are filled.
type page struct {
	*record
	account  *Account
	mentions map[string]int     // mention id to number of entity
	unnamed  map[string]*unit   // mentions of units without a name
	asked    map[string]bool    // keys of entities that were looked for
	sure     map[string]float64 // of mentions that a table of offices explains
}

// fill copies the claims of the account and says of each argument, link and
// place which entity it is.
func (r *page) fill() []dateline.Claim {
	out := make([]dateline.Claim, 0, len(r.account.Claims))
	index := newSpans(r.account.Mentions)
	for _, c := range r.account.Claims {
		out = append(out, r.fillClaim(index, c))
	}
	return out
}

// byKey is the entity that alone bears a key, "" when there is none.
func (r *page) byKey(key string) dateline.EntityID {
	r.asked[key] = true
	return r.record.byKey(key)
}

func (r *page) fillClaim(index spans, c dateline.Claim) dateline.Claim {
	c.Arguments = slices.Clone(c.Arguments)
	for k := range c.Arguments {
		if c.Arguments[k].Role != dateline.RoleCount {
			r.fillArgument(index, &c.Arguments[k])
		}
	}
	c.Arguments = withoutInner(c.Arguments)
	c.Attribution = slices.Clone(c.Attribution)
	for k := range c.Attribution {
		r.fillLink(index, &c.Attribution[k])
	}
	if c.Where != nil && c.Where.Name != "" {
		w := *c.Where
		r.fillWhere(index, &w)
		c.Where = &w
	}
	return c
}

// withoutInner leaves out arguments whose words lie inside those of another that
// plays the same role for the same entity: Gori in "the city of Gori".
func withoutInner(all []dateline.Argument) []dateline.Argument {
	inner := func(a dateline.Argument) bool {
		return a.Entity != "" && slices.ContainsFunc(all, func(b dateline.Argument) bool {
			return b.Entity == a.Entity && b.Role == a.Role && b.Len() > a.Len() && b.Contains(a.Span)
		})
	}
	if !slices.ContainsFunc(all, inner) {
		return all
	}
	out := make([]dateline.Argument, 0, len(all))
	for _, a := range all {
		if !inner(a) {
			out = append(out, a)
		}
	}
	return out
}

func (r *page) fillArgument(index spans, a *dateline.Argument) {
	if a.Mention == "" {
		a.Mention = index.mention(a.Span)
	}
	if n, ok := r.mentions[a.Mention]; ok {
		e := &r.entities[n]
		a.Entity, a.Name, a.Kind, a.Country, a.Sector, a.Sure = e.ID, e.Name, e.Kind, e.Country, e.Sector, r.sure[a.Mention]
		return
	}
	r.describe(a)
}

// describe fills an argument that is no named thing: a government is its
// country; of others the words say country and sector.
func (r *page) describe(a *dateline.Argument) {
	text := oneLine(a.Text)
	if bare := withoutArticle(text); trimPlace(bare) != bare {
		if p := r.place(bare, ""); p.known && r.byKey(p.key) != "" {
			e := r.entities[r.number[r.byKey(p.key)]]
			a.Entity, a.Name, a.Kind, a.Country = e.ID, e.Name, e.Kind, e.Country
			return
		}
	}
	a.Country = orElse(a.Country, r.countryIn(text))
	if u := r.unnamed[a.Mention]; u != nil && a.Mention != "" {
		if m := r.mention(a.Mention); m != nil && a.Kind == "" {
			a.Kind = m.Kind
		}
		a.Country = orElse(a.Country, u.country)
		a.Sector = orElse(a.Sector, u.sector)
		if len(u.says) > 0 && len(text) < 6 {
			text = u.says[0] // a pronoun: the description that it stands for
		}
	}
	if x := r.role(text); x.ok {
		a.Sector, a.Country = orElse(a.Sector, x.sector), orElse(a.Country, x.country)
	}
	a.Name = orElse(a.Name, withoutArticle(text))
	if a.Country != "" && governs(text) {
		if id := r.byKey("country " + a.Country); id != "" {
			e := r.entities[r.number[id]]
			a.Entity, a.Name, a.Kind, a.Sector = e.ID, e.Name, e.Kind, "GOV"
		}
	}
}

// governs reports whether a description is of a government as a whole.
func governs(text string) bool {
	low := strings.ToLower(text)
	for _, w := range []string{"government", "authorities", "regime", "side", "leadership"} {
		if strings.HasSuffix(low, " "+w) {
			return true
		}
	}
	return false
}

func (r *page) mention(id string) *Said {
	for k := range r.account.Mentions {
		if m := &r.account.Mentions[k]; m.ID == id {
			return m
		}
	}
	return nil
}

func (r *page) fillLink(index spans, k *dateline.Link) {
	if k.Kind == "publisher" {
		if s, ok := r.Outlet(k.Name); ok {
			k.Entity = r.byKey("outlet " + gazetteer.Fold(s.Name))
		}
		return
	}
	if k.Mention == "" && k.Speaker != nil {
		k.Mention = index.mention(*k.Speaker)
	}
	if n, ok := r.mentions[k.Mention]; ok {
		k.Entity = r.entities[n].ID
	} else if k.Kind == "agency" {
		if s, known := r.Outlet(k.Name); known {
			k.Entity = r.byKey("outlet " + gazetteer.Fold(s.Name))
		}
	}
	if k.Entity != "" && k.Kind != "agency" {
		k.Name = r.entities[r.number[k.Entity]].Name
	}
}

func (r *page) fillWhere(index spans, w *dateline.Where) {
	if w.End > w.Start {
		if n, ok := r.mentions[index.mention(dateline.Span{Start: w.Start, End: w.End})]; ok && located(r.entities[n].Kind) {
			w.Entity = r.entities[n].ID
			return
		}
	}
	if w.Precision == "country" {
		w.Entity = r.byKey("country " + w.Country)
		return
	}
	if p := r.place(w.Name, w.Country); p.known {
		w.Entity = r.byKey(p.key)
	}
}

func located(k dateline.Kind) bool {
	return k == dateline.Place || k == dateline.Facility || k == dateline.Country
}

// spans finds mentions by their place in the text.
type spans struct {
	exact map[dateline.Span]string
	heads []Said // by start of the head
}

func newSpans(mentions []Said) spans {
	s := spans{exact: map[dateline.Span]string{}, heads: slices.Clone(mentions)}
	for _, m := range mentions {
		if _, taken := s.exact[m.Span]; !taken || m.Form == dateline.Name {
			s.exact[m.Span] = m.ID
		}
	}
	slices.SortStableFunc(s.heads, func(a, b Said) int { return a.Head.Start - b.Head.Start })
	return s
}

// mention is the mention of a span: the one that covers it exactly, else a
// name within it that is nearly as long.
func (s spans) mention(at dateline.Span) string {
	if id, ok := s.exact[at]; ok {
		return id
	}
	i, _ := slices.BinarySearchFunc(s.heads, at.Start, func(m Said, start int) int { return m.Head.Start - start })
	best, size := "", 0
	for ; i < len(s.heads) && s.heads[i].Head.Start < at.End; i++ {
		if m := s.heads[i]; at.Contains(m.Head) && m.Form == dateline.Name && m.Len()*2 > at.Len() && m.Len() > size {
			best, size = m.ID, m.Len()
		}
	}
	return best
}
