package dateline_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// walls says who may import whom among our own folders. A new folder fails
// here until it is given its place, with the reason in docs/decisions.
//
//	steps: ingest, analyze, extract, resolve, corroborate; they never import
//	one another, nor store, nor what is above them
func walls() map[string][]string {
	formats := []string{"ingest/charset", "ingest/draft"}
	all := []string{".", "analyze", "corroborate", "eval", "export", "extract", "gazetteer", "ingest", "neural", "ontology", "pipeline", "query", "resolve", "server", "store"}
	return map[string][]string{
		".":              {},
		"neural":         {},
		"ontology":       {},
		"gazetteer":      {"."},
		"ingest/charset": {"."},
		"ingest/draft":   {".", "ingest/charset"},
		"ingest/text":    append(formats, "."),
		"ingest/jsonl":   append(formats, "."),
		"ingest/html":    append(formats, "."),
		"ingest/feed":    append(formats, ".", "ingest/html"),
		"ingest":         append(formats, ".", "ingest/text", "ingest/jsonl", "ingest/html", "ingest/feed"),
		"analyze":        {".", "neural"},
		"extract":        {".", "ontology", "gazetteer"},
		"resolve":        {".", "ontology", "gazetteer"},
		"corroborate":    {"."},
		"corpus":         {".", "ontology"}, // ontology: marks are checked against its types and modes
		"store":          {"."},
		"pipeline":       {".", "ontology", "gazetteer", "ingest", "analyze", "extract", "resolve", "corroborate", "store"},
		"eval":           {".", "analyze", "corpus", "pipeline"}, // analyze: marked words are CoNLL-U
		"query":          {".", "store"},
		"export":         {".", "store"},
		"web":            {}, // files alone
		"server":         {".", "analyze", "ingest", "store", "pipeline", "query", "export", "web"},
		"cmd/dateline":   all,
	}
}

// outside are folders of programs that make data for this one.
func outside(folder string) bool {
	return slices.ContainsFunc([]string{"train", "bench", "corpus/build", "gazetteer/gen", "ontology/gen", "neural/gen"}, func(f string) bool {
		return folder == f || strings.HasPrefix(folder, f+"/")
	})
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestWalls(t *testing.T) {
	allowed := walls()
	for _, p := range list(t) {
		folder := place(p.ImportPath)
		if outside(folder) {
			continue
		}
		may, known := allowed[folder]
		if !known {
			t.Errorf("%s has no place in the import map", folder)
			continue
		}
		for _, i := range p.Imports {
			if of := place(i); of != "" && !slices.Contains(may, of) {
				t.Errorf("%s may not import %s", folder, of)
			}
		}
	}
}

// TestNounsAlone holds the root package to the standard library.
func TestNounsAlone(t *testing.T) {
	for _, p := range list(t) {
		for _, i := range p.Imports {
			if first, _, _ := strings.Cut(i, "/"); p.ImportPath == "dateline" && strings.Contains(first, ".") {
				t.Errorf("the root package imports %s", i)
			}
		}
	}
}

// place is our folder of an import path, "" for packages that are not ours.
func place(path string) string {
	if path == "dateline" {
		return "."
	}
	if folder, ours := strings.CutPrefix(path, "dateline/"); ours {
		return folder
	}
	return ""
}

func list(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
