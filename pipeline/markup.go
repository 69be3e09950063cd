package pipeline

import (
	"html"
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
	// references are character references.
	references = regexp.MustCompile(`&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});`)
)

// legible is a report with its text as it is read: of the same length, mark-up
// replaced by blanks, the tags of blocks by an empty line.
func legible(r dateline.Report) dateline.Report {
	if strings.ContainsRune(r.Text, '<') {
		r.Text = markup.ReplaceAllStringFunc(r.Text, blank)
	}
	if strings.ContainsRune(r.Text, '&') {
		r.Text = withCharacters(r.Text)
	}
	return r
}

func blank(tag string) string {
	if breaks.MatchString(tag) {
		return strings.Repeat(" ", len(tag)-2) + "\n\n"
	}
	return strings.Repeat(" ", len(tag))
}

// withCharacters is a text of the same length with the characters that its
// references stand for.
func withCharacters(text string) string {
	out := []byte(text)
	for _, at := range references.FindAllStringIndex(text, -1) {
		clitic := at[1] < len(text) && text[at[1]]|0x20 >= 'a' && text[at[1]]|0x20 <= 'z'
		copy(out[at[0]:at[1]], character(text[at[0]:at[1]], clitic))
	}
	return string(out)
}

// character is what is read of a character reference: its character and blanks;
// an apostrophe stands right before the letter that follows ("warlord&apos;s").
// Blanks and what would be mark-up are read as blanks.
func character(reference string, letterFollows bool) string {
	c := strings.TrimSpace(html.UnescapeString(reference))
	if c == "<" || c == ">" || len(c) > len(reference) {
		c = ""
	}
	blanks := strings.Repeat(" ", len(reference)-len(c))
	if letterFollows && (c == "'" || c == "’") {
		return blanks + c
	}
	return c + blanks
}

// wordsAsWritten gives the words of the analysis as the report has them, references
// whole: "&apos;s".
func wordsAsWritten(r *Reading) {
	text := r.Report.Text
	if r.given != nil || !strings.ContainsRune(text, '&') {
		return
	}
	all := references.FindAllStringIndex(text, -1)
	for i := range r.Analysis.Sentences {
		tokens := r.Analysis.Sentences[i].Tokens
		for k := range tokens {
			w := &tokens[k]
			for len(all) > 0 && all[0][1] <= w.Start {
				all = all[1:]
			}
			for _, at := range all {
				if at[0] >= w.End {
					break
				}
				w.Start, w.End = min(w.Start, at[0]), max(w.End, at[1])
				w.Text = text[w.Start:w.End]
			}
		}
	}
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
