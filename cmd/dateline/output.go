package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
)

// lineWidth is the number of columns that everything for people fits in.
const lineWidth = 80

// column is one column of a list: as a table shows it, in so many columns of a
// terminal (0: what is left), and as CSV has it, whole.
type column[T any] struct {
	title string
	width int
	value func(T) string
	short func(T) string // in a table, when it differs
	right bool           // numbers
}

// view says how lists of one noun look.
type view[T any] struct {
	columns []column[T]
	hidden  []column[T]    // CSV only
	note    func(T) string // a line below the row; nil for none
}

// list writes all items in a format.
func list[T any](out io.Writer, format string, items iter.Seq2[T, error], v view[T]) error {
	w := bufio.NewWriterSize(out, 1<<16)
	err := v.write(w, format, items, newPaint(out))
	if flushed := w.Flush(); err == nil {
		err = flushed
	}
	return err
}

func (v view[T]) write(w *bufio.Writer, format string, items iter.Seq2[T, error], p paint) error {
	switch format {
	case "json":
		return writeArray(w, items)
	case "jsonl":
		return writeLines(w, items)
	case "csv":
		return v.csv(w, items)
	}
	return v.table(w, items, p)
}

// marshal is JSON without escapes for HTML.
func marshal(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return []byte(strings.TrimSuffix(b.String(), "\n")), err
}

// writeArray writes one array, an item a line.
func writeArray[T any](w *bufio.Writer, items iter.Seq2[T, error]) error {
	before := "[\n"
	for item, err := range items {
		if err != nil {
			return err
		}
		body, err := marshal(item)
		if err != nil {
			return err
		}
		w.WriteString(before)
		w.Write(body)
		before = ",\n"
	}
	if before == "[\n" {
		_, err := w.WriteString("[]\n")
		return err
	}
	_, err := w.WriteString("\n]\n")
	return err
}

func writeLines[T any](w *bufio.Writer, items iter.Seq2[T, error]) error {
	for item, err := range items {
		if err != nil {
			return err
		}
		body, err := marshal(item)
		if err != nil {
			return err
		}
		w.Write(body)
		if err := w.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

func (v view[T]) csv(w *bufio.Writer, items iter.Seq2[T, error]) error {
	out := csv.NewWriter(w)
	columns := append(append([]column[T]{}, v.columns...), v.hidden...)
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = strings.ToLower(c.title)
	}
	out.Write(row)
	for item, err := range items {
		if err != nil {
			out.Flush()
			return err
		}
		for i, c := range columns {
			row[i] = c.value(item)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (v view[T]) table(w *bufio.Writer, items iter.Seq2[T, error], p paint) error {
	widths := v.widths()
	head := make([]string, len(v.columns))
	for i, c := range v.columns {
		head[i] = pad(c.title, widths[i], c.right)
	}
	first := true
	for item, err := range items {
		if err != nil {
			return err
		}
		if first {
			fmt.Fprintln(w, p.bold(strings.TrimRight(strings.Join(head, "  "), " ")))
			first = false
		}
		v.row(w, item, widths, p)
	}
	return nil
}

func (v view[T]) row(w *bufio.Writer, item T, widths []int, p paint) {
	var cells []string
	for i, c := range v.columns {
		value := c.value
		if c.short != nil {
			value = c.short
		}
		cells = append(cells, p.word(pad(plain(value(item)), widths[i], c.right)))
	}
	fmt.Fprintln(w, strings.TrimRight(strings.Join(cells, "  "), " "))
	if v.note == nil {
		return
	}
	for _, line := range wrap(plain(v.note(item)), lineWidth-4) {
		fmt.Fprintln(w, "    "+line)
	}
}

// widths gives the column without a width what the others leave.
func (v view[T]) widths() []int {
	left := lineWidth - 2*(len(v.columns)-1)
	widths := make([]int, len(v.columns))
	for i, c := range v.columns {
		widths[i] = c.width
		left -= c.width
	}
	for i, c := range v.columns {
		if c.width == 0 {
			widths[i] = left
		}
	}
	return widths
}

func pad(s string, columns int, right bool) string {
	if n := columnsOf(s); right && n < columns {
		return strings.Repeat(" ", columns-n) + s
	}
	return fit(s, columns)
}
