package extract

import "dateline"

// statements are the claims of kind statement: what the report says that someone says.
func (x *Extractor) statements(d *document) []dateline.Claim { return nil }
