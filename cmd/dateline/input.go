package main

import (
	"context"
	"io"
	"iter"
	"os"

	"dateline"
	"dateline/analyze"
	"dateline/ingest"
	"dateline/pipeline"

	"github.com/spf13/cobra"
)

// input are the flags of commands that read reports.
type input struct {
	format                        string
	source, published, url, title string
}

func (in *input) flags(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&in.format, "input", "", "`FORMAT`: jsonl, text, html, feed or conllu (default: by\nname and content; - is jsonl)")
	flags.StringVar(&in.source, "source", "", "the publisher of reports that name none")
	flags.StringVar(&in.published, "published", "", "the `DATE` of reports that carry none")
	flags.StringVar(&in.url, "url", "", "the address of reports that carry none")
	flags.StringVar(&in.title, "title", "", "the title of reports that carry none")
	c.Args = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("%s: name the files, folders or patterns to read, or - for standard input", c.Name())
		}
		return nil
	}
}

// reports are what the sources hold, in order.
func (in *input) reports(ctx context.Context, p *program, sources []string) (iter.Seq2[analyze.Given, error], error) {
	if in.format != "" {
		if err := oneOf("input", in.format, "jsonl", "text", "html", "feed", "conllu"); err != nil {
			return nil, err
		}
	}
	if in.format == "conllu" {
		return in.conllu(p, sources), nil
	}
	o := ingest.Options{Stdin: p.in, Input: in.format, Source: in.source, Published: in.published, URL: in.url, Title: in.title}
	if !p.quiet {
		o.Warn = p.told.warning
	}
	return pipeline.Given(ingest.Read(ctx, sources, o)), nil
}

// conllu reads reports whose words and sentences are given.
func (in *input) conllu(p *program, sources []string) iter.Seq2[analyze.Given, error] {
	return func(yield func(analyze.Given, error) bool) {
		for _, source := range sources {
			if !in.conlluFrom(p, source, yield) {
				return
			}
		}
	}
}

func (in *input) conlluFrom(p *program, source string, yield func(analyze.Given, error) bool) bool {
	var from io.Reader = p.in
	if source != "-" {
		f, err := os.Open(source)
		if err != nil {
			return yield(analyze.Given{}, dateline.Errorf(dateline.NotFound, "read", "%w", err).WithInput(source).WithHint("check the path"))
		}
		defer f.Close()
		from = f
	}
	for given, err := range analyze.ReadCoNLLU(from) {
		in.complete(&given.Report, source)
		if !yield(given, err) {
			return false
		}
	}
	return true
}

// complete gives a report what CoNLL-U can not say. Its id follows its source.
func (in *input) complete(r *dateline.Report, path string) {
	r.Source, r.Published, r.URL, r.Title = dateline.Source{Name: in.source, Kind: "unknown"}, in.published, in.url, in.title
	r.Origin.Path = path
	r.ID = dateline.ReportIDOf(in.source, in.url, r.Text)
}
