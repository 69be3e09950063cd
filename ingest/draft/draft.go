package draft

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// Draft is a report as its format tells it. Text is the body alone, Published
// and Language are what the input wrote; Finish makes all three what is stored.
type Draft struct {
	dateline.Report
	Warnings []string // what was put right on the way
}

// Warn notes something that was put right.
func (d *Draft) Warn(format string, args ...any) {
	d.Warnings = append(d.Warnings, fmt.Sprintf(format, args...))
}

// Defaults are used for what a draft does not say. Published is an ISO date.
type Defaults struct{ Source, Published, URL, Title string }

// Finish gives the report as it is stored, with its id. A draft without a
// single letter or digit is refused: there is nothing to read in it.
func (d *Draft) Finish(def Defaults) (dateline.Report, *dateline.Error) {
	r := d.Report
	if r.Title = clean(or(r.Title, def.Title)); strings.TrimSpace(r.Title) == "" {
		r.Title = ""
	}
	r.Source.Name = line(or(r.Source.Name, def.Source))
	r.Source.Kind = or(r.Source.Kind, "unknown")
	r.URL = line(or(r.URL, def.URL))
	r.Byline = line(r.Byline)
	r.Published = or(d.published(), def.Published)
	r.Language = Language(r.Language)
	if r.Genre == "" {
		r.Genre = dateline.GenreUnknown
	}
	r.Text = Stored(r.Title, r.Text)
	if !hasWords(r.Text) {
		return dateline.Report{}, dateline.Errorf(dateline.Invalid, "decode", "the report holds no text").
			WithInput(d.Input).WithHint("leave it out, or give it a text with words")
	}
	r.ID = dateline.ReportIDOf(r.Source.Name, r.URL, r.Text)
	return r, nil
}

// published is the draft's date as stored, "" with a warning when it is none.
func (d *Draft) published() string {
	iso, ok := Date(d.Published)
	if !ok && strings.TrimSpace(d.Published) != "" {
		d.Warn("the date %q is not understood; the report stays undated", d.Published)
	}
	return iso
}

// Stored is the text of a report as it is kept for ever: the title, an empty
// line and the body; the title alone once, if the body begins with it. CRLF
// becomes LF, NUL is dropped, what is no UTF-8 becomes U+FFFD. Nothing else is
// touched.
func Stored(title, body string) string {
	body = clean(body)
	if title = clean(title); title == "" || strings.HasPrefix(body, title) {
		return body
	}
	return title + "\n\n" + body
}

// clean applies the rules of the stored text to one part of it.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	s = strings.ReplaceAll(s, "\x00", "")
	return strings.ReplaceAll(s, "\r\n", "\n")
}

// line is clean text of one line: the fields beside the text.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// or is s, unless it is blank.
func or(s, otherwise string) string {
	if strings.TrimSpace(s) == "" {
		return otherwise
	}
	return s
}

// hasWords reports whether a text has anything that could be read.
func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
