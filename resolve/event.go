package resolve

import "dateline"

// Events clusters the event claims into events, sorted by id, and gives the
// judgements that joined them: for an event of n claims n-1 edges. Statements
// are passed over. The reports are needed only for their publication dates,
// which keep undated claims of distant reports apart; without them such claims
// are joined on stronger evidence alone.
func Events(claims []dateline.Claim, log []dateline.Judgement, reports ...dateline.Report) ([]dateline.Event, []dateline.Judgement) {
	return nil, nil
}
