package query

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/store"
)

// Query is what a list was asked for, in words; the zero Query asks for everything.
type Query struct {
	Actor      string // words of a name, a country code or an entity id
	Type       string // event type
	From, To   string // 2023, 2023-09, 2023-09-13 or a time; To counts as a whole
	Place      string // part of a place's name, or a country
	Source     string
	Status     string
	MinOrigins int
	Words      string // that must stand in it
	Event      string // id
	Report     string // id
	Limit      int    // 0 is all
	Kind       string // of claims: event or statement
	Speaker    string // of statements, as an actor
	About      string // who is named in statements of others, as an actor
}

// Mistake says what is wrong with one part of a query.
type Mistake struct {
	Name, Value string // of the part: "from", "yesterday"
	Reason      string
}

// Error is the mistake in one line, without the name of the part.
func (m *Mistake) Error() string { return m.Value + ": " + m.Reason }

// Check finds the first mistake that can be found without a record.
func (q Query) Check() error {
	_, err := q.filter(func(string) string { return "" })
	return err
}

// Filter is the query as the record takes it. Country gives the code of a
// country by one of its names, "" when it is none. Errors are *Mistake, or of
// the record.
func (q Query) Filter(ctx context.Context, s *store.Store, country func(string) string) (store.Filter, error) {
	f, err := q.filter(country)
	for _, of := range [...]struct {
		name string
		ids  *[]dateline.EntityID
	}{{q.Actor, &f.Actors}, {q.Speaker, &f.Speakers}, {q.About, &f.About}} {
		if err != nil {
			return f, err
		}
		if of.name != "" {
			*of.ids, err = actors(ctx, s, of.name)
			f.NoActor = f.NoActor || len(*of.ids) == 0
		}
	}
	return f, err
}

func (q Query) filter(country func(string) string) (store.Filter, error) {
	f := store.Filter{Type: q.Type, Source: q.Source, Status: strings.ToLower(q.Status), MinOrigins: q.MinOrigins, Limit: q.Limit,
		Words: q.Words, Kind: q.Kind, Event: dateline.EventID(q.Event), Report: dateline.ReportID(q.Report), Place: q.Place}
	var err error
	if f.From, _, err = dates("from", q.From); err != nil {
		return f, err
	}
	if _, f.To, err = dates("to", q.To); err != nil {
		return f, err
	}
	if f.Status != "" && !slices.Contains(Statuses(), f.Status) {
		return f, &Mistake{"status", q.Status, "it is one of " + strings.Join(Statuses(), ", ")}
	}
	if q.MinOrigins < 0 {
		return f, &Mistake{"min-origins", fmt.Sprint(q.MinOrigins), "no less than 0"}
	}
	if q.Kind != "" && q.Kind != string(dateline.EventClaim) && q.Kind != string(dateline.Statement) {
		return f, &Mistake{"kind", q.Kind, "it is event or statement"}
	}
	if q.Limit < 0 {
		return f, &Mistake{"limit", fmt.Sprint(q.Limit), "no less than 0"}
	}
	if q.Place != "" {
		f.Country = code(q.Place, country)
	}
	return f, nil
}

// Statuses are the statuses of events.
func Statuses() []string {
	return []string{string(dateline.Reported), string(dateline.Corroborated), string(dateline.Disputed), string(dateline.Planned), string(dateline.Denied)}
}

// code is the code of a country by code or name, "" when it is none.
func code(name string, country func(string) string) string {
	if isCode(name) {
		return name
	}
	return country(name)
}

func isCode(s string) bool { return len(s) == 3 && s == strings.ToUpper(s) }

// actors are the entities that a name may mean: by id, by country code, or by
// words of a name.
func actors(ctx context.Context, s *store.Store, name string) ([]dateline.EntityID, error) {
	if strings.HasPrefix(name, "e_") {
		return []dateline.EntityID{dateline.EntityID(name)}, nil
	}
	found := map[dateline.EntityID]bool{}
	var out []dateline.EntityID
	add := func(e dateline.Entity, err error) error {
		if err == nil && !found[e.ID] {
			found[e.ID] = true
			out = append(out, e.ID)
		}
		return err
	}
	if isCode(name) {
		for e, err := range s.OfCountry(ctx, name) {
			if err := add(e, err); err != nil {
				return nil, err
			}
		}
	}
	for e, err := range s.Named(ctx, name) {
		if err := add(e, err); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Until is the first moment after a day, month or year, or a time itself, and
// zero for "". Errors are *Mistake.
func Until(name, value string) (time.Time, error) {
	_, to, err := dates(name, value)
	if err != nil || to == "" {
		return time.Time{}, err
	}
	if t, err := time.Parse(time.DateOnly, to); err == nil {
		return t, nil
	}
	return time.Parse(time.RFC3339, to)
}

// dates are the first moment of a day, month or year, and the first after it.
func dates(name, s string) (from, to string, err error) {
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
	return "", "", &Mistake{name, s, "a date is 2023, 2023-09, 2023-09-13 or 2023-09-13T10:00:00Z"}
}
