package main

import (
	"context"
	"iter"

	"dateline/store"

	"github.com/spf13/cobra"
)

// listing is the command that lists one noun of the record.
func listing[T any](p *program, c *cobra.Command, v view[T], from func(*store.Store, context.Context, store.Filter) iter.Seq2[T, error]) *cobra.Command {
	var f filter
	var format string
	f.flags(c)
	c.Flags().StringVar(&format, "format", "table", "`FORMAT`: table (or text), json, jsonl, csv, geojson or ics")
	c.Args = cobra.NoArgs
	c.RunE = func(c *cobra.Command, _ []string) error {
		if format == "text" {
			format = "table"
		}
		if err := oneOf("format", format, "table", "json", "jsonl", "csv", "geojson", "ics"); err != nil {
			return err
		}
		if err := mistaken(f.Check()); err != nil {
			return err
		}
		s, err := p.existing(c.Context())
		if err != nil {
			return err
		}
		defer s.Close()
		which, err := f.read(c.Context(), p, s)
		if err != nil {
			return err
		}
		n := 0
		err = list(p.out, format, counted(from(s, c.Context(), which), &n), v)
		if err == nil && n == 0 && format == "table" && !p.quiet {
			p.told.note("no %s", c.Name())
		}
		return err
	}
	return c
}

// counted counts the items that go by.
func counted[T any](items iter.Seq2[T, error], n *int) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for item, err := range items {
			*n++
			if !yield(item, err) {
				return
			}
		}
	}
}
