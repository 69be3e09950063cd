package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline"
	"dateline/store"

	"github.com/spf13/cobra"
)

func (p *program) show() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "show ID", Short: "one event, claim, entity or report, with its passages",
		Long: `Show what the record holds of one id: an event (v_), a claim (c_), an entity (e_)
or a report (r_), with the words that it comes from.`,
		Example: `  dateline show v_0a1b2c3d4e5f6a7b
  dateline show r_0a1b2c3d4e5f6a7b --format json | jq -r .text`,
		Args: cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&format, "format", "text", "`FORMAT`: text or json")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := oneOf("format", format, "text", "json"); err != nil {
			return err
		}
		s, err := p.existing(c.Context())
		if err != nil {
			return err
		}
		defer s.Close()
		return p.showID(c.Context(), s, args[0], format == "json")
	}
	return c
}

func (p *program) showID(ctx context.Context, s *store.Store, id string, asJSON bool) error {
	sh := shower{p, ctx, s, asJSON, newPaint(p.out)}
	switch prefix, _, _ := strings.Cut(id, "_"); prefix {
	case "v":
		e, err := s.Event(ctx, dateline.EventID(id))
		if err == nil {
			e.Related, err = p.pipeline.Related(ctx, s, e)
		}
		return shown(sh, e, err, sh.event)
	case "c":
		c, err := s.Claim(ctx, dateline.ClaimID(id))
		return shown(sh, c, err, sh.claim)
	case "e":
		e, err := s.Entity(ctx, dateline.EntityID(id))
		return shown(sh, e, err, sh.entity)
	case "r":
		r, err := s.Report(ctx, dateline.ReportID(id))
		return shown(sh, r, err, sh.report)
	}
	return usagef("%s is no id: they begin with v_ (event), c_ (claim), e_ (entity) or r_ (report)", id)
}

// shower writes one thing with what belongs to it.
type shower struct {
	*program
	ctx    context.Context
	store  *store.Store
	asJSON bool
	paint  paint
}

// shown writes what was found, as JSON or for people.
func shown[T any](sh shower, found T, err error, text func(io.Writer, T) error) error {
	if err != nil {
		return err
	}
	w := bufio.NewWriter(sh.out)
	if sh.asJSON {
		err = writeLine(w, found)
	} else {
		err = text(w, found)
	}
	if flushed := w.Flush(); err == nil {
		err = flushed
	}
	return err
}

func (sh shower) event(w io.Writer, e dateline.Event) error {
	fmt.Fprintln(w, sh.paint.bold(plain(e.Summary)))
	fmt.Fprintf(w, "%s, %s, %s, %s\n", strings.TrimSpace(e.Type+" "+e.Mode), sh.paint.word(string(e.Status)),
		plural(e.Origins, "independent origin"), plural(e.Reports, "report"))
	entry(w, "  ", "when", whenText(e.When), sh.paint)
	entry(w, "  ", "where", whereText(e.Where), sh.paint)
	for _, a := range e.Participants {
		entry(w, "  ", string(a.Role), argument(dateline.Argument{Name: a.Name, Country: a.Country}), sh.paint)
	}
	claims, err := sh.claims(store.Filter{Event: e.ID})
	if err != nil {
		return err
	}
	by := map[dateline.ClaimID]dateline.Claim{}
	for _, c := range claims {
		by[c.ID] = c
	}
	fmt.Fprintln(w, "\n"+sh.paint.bold("As reported"))
	for _, p := range e.Properties {
		for i, v := range p.Values {
			name := ""
			if i == 0 {
				name = p.Name
			}
			entry(w, "  ", name, v.Value+said(v, by), sh.paint)
		}
		if names := silent(p, claims); names != "" {
			entry(w, "  ", "", "left out by "+names, sh.paint)
		}
	}
	for _, r := range e.Related {
		entry(w, "  ", string(r.Kind), r.Summary+"  "+string(r.Event), sh.paint)
	}
	for _, f := range e.Folds {
		entry(w, "  ", "one origin", f.Reason, sh.paint)
	}
	return sh.passages(w, claims)
}

// said names the sources for and against a value.
func said(v dateline.Value, by map[dateline.ClaimID]dateline.Claim) string {
	var s string
	if names := sources(v.For, by); names != "" {
		s = " — " + names
	}
	if names := sources(v.Against, by); names != "" {
		s += "; against: " + names
	}
	return s
}

// silent names the sources of the reports that leave a property out.
func silent(p dateline.Property, claims []dateline.Claim) string {
	var ids []dateline.ClaimID
	by := map[dateline.ClaimID]dateline.Claim{}
	for _, c := range claims {
		if slices.Contains(p.Silent, c.Report) {
			ids, by[c.ID] = append(ids, c.ID), c
		}
	}
	return sources(ids, by)
}

