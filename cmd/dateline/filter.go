package main

import (
	"context"
	"errors"

	"dateline/query"
	"dateline/store"

	"github.com/spf13/cobra"
)

// filter are the flags that lists share.
type filter struct{ query.Query }

func (f *filter) flags(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.Actor, "actor", "", "only with this `NAME`, country code or entity id")
	flags.StringVar(&f.Actor, "entity", "", "the same as --actor")
	flags.StringVar(&f.Type, "type", "", "only of this event `TYPE` (CONSULT, ASSAULT, ...)")
	flags.StringVar(&f.From, "from", "", "not before this `DATE` (2023, 2023-09 or 2023-09-13)")
	flags.StringVar(&f.To, "to", "", "not after this `DATE`, which counts as a whole")
	flags.StringVar(&f.Place, "place", "", "only at this `PLACE`, or in this country")
	flags.StringVar(&f.Source, "source", "", "only as this `SOURCE` tells it")
	flags.StringVar(&f.Status, "status", "", "only events that are `STATUS`: reported, corroborated, disputed, planned, denied")
	flags.IntVar(&f.MinOrigins, "min-origins", 0, "only events with at least `N` independent origins")
	flags.StringVar(&f.Words, "words", "", "only with these `WORDS` (\"a phrase\", -without, beginn*)")
	flags.StringVar(&f.Event, "event", "", "only of the event with this `ID`")
	flags.StringVar(&f.Report, "report", "", "only of the report with this `ID`")
	flags.IntVar(&f.Limit, "limit", 0, "at most `N` (default all)")
	if c.Name() == "claims" {
		flags.StringVar(&f.Kind, "kind", "", "only claims of this `KIND`: event, statement")
		flags.StringVar(&f.Speaker, "speaker", "", "only statements by this `NAME`, country code or entity id")
		flags.StringVar(&f.About, "about", "", "only statements of others that name this `NAME`, country code or entity id")
	}
}

// read turns the flags into a filter.
func (f *filter) read(ctx context.Context, p *program, s *store.Store) (store.Filter, error) {
	which, err := f.Filter(ctx, s, p.pipeline.CountryCode)
	return which, mistaken(err)
}

// mistaken is a mistake in a flag as an error of usage; others stay as they are.
func mistaken(err error) error {
	var m *query.Mistake
	if errors.As(err, &m) {
		return usagef("--%s %s", m.Name, m.Error())
	}
	return err
}
