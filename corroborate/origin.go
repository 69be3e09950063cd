package corroborate

import "dateline"

// Origins knows which reports go back to one origin. It is read-only once made
// and safe for concurrent use.
type Origins struct {
}

// NewOrigins compares the reports: copies of text, wire credits of their
// claims, sources and owners. Reports whose Text is empty are not compared by
// their words.
func NewOrigins(reports []dateline.Report, claims []dateline.Claim) *Origins {
	return &Origins{}
}
