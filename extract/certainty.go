package extract

import "dateline"

// certainty is the factuality of the predicate at w, -3 to 3, on the scale of UDS-IH2.
func (x *Extractor) certainty(d *document, w word) float64 { return 3 }

// certainties are the values of every predicate of the report.
func (x *Extractor) certainties(d *document) []dateline.CertaintyValue { return nil }
