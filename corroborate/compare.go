package corroborate

import "dateline"

// Compare sets the accounts of some reports side by side, fact by fact.
func (o *Origins) Compare(reports []dateline.ReportID, events []dateline.Event, claims []dateline.Claim) dateline.Comparison {
	return dateline.Comparison{Reports: reports}
}
