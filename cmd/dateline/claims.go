package main

import (
	"strconv"
	"strings"

	"dateline"
	"dateline/store"

	"github.com/spf13/cobra"
)

func (p *program) claims() *cobra.Command {
	return listing(p, &cobra.Command{
		Use: "claims", Short: "list what each report says, with its words",
		Long: `List the claims of the record: what one report says happened (an event type),
or says that someone says (a statement), in the order of the reports' dates and
texts, each with the passage that it comes from.`,
		Example: `  dateline claims --source TASS --type CONSULT
  dateline claims --actor PRK --format jsonl | jq .passage.text
  dateline claims --format csv > claims.csv`,
	}, claimView(), (*store.Store).Claims)
}

func claimView() view[dateline.Claim] {
	type c = dateline.Claim
	return view[c]{
		columns: []column[c]{
			{title: "SOURCE", value: func(v c) string { return v.Source }, short: source},
			{title: "TYPE", width: 16, value: func(v c) string { return v.Type }, short: what},
			{title: "WHEN", width: 10, value: func(v c) string { return from(v.When) }, short: func(v c) string { return moment(v.When) }},
			{title: "STANCE", width: 12, value: func(v c) string { return v.Stance.Polarity }, short: stance},
			{title: "ID", width: 18, value: func(v c) string { return string(v.ID) }},
		},
		hidden: []column[c]{
			{title: "KIND", value: func(v c) string { return string(v.Kind) }},
			{title: "MODE", value: func(v c) string { return v.Mode }},
			{title: "TO", value: func(v c) string { return until(v.When) }},
			{title: "PRECISION", value: func(v c) string { return precision(v.When) }},
			{title: "PLACE", value: func(v c) string { return place(v.Where).Name }},
			{title: "COUNTRY", value: func(v c) string { return place(v.Where).Country }},
			{title: "ACTORS", value: func(v c) string { return named(v, ";", dateline.RoleActor) }},
			{title: "RECIPIENTS", value: func(v c) string { return named(v, ";", dateline.RoleRecipient) }},
			{title: "CERTAINTY", value: func(v c) string { return v.Stance.Certainty }},
			{title: "MODALITY", value: func(v c) string { return v.Stance.Modality }},
			{title: "VOICE", value: func(v c) string { return v.Stance.Voice }},
			{title: "ATTRIBUTION", value: func(v c) string { return chain(v, ";") }},
			{title: "REPORT", value: func(v c) string { return string(v.Report) }},
			{title: "INPUT", value: func(v c) string { return v.Input }},
			{title: "START", value: func(v c) string { return strconv.Itoa(v.Passage.Start) }},
			{title: "END", value: func(v c) string { return strconv.Itoa(v.Passage.End) }},
			{title: "PASSAGE", value: func(v c) string { return v.Passage.Text }},
		},
		note: func(v c) string { return "“" + v.Passage.Text + "”" },
	}
}

// source is who published, "unknown" when that is not known.
func source(c dateline.Claim) string { return orUnknown(c.Source) }

func orUnknown(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}

// what a claim is: its type and mode, or a statement.
func what(c dateline.Claim) string {
	if c.Kind == dateline.Statement {
		return "statement"
	}
	return strings.TrimSpace(c.Type + " " + c.Mode)
}

// stance is what is not plain about a claim, in one word where it can be.
func stance(c dateline.Claim) string {
	s := c.Stance
	switch {
	case s.Polarity == "denied":
		return "denied"
	case s.Modality == "planned", s.Modality == "hypothetical":
		return s.Modality
	case s.Polarity == "unknown":
		return "unconfirmed"
	case s.Voice == "opinion":
		return "opinion"
	case s.Certainty != "" && s.Certainty != "certain":
		return s.Certainty
	}
	return s.Polarity
}

// named are the names of a claim's arguments of a role.
func named(c dateline.Claim, between string, role dateline.Role) string {
	var names []string
	for _, a := range c.Arguments {
		if a.Role == role {
			names = append(names, nameOf(a))
		}
	}
	return strings.Join(names, between)
}

func nameOf(a dateline.Argument) string {
	if a.Name != "" {
		return a.Name
	}
	return a.Text
}

// chain is who says so, from the publisher inward.
func chain(c dateline.Claim, between string) string {
	var names []string
	for _, l := range c.Attribution {
		names = append(names, orUnknown(l.Name))
	}
	return strings.Join(names, between)
}
