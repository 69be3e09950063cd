package extract

import "dateline"

// events are the event claims of the report, in order of their triggers.
func (x *Extractor) events(d *document) []dateline.Claim { return nil }
