package dateline

// Verdict is what a judgement says of two ids, or of one claim.
type Verdict string

// The verdicts. Same, Different and Unsure judge a pair, Right and Wrong a claim.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
	Unsure    Verdict = "unsure"
	Right     Verdict = "right"
	Wrong     Verdict = "wrong"
)

// Judgement is one entry of the log of identity: it is never overwritten, only
// withdrawn, and clusters are a pure function of the log. A person's judgement
// outweighs any machine's; of one maker's the latest counts.
type Judgement struct {
	ID        string  `json:"id"`
	A         string  `json:"a"`
	B         string  `json:"b,omitempty"` // "" for right and wrong
	Verdict   Verdict `json:"verdict"`
	Score     float64 `json:"score"`
	Kind      string  `json:"kind"`  // person, rule, model
	Maker     string  `json:"maker"` // who, or which version
	Reason    string  `json:"reason,omitempty"`
	MadeAt    string  `json:"made_at,omitempty"`
	Withdrawn string  `json:"withdrawn_at,omitempty"`
}
