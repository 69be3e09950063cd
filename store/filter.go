package store

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"dateline"
)

// Filter says which rows a list holds; the zero Filter lets everything
// through. Each part that is set must hold. Lists of reports and entities let
// through what has to do with a claim that passes.
type Filter struct {
	Actors     []dateline.EntityID // any of them takes part
	NoActor    bool                // an actor or a speaker was asked for that the record does not know: nothing passes
	Type       string              // event type, any case
	From, To   string              // ISO dates or times; what overlaps from <= t < to passes, unknown times do not
	Place      string              // part of the place's name, any case
	Country    string              // or of its country, ISO 3166 alpha-3
	Source     string              // who published, any case
	Status     string              // of the event
	MinOrigins int                 // of the event
	Event      dateline.EventID    // claims of this event
	Report     dateline.ReportID   // claims of this report
	Words      string              // words that must stand in it, see match: of an event in its summary or a passage
	Kind       string              // event or statement for claims; the kind of an entity
	Speakers   []dateline.EntityID // statements that go back to one of them
	About      []dateline.EntityID // statements of others that name one of them
	Located    bool                // events that have coordinates
	Newest     bool                // the latest first, unknown times still last; not for entities
	Weightiest bool                // events of most origins first, then of most reports; for events and lines alone
	After      string              // only what comes after this Place of the list
	Limit      int                 // at most so many; 0 is all

	everywhere bool // the actors take part in so many events that it is quicker to look through all events in order, see weighed
}

// many is how many times an actor is told of from which on the first events in
// order have it soon enough: at a million claims and ten thousand times, 50 of
// its events are among the first 2,700, which costs less than to sort them all.
const many = 10_000

// weighed is the filter with everywhere set as it suits the record: for few
// actors, since each is looked up for each event, and where the first events in
// order come soon, because nothing else narrows them or they are of few days.
func (s *Store) weighed(ctx context.Context, f Filter) (Filter, error) {
	if len(f.Actors) == 0 || len(f.Actors) > 8 || f.Limit == 0 || f.narrows() {
		return f, nil
	}
	told, err := s.upTo(ctx, many, "parts WHERE entity IN ("+marks(len(f.Actors))+")", keys(f.Actors)...)
	if err != nil || told < many {
		return f, err
	}
	if f.From == "" && f.To == "" {
		f.everywhere = f.Type == "" && f.Place == "" && f.Country == ""
		return f, nil
	}
	in, err := s.upTo(ctx, many, "lines WHERE at >= ? AND at < ?", f.From, cmp.Or(f.To, unknownTime))
	f.everywhere = in < many
	return f, err
}

// upTo counts rows as far as a number.
func (s *Store) upTo(ctx context.Context, most int, of string, args ...any) (n int, err error) {
	err = s.reader.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM "+of+" LIMIT ?)", append(args, most)...).Scan(&n)
	return n, s.failure(err)
}

// narrows reports whether something but actors, types, days and places narrows
// the events.
func (f Filter) narrows() bool {
	return f.Source != "" || f.Status != "" || f.MinOrigins > 1 || f.Event != "" || f.Report != "" || f.Words != "" || f.Located
}

func (f Filter) limit() string {
	if f.Limit <= 0 {
		return ""
	}
	return " LIMIT " + strconv.Itoa(f.Limit)
}

// where is a condition in SQL with its arguments.
type where struct {
	parts []string
	args  []any
}

func (w *where) and(condition string, args ...any) {
	w.parts = append(w.parts, condition)
	w.args = append(w.args, args...)
}

func (w *where) sql() string {
	if len(w.parts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.parts, " AND ")
}

// words are the condition that a row, a column, has the filter's words.
func (f Filter) words(w *where, column string, kind said) {
	if f.Words != "" {
		w.and(column+" IN ("+kind.of()+")", match(f.Words))
	}
}

// shared are the conditions on columns that claims (alias c) and events (alias
// e) both have.
func (f Filter) shared(alias string) *where {
	w := &where{}
	if f.NoActor {
		w.and("0")
	}
	if f.Type != "" {
		column := alias + ".type"
		if len(f.Actors) > 0 || f.Place != "" {
			column = "+" + column // fewer rows are an actor's or a place's than of a type
		}
		w.and(column+" = ?", strings.ToUpper(f.Type))
	}
	if f.From != "" {
		w.and(alias+".until > ?", f.From)
	}
	if f.To != "" {
		if alias == "e" {
			w.and("e.at < ?", f.To)
		} else {
			w.and("c.since <> '' AND c.since < ?", f.To)
		}
	}
	like := "instr(lower(" + alias + ".place), lower(?))"
	if alias == "e" {
		like = "e.place IN (" + placesLike + ")"
	}
	country := alias + ".country = ? AND " + alias + ".country <> ''" // as the index has it
	switch {
	case f.Place != "" && f.Country != "":
		w.and("("+like+" OR "+country+")", f.Place, f.Country)
	case f.Place != "":
		w.and(like, f.Place)
	case f.Country != "":
		w.and(country, f.Country)
	}
	return w
}

