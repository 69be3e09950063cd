package main

import (
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Name() != "null"
}

// paint colours words on a terminal and leaves them alone elsewhere.
type paint struct{ on bool }

// newPaint follows no-color.org.
func newPaint(out io.Writer) paint {
	return paint{isTerminal(out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

func (p paint) sgr(code, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string  { return p.sgr("1", s) }
func (p paint) faint(s string) string { return p.sgr("2", s) }

// word colours the words that a reader scans for: statuses and verdicts. The
// word may be padded.
func (p paint) word(s string) string {
	code := map[string]string{"corroborated": "32", "agrees": "32", "disputed": "31", "differs": "31",
		"denied": "35", "planned": "36", "adds": "36", "omits": "2"}[strings.TrimSpace(s)]
	if code == "" {
		return s
	}
	return p.sgr(code, s)
}

// plain makes text fit for a terminal: one line, and no control characters that
// a report could steer the terminal with.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, s)), " ")
}

// columnsOf is the number of columns that text takes on a terminal.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n += columnsOfRune(r)
	}
	return n
}

func columnsOfRune(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// fit cuts text to columns, with an ellipsis where it was cut, and fills up
// with blanks.
func fit(s string, columns int) string {
	n := columnsOf(s)
	if n > columns {
		s, n = cut(s, columns-1)+"…", columns
		n = columnsOf(s)
	}
	return s + strings.Repeat(" ", max(0, columns-n))
}

func cut(s string, columns int) string {
	n := 0
	for i, r := range s {
		if n += columnsOfRune(r); n > columns {
			return s[:i]
		}
	}
	return s
}

// wrap breaks text into lines of at most so many columns, at blanks where it can.
func wrap(s string, columns int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		for columnsOf(word) > columns {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			head := cut(word, columns)
			lines, word = append(lines, head), word[len(head):]
		}
		switch {
		case line == "":
			line = word
		case columnsOf(line)+1+columnsOf(word) <= columns:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