func sources(ids []dateline.ClaimID, by map[dateline.ClaimID]dateline.Claim) string {
	var names []string
	seen := map[string]bool{}
	for _, id := range ids {
		if c, ok := by[id]; ok && !seen[c.Source] {
			seen[c.Source] = true
			names = append(names, source(c))
		}
	}
	return strings.Join(names, ", ")
}

func (sh shower) claims(f store.Filter) ([]dateline.Claim, error) {
	var out []dateline.Claim
	for c, err := range sh.store.Claims(sh.ctx, f) {
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// passages writes the words of claims below one another.
func (sh shower) passages(w io.Writer, claims []dateline.Claim) error {
	if len(claims) > 0 {
		fmt.Fprintln(w, "\n"+sh.paint.bold("In their words"))
	}
	for _, c := range claims {
		fmt.Fprintf(w, "  %s  %s  %s\n", plain(chain(c, " > ")), sh.paint.word(stance(c)), sh.paint.faint(string(c.ID)))
		paragraph(w, "    ", "“"+c.Passage.Text+"”")
	}
	return nil
}

func (sh shower) claim(w io.Writer, c dateline.Claim) error {
	r, err := sh.store.Report(sh.ctx, c.Report)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, sh.paint.bold(plain(heading(r.Report))))
	writeClaim(w, c, sh.paint)
	event, err := sh.store.EventOf(sh.ctx, c.ID)
	if event != "" {
		entry(w, "    ", "event", string(event), sh.paint)
	}
	entry(w, "    ", "report", string(c.Report), sh.paint)
	entry(w, "    ", "made by", c.Maker, sh.paint)
	return err
}

func (sh shower) entity(w io.Writer, e dateline.Entity) error {
	fmt.Fprintln(w, sh.paint.bold(plain(e.Name)))
	entry(w, "  ", "kind", string(e.Kind), sh.paint)
	entry(w, "  ", "country", e.Country, sh.paint)
	entry(w, "  ", "sector", e.Sector, sh.paint)
	entry(w, "  ", "also called", strings.Join(e.Aliases, ", "), sh.paint)
	for _, r := range e.Roles {
		entry(w, "  ", "role", strings.TrimSpace(r.Title+" "+span(r.From, r.To)), sh.paint)
	}
	entry(w, "  ", "named", fmt.Sprintf("%s in %s", plural(e.Mentions, "time"), plural(e.Reports, "report")), sh.paint)
	first := true
	for event, err := range sh.store.Events(sh.ctx, store.Filter{Actors: []dateline.EntityID{e.ID}}) {
		if err != nil {
			return err
		}
		if first {
			fmt.Fprintln(w, "\n"+sh.paint.bold("Events"))
			first = false
		}
		fmt.Fprintf(w, "  %s  %s  %s\n", fit(moment(event.When), 10), sh.paint.word(fit(string(event.Status), 12)), sh.paint.faint(string(event.ID)))
		paragraph(w, "    ", event.Summary)
	}
	return nil
}

func span(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return "(" + from + " to " + to + ")"
}

func (sh shower) report(w io.Writer, r store.ListedReport) error {
	fmt.Fprintln(w, sh.paint.bold(plain(heading(r.Report))))
	s := r.Source
	entry(w, "  ", "source", strings.Join(nonEmpty(s.Name, s.Kind, s.Country, s.Owner), ", "), sh.paint)
	entry(w, "  ", "by", r.Byline, sh.paint)
	entry(w, "  ", "published", r.Published, sh.paint)
	entry(w, "  ", "address", r.URL, sh.paint)
	entry(w, "  ", "genre", string(r.Genre), sh.paint)
	entry(w, "  ", "read from", r.Input, sh.paint)
	fmt.Fprintln(w)
	for _, line := range strings.Split(r.Text, "\n") {
		if strings.TrimSpace(line) == "" {
			fmt.Fprintln(w)
		}
		paragraph(w, "  ", line)
	}
	claims, err := sh.claims(store.Filter{Report: r.ID})
	if err != nil || len(claims) == 0 {
		return err
	}
	fmt.Fprintln(w, "\n"+sh.paint.bold(plural(len(claims), "claim")))
	for _, c := range claims {
		writeClaim(w, c, sh.paint)
	}
	return nil
}

func nonEmpty(of ...string) []string {
	var out []string
	for _, s := range of {
		if s != "" && s != "unknown" {
			out = append(out, s)
		}
	}
	return out
}
