package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"dateline"
	"dateline/pipeline"
	"dateline/store"

	"github.com/spf13/cobra"
)

// Exit statuses; other programs rely on them.
const (
	statusDone        = 0
	statusQuarantined = 1 // some reports were quarantined, or the program failed
	statusUsage       = 2
	statusRecord      = 3 // the record can not be opened or written
	statusInterrupted = 130
)

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// program is one run of the command line.
type program struct {
	streams
	record      string
	knowledge   string // a folder of the user's own tables
	quiet       bool
	told        *messages
	pipeline    *pipeline.Pipeline
	began       bool // arguments were understood
	quarantined int
}

// run is the whole program: it gives the exit status.
func run(ctx context.Context, args []string, s streams) int {
	p := &program{streams: s, pipeline: pipeline.New()}
	p.told = newMessages(s.err, slices.Contains(args, "--json"))
	root := p.root()
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := root.ExecuteContext(ctx)
	return p.status(ctx, err)
}

// status tells an error, if there is one, and gives its exit status.
func (p *program) status(ctx context.Context, err error) int {
	if err != nil && ctx.Err() != nil {
		p.told.error(dateline.Errorf(dateline.Internal, "stop", "interrupted").
			WithHint("run the same command again; what was read so far is kept"))
		return statusInterrupted
	}
	if err != nil && !p.began {
		err = usage(err)
	}
	var e *dateline.Error
	switch {
	case err == nil && p.quarantined == 0:
		return statusDone
	case err == nil:
		return statusQuarantined
	case errors.As(err, &e) && e.Step == "record":
		p.told.error(err)
		return statusRecord
	case errors.As(err, &e) && (e.Step == "usage" || e.Kind == dateline.NotFound):
		p.told.error(err)
		return statusUsage
	}
	p.told.error(err)
	return statusQuarantined
}

// usage is an error of the command line itself.
func usage(err error) error {
	reason, _, _ := strings.Cut(err.Error(), "\n")
	return dateline.Errorf(dateline.Invalid, "usage", "%s", reason).WithHint("dateline --help, or dateline COMMAND --help, says what there is")
}

func usagef(format string, args ...any) error {
	return usage(fmt.Errorf(format, args...))
}

const about = `Dateline reads news reports and keeps a sourced record: what happened, who took
part, when and where, according to whom and how sure they are, each fact tied to
the words it came from. Across reports it finds the same people and events, and
shows where accounts agree, add, leave out or differ, and how many independent
origins stand behind them. It never says what is true: it shows who says what.`

const examples = `  dateline ingest reports/                    read a folder of reports
  dateline events --min-origins 2             what several origins tell of
  dateline compare v_0a1b2c3d4e5f6a7b         its accounts side by side
  dateline compare a.txt b.html               two reports, without a record
  curl -s URL | dateline extract --input html -  the claims of one page`

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use: "dateline", Short: "a sourced record of news reports", Long: about, Example: examples,
		SilenceErrors: true, SilenceUsage: true, Version: version(),
		PersistentPreRunE: func(*cobra.Command, []string) error { return p.begin() },
		Args:              cobra.NoArgs,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	record := os.Getenv("DATELINE_RECORD")
	if record == "" {
		record = "dateline.db"
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.record, "record", record, "the record's `FILE` (env DATELINE_RECORD)")
	flags.StringVar(&p.knowledge, "knowledge", os.Getenv("DATELINE_KNOWLEDGE"), "a folder `DIR` of your own tables of who is who, .csv or .yaml:\noutlets, organizations, offices, countries (env DATELINE_KNOWLEDGE)")
	flags.BoolVar(&p.told.json, "json", false, "errors and progress on stderr as JSON lines")
	flags.BoolVarP(&p.quiet, "quiet", "q", false, "say nothing but errors")
	root.AddCommand(p.ingest(), p.extract(), p.analyze(), p.events(), p.claims(), p.entities(), p.reports(),
		p.show(), p.compare(), p.judge(), p.serve(), p.eval())
	cobra.EnableCommandSorting = false // the order of the work
	root.SetHelpTemplate(helpTemplate)
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", ".FlagUsagesWrapped 80"))
	return root
}

// begin starts a command whose arguments were understood.
func (p *program) begin() error {
	if p.knowledge != "" {
		if dir, err := os.Stat(p.knowledge); err != nil || !dir.IsDir() {
			return fmt.Errorf("--knowledge %s: there is no such folder", p.knowledge)
		}
		p.pipeline.Learn(p.knowledge, p.told.error)
	}
	p.began = true
	return nil
}

// helpTemplate is cobra's with the exit statuses; the list of commands keeps
// the order of the work.
const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString}}{{end}}{{if not .HasParent}}
Exit status: 0 done, 1 some reports were quarantined (each named on stderr),
2 usage, 3 the record can not be opened or written.
{{end}}`

// existing opens the record for reading, and brings what follows from its
// reports up to date if a run was cut off before it could.
func (p *program) existing(ctx context.Context) (*store.Store, error) {
	s, err := store.OpenExisting(p.record)
	if err != nil {
		return nil, err
	}
	if s.ReadOnly() {
		return s, nil
	}
	if err := p.pipeline.Derive(ctx, s); ctx.Err() != nil {
		s.Close()
		return nil, err
	} else if err != nil { // what is there can still be read
		p.told.warning(err)
	}
	return s, nil
}

// oneOf refuses a value of a flag that is none of those it can have.
func oneOf(flag, value string, of ...string) error {
	if slices.Contains(of, value) {
		return nil
	}
	return usagef("--%s %s: it is one of %s", flag, value, strings.Join(of, ", "))
}
