package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"dateline"
	"dateline/analyze"
	"dateline/pipeline"
)

// marked is a line of a claims file: a report, whose text is as stored, and the
// claims that a careful reader takes from it. A span may be given by its words
// alone; it is then their first place in the text.
type marked struct {
	ID, Text, Source, Published, Title string
	Claims                             []dateline.Claim
}

// claimTally counts what is right in claims.
type claimTally struct {
	event, typed, argument, statement tally
	dated, placed, number             tally // times, places and numbers of found events
	when, stance, speaker             struct{ right, of int }
	sure                              reliability
}

// claims scores claims. An event claim is found when a claim's trigger overlaps
// its trigger, a statement when the contents share half of the longer.
func claims(ctx context.Context, p *pipeline.Pipeline, in io.Reader, s *Score) error {
	var t claimTally
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var m marked
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			return dateline.Errorf(dateline.Invalid, "eval", "a line is no marked report: %w", err).WithHint("docs/formats/marked.md has the format")
		}
		if err := m.locate(); err != nil {
			return err
		}
		t.report(m, s.claimsOf(p, m))
	}
	if err := lines.Err(); err != nil {
		return dateline.Errorf(dateline.Invalid, "eval", "%w", err)
	}
	s.Figures = []Figure{
		t.typed.f1("events with type, F1"), t.event.f1("events, F1"), t.argument.f1("arguments of found events, F1"), t.statement.f1("statements, F1"),
		{"when of found events", share(t.when.right, t.when.of), t.when.of},
		t.dated.f1("when of found events, F1"), t.placed.f1("where of found events, F1"), t.number.f1("numbers of found events, F1"),
		{"stance of found events", share(t.stance.right, t.stance.of), t.stance.of},
		{"speaker of found statements", share(t.speaker.right, t.speaker.of), t.speaker.of},
		t.sure.error("calibration error (lower is better)"),
	}
	s.Reliability = t.sure.curve()
	return nil
}

func (s *Score) claimsOf(p *pipeline.Pipeline, m marked) []dateline.Claim {
	r := dateline.Report{Input: m.ID, Text: m.Text, Title: m.Title, Source: dateline.Source{Name: m.Source}, Published: m.Published, Language: "en"}
	r.ID = dateline.ReportIDOf(m.Source, m.ID, m.Text)
	reading, err := p.Read(analyze.Given{Report: r}, pipeline.Resolved)
	if err != nil {
		s.Missing = append(s.Missing, m.ID+": "+err.Error())
	}
	return reading.Claims
}

