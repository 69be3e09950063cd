package extract

import (
	"math"
	"slices"

	"dateline"
)

// A trust says how likely a claim is right, from what the rules and what the
// learned reader say of it: a logistic regression over the log-odds of both.
type trust struct{ bias, rule, read float64 }

// The weights are those that train/confidence.py finds on corpus/dev. An event is
// right when a reader of the corpus marked one of its type at its words, a
// statement when one marked half of its content. How well that holds on a set:
// `dateline eval claims`.
var (
	trustEvent     = trust{0.38, 0.15, 0.51}
	trustStatement = trust{-0.9, 0.99, 0.49}
)

// of is the confidence in a claim, in hundredths, where the rules and the reader
// give it these chances.
func (t trust) of(rule, read float64) float64 {
	odds := t.bias + t.rule*logOdds(rule) + t.read*logOdds(read)
	return min(0.99, max(0.01, math.Round(100/(1+math.Exp(-odds)))/100))
}

// logOdds are those of a chance, kept from the infinite by a hundredth.
func logOdds(p float64) float64 { return math.Log((p + 0.01) / (1.01 - p)) }

// eventConfidence is how sure the reading of an event is.
func (d *document) eventConfidence(t *trigger, c *dateline.Claim) float64 {
	return trustEvent.of(ruled(d, t, c), d.opinion(t.w).of(t.sense))
}

// ruled is what the rules make of an event: the weight of its sense, less for
// what is missing. The steps are set by hand: an event without its actor is
// doubtful, a noun that only refers back ("the summit") more so.
func ruled(d *document, t *trigger, c *dateline.Claim) float64 {
	v := t.sense.Weight
	has := func(roles ...dateline.Role) bool {
		return slices.ContainsFunc(c.Arguments, func(a dateline.Argument) bool { return slices.Contains(roles, a.Role) })
	}
	if !has(dateline.RoleActor) {
		v *= 0.75
	}
	if !has(dateline.RoleActor, dateline.RoleRecipient, dateline.RoleObject) {
		v *= 0.6
	}
	if d.token(t.w).UPOS != "VERB" && t.w == t.over {
		v *= 0.85
	}
	return v
}

// statementConfidence is how sure the reading of a statement is: for the rules
// plain speech most, nouns and states of mind less.
func (d *document) statementConfidence(s *speech) float64 {
	rule := 0.7
	switch {
	case s.source == nowhere:
		rule = 0.6
	case s.kind == sayCue || s.kind == claimCue || s.kind == judgeCue || s.kind == denyCue || s.kind == admitCue:
		rule = 0.85
	}
	return trustStatement.of(rule, d.listening(s.cue))
}
