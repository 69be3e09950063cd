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
	for _, f := range facts {
		s.fact(w, f, told, p)
	}
	for _, id := range told {
		s.words(w, id, facts, p)
	}
}

// fact writes one property: a line for each account that says something, and
// one for those that leave it out.
func (s sides) fact(w io.Writer, f dateline.Fact, told []dateline.ReportID, p paint) {
	name := f.Property
	var silent []string
	for _, c := range f.Cells {
		if c.Verdict == "omits" {
			if slices.Contains(told, c.Report) {
				silent = append(silent, s.letter(c.Report))
			}
			continue
		}
		s.cell(w, name, s.letter(c.Report), c.Verdict, c.Value, p)
		name = ""
	}
	if len(silent) > 0 {
		s.cell(w, name, strings.Join(silent, " "), "omits", "", p)
	}
}

func (s sides) cell(w io.Writer, name, who, verdict, value string, p paint) {
	const indent = 16 + 4 + 9
	lines := wrap(plain(value), lineWidth-indent)
	if len(lines) == 0 {
		lines = []string{""}
	}
	for i, line := range lines {
		head := strings.Repeat(" ", indent)
		if i == 0 {
			head = "  " + p.faint(fit(name, 13)) + " " + p.bold(fit(who, max(3, len(who)))) + " " + p.word(fit(verdict, 7)) + "  "
		}
		fmt.Fprintln(w, strings.TrimRight(head+line, " "))
	}
}

// words quotes an account on an event: the passages behind its facts, once each.
func (s sides) words(w io.Writer, id dateline.ReportID, facts []dateline.Fact, p paint) {
	var passages []dateline.Quote
	for _, f := range facts {
		for _, c := range f.Cells {
			if c.Report != id {
				continue
			}
			for _, claim := range c.Claims {
				passages = append(passages, s.claims[claim].Passage)
			}
		}
	}
	slices.SortFunc(passages, func(a, b dateline.Quote) int { return a.Start - b.Start })
	passages = slices.CompactFunc(passages, func(a, b dateline.Quote) bool { return a.Overlaps(b.Span) })
	for i, q := range passages {
		who := " "
		if i == 0 {
			who = s.letter(id)
		}
		for n, line := range wrap("“"+plain(q.Text)+"”", lineWidth-6) {
			if n > 0 {
				who = " "
			}
			fmt.Fprintf(w, "  %s   %s\n", p.bold(who), line)
		}
	}
}

func (s sides) aloneIn(w io.Writer, id dateline.ReportID, events []dateline.Event, p paint) {
	if len(events) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", p.bold("Only "+s.letter(id)+" tells"))
	for _, e := range events {
		state := string(e.Status)
		if e.Status == dateline.Reported {
			state = ""
		}
		for i, line := range wrap(strings.Join(nonEmpty(plain(e.Summary), state), ", "), lineWidth-4) {
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
		paragraph(w, "  ", strings.Join(names, ", ")+" count once: "+f.Reason)
	}
}
