package main

import (
	"context"
	"iter"
	"strconv"
	"strings"

	"dateline"
	"dateline/export"
	"dateline/pipeline"
	"dateline/query"
	"dateline/store"

	"github.com/spf13/cobra"
)

func (p *program) events() *cobra.Command {
	var asOf, retrieved string
	var until pipeline.Until
	c := listing(p, &cobra.Command{
		Use: "events", Short: "list what happened, as the reports tell it",
		Long: `List the events of the record by time, those of unknown time last: denied,
planned and single-report ones too. ORIGINS counts independent origins, not
reports: copies, wire credits and papers of one owner count once.

With --as-of a record is listed as what had been published by then told it: who
said so, from how many origins, and what stood then. With --retrieved-by it is
what this record had read in by then; the two are kept apart.`,
		Example: `  dateline events --actor "Kim Jong Un" --from 2023-09 --to 2023-09
  dateline events --place RUS --min-origins 2
  dateline events --entity "Kim Jong Un" --format ics > kim.ics
  dateline events --status disputed --format json
  dateline events --place Kakhovka --as-of 2023-06-06`,
	}, eventView(), func(s *store.Store, ctx context.Context, f store.Filter) iter.Seq2[dateline.Event, error] {
		if until.IsZero() {
			return s.Events(ctx, f)
		}
		return p.pipeline.EventsAsOf(ctx, s, f, until)
	})
	c.Flags().StringVar(&asOf, "as-of", "", "as reports published by this `DATE` tell it")
	c.Flags().StringVar(&retrieved, "retrieved-by", "", "as reports retrieved by this `DATE` tell it")
	c.PreRunE = func(*cobra.Command, []string) (err error) {
		if until.Published, err = query.Until("as-of", asOf); err != nil {
			return mistaken(err)
		}
		until.Retrieved, err = query.Until("retrieved-by", retrieved)
		return mistaken(err)
	}
	return c
}

func eventView() view[dateline.Event] {
	type e = dateline.Event
	return view[e]{
		shape: export.Events(),
		columns: []column[e]{
			{title: "WHEN", width: 16, value: func(v e) string { return moment(v.When) }},
			{title: "TYPE", value: func(v e) string { return strings.TrimSpace(v.Type + " " + v.Mode) }},
			{title: "STATUS", width: 12, value: func(v e) string { return string(v.Status) }},
			{title: "ORIGINS", width: 7, right: true, value: func(v e) string { return strconv.Itoa(v.Origins) }},
			{title: "ID", width: 18, value: func(v e) string { return string(v.ID) }},
		},
		note: func(v e) string { return v.Summary },
	}
}

// moment is a time for people, no finer than its precision.
func moment(w *dateline.When) string {
	if w == nil || w.From == "" {
		return "unknown"
	}
	keep := map[string]int{"year": 4, "decade": 4, "century": 4, "month": 7, "quarter": 7, "season": 7, "day": 10, "daypart": 10, "week": 10}[w.Precision]
	short := w.From
	if keep > 0 && len(short) > keep {
		short = short[:keep]
	}
	short = strings.TrimSuffix(strings.TrimSuffix(strings.Replace(short, "T", " ", 1), "Z"), ":00")
	switch w.Precision {
	case "decade":
		return short + "s"
	case "century":
		return short + " century"
	case "week", "quarter", "season":
		return short + " " + w.Precision
	}
	return short
}
