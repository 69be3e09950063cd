package export

import (
	"bufio"
	"iter"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"dateline"
)

// stamp is DTSTAMP where nothing says when an item was made: the same list is
// the same bytes on every day.
const stamp = "20000101T000000Z"

// calendar writes iCalendar (RFC 5545): a VEVENT for what has a time, which
// spans whole days unless its precision is finer, and a VJOURNAL without a date
// for what has none, so that nothing is left out. A planned event is TENTATIVE,
// a denied one CANCELLED; the others have no status, because CONFIRMED would be
// a verdict.
func (s Shape[T]) calendar(w *bufio.Writer, items iter.Seq2[T, error]) error {
	writeLine(w, "BEGIN:VCALENDAR")
	writeLine(w, "VERSION:2.0")
	writeLine(w, "PRODID:-//Dateline//Dateline//EN")
	writeLine(w, "CALSCALE:GREGORIAN")
	for item, err := range items {
		if err != nil {
			return err
		}
		s.entry(w, item)
	}
	writeLine(w, "END:VCALENDAR")
	return nil
}

func (s Shape[T]) entry(w *bufio.Writer, item T) {
	var when dateline.When
	if s.When != nil && s.When(item) != nil {
		when = *s.When(item)
	}
	from, to, known := when.Range()
	kind := "VJOURNAL"
	if known {
		kind = "VEVENT"
	}
	writeLine(w, "BEGIN:"+kind)
	writeLine(w, "UID:"+escape(s.ID(item))+"@dateline")
	writeLine(w, "DTSTAMP:"+stamp)
	writeLine(w, "SUMMARY:"+escape(s.Title(item)))
	if known {
		span(w, when, from, to)
	}
	if s.Where != nil {
		s.place(w, s.Where(item), known)
	}
	if s.Text != nil && s.Text(item) != "" {
		writeLine(w, "DESCRIPTION:"+escape(s.Text(item)))
	}
	if s.Status != nil && known {
		switch s.Status(item) {
		case dateline.Planned:
			writeLine(w, "STATUS:TENTATIVE")
		case dateline.Denied:
			writeLine(w, "STATUS:CANCELLED")
		}
	}
	writeLine(w, "END:"+kind)
}

// span writes the stretch of time, as days unless it is known finer.
func span(w *bufio.Writer, when dateline.When, from, to time.Time) {
	switch when.Precision {
	case "second", "minute", "hour", "daypart":
		writeLine(w, "DTSTART:"+from.UTC().Format("20060102T150405Z"))
		writeLine(w, "DTEND:"+to.UTC().Format("20060102T150405Z"))
		return
	}
	first, end := from.Truncate(24*time.Hour), to.Add(24*time.Hour-1).Truncate(24*time.Hour)
	writeLine(w, "DTSTART;VALUE=DATE:"+first.Format("20060102"))
	writeLine(w, "DTEND;VALUE=DATE:"+end.Format("20060102"))
}

// place writes where it is; a journal has no place in RFC 5545.
func (s Shape[T]) place(w *bufio.Writer, at *dateline.Where, event bool) {
	if at == nil || !event || at.Name == "" {
		return
	}
	writeLine(w, "LOCATION:"+escape(at.Name))
	if at.Lat != nil && at.Lon != nil {
		writeLine(w, "GEO:"+strconv.FormatFloat(*at.Lat, 'f', 6, 64)+";"+strconv.FormatFloat(*at.Lon, 'f', 6, 64))
	}
}

// escape is a text as RFC 5545 section 3.3.11 writes it, without control characters.
func escape(text string) string {
	text = strings.Map(func(r rune) rune {
		if r != '\n' && (r < ' ' || r == 0x7f) {
			return ' '
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(text)
}

// writeLine writes a content line, folded at 75 bytes between characters
// (RFC 5545 section 3.1).
func writeLine(w *bufio.Writer, line string) {
	const most = 75
	for room := most; len(line) > room; room = most - 1 {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		if cut == 0 {
			cut = room // no UTF-8 at all
		}
		w.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	w.WriteString(line + "\r\n")
}
