package dateline

import (
	"errors"
	"fmt"
)

// ErrorKind is the class of an error: what a caller can do about it.
type ErrorKind string

// The kinds of errors.
const (
	Invalid     ErrorKind = "invalid"     // the input is wrong; fix it
	NotFound    ErrorKind = "not found"   // there is no such thing
	Conflict    ErrorKind = "conflict"    // it clashes with what is there
	Unsupported ErrorKind = "unsupported" // right, but not something we read
	Internal    ErrorKind = "internal"    // our fault or the machine's
)

// Error is an error for users: at which step, of which input, why, and what to do.
type Error struct {
	Kind   ErrorKind
	Step   string // decode, read, analyze, extract, store, ...
	Input  string // the report or file concerned, "" when there is none
	Reason string
	Hint   string
	Err    error // the cause, may be nil
}

// Errorf makes an Error from a format; a %w in it becomes the cause.
func Errorf(kind ErrorKind, step, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Kind: kind, Step: step, Reason: err.Error(), Err: errors.Unwrap(err)}
}

// WithHint returns a copy that says what to do.
func (e *Error) WithHint(hint string) *Error { c := *e; c.Hint = hint; return &c }

// WithInput returns a copy that names the input concerned.
func (e *Error) WithInput(input string) *Error { c := *e; c.Input = input; return &c }

// Error is one line: input, step, reason and hint.
func (e *Error) Error() string {
	s := e.Step + ": " + e.Reason
	if e.Input != "" {
		s = e.Input + ": " + s
	}
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf is the kind of the first Error in err's chain, Internal when there is none.
func KindOf(err error) ErrorKind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
