package extract

import "dateline"

// counts are the numbers that belong to the event triggered at w.
func (x *Extractor) counts(d *document, w word) []dateline.Argument { return nil }
