package pipeline

import (
	"regexp"
	"strings"

	"dateline"
)

// Feeds and page dumps in JSON lines often carry HTML in their text. The text is
// kept as it came, so that spans are spans of it; what is read is the same text
// with its mark-up blanked, byte for byte in place.

var (
	// markup are the tags of running text, comments, and a tag cut off at the end.
	markup = regexp.MustCompile(`(?i)<!--(?s:.*?)-->|</?(?:p|br|hr|a|div|span|em|strong|b|i|u|ul|ol|li|img|h[1-6]|blockquote|figure|figcaption|table|thead|tbody|tr|td|th|iframe|video|audio|source|section|article|small|sup|sub|cite|q|code|pre|font|center)\b[^<>]*>|<(?:a|img|iframe)\s[^<>]*$`)
	// breaks are the tags that end a paragraph.
	breaks = regexp.MustCompile(`(?i)^</?(?:p|br|hr|div|ul|ol|li|h[1-6]|blockquote|figure|figcaption|table|tr|section|article|pre)\b`)
	// references are the character references that stand between words.
	references = regexp.MustCompile(`&(?:nbsp|amp|quot|#160|#38|#34|lt|gt);`)
)

// legible is a report with its text as it is read: of the same length, mark-up
// replaced by blanks, the tags of blocks by an empty line.
func legible(r dateline.Report) dateline.Report {
	if strings.ContainsRune(r.Text, '<') {
		r.Text = markup.ReplaceAllStringFunc(r.Text, blank)
	}
	if strings.ContainsRune(r.Text, '&') {
		r.Text = references.ReplaceAllStringFunc(r.Text, character)
	}
	return r
}

func blank(tag string) string {
	if breaks.MatchString(tag) {
		return strings.Repeat(" ", len(tag)-2) + "\n\n"
	}
	return strings.Repeat(" ", len(tag))
}

// character is what is read of a character reference: its first byte, where that
// is the character, else nothing.
func character(reference string) string {
	c := " "
	if reference == "&amp;" || reference == "&#38;" {
		c = "&"
	}
	return c + strings.Repeat(" ", len(reference)-1)
}

// asWritten gives the words of claims as the report has them, with the mark-up inside.
func asWritten(r *dateline.Report, claims []dateline.Claim) {
	for i := range claims {
		c := &claims[i]
		for _, q := range []*dateline.Quote{&c.Passage, c.Trigger, c.Content} {
			if q != nil {
				q.Text = r.Text[q.Start:q.End]
			}
		}
		for k := range c.Arguments {
			q := &c.Arguments[k].Quote
			q.Text = r.Text[q.Start:q.End]
		}
		if w := c.When; w != nil && w.End != 0 {
			w.Text = r.Text[w.Start:w.End]
		}
	}
}
