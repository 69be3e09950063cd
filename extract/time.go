package extract

import (
	"strings"
	"time"

	"dateline"
)

// times are the time expressions of the report, in order of the text.
// Relative ones count from the publication (or the date of the place line) and
// from the story's own dates; without these they have values with X and no
// place on the calendar.
func (x *Extractor) times(d *document) []dateline.TimeExpression {
	line := &timeline{anchor: published(d.report.Published), name: "published"}
	if line.anchor.IsZero() {
		line.name = ""
	}
	var out []dateline.TimeExpression
	done := 0
	for n, s := range d.analysis.Sentences {
		p := &timeParser{a: atoms(d.report.Text, s.Start, d.timeEnd(n))}
		for i := 0; i < len(p.a) && p.a[i].start < s.End; {
			if p.a[i].start < done {
				i++
				continue
			}
			f, ok := p.at(i)
			if !ok || !d.meansTime(n, p, f) {
				i++
				continue
			}
			span := dateline.Span{Start: p.a[f.start].start, End: p.a[f.end-1].end}
			if y := p.knownYear(f, line.anchor); y > 0 {
				f.year = y
			}
			r := line.read(f, d.tenseFor(n, span))
			if f.placeLine(p) && !r.when.zero() && r.when.unit == unitDay && n < 3 {
				line.anchor, line.name = r.when.from, "dateline"
			}
			line.follow(f, r)
			out = append(out, d.timeExpression(span, f, r))
			i, done = f.end, span.End
		}
	}
	return out
}

// timeEnd is where the words of a sentence end for dates: a splitter may have
// taken the full stop of "Oct. 26" or of "10 p.m. Wednesday" for its end.
func (d *document) timeEnd(n int) int {
	s := d.analysis.Sentences[n]
	if n+1 == len(d.analysis.Sentences) || s.End == 0 || d.report.Text[s.End-1] != '.' {
		return s.End
	}
	next := d.analysis.Sentences[n+1]
	before := strings.ToLower(d.report.Text[max(s.Start, s.End-4):s.End])
	if len(next.Tokens) > 0 && (before == "p.m." || before == "a.m.") && weekday(strings.ToLower(next.Tokens[0].Text)) > 0 {
		return next.Tokens[0].End
	}
	if c := d.report.Text[next.Start]; c < '0' || c > '9' {
		return s.End
	}
	words := strings.FieldsFunc(d.report.Text[max(s.Start, s.End-6):s.End-1], func(r rune) bool { return r == ' ' || r == '\n' })
	if len(words) == 0 || month(strings.ToLower(words[len(words)-1])) == 0 {
		return s.End
	}
	return next.End
}

// timeExpression is the noun of a reading.
func (d *document) timeExpression(span dateline.Span, f phrase, r reading) dateline.TimeExpression {
	t := dateline.TimeExpression{Span: span, Type: f.kind, Value: r.value}
	if r.when.zero() {
		return t
	}
	t.From, t.To = r.when.write()
	t.When = dateline.When{From: t.From, To: t.To, Precision: r.when.precision, Text: d.report.Text[span.Start:span.End],
		Start: span.Start, End: span.End, Anchor: r.anchor}
	return t
}

// published reads the date of publication, zero when there is none.
func published(s string) time.Time {
	for _, layout := range [...]string{"2006-01-02", time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05"} {
		if len(s) >= 10 {
			if t, err := time.Parse(layout, s); err == nil {
				return civil(t.Year(), int(t.Month()), t.Day()).Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute)
			}
		}
	}
	if t, err := time.Parse("2006-01-02", firstBytes(s, 10)); err == nil {
		return t
	}
	return time.Time{}
}

func firstBytes(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// placeLine reports whether a date stands in the place line of a dispatch:
// "MOSCOW, Sept. 13 (TASS) --", "KYIV, 13 September -".
func (f phrase) placeLine(p *timeParser) bool {
	if f.form != formDate || f.day == 0 || f.start < 2 || f.start > 12 || p.word(f.start-1) != "," {
		return false
	}
	switch p.word(f.end) {
	case "(", "-", "–", "—", "/", "_":
		return f.end > 0 && p.upper(0)
	}
	return false
}

// meansTime turns down words that only look like times, by their tags.
func (d *document) meansTime(n int, p *timeParser, f phrase) bool {
	if f.end-f.start > 1 {
		return true
	}
	w := p.word(f.start)
	switch {
	case w == "may" || w == "march" || w == "second" || w == "fall" || w == "spring" || w == "present":
	case w == "now" || w == "current" || w == "soon":
		return true
	default:
		return true
	}
	t := d.tokenAt(n, p.a[f.start].start)
	return t == nil || t.UPOS == "" || t.UPOS == "PROPN" || t.UPOS == "NOUN" || t.UPOS == "ADV" || t.UPOS == "X"
}

// tokenAt is the token of a sentence that covers an offset, nil when none does.
func (d *document) tokenAt(n, offset int) *dateline.Token {
	if i := d.indexAt(n, offset); i >= 0 {
		return &d.analysis.Sentences[n].Tokens[i]
	}
	return nil
}

// indexAt is the position of the token of a sentence that covers an offset, or -1.
func (d *document) indexAt(n, offset int) int {
	tokens := d.analysis.Sentences[n].Tokens
	lo, hi := 0, len(tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; tokens[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(tokens) && tokens[lo].Start <= offset {
		return lo
	}
	return -1
}
