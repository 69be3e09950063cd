package extract

import "dateline"

// places are the named places of the report, in order of the text.
func (x *Extractor) places(d *document) []dateline.PlaceMention { return nil }
