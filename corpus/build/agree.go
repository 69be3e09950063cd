package main

import (
	"fmt"
	"io"

	"dateline"
	"dateline/corpus"
)

// tally counts what of two markings agrees: both of first and second. Shares
// have first == second.
type tally struct{ both, first, second int }

// f1 is 0 when nothing is marked.
func (t tally) f1() float64 {
	if t.first+t.second == 0 {
		return 0
	}
	return 2 * float64(t.both) / float64(t.first+t.second)
}

// ask counts one question on which the two markings agree or not.
func (t *tally) ask(agree bool) {
	t.first++
	t.second++
	if agree {
		t.both++
	}
}

// agreement compares two markings of the same reports.
type agreement struct {
	reports, events, typed, arguments, statements tally
	when, polarity, certainty, modality, voice    tally // of the shared claims
	speaker                                       tally // of the shared statements
}

// agree compares the reports of two folders that have the same text, whatever
// their ids.
func agree(w io.Writer, first, second []corpus.Report) {
	texts := map[string]corpus.Report{}
	for _, r := range first {
		texts[r.Text] = r
	}
	var a agreement
	for _, r := range second {
		if other, ok := texts[r.Text]; ok {
			a.reports.ask(true)
			a.compare(other.Claims, r.Claims)
		}
	}
	fmt.Fprintf(w, "%d reports\n", a.reports.both)
	for _, line := range []struct {
		name string
		tally
	}{
		{"events, by trigger", a.events}, {"events, by trigger and type", a.typed}, {"arguments of shared events", a.arguments},
		{"statements", a.statements}, {"speaker", a.speaker}, {"when", a.when},
		{"polarity", a.polarity}, {"certainty", a.certainty}, {"modality", a.modality}, {"voice", a.voice},
	} {
		fmt.Fprintf(w, "%5.1f %%  %s (%d of %d and %d)\n", 100*line.f1(), line.name, line.both, line.first, line.second)
	}
}

// compare pairs the claims of one report one to one: events whose triggers
// overlap, those of the same type before others, and statements that share half
// of the longer content.
func (a *agreement) compare(first, second []dateline.Claim) {
	for _, c := range first {
		count(c, &a.events.first, &a.statements.first)
		count(c, &a.typed.first, new(int))
	}
	for _, c := range second {
		count(c, &a.events.second, &a.statements.second)
		count(c, &a.typed.second, new(int))
	}
	used := map[int]bool{}
	paired := make([]bool, len(first))
	for _, same := range []func(a, b dateline.Claim) bool{sameType, sameTrigger, sameContent} {
		for i, c := range first {
			for j, d := range second {
				if !paired[i] && !used[j] && same(c, d) {
					paired[i], used[j] = true, true
					a.pair(c, d)
				}
			}
		}
	}
}

func count(c dateline.Claim, events, statements *int) {
	if c.Kind == dateline.EventClaim {
		*events++
	} else {
		*statements++
	}
}

func (a *agreement) pair(c, d dateline.Claim) {
	if c.Kind == dateline.EventClaim {
		a.events.both++
		if c.Type == d.Type {
			a.typed.both++
		}
		a.roles(c.Arguments, d.Arguments)
		if c.When != nil || d.When != nil {
			a.when.ask(c.When != nil && d.When != nil && c.When.From == d.When.From && c.When.To == d.When.To)
		}
	} else {
		a.statements.both++
		x, y := c.Attribution[len(c.Attribution)-1], d.Attribution[len(d.Attribution)-1]
		a.speaker.ask(x.Speaker != nil && y.Speaker != nil && shared(*x.Speaker, *y.Speaker) > 0)
	}
	a.polarity.ask(c.Stance.Polarity == d.Stance.Polarity)
	a.certainty.ask(c.Stance.Certainty == d.Stance.Certainty)
	a.modality.ask(c.Stance.Modality == d.Stance.Modality)
	a.voice.ask(c.Stance.Voice == d.Stance.Voice)
}

// roles pairs arguments of one role whose words overlap.
func (a *agreement) roles(first, second []dateline.Argument) {
	a.arguments.first += len(first)
	a.arguments.second += len(second)
	used := map[int]bool{}
	for _, x := range first {
		for j, y := range second {
			if !used[j] && x.Role == y.Role && x.Of == y.Of && shared(x.Span, y.Span) > 0 {
				used[j] = true
				a.arguments.both++
				break
			}
		}
	}
}

func sameType(a, b dateline.Claim) bool { return sameTrigger(a, b) && a.Type == b.Type }

func sameTrigger(a, b dateline.Claim) bool {
	return a.Trigger != nil && b.Trigger != nil && shared(a.Trigger.Span, b.Trigger.Span) > 0
}

func sameContent(a, b dateline.Claim) bool {
	return a.Content != nil && b.Content != nil && 2*shared(a.Content.Span, b.Content.Span) >= max(a.Content.End-a.Content.Start, b.Content.End-b.Content.Start)
}

// shared is how many bytes two stretches have in common.
func shared(a, b dateline.Span) int {
	return max(0, min(a.End, b.End)-max(a.Start, b.Start))
}
