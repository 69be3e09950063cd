package gazetteer

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"dateline"

	"gopkg.in/yaml.v3"
)

// row is one row of a table of knowledge: its cells by column, and the line it
// begins on. docs/formats/knowledge.md is the format.
type row struct {
	line  int
	cells map[string]string
}

// list are the parts of a cell that holds several.
func (r row) list(column string) []string {
	var out []string
	for _, s := range strings.Split(r.cells[column], ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// csvRows reads comma-separated lines. The first line that is no comment names
// the columns; a line that can not be read is an error, the rest goes on.
func csvRows(text string, columns []string) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		var head []string
		n := 0
		for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
			n++
			line = strings.TrimRight(line, "\r\n")
			if strings.TrimSpace(line) == "" || line[0] == '#' {
				continue
			}
			cells, err := csvCells(line)
			if err == nil && head == nil {
				head, err = cells, unknownColumn(cells, columns)
				if err != nil {
					yield(row{line: n}, err)
					return
				}
				continue
			}
			if err == nil && len(cells) != len(head) {
				err = fmt.Errorf("%d cells, the table has %d columns", len(cells), len(head))
			}
			r := row{line: n}
			if err == nil {
				r.cells = make(map[string]string, len(head))
				for i, c := range head {
					r.cells[c] = cells[i]
				}
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

func unknownColumn(names, columns []string) error {
	for _, n := range names {
		if !slices.Contains(columns, n) {
			return fmt.Errorf("no column %q: they are %s", n, strings.Join(columns, ", "))
		}
	}
	return nil
}

// csvCells parts a line at its commas; a cell in quotes may hold some, and
// doubled quotes. No cell goes over the end of its line.
func csvCells(line string) ([]string, error) {
	var out []string
	for {
		if !strings.HasPrefix(line, `"`) {
			cell, rest, more := strings.Cut(line, ",")
			out = append(out, strings.TrimSpace(cell))
			if !more {
				return out, nil
			}
			line = rest
			continue
		}
		cell, rest, err := quotedCell(line[1:])
		if err != nil {
			return nil, err
		}
		out = append(out, strings.TrimSpace(cell))
		if rest == "" {
			return out, nil
		}
		if rest[0] != ',' {
			return nil, fmt.Errorf("a quoted cell is followed by %q", rest[:1])
		}
		line = rest[1:]
	}
}

// quotedCell is the cell up to its closing quote, and what is behind it.
func quotedCell(s string) (cell, rest string, err error) {
	var b strings.Builder
	for {
		part, after, closed := strings.Cut(s, `"`)
		if !closed {
			return "", "", fmt.Errorf("a quote is not closed")
		}
		b.WriteString(part)
		if !strings.HasPrefix(after, `"`) {
			return b.String(), after, nil
		}
		b.WriteByte('"')
		s = after[1:]
	}
}

// yamlRows reads a list of maps whose items begin with "- " at the start of a
// line, one by one, so that an item that can not be read does not take the
// others with it.
func yamlRows(text string, columns []string) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		var item strings.Builder
		begun, n := 0, 0
		flush := func() bool {
			if begun == 0 {
				return true
			}
			r, err := yamlRow(item.String(), columns)
			r.line += begun
			item.Reset()
			begun = 0
			return yield(r, err)
		}
		for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
			n++
			bare := strings.TrimSpace(line)
			switch {
			case strings.HasPrefix(line, "- ") || bare == "-":
				if !flush() {
					return
				}
				begun = n
			case bare == "" || bare[0] == '#' || bare == "---":
				if begun > 0 {
					item.WriteByte('\n')
				}
				continue
			case begun == 0:
				if !yield(row{line: n}, fmt.Errorf("a table is a list: its items begin with \"- \"")) {
					return
				}
				continue
			}
			item.WriteString(line)
		}
		flush()
	}
}

// yamlRow reads one item. The line of the row counts from that of the item.
func yamlRow(text string, columns []string) (row, error) {
	var items []yaml.Node
	if err := yaml.Unmarshal([]byte(text), &items); err != nil {
		return row{}, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(items) != 1 || items[0].Kind != yaml.MappingNode {
		return row{}, fmt.Errorf("an item is a map of columns to values")
	}
	r := row{cells: map[string]string{}}
	of := items[0].Content
	for i := 0; i+1 < len(of); i += 2 {
		key, value := of[i], of[i+1]
		at := row{line: key.Line - 1}
		if err := unknownColumn([]string{key.Value}, columns); err != nil {
			return at, err
		}
		parts := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			parts = value.Content
		}
		var cell []string
		for _, p := range parts {
			if p.Kind != yaml.ScalarNode {
				return at, fmt.Errorf("%s: a value is a word or a list of words", key.Value)
			}
			if p.Tag != "!!null" {
				cell = append(cell, p.Value)
			}
		}
		r.cells[key.Value] = strings.Join(cell, ";")
	}
	return r, nil
}

// wrong is an error of a row, with the place of its table.
func wrong(file string, line int, err error) *dateline.Error {
	return dateline.Errorf(dateline.Invalid, "knowledge", "%w", err).WithInput(fmt.Sprintf("%s:%d", file, line)).
		WithHint("the rest of the file is used; docs/formats/knowledge.md has the format")
}
