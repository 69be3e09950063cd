package main

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"

	"dateline/export"
)

// lineWidth is the number of columns that everything for people fits in.
const lineWidth = 80

// column is one column of a table, in so many columns of a terminal (0: what is
// left).
type column[T any] struct {
	title string
	width int
	value func(T) string
	right bool // numbers
}

// view says how lists of one noun look.
type view[T any] struct {
	shape   export.Shape[T] // in other formats
	columns []column[T]
	note    func(T) string // a line below the row; nil for none
}

// list writes all items in a format.
func list[T any](out io.Writer, format string, items iter.Seq2[T, error], v view[T]) error {
	if format != "table" {
		return export.Write(out, export.Format(format), items, v.shape)
	}
	w := bufio.NewWriterSize(out, 1<<16)
	err := v.table(w, items, newPaint(out))
	if flushed := w.Flush(); err == nil {
		err = flushed
	}
	return err
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
		cells = append(cells, p.word(pad(plain(c.value(item)), widths[i], c.right)))
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
