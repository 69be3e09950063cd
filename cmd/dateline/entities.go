package main

import (
	"strconv"
	"strings"

	"dateline"
	"dateline/export"
	"dateline/store"

	"github.com/spf13/cobra"
)

func (p *program) entities() *cobra.Command {
	return listing(p, &cobra.Command{
		Use: "entities", Short: "list who and what the reports name",
		Long: `List the people, organizations, countries, places and things of the record, the
most mentioned first, with the other names that reports give them.`,
		Example: `  dateline entities --actor Putin
  dateline entities --place Russia --format csv`,
	}, entityView(), (*store.Store).Entities)
}

func entityView() view[dateline.Entity] {
	type e = dateline.Entity
	return view[e]{
		shape: export.Entities(),
		columns: []column[e]{
			{title: "NAME", value: func(v e) string { return v.Name }},
			{title: "KIND", width: 12, value: func(v e) string { return string(v.Kind) }},
			{title: "COUNTRY", width: 7, value: func(v e) string { return v.Country }},
			{title: "SAID", width: 6, right: true, value: func(v e) string { return strconv.Itoa(v.Mentions) }},
			{title: "REPORTS", width: 7, right: true, value: func(v e) string { return strconv.Itoa(v.Reports) }},
			{title: "ID", width: 18, value: func(v e) string { return string(v.ID) }},
		},
		note: func(v e) string { return alsoCalled(v) },
	}
}

func alsoCalled(e dateline.Entity) string {
	if len(e.Aliases) == 0 {
		return ""
	}
	return "also: " + strings.Join(e.Aliases, ", ")
}
