package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline"
)

// write writes a comparison for a reader: who the accounts are, each event that
// several tell with its facts and words, what one alone tells, and the origins.
func (s sides) write(w io.Writer, p paint) {
	for i, id := range s.comparison.Reports {
		s.account(w, i, s.reports[id], p)
	}
	alone := map[dateline.ReportID][]dateline.Event{}
	for _, e := range s.events {
		facts := s.facts(e.ID)
		told := s.tellers(facts)
		if len(told) < 2 && len(s.comparison.Reports) > 1 && len(s.events) > 1 {
			if len(told) == 1 {
				alone[told[0]] = append(alone[told[0]], e)
			}
			continue
		}
		s.event(w, e, facts, told, p)
	}
	for _, id := range s.comparison.Reports {
		s.aloneIn(w, id, alone[id], p)
	}
	s.origins(w, p)
}

func (s sides) letter(id dateline.ReportID) string {
	return letter(slices.Index(s.comparison.Reports, id))
}

// letter names the nth account: A to Z, then A2 and on.
func letter(n int) string {
	name := string(rune('A' + n%26))
	if n >= 26 {
		name += fmt.Sprint(n/26 + 1)
	}
	return name
}

func (s sides) account(w io.Writer, i int, r dateline.Report, p paint) {
	parts := nonEmpty(r.Source.Name, r.Source.Kind, r.Source.Country, day(r.Published), string(r.Genre))
	if r.Source.Name == "" {
		parts = append([]string{r.Input}, parts...)
	}
	lines := wrap(plain(strings.Join(parts, ", ")), lineWidth-3)
	for n, line := range lines {
		if n == 0 {
			fmt.Fprintf(w, "%s  %s\n", p.bold(letter(i)), line)
		} else {
			fmt.Fprintf(w, "   %s\n", line)
		}
	}
	paragraph(w, "   ", r.Title)
}

func (s sides) facts(id dateline.EventID) []dateline.Fact {
	var out []dateline.Fact
	for _, f := range s.comparison.Facts {
		if f.Event == id {
			out = append(out, f)
		}
	}
	return out
}

// tellers are the reports with a claim behind some of the facts, in order.
func (s sides) tellers(facts []dateline.Fact) []dateline.ReportID {
	has := map[dateline.ReportID]bool{}
	for _, f := range facts {
		for _, c := range f.Cells {
			if c.Verdict != "omits" {
				has[c.Report] = true
			}
		}
	}
	var out []dateline.ReportID
	for _, id := range s.comparison.Reports {
		if has[id] {
			out = append(out, id)
		}
	}
	return out
}

func (s sides) event(w io.Writer, e dateline.Event, facts []dateline.Fact, told []dateline.ReportID, p paint) {
	fmt.Fprintln(w)
	for _, line := range wrap(plain(e.Summary), lineWidth) {
		fmt.Fprintln(w, p.bold(line))
	}
	fmt.Fprintf(w, "%s, %s  %s\n", strings.TrimSpace(e.Type+" "+e.Mode), p.word(string(e.Status)), p.faint(string(e.ID)))
	before := ""
	for _, f := range joined(facts) {
		name := f.Property
		if name == before {
			name = ""
		}
		before = f.Property
		s.fact(w, name, f, told, p)
	}
	s.words(w, facts, told, p)
}

// joined are the facts that are worth a line: not what the heading says, nor that
// all affirm it, nor who did it where no account says otherwise. Participants on
// whom the accounts stand alike are one fact.
func joined(facts []dateline.Fact) []dateline.Fact {
	var out []dateline.Fact
	for _, f := range facts {
		switch {
		case f.Property == "event" && agreed(f), f.Property == "actor" && agreed(f), f.Property == "status" && agreed(f) && affirmed(f):
		case f.Property == "participant" && slices.ContainsFunc(out, func(g dateline.Fact) bool { return alike(f, g) }):
			g := &out[slices.IndexFunc(out, func(g dateline.Fact) bool { return alike(f, g) })]
			for i := range g.Cells {
				if value := f.Cells[i].Value; value != "" {
					g.Cells[i].Value += "; " + value
				}
			}
		default:
			f.Cells = slices.Clone(f.Cells)
			out = append(out, f)
		}
	}
	return out
}

// alike reports whether the same accounts give two facts of one property and
// leave them out.
func alike(f, g dateline.Fact) bool {
	return f.Property == g.Property && slices.EqualFunc(f.Cells, g.Cells, func(a, b dateline.Cell) bool { return a.Verdict == b.Verdict })
}

func affirmed(f dateline.Fact) bool {
	return !slices.ContainsFunc(f.Cells, func(c dateline.Cell) bool { return c.Value != "affirmed" && c.Verdict != "omits" })
}

// agreed reports whether no account says anything else.
func agreed(f dateline.Fact) bool {
	for _, c := range f.Cells {
		if c.Verdict != "agrees" && c.Verdict != "omits" {
			return false
		}
	}
	return true
}

