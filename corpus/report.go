package corpus

import (
	"fmt"
	"strings"

	"dateline"
	"dateline/ontology"
)

// part is the source of one report: the lines after "=== id", up to the next.
type part struct {
	id    string
	lines []string
	first int // number of the first of lines in the file, from 1
}

func split(file string) []part {
	var parts []part
	for i, line := range strings.Split(strings.ReplaceAll(file, "\r\n", "\n"), "\n") {
		if id, ok := strings.CutPrefix(line, "=== "); ok {
			parts = append(parts, part{id: strings.TrimSpace(id), first: i + 2})
		} else if len(parts) > 0 {
			p := &parts[len(parts)-1]
			p.lines = append(p.lines, line)
		}
	}
	return parts
}

// compile reads header, text and claims. On an error it gives its line.
func (p part) compile(types *ontology.Ontology) (Report, int, error) {
	r := Report{ID: p.id, Claims: []dateline.Claim{}}
	at, err := p.header(&r)
	if err != nil {
		return r, p.first + at, err
	}
	end := at
	for end < len(p.lines) && p.lines[end] != "---" {
		end++
	}
	if end == len(p.lines) {
		return r, p.first + at, fmt.Errorf("the text of %s does not end with a line ---", p.id)
	}
	r.Text = strings.TrimSpace(strings.Join(p.lines[at:end], "\n"))
	if r.Title != "" {
		r.Text = r.Title + "\n\n" + r.Text
	}
	if strings.ContainsAny(r.Text, "{}") || strings.Contains(r.Text, "...") {
		return r, p.first + at, fmt.Errorf("the text of %s has braces or three dots, which the notation uses", p.id)
	}
	m := marker{report: &r, types: types}
	for i := end + 1; i < len(p.lines); i++ {
		line := strings.TrimSpace(p.lines[i])
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		if err := m.line(line); err != nil {
			return r, p.first + i, err
		}
	}
	m.chain()
	return r, 0, nil
}

// header reads "key: value" lines up to an empty line and gives the line after it.
func (p part) header(r *Report) (int, error) {
	fields := map[string]*string{"source": &r.Source, "kind": &r.SourceKind, "style": &r.Style, "published": &r.Published, "title": &r.Title}
	for i, line := range p.lines {
		if line == "" {
			if r.Source == "" || r.Published == "" {
				return i, fmt.Errorf("%s has no source or no published", r.ID)
			}
			_, err := instant(r.Published)
			return i + 1, err
		}
		key, value, ok := strings.Cut(line, ": ")
		field := fields[key]
		if !ok || field == nil {
			return i, fmt.Errorf("%q is no line of a header: source, kind, style, published, title", line)
		}
		*field = strings.TrimSpace(value)
	}
	return 0, fmt.Errorf("no empty line after the header of %s", r.ID)
}
