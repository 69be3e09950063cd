package dateline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unicode/utf8"
)

// A type per kind of id: an id of one noun can not be passed for another's.
// The prefix of the text form says the kind: r_, c_, e_, v_.
type (
	ReportID string
	ClaimID  string
	EntityID string
	EventID  string
)

// NewID makes a content id: the prefix and 16 hex digits of the SHA-256 over
// the parts, each preceded by its length so that no two lists of parts collide.
func NewID(prefix string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:", len(p))
		h.Write([]byte(p))
	}
	return prefix + hex.EncodeToString(h.Sum(nil)[:8])
}

// Span is a half-open range of bytes of a report's text, on rune boundaries.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing; the zero Span is empty.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Quote is a span together with its words: Text is always the slice of the
// report's text that the span names.
type Quote struct {
	Span
	Text string `json:"text"`
}

// Report is one published text, immutable.
type Report struct {
	ID        ReportID `json:"id"`
	Input     string   `json:"input"` // the input's own id, else its path
	Source    Source   `json:"source"`
	URL       string   `json:"url,omitempty"`
	Title     string   `json:"title"`
	Byline    string   `json:"byline"`
	Place     string   `json:"place,omitempty"` // the place line of a dispatch ("MOSCOW, Sept 13 (TASS) --"), as printed
	Published string   `json:"published"`       // ISO date or RFC 3339 time; "" is unknown
	Retrieved string   `json:"retrieved"`       // RFC 3339; "" is unknown
	Genre     Genre    `json:"genre"`
	Language  string   `json:"language"` // ISO 639-1; "" is unknown
	Origin    Origin   `json:"origin"`
	Text      string   `json:"text,omitempty"` // canonical UTF-8: title, empty line, body
}

// Genre is the kind of text that a report is.
type Genre string

// The genres; the zero value prints as unknown.
const (
	GenreUnknown      Genre = "unknown"
	GenreNews         Genre = "news"
	GenreCommentary   Genre = "commentary"
	GenrePressRelease Genre = "press release"
)

// Source is who publishes. An unknown kind, owner or country stays unknown; it
// is never taken for independence.
type Source struct {
	Name    string `json:"name"`
	Kind    string `json:"kind"` // state, agency, public, independent, party, official, aggregator, unknown
	Owner   string `json:"owner"`
	Country string `json:"country"` // ISO 3166 alpha-3
}

// Origin says where the bytes of a report came from.
type Origin struct {
	Kind  string `json:"kind"` // file, jsonl, html, feed, stdin
	Path  string `json:"path"`
	Index int    `json:"index,omitempty"` // line or item of the file, from 1
}

// ReportIDOf is the id of a report: the hash of source, URL and text.
func ReportIDOf(source, url, text string) ReportID {
	return ReportID(NewID("r_", source, url, text))
}

// Quote returns the words of a span. It is the only way from a span to words,
// and refuses spans that are empty, outside the text or cut a rune.
func (r *Report) Quote(s Span) (Quote, error) {
	if s.Start < 0 || s.Empty() || s.End > len(r.Text) {
		return Quote{}, Errorf(Invalid, "quote", "no slice %d:%d of a text of %d bytes", s.Start, s.End, len(r.Text))
	}
	if !utf8.RuneStart(r.Text[s.Start]) || s.End < len(r.Text) && !utf8.RuneStart(r.Text[s.End]) {
		return Quote{}, Errorf(Invalid, "quote", "%d:%d cuts a character", s.Start, s.End)
	}
	return Quote{Span: s, Text: r.Text[s.Start:s.End]}, nil
}
