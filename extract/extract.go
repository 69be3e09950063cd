package extract

import (
	"slices"
	"strconv"

	"dateline"
	"dateline/gazetteer"
	"dateline/ontology"
)

// Maker names this extractor's version in the claims that it makes.
const Maker = "extract/4"

// Extractor turns analyses into claims. It holds only read-only tables and is
// safe for concurrent use.
type Extractor struct {
	ontology  *ontology.Ontology
	gazetteer *gazetteer.Gazetteer
	irregular map[string]string // irregular verb forms -> lemma
}

// New makes an extractor of an ontology and a gazetteer.
func New(o *ontology.Ontology, g *gazetteer.Gazetteer) *Extractor {
	return &Extractor{ontology: o, gazetteer: g, irregular: irregulars()}
}

// Annotate fills the layers of an analysis that extraction knows: times,
// places and attributions. It needs sentences and mentions.
func (x *Extractor) Annotate(r *dateline.Report, a *dateline.Analysis) {
	d := newDocument(r, a)
	a.Times = x.times(d)
	a.Places = x.places(d)
	a.Attributions = x.attributions(d)
}

// Claims are what the report says happened and what it says that others say,
// in order of the text. Annotate must have run on the analysis.
func (x *Extractor) Claims(r *dateline.Report, a *dateline.Analysis) []dateline.Claim {
	d := newDocument(r, a)
	maker := Maker
	if a.Model != "" {
		maker += " " + a.Model
	}
	var out []dateline.Claim
	for _, c := range append(x.events(d), x.statements(d)...) {
		if !sound(r, &c) {
			continue
		}
		c.Report, c.Input, c.Source, c.Maker = r.ID, r.Input, r.Source.Name, maker
		c.ID = claimID(&c)
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b dateline.Claim) int { return place(&a).Start - place(&b).Start })
	return slices.CompactFunc(out, func(a, b dateline.Claim) bool { return a.ID == b.ID })
}

// claimID is made of what a claim is and where it stands, so that the same
// reading of the same report always has the same id.
func claimID(c *dateline.Claim) dateline.ClaimID {
	at := place(c)
	return dateline.ClaimID(dateline.NewID("c_", string(c.Report), string(c.Kind), c.Type, strconv.Itoa(at.Start), strconv.Itoa(at.End)))
}

// place is the words that a claim hangs on: what is said, else its trigger.
func place(c *dateline.Claim) dateline.Span {
	switch {
	case c.Content != nil:
		return c.Content.Span
	case c.Trigger != nil:
		return c.Trigger.Span
	}
	return c.Passage.Span
}

// sound tells whether every span of a claim slices to its words. A claim that
// is not sound is dropped: a fact without its words is none.
func sound(r *dateline.Report, c *dateline.Claim) bool {
	quotes := []*dateline.Quote{&c.Passage, c.Trigger, c.Content}
	for i := range c.Arguments {
		quotes = append(quotes, &c.Arguments[i].Quote)
	}
	for _, q := range quotes {
		if q == nil {
			continue
		}
		if got, err := r.Quote(q.Span); err != nil || got.Text != q.Text {
			return false
		}
	}
	return true
}