// placesLike are the places of events that have some words in them. It goes
// from one place to the next in the index, however many events are there.
const placesLike = `WITH RECURSIVE known (name) AS (SELECT min(place) FROM lines UNION ALL
	SELECT (SELECT min(place) FROM lines WHERE place > name) FROM known WHERE name IS NOT NULL)
	SELECT name FROM known WHERE instr(lower(name), lower(?))`

// claims are the conditions on claims, alias c.
func (f Filter) claims() *where {
	w := f.shared("c")
	if len(f.Actors) > 0 {
		w.and("c.k IN (SELECT p.claim FROM parts p WHERE p.entity IN ("+marks(len(f.Actors))+"))", keys(f.Actors)...)
	}
	f.words(w, "c.k", claimSaid)
	f.statements(w)
	if f.Source != "" {
		w.and("c.report IN (SELECT k FROM reports WHERE lower(source) = lower(?))", f.Source)
	}
	if f.Event != "" {
		w.and("c.event = (SELECT k FROM lines WHERE id = ?)", key(f.Event))
	}
	if f.Report != "" {
		w.and("c.report = (SELECT k FROM reports WHERE id = ?)", key(f.Report))
	}
	if f.Status != "" {
		w.and("c.event IN (SELECT k FROM lines WHERE status = ?)", f.Status)
	}
	if f.MinOrigins > 0 {
		w.and("c.event IN (SELECT k FROM lines WHERE origins >= ?)", f.MinOrigins)
	}
	return w
}

// events are the conditions on events, alias e.
func (f Filter) events() *where {
	w := f.shared("e")
	if f.Status != "" {
		w.and("e.status = ?", f.Status)
	}
	if f.MinOrigins > 0 {
		w.and("e.origins >= ?", f.MinOrigins)
	}
	if f.Event != "" {
		w.and("e.id = ?", key(f.Event))
	}
	if f.Located {
		w.and("e.lat IS NOT NULL AND e.lon IS NOT NULL")
	}
	told := (Filter{Actors: f.Actors, Source: f.Source, Report: f.Report}).claims()
	switch {
	case f.everywhere:
		w.and("EXISTS (SELECT 1 FROM parts WHERE entity IN ("+marks(len(f.Actors))+") AND event = e.k)", keys(f.Actors)...)
	case len(f.Actors) > 0 && f.Source == "" && f.Report == "":
		w.and("e.k IN (SELECT event FROM parts WHERE entity IN ("+marks(len(f.Actors))+"))", keys(f.Actors)...)
	case len(told.parts) > 0:
		w.and("e.k IN (SELECT c.event FROM readings c"+told.sql()+")", told.args...)
	}
	if f.Words != "" {
		w.and("e.k IN (SELECT t.event FROM words CROSS JOIN readings t ON t.k = words.rowid >> 2 WHERE words MATCH ? AND words.rowid & 3 = 0 UNION ALL "+eventSaid.of()+")",
			match(f.Words), match(f.Words))
	}
	return w
}

// statements are the conditions on what kind of claim it is, and who says what
// of whom. A statement has no event type.
func (f Filter) statements(w *where) {
	switch f.Kind {
	case string(dateline.EventClaim):
		w.and("c.type <> ''")
	case string(dateline.Statement):
		w.and("c.type = ''")
	}
	for says, of := range [][]dateline.EntityID{f.About, f.Speakers} {
		if len(of) > 0 {
			w.and("c.type = '' AND c.k IN (SELECT claim FROM parts WHERE entity IN ("+marks(len(of))+") AND says = ?)", append(keys(of), says)...)
		}
	}
}

// reports are the conditions on reports, alias r: From and To are of their
// publication, the rest of their claims.
func (f Filter) reports() *where {
	w := &where{}
	if f.From != "" {
		w.and("r.at >= ? AND r.at <> '~'", f.From)
	}
	if f.To != "" {
		w.and("r.at < ?", f.To)
	}
	if f.Source != "" {
		w.and("lower(r.source) = lower(?)", f.Source)
	}
	f.words(w, "r.k", reportSaid)
	if f.Report != "" {
		w.and("r.id = ?", key(f.Report))
	}
	f.From, f.To, f.Source, f.Words, f.Report = "", "", "", "", ""
	if told := f.claims(); len(told.parts) > 0 {
		w.and("r.k IN (SELECT c.report FROM readings c"+told.sql()+")", told.args...)
	}
	return w
}

// entities are the conditions on entities, alias n: those asked for, and of
// claims that pass.
func (f Filter) entities() *where {
	w := &where{}
	if f.NoActor {
		w.and("0")
	}
	if len(f.Actors) > 0 {
		w.and("n.id IN ("+marks(len(f.Actors))+")", keys(f.Actors)...)
	}
	f.words(w, "n.k", entitySaid)
	if f.Kind != "" {
		w.and("n.kind = ?", f.Kind)
	}
	f.Actors, f.Words, f.Kind = nil, "", ""
	if told := f.claims(); len(told.parts) > 0 {
		w.and("n.id IN (SELECT p.entity FROM parts p JOIN readings c ON c.k = p.claim"+told.sql()+")", told.args...)
	}
	return w
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }
