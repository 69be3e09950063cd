package main

import (
	"context"

	"dateline/pipeline"
	"dateline/store"

	"github.com/spf13/cobra"
)

func (p *program) ingest() *cobra.Command {
	var in input
	c := &cobra.Command{
		Use: "ingest SOURCE...", Short: "read reports into the record",
		Long: `Read reports into the record: files, folders, patterns and - (standard input),
as JSON lines, plain text, HTML or RSS/Atom. A report that can not be read is
named with the step and the reason, and the others go on. Reports that the
record holds already are skipped: a run that was cut off may be run again.

A JSON line is {"text", "id", "source", "published", "url", "title", "byline",
"language"}; only text is required.`,
		Example: `  dateline ingest reports/
  dateline ingest --source TASS --published 2023-09-14 story.txt
  zcat crawl.jsonl.gz | dateline ingest --record crawl.db -`,
	}
	in.flags(c)
	c.RunE = func(c *cobra.Command, args []string) error { return p.runIngest(c.Context(), &in, args) }
	return c
}

func (p *program) runIngest(ctx context.Context, in *input, args []string) error {
	reports, err := in.reports(ctx, p, args)
	if err != nil {
		return err
	}
	s, err := store.Open(p.record)
	if err != nil {
		return err
	}
	defer s.Close()
	watch := pipeline.Watch{Failed: p.failed}
	if !p.quiet {
		watch.Progress = func(t pipeline.Tally) { p.told.progress(t, false) }
	}
	tally, err := p.pipeline.Ingest(ctx, s, reports, watch)
	if err != nil || p.quiet {
		return err
	}
	p.told.progress(tally, true)
	p.told.note("%s", counts(tally))
	return nil
}

// failed tells of a report that could not be read.
func (p *program) failed(err error) {
	p.quarantined++
	p.told.error(err)
}
