package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// TestScripts runs the command line as users do: a case is a file.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "narrow": narrow, "size": size},
	})
}

// exits STATUS COMMAND... holds that a command ends with a status. Its output
// may be looked at as after exec.
func exits(ts *testscript.TestScript, not bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	status := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		status = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if status != want {
		ts.Fatalf("status %d, want %d", status, want)
	}
}

// narrow FILE holds that the lines of a file fit in 80 columns.
func narrow(ts *testscript.TestScript, not bool, args []string) {
	for i, line := range strings.Split(ts.ReadFile(args[0]), "\n") {
		if n := columnsOf(line); n > lineWidth {
			ts.Fatalf("%s:%d: %d columns: %s", args[0], i+1, n, line)
		}
	}
}

// size FILE writes a line of JSON of 4 MB, one report of plain words.
func size(ts *testscript.TestScript, not bool, args []string) {
	line := `{"id":"long","text":"` + strings.Repeat("They met there. ", 4_000_000/16) + `"}` + "\n"
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(line), 0o600))
}

func FuzzFit(f *testing.F) {
	f.Add("Ким 金正恩 e\u0301 👍🏽", 5)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if n < 1 || n > 200 || !utf8.ValidString(s) {
			return
		}
		if got := columnsOf(fit(s, n)); got != n {
			t.Errorf("%q in %d columns takes %d", s, n, got)
		}
		for _, line := range wrap(s, max(2, n)) {
			if got := columnsOf(line); got > max(2, n) {
				t.Errorf("a line of %q in %d columns takes %d", s, n, got)
			}
		}
	})
}
