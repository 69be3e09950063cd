package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"iter"
	"strings"

	"dateline"
)

// Format is a format of lists.
type Format string

// The formats.
const (
	JSON     Format = "json"
	JSONL    Format = "jsonl"
	CSV      Format = "csv"
	GeoJSON  Format = "geojson"
	Calendar Format = "ics"
)

// Formats are all of them.
func Formats() []Format { return []Format{JSON, JSONL, CSV, GeoJSON, Calendar} }

// MediaType is the format's media type, with its charset where it is a text.
func (f Format) MediaType() string {
	switch f {
	case JSONL:
		return "application/jsonl"
	case CSV:
		return "text/csv; charset=utf-8; header=present"
	case GeoJSON:
		return "application/geo+json"
	case Calendar:
		return "text/calendar; charset=utf-8"
	}
	return "application/json"
}

// Column is one column of CSV.
type Column[T any] struct {
	Title string
	Value func(T) string
}

// Shape says how items of one noun look in formats that are not JSON. When and
// Where may be nil: such items have no time, or no place.
type Shape[T any] struct {
	Columns []Column[T]
	ID      func(T) string
	Title   func(T) string // one line for people
	Text    func(T) string // more than that; may be nil
	Status  func(T) dateline.Status
	When    func(T) *dateline.When
	Where   func(T) *dateline.Where
}

// Write writes all items in a format.
func Write[T any](out io.Writer, f Format, items iter.Seq2[T, error], s Shape[T]) error {
	w := bufio.NewWriterSize(out, 1<<16)
	var err error
	switch f {
	case JSONL:
		err = lines(w, items)
	case CSV:
		err = s.csv(w, items)
	case GeoJSON:
		err = s.geojson(w, items)
	case Calendar:
		err = s.calendar(w, items)
	default:
		err = array(w, items)
	}
	if flushed := w.Flush(); err == nil {
		err = flushed
	}
	return err
}

// Marshal is JSON without escapes for HTML.
func Marshal(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return []byte(strings.TrimSuffix(b.String(), "\n")), err
}

// each writes what body makes of every item, with what goes between them.
func each[T any](w *bufio.Writer, items iter.Seq2[T, error], first, between string, body func(T) ([]byte, error)) (n int, err error) {
	before := first
	for item, err := range items {
		if err != nil {
			return n, err
		}
		b, err := body(item)
		if err != nil {
			return n, err
		}
		w.WriteString(before)
		if _, err := w.Write(b); err != nil {
			return n, err
		}
		before = between
		n++
	}
	return n, nil
}

// array writes one array, an item a line.
func array[T any](w *bufio.Writer, items iter.Seq2[T, error]) error {
	n, err := each(w, items, "[\n", ",\n", func(item T) ([]byte, error) { return Marshal(item) })
	switch {
	case err != nil:
		return err
	case n == 0:
		_, err = w.WriteString("[]\n")
	default:
		_, err = w.WriteString("\n]\n")
	}
	return err
}

func lines[T any](w *bufio.Writer, items iter.Seq2[T, error]) error {
	n, err := each(w, items, "", "\n", func(item T) ([]byte, error) { return Marshal(item) })
	if err == nil && n > 0 {
		err = w.WriteByte('\n')
	}
	return err
}

func (s Shape[T]) csv(w *bufio.Writer, items iter.Seq2[T, error]) error {
	out := csv.NewWriter(w)
	row := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		row[i] = c.Title
	}
	out.Write(row)
	for item, err := range items {
		if err != nil {
			out.Flush()
			return err
		}
		for i, c := range s.Columns {
			row[i] = c.Value(item)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
