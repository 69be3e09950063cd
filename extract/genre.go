package extract

import "dateline"

// Genre is the kind of text that a report is, by its cues; GenreUnknown when
// they say too little.
func (x *Extractor) Genre(r *dateline.Report, a *dateline.Analysis) dateline.Genre {
	return dateline.GenreUnknown
}
