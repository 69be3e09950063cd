package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/corpus"
)

// Two markings of one text agree on one trigger of two, not on its type, and on
// half of the roles.
func TestAgree(t *testing.T) {
	const text = "source: Quay Post\nkind: newspaper\npublished: 2025-05-14\n\nPolice shot a man in Oru on Monday and fled, a witness said.\n---\n"
	first := read(t, "=== a\n"+text+"say {Police shot a man in Oru on Monday and fled} indirect by=person:{a witness}~said\nASSAULT/firearms shot actor=Police recipient={a man} when=2025-05-12@{on Monday}\n")
	second := read(t, "=== b\n"+text+"say {Police shot a man in Oru} indirect by=person:{a witness}~said\nCOERCE shot actor=Police object={a man} possible\nRETREAT fled actor=Police\n")
	var out strings.Builder
	agree(&out, first, second)
	for _, want := range []string{
		"1 reports", "66.7 %  events, by trigger (1 of 1 and 2)", " 0.0 %  events, by trigger and type", "50.0 %  arguments", "100.0 %  statements",
		"100.0 %  speaker", " 0.0 %  when", "50.0 %  certainty", "100.0 %  modality",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func read(t *testing.T, file string) []corpus.Report {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	reports, err := corpus.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return reports
}