// fact writes one property: a line for each value with the accounts that give
// it, and one for those that leave it out.
func (s sides) fact(w io.Writer, name string, f dateline.Fact, told []dateline.ReportID, p paint) {
	type said struct{ verdict, value string }
	var order []said
	who := map[said][]string{}
	for _, c := range f.Cells {
		if c.Verdict == "omits" && !slices.Contains(told, c.Report) {
			continue
		}
		key := said{c.Verdict, c.Value}
		if who[key] == nil {
			order = append(order, key)
		}
		who[key] = append(who[key], s.letter(c.Report))
	}
	slices.SortStableFunc(order, func(a, b said) int { return strings.Compare(last(a.verdict), last(b.verdict)) })
	for _, key := range order {
		s.cell(w, name, strings.Join(who[key], " "), key.verdict, key.value, p)
		name = ""
	}
}

// last puts what is left out behind what is said.
func last(verdict string) string {
	if verdict == "omits" {
		return "1"
	}
	return "0"
}

func (s sides) cell(w io.Writer, name, who, verdict, value string, p paint) {
	const nameWidth, whoWidth, verdictWidth = 12, 7, 8
	const indent = 2 + nameWidth + 1 + whoWidth + 1 + verdictWidth
	lines := wrap(plain(value), lineWidth-indent)
	names := wrap(who, whoWidth)
	for i := range max(len(lines), len(names)) {
		head := "  " + p.faint(fit(name, nameWidth)) + " " + p.bold(fit(at(names, i), whoWidth)) + " " + p.word(fit(verdict, verdictWidth))
		fmt.Fprintln(w, strings.TrimRight(head+at(lines, i), " "))
		name, verdict = "", ""
	}
}

// at is the ith line, "" past the end.
func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// words quotes the accounts of an event: the passages behind its facts, once each,
// with all accounts that have the same words.
func (s sides) words(w io.Writer, facts []dateline.Fact, told []dateline.ReportID, p paint) {
	var order []string
	who := map[string][]string{}
	for _, id := range told {
		passages := s.passages(id, facts)
		for _, q := range passages[:min(len(passages), mostPassages)] {
			text := plain(q.Text)
			if who[text] == nil {
				order = append(order, text)
			}
			who[text] = append(who[text], s.letter(id))
		}
		if more := len(passages) - mostPassages; more > 0 {
			text := "and " + plural(more, "more passage") + " of " + s.letter(id)
			order, who[text] = append(order, text), []string{}
		}
	}
	for _, text := range order {
		quote := p.faint(text)
		if len(who[text]) > 0 {
			quote = "“" + text + "”"
		}
		const width = 7
		names := wrap(strings.Join(who[text], " "), width)
		lines := wrap(quote, lineWidth-width-3)
		for i := range max(len(lines), len(names)) {
			fmt.Fprintln(w, strings.TrimRight("  "+p.bold(fit(at(names, i), width))+" "+at(lines, i), " "))
		}
	}
}

// passages are those of a report behind some facts, in order of its text.
func (s sides) passages(id dateline.ReportID, facts []dateline.Fact) []dateline.Quote {
	var out []dateline.Quote
	for _, f := range facts {
		for _, c := range f.Cells {
			if c.Report != id {
				continue
			}
			for _, claim := range c.Claims {
				out = append(out, s.claims[claim].Passage)
			}
		}
	}
	slices.SortFunc(out, func(a, b dateline.Quote) int { return a.Start - b.Start })
	return slices.CompactFunc(out, func(a, b dateline.Quote) bool { return a.Overlaps(b.Span) })
}

// mostPassages is how many passages of one account a comparison quotes.
const mostPassages = 4

func (s sides) aloneIn(w io.Writer, id dateline.ReportID, events []dateline.Event, p paint) {
	if len(events) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", p.bold("Only "+s.letter(id)+" tells"))
	for _, e := range events {
		for i, line := range wrap(plain(e.Summary), lineWidth-4) {
			if i == 0 {
				fmt.Fprintln(w, "  - "+line)
			} else {
				fmt.Fprintln(w, "    "+line)
			}
		}
	}
}

func (s sides) origins(w io.Writer, p paint) {
	fmt.Fprintf(w, "\n%s behind %s\n", p.bold(plural(s.comparison.Origins, "independent origin")), plural(len(s.comparison.Reports), "report"))
	for _, f := range s.comparison.Folds {
		var names []string
		for _, id := range f.Reports {
			if slices.Contains(s.comparison.Reports, id) {
				names = append(names, s.letter(id))
			}
		}
		who := strings.Join(names, ", ")
		if len(names) > 1 {
			who += " count once"
		}
		paragraph(w, "  ", who+": "+f.Reason+s.shown(f))
	}
}

// shown are the words that show a fold, the first of each of two reports.
func (s sides) shown(f dateline.Fold) string {
	var out []string
	seen := map[dateline.ReportID]bool{}
	for _, p := range f.Passages {
		if !seen[p.Report] && len(out) < 2 {
			seen[p.Report] = true
			out = append(out, s.letter(p.Report)+" “"+clip(plain(p.Text), 60)+"”")
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, ", ") + ")"
}

// clip is the beginning of a text, up to n characters.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
