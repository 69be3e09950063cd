package extract

import "dateline"

// times are the time expressions of the report, in order of the text.
func (x *Extractor) times(d *document) []dateline.TimeExpression { return nil }
