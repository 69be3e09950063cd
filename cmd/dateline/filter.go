package main

import (
	"context"
	"strings"
	"time"

	"dateline"
	"dateline/store"

	"github.com/spf13/cobra"
)

// filter are the flags that lists share.
type filter struct {
	actor, kind, from, to, place, source, status string
	origins, limit                               int
}

func (f *filter) flags(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.actor, "actor", "", "only with this `NAME`, country code or entity id")
	flags.StringVar(&f.kind, "type", "", "only of this event `TYPE` (CONSULT, ASSAULT, ...)")
	flags.StringVar(&f.from, "from", "", "not before this `DATE` (2023, 2023-09 or 2023-09-13)")
	flags.StringVar(&f.to, "to", "", "not after this `DATE`, which counts as a whole")
	flags.StringVar(&f.place, "place", "", "only at this `PLACE`, or in this country")
	flags.StringVar(&f.source, "source", "", "only as this `SOURCE` tells it")
	flags.StringVar(&f.status, "status", "", "only events that are `STATUS`: reported, corroborated, disputed, planned, denied")
	flags.IntVar(&f.origins, "min-origins", 0, "only events with at least `N` independent origins")
	flags.IntVar(&f.limit, "limit", 0, "at most `N` (default all)")
}

// read turns the flags into a filter, all but the actor.
func (f *filter) read(p *program) (store.Filter, error) {
	out := store.Filter{Type: f.kind, Source: f.source, Status: strings.ToLower(f.status), MinOrigins: f.origins, Limit: f.limit}
	var err error
	if out.From, _, err = dates("from", f.from); err != nil {
		return out, err
	}
	if _, out.To, err = dates("to", f.to); err != nil {
		return out, err
	}
	if f.status != "" {
		if err := oneOf("status", out.Status, "reported", "corroborated", "disputed", "planned", "denied"); err != nil {
			return out, err
		}
	}
	if out.Limit < 0 || out.MinOrigins < 0 {
		return out, usagef("--limit and --min-origins are no less than 0")
	}
	if out.Place = f.place; f.place != "" {
		out.Country = p.country(f.place)
	}
	return out, nil
}

// names looks the actor up in the record.
func (f *filter) names(ctx context.Context, s *store.Store, out *store.Filter) (err error) {
	if f.actor != "" {
		out.Actors, err = f.actors(ctx, s)
		out.NoActor = len(out.Actors) == 0
	}
	return err
}

// country is the code of a country's name, "" when it is none.
func (p *program) country(name string) string {
	if len(name) == 3 && name == strings.ToUpper(name) {
		return name
	}
	return p.pipeline.CountryCode(name)
}

// actors are the entities that a user may mean: by id, by country code, or by
// words of a name.
func (f *filter) actors(ctx context.Context, s *store.Store) ([]dateline.EntityID, error) {
	if strings.HasPrefix(f.actor, "e_") {
		return []dateline.EntityID{dateline.EntityID(f.actor)}, nil
	}
	code := ""
	if len(f.actor) == 3 && f.actor == strings.ToUpper(f.actor) {
		code = f.actor
	}
	var out []dateline.EntityID
	for e, err := range s.Entities(ctx, store.Filter{}) {
		if err != nil {
			return nil, err
		}
		if code != "" && e.Country == code || carries(e, f.actor) {
			out = append(out, e.ID)
		}
	}
	return out, nil
}

// carries reports whether one of the entity's names holds all words of a name.
func carries(e dateline.Entity, name string) bool {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if holdsWords(n, name) {
			return true
		}
	}
	return false
}

func holdsWords(name, asked string) bool {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(name, "-", " ")))
	for _, w := range strings.Fields(strings.ToLower(strings.ReplaceAll(asked, "-", " "))) {
		found := false
		for _, have := range words {
			found = found || have == w
		}
		if !found {
			return false
		}
	}
	return true
}

// dates are the first moment of a day, month or year, and the first after it.
func dates(flag, s string) (from, to string, err error) {
	if s == "" {
		return "", "", nil
	}
	for layout, step := range map[string][3]int{"2006-01-02": {0, 0, 1}, "2006-01": {0, 1, 0}, "2006": {1, 0, 0}} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), t.AddDate(step[0], step[1], step[2]).Format(time.DateOnly), nil
		}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		iso := t.UTC().Format(time.RFC3339)
		return iso, iso, nil
	}
	return "", "", usagef("--%s %s: a date is 2023, 2023-09, 2023-09-13 or 2023-09-13T10:00:00Z", flag, s)
}
