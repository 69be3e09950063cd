package extract

import "dateline"

// where is the place of the event triggered at w, nil when the report does not say.
func (x *Extractor) where(d *document, w word) *dateline.Where { return nil }
