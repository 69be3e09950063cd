package corroborate

import (
	"slices"
	"strings"
	"unicode"

	"dateline"
)

// stake is what a report's account rests on: itself, others, or both.
type stake struct {
	own     bool
	credits []credit
}

// rests says what an account rests on: the sentences of its claims, or the
// whole report where no claims are given.
//
// A credit of the whole report covers all of it: the reporters that it tells of
// are the agency's. Else each sentence rests on whom it credits; one without a
// credit on the outlet itself, unless the report opens with a credit, or gives
// one for half of its sentences, and tells of no reporting of its own.
func (e *evidence) rests(claims []*dateline.Claim) stake {
	if len(e.whole) > 0 {
		return stake{credits: e.whole}
	}
	if len(e.partly) > 0 && !e.own && e.author == "" {
		return stake{credits: e.partly} // what an agency had part in, and nobody else is named for
	}
	out := stake{credits: slices.Clone(e.partly)}
	parts := e.of(claims)
	borrowed := e.borrowed()
	bare := len(parts) == 0
	for _, p := range parts {
		switch {
		case p.own:
			out.own = true
		case len(p.credits) == 0:
			bare = true
		}
		out.credits = append(out.credits, p.credits...)
	}
	if bare {
		if borrowed == nil || e.own {
			out.own = true
		} else if len(out.credits) == len(e.partly) {
			out.credits = append(out.credits, borrowed...)
		}
	}
	if out.own && claims == nil && !e.leads() {
		out.credits = slices.Clone(e.partly) // what it cites in passing is no origin of what it tells
	}
	return out
}

// of are the sentences of some claims, all where no claims are given.
func (e *evidence) of(claims []*dateline.Claim) []part {
	if claims == nil {
		return e.parts
	}
	var out []part
	for _, p := range e.parts {
		if slices.ContainsFunc(claims, func(c *dateline.Claim) bool { return c.Passage.Overlaps(p.Span) }) {
			out = append(out, p)
		}
	}
	return out
}

// leads reports whether the first sentence that tells anything credits another,
// or half of them do.
func (e *evidence) leads() bool {
	n := 0
	for _, p := range e.parts {
		if len(p.credits) > 0 {
			n++
		}
	}
	return n > 0 && (len(e.parts[0].credits) > 0 || 2*n >= len(e.parts))
}

// borrowed are the credits that cover the sentences without one, nil where the
// report speaks for itself.
func (e *evidence) borrowed() []credit {
	if e.own || !e.leads() {
		return nil
	}
	for _, p := range e.parts {
		if len(p.credits) > 0 {
			return p.credits
		}
	}
	return nil
}

// speaker is the one person or body on whose word an account rests.
type speaker struct {
	key  string
	name string
	mark dateline.Span
}

// speakerOf is on whose word alone all that the claims of a report tell rests:
// every sentence with a claim has that speaker and, of a whole report, they are
// half of it or more. The key is "" when there is none.
func (e *evidence) speakerOf(claims []*dateline.Claim, whole bool) speaker {
	bySentence := map[int]speaker{}
	told := map[int]bool{}
	for _, c := range claims {
		i := e.sentenceAt(c.Passage.Start)
		told[i] = true
		if s := e.innermost(c); s.key != "" {
			if have, ok := bySentence[i]; !ok || have.key == "" || s.mark.Start < have.mark.Start {
				bySentence[i] = s
			}
		}
	}
	var one speaker
	for i := range told {
		s, ok := bySentence[i]
		if !ok {
			return speaker{}
		}
		if strings.HasPrefix(s.key, "the ") {
			continue // "the former minister": the one named before, if there is one
		}
		switch {
		case one.key == "" || one.key == s.key && s.mark.Start < one.mark.Start:
			one = s
		case one.key != s.key:
			return speaker{}
		}
	}
	if whole && 2*len(told) < len(e.parts) {
		return speaker{}
	}
	return one
}

// sentenceAt is the number of the sentence that an offset is in, -1 for none.
func (e *evidence) sentenceAt(at int) int {
	return slices.IndexFunc(e.parts, func(p part) bool { return p.Start <= at && at < p.End })
}

// innermost is the last named speaker of a claim's attribution. A description
// with "the" has it in its key.
func (e *evidence) innermost(c *dateline.Claim) speaker {
	if len(c.Attribution) < 2 {
		return speaker{}
	}
	l := c.Attribution[len(c.Attribution)-1]
	if l.Kind != "person" && l.Kind != "organization" {
		return speaker{}
	}
	if _, _, outlet := e.find(l.Name); outlet {
		return speaker{}
	}
	s := speaker{name: l.Name}
	if l.Speaker != nil {
		s.mark = *l.Speaker
	}
	switch {
	case l.Entity != "":
		s.key = string(l.Entity)
	case s.mark.End > s.mark.Start && s.mark.End <= len(e.text) && strings.HasPrefix(strings.ToLower(e.text[s.mark.Start:s.mark.End]), "the "):
		s.key = "the " + plain(l.Name)
	default:
		return speaker{}
	}
	return s
}

// oneBody reports whether two names can be of one body: all words of one, two
// or more, are words of the other ("Karst's Defence Ministry").
func oneBody(a, b string) bool {
	x, y := bodyWords(a), bodyWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 1 && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

func bodyWords(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) > 2 && w != "the" && w != "and" && w != "for" {
			out = append(out, w)
		}
	}
	return out
}
