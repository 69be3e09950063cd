package dateline

import (
	"strings"
	"time"
)

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

// NewJudgement is a person's judgement: of two entities, two claims or two
// events that they are the same, different or that it is unsure; of one claim
// (b is "") that it is a right or a wrong reading of its report. The ids of a
// pair come in either order. Errors are Invalid, of the step "judge".
func NewJudgement(v Verdict, a, b, maker, reason string, at time.Time) (Judgement, error) {
	if err := v.check(a, b); err != nil {
		return Judgement{}, err
	}
	if b != "" {
		a, b = min(a, b), max(a, b)
	}
	j := Judgement{A: a, B: b, Verdict: v, Score: 1, Kind: "person", Maker: maker, Reason: reason, MadeAt: at.UTC().Format(time.RFC3339Nano)}
	j.ID = NewID("j_", j.A, j.B, string(j.Verdict), j.Maker, j.MadeAt)
	return j, nil
}

// check refuses ids that a verdict can not be about.
func (v Verdict) check(a, b string) error {
	fail := func(reason string) error { return Errorf(Invalid, "judge", "%s: %s", v, reason) }
	switch v {
	case Same, Different, Unsure:
		if a == "" || b == "" || a == b {
			return fail("name two ids")
		}
		if kinds := judgedKind(a) + judgedKind(b); kinds != "ee" && kinds != "cc" && kinds != "vv" && kinds != "cv" && kinds != "vc" {
			return fail("name two entities (e_), two events (v_), two claims (c_), or a claim and the event that it tells of or not")
		}
	case Right, Wrong:
		if b != "" || judgedKind(a) != "c" {
			return fail("name one claim (c_...)")
		}
	default:
		return fail("a judgement is same, different, unsure, right or wrong")
	}
	return nil
}

// judgedKind is the prefix of an id that can be judged, "" for others.
func judgedKind(id string) string {
	switch kind, _, _ := strings.Cut(id, "_"); kind {
	case "e", "c", "v":
		return kind
	}
	return ""
}
