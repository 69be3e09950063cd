package extract

import "dateline"

// when is the time of the event triggered at w, nil when the report does not
// say. It is never the publication date.
func (x *Extractor) when(d *document, w word) *dateline.When { return nil }
