package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"dateline"
	"dateline/pipeline"
)

// messages are what is said on stderr: for people, or as JSON lines. They may
// come from several goroutines.
type messages struct {
	mu       sync.Mutex
	out      io.Writer
	json     bool
	terminal bool
	started  time.Time
	last     time.Time
	drawn    bool // a line of progress stands on the terminal
}

func newMessages(out io.Writer, asJSON bool) *messages {
	now := time.Now()
	return &messages{out: out, json: asJSON, terminal: isTerminal(out), started: now, last: now}
}

// told is an error as programs read it.
type told struct {
	Input  string `json:"input"`
	Step   string `json:"step"`
	Reason string `json:"reason"`
	Hint   string `json:"hint"`
}

func (m *messages) error(err error) { m.problem("error", err) }

func (m *messages) warning(err error) { m.problem("warning", err) }

func (m *messages) problem(kind string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.json {
		e := &dateline.Error{Step: "run", Reason: err.Error()}
		errors.As(err, &e)
		m.line(map[string]told{kind: {e.Input, e.Step, e.Reason, e.Hint}})
		return
	}
	m.wipe()
	if kind == "warning" {
		kind = "warning: "
	} else {
		kind = ""
	}
	fmt.Fprintf(m.out, "dateline: %s%s\n", kind, plain(err.Error()))
}

// note is a line for people; programs get nothing.
func (m *messages) note(format string, args ...any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.json {
		return
	}
	m.wipe()
	fmt.Fprintf(m.out, format+"\n", args...)
}

// progress says at most twice a second how a run goes, and at its end in any case.
func (m *messages) progress(t pipeline.Tally, end bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	if !end && now.Sub(m.last) < time.Second/2 {
		return
	}
	m.last = now
	seconds := now.Sub(m.started).Seconds()
	switch {
	case m.json:
		m.line(map[string]any{"progress": struct {
			pipeline.Tally
			Seconds float64 `json:"seconds"`
			Done    bool    `json:"done"`
		}{t, float64(int(seconds*10)) / 10, end}})
	case m.terminal && !end:
		fmt.Fprintf(m.out, "\r\x1b[K%s, %.0f words a second", counts(t), float64(t.Words)/seconds)
		m.drawn = true
	}
}

// counts is a tally in words.
func counts(t pipeline.Tally) string {
	parts := []string{plural(t.Reports, "report") + " read"}
	if t.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d known already", t.Known))
	}
	if t.Quarantined > 0 {
		parts = append(parts, fmt.Sprintf("%d quarantined", t.Quarantined))
	}
	return strings.Join(append(parts, plural(t.Claims, "claim")), ", ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// wipe removes the line of progress. The lock is held.
func (m *messages) wipe() {
	if m.drawn {
		fmt.Fprint(m.out, "\r\x1b[K")
		m.drawn = false
	}
}

// line writes a JSON line. The lock is held.
func (m *messages) line(v any) {
	e := json.NewEncoder(m.out)
	e.SetEscapeHTML(false)
	e.Encode(v) // nothing to be done where stderr can not be written
}
