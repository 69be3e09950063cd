package main

import (
	"strings"

	"dateline"
	"dateline/export"
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
  dateline claims --speaker "Sergei Lavrov" --from 2023-09
  dateline claims --format csv > claims.csv`,
	}, claimView(), (*store.Store).Claims)
}

func claimView() view[dateline.Claim] {
	type c = dateline.Claim
	return view[c]{
		shape: export.Claims(),
		columns: []column[c]{
			{title: "SOURCE", value: source},
			{title: "TYPE", width: 16, value: what},
			{title: "WHEN", width: 10, value: func(v c) string { return moment(v.When) }},
			{title: "STANCE", width: 12, value: stance},
			{title: "ID", width: 18, value: func(v c) string { return string(v.ID) }},
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
