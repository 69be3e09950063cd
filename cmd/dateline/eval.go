package main

import (
	"slices"
	"strings"

	"dateline/eval"
	"dateline/export"

	"github.com/spf13/cobra"
)

func (p *program) eval() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "eval SUITE PATH", Short: "score against a marked-up set of your own",
		Long:    "Score the program on a file of marked-up reports. The suites are:\n\n" + suites(),
		Example: "  dateline eval conllu en_ewt-ud-dev.conllu\n  dateline eval claims marked.jsonl --format json",
		Args:    cobra.ExactArgs(2),
	}
	c.Flags().StringVar(&format, "format", "table", "`FORMAT`: table or json")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := oneOf("format", format, "table", "json"); err != nil {
			return err
		}
		if !slices.Contains(suiteNames(), args[0]) {
			return usagef("there is no suite %s; there are %s", args[0], strings.Join(suiteNames(), ", "))
		}
		score, err := eval.Run(c.Context(), p.pipeline, args[0], args[1])
		if err != nil {
			return err
		}
		if format == "table" {
			return score.WriteTable(p.out)
		}
		body, err := export.Marshal(score)
		if err == nil {
			_, err = p.out.Write(append(body, '\n'))
		}
		return err
	}
	return c
}

func suites() string {
	var b strings.Builder
	for _, s := range eval.Suites() {
		for i, line := range wrap(s[1], lineWidth-12) {
			name := ""
			if i == 0 {
				name = s[0]
			}
			b.WriteString("  " + fit(name, 8) + "  " + line + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func suiteNames() []string {
	var names []string
	for _, s := range eval.Suites() {
		names = append(names, s[0])
	}
	return names
}
