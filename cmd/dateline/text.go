package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline"
)

// paragraph writes text in lines that begin with an indent.
func paragraph(w io.Writer, indent, s string) {
	for _, line := range wrap(plain(s), lineWidth-len(indent)) {
		fmt.Fprintln(w, indent+line)
	}
}

// entry writes a name and what it is, in lines that hang below it.
func entry(w io.Writer, indent, name, s string, p paint) {
	const width = 14
	lines := wrap(plain(s), lineWidth-len(indent)-width)
	for i, line := range lines {
		label := ""
		if i == 0 {
			label = name
		}
		fmt.Fprintln(w, indent+p.faint(fit(label, width))+line)
	}
}

// writeClaim writes a claim as people read it: what, the parts, and the words.
func writeClaim(w io.Writer, c dateline.Claim, p paint) {
	fmt.Fprintf(w, "\n  %s  %s  %s\n", p.bold(what(c)), p.word(stance(c)), p.faint(string(c.ID)))
	for _, a := range c.Arguments {
		entry(w, "    ", string(a.Role), argument(a), p)
	}
	entry(w, "    ", "when", whenText(c.When), p)
	entry(w, "    ", "where", whereText(c.Where), p)
	entry(w, "    ", "according to", chain(c, " > "), p)
	if c.Kind == dateline.Statement && c.Content != nil {
		entry(w, "    ", "says", c.Content.Text, p)
	}
	entry(w, "    ", "words", "“"+c.Passage.Text+"”", p)
}

func argument(a dateline.Argument) string {
	if a.Role == dateline.RoleCount && a.Value != nil {
		bound := a.Bound + " "
		if a.Bound == "exact" || a.Bound == "" {
			bound = ""
		}
		return strings.TrimSpace(fmt.Sprintf("%s: %s%s %s", a.Of, bound, strconv.FormatFloat(*a.Value, 'f', -1, 64), a.Unit))
	}
	s := nameOf(a)
	if a.Country != "" {
		s += " (" + a.Country + ")"
	}
	return s
}

func whenText(w *dateline.When) string {
	if w == nil || w.From == "" {
		return ""
	}
	s := moment(w)
	if w.Text != "" {
		s += ", from “" + w.Text + "”"
	}
	return s
}

func whereText(w *dateline.Where) string {
	if w == nil || w.Name == "" {
		return ""
	}
	if w.Country != "" && w.Precision != "country" {
		return w.Name + " (" + w.Country + ")"
	}
	return w.Name
}
