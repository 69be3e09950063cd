package main

import (
	"context"
	"errors"
	"os"
	"os/user"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/store"

	"github.com/spf13/cobra"
)

func (p *program) judge() *cobra.Command {
	var reason, maker string
	c := &cobra.Command{
		Use: "judge same|different|unsure ID ID | right|wrong CLAIM", Short: "note a person's judgement",
		Long: `Note that two entities, events or claims are the same, are different, or that it
is not sure; that a claim tells of an event (same) or of another (different: it
leaves that event); or that a claim is right or wrong as a reading of its report.
Nothing is overwritten: the latest judgement counts, and outweighs any machine's.`,
		Example: `  dateline judge same e_0a1b2c3d4e5f6a7b e_1a2b3c4d5e6f7a8b
  dateline judge different c_0a1b2c3d4e5f6a7b v_1a2b3c4d5e6f7a8b
  dateline judge wrong c_0a1b2c3d4e5f6a7b --reason "a rumour, not a meeting"`,
	}
	c.Flags().StringVar(&reason, "reason", "", "why")
	c.Flags().StringVar(&maker, "maker", "", "who judges (default: you, by your user name)")
	c.Args = func(_ *cobra.Command, args []string) error {
		_, err := judgement(args, maker, reason)
		return err
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		j, err := judgement(args, maker, reason)
		if err != nil {
			return err
		}
		return p.runJudge(c.Context(), j)
	}
	return c
}

// judgement is what the arguments say.
func judgement(args []string, maker, reason string) (dateline.Judgement, error) {
	if len(args) == 0 {
		return dateline.Judgement{}, usagef("judge: say same, different, unsure, right or wrong")
	}
	if len(args) > 3 {
		return dateline.Judgement{}, usagef("judge %s: name one id, or two", args[0])
	}
	if maker == "" {
		maker = userName()
	}
	ids := append(slices.Clone(args[1:]), "", "")
	j, err := dateline.NewJudgement(dateline.Verdict(args[0]), ids[0], ids[1], maker, reason, time.Now())
	if err == nil && len(args) == 3 && args[2] == "" {
		err = dateline.Errorf(dateline.Invalid, "judge", "%s: name two ids", args[0])
	}
	var e *dateline.Error
	if errors.As(err, &e) {
		return j, usagef("judge %s", e.Reason)
	}
	return j, err
}

func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	if name := os.Getenv("USER"); name != "" {
		return name
	}
	return "person"
}

func (p *program) runJudge(ctx context.Context, j dateline.Judgement) error {
	s, err := store.OpenExisting(p.record)
	if err != nil {
		return err
	}
	defer s.Close()
	for _, id := range nonEmpty(j.A, j.B) {
		if err := s.Known(ctx, id); err != nil {
			return err
		}
	}
	if err := s.Judge(ctx, j); err != nil {
		return err
	}
	if err := p.pipeline.Derive(ctx, s); err != nil {
		return err
	}
	if !p.quiet {
		p.told.note("noted: %s %s", strings.Join(nonEmpty(j.A, j.B), " and "), map[dateline.Verdict]string{
			dateline.Same: "are the same", dateline.Different: "are different", dateline.Unsure: "may or may not be the same",
			dateline.Right: "is right", dateline.Wrong: "is wrong"}[j.Verdict])
	}
	return nil
}
