// Package corpus reads the marked news reports under corpus/: invented reports
// with every claim that a careful reader takes from them. GUIDELINES.md says
// what is marked and how it is written; the files are compiled here to spans
// that are checked against the text.
package corpus

import (
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline"
	"dateline/ontology"
)

// Report is a report of the corpus. Text is as dateline stores it: the title,
// an empty line and the body.
type Report struct {
	ID         string           `json:"id"`
	Source     string           `json:"source"`
	SourceKind string           `json:"source_kind,omitempty"` // agency, newspaper, broadcaster, state, tabloid, ministry, ...
	Style      string           `json:"style,omitempty"`       // wire, commentary, liveblog, communique, ...
	Published  string           `json:"published,omitempty"`
	Title      string           `json:"title,omitempty"`
	Text       string           `json:"text"`
	Claims     []dateline.Claim `json:"claims"`
}

// Read compiles the file or all .txt files of the folder at path, in the order
// of their names. Its errors name the file and the line.
func Read(path string) ([]Report, error) {
	types, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	names, err := files(path)
	if err != nil {
		return nil, dateline.Errorf(dateline.NotFound, "corpus", "%w", err).WithInput(path)
	}
	var all []Report
	seen := map[string]string{}
	for _, name := range names {
		reports, err := readFile(name, types)
		if err != nil {
			return nil, err
		}
		for _, r := range reports {
			if other := seen[r.ID]; other != "" {
				return nil, dateline.Errorf(dateline.Invalid, "corpus", "the report %s is in %s too", r.ID, other).WithInput(name)
			}
			seen[r.ID] = name
		}
		all = append(all, reports...)
	}
	return all, nil
}

func files(path string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(name, ".txt") || name == path) {
			names = append(names, name)
		}
		return err
	})
	slices.Sort(names)
	return names, err
}

func readFile(name string, types *ontology.Ontology) ([]Report, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, dateline.Errorf(dateline.NotFound, "corpus", "%w", err).WithInput(name)
	}
	var reports []Report
	for _, p := range split(string(data)) {
		r, line, err := p.compile(types)
		if err != nil {
			return nil, dateline.Errorf(dateline.Invalid, "corpus", "%s:%d: %w", name, line, err).WithInput(name).WithHint("corpus/GUIDELINES.md has the notation")
		}
		reports = append(reports, r)
	}
	return reports, nil
}

// WriteJSONL writes reports as docs/formats/marked.md has them, a line each.
func WriteJSONL(w io.Writer, reports []Report) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range reports {
		if err := e.Encode(r); err != nil {
			return err
		}
	}
	return nil
}
