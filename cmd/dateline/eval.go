package main

import "github.com/spf13/cobra"

func (p *program) eval() *cobra.Command {
	return &cobra.Command{Use: "eval SUITE PATH", Hidden: true, Args: cobra.ExactArgs(2), RunE: func(*cobra.Command, []string) error {
		return usagef("eval is being built")
	}}
}
