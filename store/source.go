package store

import (
	"context"
	"database/sql"
	"iter"

	"dateline"
)

// SourceCount is a source with how much the record has of it.
type SourceCount struct {
	dateline.Source
	Reports     int
	Claims      int
	First, Last string // publication; "" unknown
}

// Sources are who published the reports, those of most reports first. Of what
// reports say differently of a source, the lesser known value stays.
func (s *Store) Sources(ctx context.Context) iter.Seq2[SourceCount, error] {
	known := func(column string) string { return "coalesce(min(nullif(nullif(" + column + ", 'unknown'), '')), '')" }
	return rows(ctx, s, func(row *sql.Rows) (c SourceCount, err error) {
		return c, row.Scan(&c.Name, &c.Kind, &c.Owner, &c.Country, &c.Reports, &c.Claims, &c.First, &c.Last)
	}, "WITH told AS MATERIALIZED (SELECT r.source, sum(c.claims) AS claims FROM (SELECT report, count(*) AS claims FROM readings GROUP BY report) c JOIN reports r ON r.k = c.report GROUP BY r.source) SELECT r.source, "+
		known("r.source_kind")+", "+known("r.owner")+", "+known("r.country")+`, count(*), coalesce((SELECT claims FROM told WHERE told.source = r.source), 0),
		coalesce(min(nullif(r.at, '~')), ''), max(iif(r.at = '~', '', r.at)) FROM reports r GROUP BY r.source ORDER BY 5 DESC, 1`)
}

// Shared are the events that more than one report tells of, by id.
func (s *Store) Shared(ctx context.Context) iter.Seq2[dateline.Event, error] {
	return items(rows(ctx, s, s.packer.scanEvent, "SELECT "+lineColumns+", b.body FROM lines e JOIN events b ON b.k = e.k WHERE e.reports > 1 ORDER BY e.id"))
}

// Published says when and by whom a report was published.
type Published struct {
	Report dateline.ReportID
	Source string
	At     string // "" unknown
}

// PublishedFor are the reports that tell of shared events.
func (s *Store) PublishedFor(ctx context.Context) iter.Seq2[struct {
	Event dateline.EventID
	Published
}, error] {
	type row = struct {
		Event dateline.EventID
		Published
	}
	return rows(ctx, s, func(r *sql.Rows) (p row, err error) {
		err = r.Scan(asID(&p.Event), asID(&p.Report), &p.Source, &p.At)
		p.At = when(p.At)
		return p, err
	}, `SELECT DISTINCT e.id, r.id, r.source, r.at FROM lines e CROSS JOIN readings c ON c.event = e.k CROSS JOIN reports r ON r.k = c.report
		WHERE e.reports > 1 ORDER BY e.id, r.at, r.id`)
}
