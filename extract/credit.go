package extract

import (
	"regexp"
	"strings"

	"dateline"
)

// credit says that the words of a stretch of a report come from a news agency.
type credit struct {
	over   dateline.Span // the stretch it covers
	agency string
	mark   dateline.Span // the words of the credit; empty for a byline
}

// closingCredit is a credit at the end of a paragraph: "(TASS)", "-- Xinhua", "/TASS/".
var closingCredit = regexp.MustCompile(`(?:[(\[/]\s*|[-–—]\s+)([A-Z][A-Za-z.\- ]{1,40}|dpa)\s*[)\]/]?\s*$`)

// openingCredit is the agency of a place line: "MOSCOW, Sept 13 (Reuters) -",
// "(AP) —", "BEIJING, Sept. 13 (Xinhua) --", "MOSCOW, September 13. /TASS/.".
var openingCredit = regexp.MustCompile(`^(?:[^a-z(/\n][^(/\n]{0,60})?[(/]([A-Za-z][A-Za-z.\- ]{1,40})[)/]\s*(?:[-–—.:]|$)`)

// creditsOf finds the wire credits of a report. A credit that opens the report
// or closes it alone, and an agency in the byline, cover all of it; one that
// closes a paragraph among several covers that paragraph.
func creditsOf(r *dateline.Report) []credit {
	whole := dateline.Span{End: len(r.Text)}
	var out []credit
	last := dateline.Span{}
	for start := 0; start < len(r.Text); {
		end := len(r.Text)
		if i := strings.IndexByte(r.Text[start:], '\n'); i >= 0 {
			end = start + i
		}
		paragraph := dateline.Span{Start: start, End: end}
		if strings.TrimSpace(r.Text[start:end]) != "" {
			last = paragraph
			out = append(out, creditsIn(r.Text, paragraph)...)
		}
		start = end + 1
	}
	if len(out) == 1 && out[0].over == last {
		out[0].over = whole
	}
	if a := bylineAgency(r.Byline); a != "" {
		out = append(out, credit{over: whole, agency: a})
	}
	return out
}

func creditsIn(text string, p dateline.Span) []credit {
	var out []credit
	tail := dateline.Span{Start: max(p.Start, p.End-64), End: p.End}
	if m := closingCredit.FindStringSubmatchIndex(text[tail.Start:tail.End]); m != nil {
		if a := agencyName(strings.TrimSpace(text[tail.Start+m[2] : tail.Start+m[3]])); a != "" {
			out = append(out, credit{over: p, agency: a, mark: dateline.Span{Start: tail.Start + m[2], End: tail.Start + m[3]}})
		}
	}
	front := text[p.Start:min(p.End, p.Start+128)]
	if m := openingCredit.FindStringSubmatchIndex(front); m != nil {
		if a := agencyName(strings.TrimSpace(front[m[2]:m[3]])); a != "" && (len(out) == 0 || out[0].agency != a) {
			mark := dateline.Span{Start: p.Start + m[2], End: p.Start + m[3]}
			out = append(out, credit{over: dateline.Span{Start: 0, End: len(text)}, agency: a, mark: mark})
		}
	}
	return out
}

// bylineAgency is the agency that a byline names, "" without one: "Reuters",
// "By The Associated Press", "Staff and agencies" names none.
func bylineAgency(byline string) string {
	for _, part := range strings.FieldsFunc(byline, func(r rune) bool { return strings.ContainsRune(",;/|&()", r) }) {
		part = strings.TrimSpace(part)
		part = strings.TrimPrefix(strings.TrimPrefix(part, "By "), "by ")
		if a := agencyName(bare(part)); a != "" {
			return a
		}
	}
	return ""
}

// creditAt are the agencies credited for the words at an offset, each once,
// in the order of their marks.
func creditAt(all []credit, offset int) []credit {
	var out []credit
	for _, c := range all {
		if offset < c.over.Start || offset >= c.over.End {
			continue
		}
		seen := false
		for _, o := range out {
			seen = seen || o.agency == c.agency
		}
		if !seen {
			out = append(out, c)
		}
	}
	return out
}