// locate fills in the spans that are given by their words.
func (m *marked) locate() error {
	find := func(q *dateline.Quote) error {
		if q == nil || !q.Empty() || q.Text == "" {
			return nil
		}
		q.Start = strings.Index(m.Text, q.Text)
		if q.End = q.Start + len(q.Text); q.Start < 0 {
			return dateline.Errorf(dateline.Invalid, "eval", "the words %q are not in the text", q.Text).WithInput(m.ID).WithHint("copy them as they stand")
		}
		return nil
	}
	for i := range m.Claims {
		c := &m.Claims[i]
		quotes := []*dateline.Quote{c.Trigger, c.Content}
		for j := range c.Arguments {
			quotes = append(quotes, &c.Arguments[j].Quote)
		}
		for _, q := range quotes {
			if err := find(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// report counts one report.
func (t *claimTally) report(m marked, found []dateline.Claim) {
	free, right := slices.Clone(found), map[dateline.ClaimID]bool{}
	for _, c := range found {
		if c.Kind == dateline.EventClaim {
			t.event.found++
			t.typed.found++
		} else {
			t.statement.found++
		}
	}
	for _, g := range m.Claims {
		i := slices.IndexFunc(free, func(c dateline.Claim) bool { return same(g, c) })
		if j := slices.IndexFunc(free, func(c dateline.Claim) bool { return same(g, c) && c.Type == g.Type }); j >= 0 {
			i = j
		}
		var c *dateline.Claim
		if i >= 0 {
			c = &free[i]
		}
		if g.Kind == dateline.Statement {
			t.said(g, c)
		} else {
			t.happened(g, c)
		}
		if i >= 0 {
			right[c.ID] = g.Kind == dateline.Statement || g.Type == c.Type
			free = slices.Delete(slices.Clone(free), i, i+1)
		}
	}
	for _, c := range found {
		t.sure.count(c.Confidence, right[c.ID])
	}
}

// same reports whether a found claim is about the same words as a marked one.
func same(g, c dateline.Claim) bool {
	switch {
	case g.Kind != c.Kind:
		return false
	case g.Kind == dateline.Statement:
		return g.Content != nil && c.Content != nil && near(g.Content.Span, c.Content.Span)
	}
	return g.Trigger != nil && c.Trigger != nil && g.Trigger.Overlaps(c.Trigger.Span)
}

// near reports whether two spans share half of the longer one.
func near(a, b dateline.Span) bool {
	return 2*(min(a.End, b.End)-max(a.Start, b.Start)) >= max(a.Len(), b.Len())
}

func (t *claimTally) said(g dateline.Claim, c *dateline.Claim) {
	t.statement.gold++
	if c == nil {
		return
	}
	t.statement.hit++
	if n := len(g.Attribution); n > 0 {
		t.speaker.of++
		t.speaker.right += one(slices.ContainsFunc(c.Attribution, func(l dateline.Link) bool {
			return strings.Contains(bareName(l.Name), bareName(g.Attribution[n-1].Name))
		}))
	}
}

// bareName is a name in lower case without its article: marks have "the authors",
// the program calls them "authors".
func bareName(name string) string {
	name = strings.ToLower(name)
	for _, article := range [...]string{"the ", "a ", "an "} {
		name = strings.TrimPrefix(name, article)
	}
	return name
}

func (t *claimTally) happened(g dateline.Claim, c *dateline.Claim) {
	t.event.gold++
	t.typed.gold++
	if c == nil {
		return
	}
	t.event.hit++
	t.typed.hit += one(g.Type == c.Type)
	t.arguments(g.Arguments, c.Arguments)
	if g.When != nil {
		t.when.of++
		t.when.right += one(c.When != nil && c.When.From == g.When.From)
	}
	t.dated.count(g.When != nil, c.When != nil, g.When != nil && c.When != nil && c.When.From == g.When.From)
	t.placed.count(g.Where != nil, c.Where != nil, g.Where != nil && c.Where != nil && samePlace(*g.Where, *c.Where))
	t.numbers(g.Arguments, c.Arguments)
	if g.Stance.Polarity != "" {
		t.stance.of++
		t.stance.right += one(c.Stance.Polarity == g.Stance.Polarity && (g.Stance.Modality == "" || c.Stance.Modality == g.Stance.Modality))
	}
}

// count counts a property that the gold has, the answer has, and both have alike.
func (t *tally) count(gold, found, hit bool) {
	t.gold += one(gold)
	t.found += one(found)
	t.hit += one(hit)
}

// samePlace reports whether two places are named by words that overlap, or have one name.
func samePlace(g, c dateline.Where) bool {
	words := dateline.Span{Start: g.Start, End: g.End}
	return words.Overlaps(dateline.Span{Start: c.Start, End: c.End}) || strings.EqualFold(g.Name, c.Name)
}

// numbers compares numbers: their value, bound and what they count.
func (t *claimTally) numbers(gold, found []dateline.Argument) {
	counts := func(all []dateline.Argument) []dateline.Argument {
		return slices.DeleteFunc(slices.Clone(all), func(a dateline.Argument) bool { return a.Role != dateline.RoleCount || a.Value == nil })
	}
	free := counts(found)
	t.number.found += len(free)
	for _, g := range counts(gold) {
		t.number.gold++
		i := slices.IndexFunc(free, func(a dateline.Argument) bool {
			return *a.Value == *g.Value && a.Of == g.Of && a.Bound == g.Bound && a.Unit == g.Unit
		})
		if i >= 0 {
			t.number.hit++
			free = slices.Delete(free, i, i+1)
		}
	}
}

// arguments compares roles and words; numbers compare by what they count. Causes,
// which the corpus does not mark, are passed over.
func (t *claimTally) arguments(gold, found []dateline.Argument) {
	found = slices.DeleteFunc(slices.Clone(found), func(a dateline.Argument) bool { return a.Role == dateline.RoleCause })
	t.argument.gold += len(gold)
	t.argument.found += len(found)
	free := found
	for _, g := range gold {
		i := slices.IndexFunc(free, func(a dateline.Argument) bool {
			number := g.Value == nil || a.Value != nil && *a.Value == *g.Value
			return a.Role == g.Role && a.Of == g.Of && number && near(a.Span, g.Span)
		})
		if i >= 0 {
			t.argument.hit++
			free = slices.Delete(free, i, i+1)
		}
	}
}
