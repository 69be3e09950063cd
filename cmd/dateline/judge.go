package main

import (
	"context"
	"os"
	"os/user"
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
		Long: `Note that two entities or two claims are the same, are different, or that it is
not sure; or that a claim is right or wrong as a reading of its report. Nothing
is overwritten: the latest judgement counts, and outweighs any machine's.`,
		Example: `  dateline judge same e_0a1b2c3d4e5f6a7b e_1a2b3c4d5e6f7a8b
  dateline judge wrong c_0a1b2c3d4e5f6a7b --reason "a rumour, not a meeting"`,
	}
	c.Flags().StringVar(&reason, "reason", "", "why")
	c.Flags().StringVar(&maker, "maker", "", "who judges (default: you, by your user name)")
	c.Args = func(_ *cobra.Command, args []string) error { return checkJudgement(args) }
	c.RunE = func(c *cobra.Command, args []string) error {
		j := judgement(args, maker, reason)
		return p.runJudge(c.Context(), j)
	}
	return c
}

func checkJudgement(args []string) error {
	if len(args) == 0 {
		return usagef("judge: say same, different, unsure, right or wrong")
	}
	ids := args[1:]
	switch dateline.Verdict(args[0]) {
	case dateline.Same, dateline.Different, dateline.Unsure:
		if len(ids) != 2 || ids[0] == ids[1] {
			return usagef("judge %s: name two ids", args[0])
		}
		if a, b := kindOf(ids[0]), kindOf(ids[1]); a == "" || a != b {
			return usagef("judge %s: name two of one kind: entities (e_), claims (c_) or events (v_)", args[0])
		}
	case dateline.Right, dateline.Wrong:
		if len(ids) != 1 || kindOf(ids[0]) != "c" {
			return usagef("judge %s: name one claim (c_...)", args[0])
		}
	default:
		return usagef("judge %s: a judgement is same, different, unsure, right or wrong", args[0])
	}
	return nil
}

// kindOf is the prefix of an id that can be judged, "" for others.
func kindOf(id string) string {
	for _, kind := range []string{"e", "c", "v"} {
		if strings.HasPrefix(id, kind+"_") {
			return kind
		}
	}
	return ""
}

func judgement(args []string, maker, reason string) dateline.Judgement {
	j := dateline.Judgement{A: args[1], Verdict: dateline.Verdict(args[0]), Score: 1, Kind: "person", Maker: maker, Reason: reason,
		MadeAt: time.Now().UTC().Format(time.RFC3339Nano)}
	if len(args) == 3 {
		j.A, j.B = min(args[1], args[2]), max(args[1], args[2])
	}
	if j.Maker == "" {
		j.Maker = userName()
	}
	j.ID = dateline.NewID("j_", j.A, j.B, string(j.Verdict), j.Maker, j.MadeAt)
	return j
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
		if err := known(ctx, s, id); err != nil {
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

// known refuses ids that the record does not hold.
func known(ctx context.Context, s *store.Store, id string) error {
	var err error
	switch kindOf(id) {
	case "e":
		_, err = s.Entity(ctx, dateline.EntityID(id))
	case "c":
		_, err = s.Claim(ctx, dateline.ClaimID(id))
	case "v":
		_, err = s.Event(ctx, dateline.EventID(id))
	}
	return err
}
