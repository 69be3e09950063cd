package extract

import (
	"dateline"
	"dateline/gazetteer"
	"dateline/ontology"
)

// Maker names this extractor's version in the claims that it makes.
const Maker = "extract/1"

// Extractor turns analyses into claims. It holds only read-only tables and is
// safe for concurrent use.
type Extractor struct {
	ontology  *ontology.Ontology
	gazetteer *gazetteer.Gazetteer
	sure      map[string]float64 // weights of certainty, see certainty.go
	irregular map[string]string  // irregular verb forms -> lemma
}

// New makes an extractor of an ontology and a gazetteer.
func New(o *ontology.Ontology, g *gazetteer.Gazetteer) *Extractor {
	return &Extractor{ontology: o, gazetteer: g, sure: certaintyWeights(), irregular: irregulars()}
}

// Annotate fills the layers of an analysis that extraction knows: times,
// places, attributions and certainty. It needs sentences and mentions.
func (x *Extractor) Annotate(r *dateline.Report, a *dateline.Analysis) {
	d := newDocument(r, a)
	a.Times = x.times(d)
	a.Places = x.places(d)
	a.Attributions = x.attributions(d)
	a.Certainty = x.certainties(d)
}

// Claims are what the report says happened and what it says that others say,
// in order of the text. Annotate must have run on the analysis.
func (x *Extractor) Claims(r *dateline.Report, a *dateline.Analysis) []dateline.Claim {
	d := newDocument(r, a)
	return append(x.events(d), x.statements(d)...)
}
