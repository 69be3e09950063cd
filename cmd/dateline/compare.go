package main

import (
	"bufio"
	"context"
	"os"
	"strings"

	"dateline"
	"dateline/pipeline"
	"dateline/resolve"

	"github.com/spf13/cobra"
)

func (p *program) compare() *cobra.Command {
	var in input
	var format string
	c := &cobra.Command{
		Use: "compare EVENT | FILE FILE...", Short: "accounts side by side, fact by fact",
		Long: `Set accounts side by side: those of one event of the record, or those of two or
more files, for which no record is needed. Of every fact each account agrees,
adds, omits or differs; at the foot stand the independent origins, with the
reason for every fold.`,
		Example: `  dateline compare v_0a1b2c3d4e5f6a7b
  dateline compare state.txt wire.txt independent.html`,
	}
	in.flags(c)
	c.Flags().StringVar(&format, "format", "text", "`FORMAT`: text or json")
	c.Args = cobra.MinimumNArgs(1)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := oneOf("format", format, "text", "json"); err != nil {
			return err
		}
		sides, err := p.sides(c.Context(), &in, args)
		if err != nil {
			return err
		}
		w := bufio.NewWriter(p.out)
		if format == "json" {
			err = writeLine(w, sides.comparison)
		} else {
			sides.write(w, newPaint(p.out))
		}
		if flushed := w.Flush(); err == nil {
			err = flushed
		}
		return err
	}
	return c
}

// sides is a comparison with what it compares.
type sides struct {
	comparison dateline.Comparison
	reports    map[dateline.ReportID]dateline.Report
	events     []dateline.Event
	claims     map[dateline.ClaimID]dateline.Claim
}

func newSides(c pipeline.Conclusion, reports []dateline.ReportID, events []dateline.Event) sides {
	s := sides{comparison: c.Compare(reports, events), reports: map[dateline.ReportID]dateline.Report{},
		events: events, claims: map[dateline.ClaimID]dateline.Claim{}}
	for _, r := range c.Reports {
		s.reports[r.ID] = r
	}
	for _, claim := range c.Claims {
		s.claims[claim.ID] = claim
	}
	return s
}

func (p *program) sides(ctx context.Context, in *input, args []string) (sides, error) {
	if len(args) == 1 {
		if _, err := os.Stat(args[0]); strings.HasPrefix(args[0], "v_") || err != nil {
			return p.eventSides(ctx, args[0])
		}
	}
	return p.fileSides(ctx, in, args)
}

// eventSides are the accounts of one event of the record.
func (p *program) eventSides(ctx context.Context, id string) (sides, error) {
	if !strings.HasPrefix(id, "v_") {
		return sides{}, usagef("%s is neither an event (v_...) nor a file", id)
	}
	s, err := p.existing(ctx)
	if err != nil {
		return sides{}, err
	}
	defer s.Close()
	c, reports, err := p.pipeline.EventAccounts(ctx, s, dateline.EventID(id))
	if err != nil {
		return sides{}, err
	}
	return newSides(c, reports, c.InReadingOrder(reports)), nil
}

// fileSides are the accounts of reports that are in no record.
func (p *program) fileSides(ctx context.Context, in *input, args []string) (sides, error) {
	reports, err := in.reports(ctx, p, args)
	if err != nil {
		return sides{}, err
	}
	var accounts []resolve.Account
	var order []dateline.ReportID
	seen := map[dateline.ReportID]bool{}
	for r, err := range p.pipeline.Each(ctx, reports, pipeline.Claimed) {
		if pipeline.Fatal(err) {
			return sides{}, err
		}
		if err != nil {
			p.failed(err)
			continue
		}
		if !seen[r.Report.ID] {
			seen[r.Report.ID] = true
			accounts, order = append(accounts, r.Account()), append(order, r.Report.ID)
		}
	}
	if err := ctx.Err(); err != nil {
		return sides{}, err
	}
	if len(order) < 2 {
		return sides{}, usagef("there is one account or none: name two files or more, or an event (v_...)")
	}
	c, err := p.pipeline.Conclude(accounts, nil)
	if err != nil {
		return sides{}, err
	}
	return newSides(c, order, c.InReadingOrder(order)), nil
}
