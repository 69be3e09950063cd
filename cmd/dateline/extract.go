package main

import (
	"bufio"
	"context"
	"fmt"

	"dateline"
	"dateline/pipeline"

	"github.com/spf13/cobra"
)

func (p *program) extract() *cobra.Command {
	var in input
	var format string
	c := &cobra.Command{
		Use: "extract SOURCE...", Short: "the claims of reports (no record)",
		Long: `Print the claims of each report: what it says happened, and what it says that
others say, with the words, who takes part, when, where, how sure, and who says
so. One JSON object a line, or text for reading.`,
		Example: `  dateline extract story.txt --published 2023-09-14
  dateline extract --format text story.html
  cat reports.jsonl | dateline extract - | jq -r .passage.text`,
	}
	in.flags(c)
	c.Flags().StringVar(&format, "format", "jsonl", "`FORMAT`: jsonl or text")
	c.RunE = func(c *cobra.Command, args []string) error { return p.runExtract(c.Context(), &in, args, format) }
	return c
}

func (p *program) runExtract(ctx context.Context, in *input, args []string, format string) error {
	if err := oneOf("format", format, "jsonl", "text"); err != nil {
		return err
	}
	paint := newPaint(p.out)
	return p.each(ctx, in, args, pipeline.Resolved, func(w *bufio.Writer, r pipeline.Reading) error {
		if format == "text" {
			fmt.Fprintln(w, paint.bold(plain(heading(r.Report))))
		}
		for _, c := range r.Claims {
			if format == "text" {
				writeClaim(w, c, paint)
			} else if err := writeLine(w, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// heading names a report for people: its source, date and title.
func heading(r dateline.Report) string {
	s := orUnknown(r.Source.Name)
	if s == "unknown" {
		s = r.Input
	}
	if r.Published != "" {
		s += ", " + day(r.Published)
	}
	if r.Title != "" {
		s += ": " + r.Title
	}
	return s
}
