package text

import (
	"strings"
	"unicode/utf8"

	"dateline"
	"dateline/ingest/charset"
	"dateline/ingest/draft"
)

// Read makes the draft of a plain text. It never fails: bytes that are no text
// are replaced, with a warning.
func Read(b []byte) draft.Draft {
	body, note := charset.Text(b)
	d := draft.Draft{Report: dateline.Report{Text: body, Title: headline(body)}}
	if note != "" {
		d.Warn("%s", note)
	}
	return d
}

// headline is the first line of a text if an empty line and more text follow
// it, and it is short and does not end as a sentence does. The stored text is
// the same with and without it: a title that begins the body is not repeated.
func headline(body string) string {
	first, rest, ok := strings.Cut(body, "\n")
	first = strings.TrimSuffix(first, "\r")
	second, rest, _ := strings.Cut(rest, "\n")
	if !ok || strings.TrimSpace(second) != "" || strings.TrimSpace(rest) == "" {
		return ""
	}
	words := len(strings.Fields(first))
	if words < 2 || words > 25 || utf8.RuneCountInString(first) > 200 || strings.ContainsAny(first[len(first)-1:], ".:;,") {
		return ""
	}
	return first
}
