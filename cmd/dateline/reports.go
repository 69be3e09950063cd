package main

import (
	"strconv"

	"dateline/export"
	"dateline/store"

	"github.com/spf13/cobra"
)

func (p *program) reports() *cobra.Command {
	return listing(p, &cobra.Command{
		Use: "reports", Short: "list the reports that were read",
		Long: `List the reports of the record by date, those without one last. --from and --to
are of their publication; other filters let through reports with such claims.`,
		Example: `  dateline reports --source TASS
  dateline reports --actor "Kim Jong Un" --format json`,
	}, reportView(), (*store.Store).Reports)
}

func reportView() view[store.ListedReport] {
	type r = store.ListedReport
	return view[r]{
		shape: export.Reports(),
		columns: []column[r]{
			{title: "PUBLISHED", width: 10, value: func(v r) string { return orUnknown(day(v.Published)) }},
			{title: "SOURCE", value: func(v r) string { return orUnknown(v.Source.Name) }},
			{title: "GENRE", width: 10, value: func(v r) string { return string(v.Genre) }},
			{title: "CLAIMS", width: 6, right: true, value: func(v r) string { return strconv.Itoa(v.Claims) }},
			{title: "ID", width: 18, value: func(v r) string { return string(v.ID) }},
		},
		note: func(v r) string {
			if v.Title == "" {
				return v.Input
			}
			return v.Title
		},
	}
}

// day is the date of an ISO date or time.
func day(s string) string { return s[:min(len(s), 10)] }
