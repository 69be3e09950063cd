package ingest

import (
	"context"
	"io"
	"iter"

	"dateline"
	"dateline/ingest/draft"
)

// Options say what the inputs do not say themselves.
type Options struct {
	Stdin io.Reader // what "-" reads; nil is empty
	Input string    // format of every input: jsonl, text, html, feed; "" tells it by name and content, "-" is then jsonl

	// For reports that carry none of their own.
	Source, Published, URL, Title string

	// Warn takes what was put right rather than refused (an undecodable byte, a
	// date that is none): a *dateline.Error whose input is the report's. It is
	// called from the goroutine that ranges over Read. nil drops warnings.
	Warn func(error)
}

// Read gives the reports behind inputs in order: files, folders (their files
// by name, hidden ones left out), patterns (*, ?, [a-z]) and "-" for standard
// input. Errors are *dateline.Error with Input, Step, Reason and Hint, and
// reading goes on after each, until ctx is done, whose error comes last.
func Read(ctx context.Context, inputs []string, opts Options) iter.Seq2[dateline.Report, error] {
	return func(yield func(dateline.Report, error) bool) {
		r := &reading{ctx: ctx, opts: opts, yield: yield}
		r.settle()
		for _, input := range inputs {
			if !r.input(input) {
				return
			}
		}
	}
}

// reading is one run of Read. Its methods report whether to go on.
type reading struct {
	ctx   context.Context
	opts  Options
	yield func(dateline.Report, error) bool
}

// settle checks the options once, before any input.
func (r *reading) settle() {
	if r.opts.Published == "" {
		return
	}
	iso, ok := draft.Date(r.opts.Published)
	if !ok {
		r.warn("", "the given date %q is no date that is understood; it is left out", r.opts.Published)
	}
	r.opts.Published = iso
}

func (r *reading) fail(err *dateline.Error) bool {
	return r.yield(dateline.Report{}, err)
}

func (r *reading) warn(input, format string, args ...any) {
	if r.opts.Warn != nil {
		r.opts.Warn(dateline.Errorf(dateline.Invalid, "decode", format, args...).WithInput(input))
	}
}

// done reports, after telling it, whether the context has ended.
func (r *reading) done() bool {
	err := r.ctx.Err()
	if err == nil {
		return false
	}
	r.fail(dateline.Errorf(dateline.Internal, "read", "stopped: %w", err).WithHint("run the same command again; what is there is kept"))
	return true
}

// report finishes a draft and hands it on.
func (r *reading) report(d draft.Draft) bool {
	if r.done() {
		return false
	}
	report, err := d.Finish(draft.Defaults{Source: r.opts.Source, Published: r.opts.Published, URL: r.opts.URL, Title: r.opts.Title})
	for _, w := range d.Warnings {
		r.warn(d.Input, "%s", w)
	}
	if err != nil {
		return r.fail(err)
	}
	return r.yield(report, nil)
}
