package extract

import (
	"regexp"
	"strings"

	"dateline"
)

// turn is the opening of a turn of speech or of a headline with its speaker in
// front: "PENCE: Well, ...", "Minister: We will not wait".
var turn = regexp.MustCompile(`^["“]?(?:Q|A|[\p{Lu}][\p{L}.’'\-]*(?: (?:[\p{Lu}][\p{L}.’'\-]*|of|the|and|de|von|al))*): `)

// notSpeakers are words that stand before a colon and speak for nobody.
func notSpeaker(word string) bool {
	switch strings.ToLower(word) {
	case "update", "breaking", "watch", "video", "photo", "photos", "note", "editor", "read", "related", "correction", "exclusive", "opinion", "analysis",
		"live", "explainer", "factbox", "url", "more", "comments", "points", "source", "sources", "contact", "date", "time", "here", "review", "commentary", "location",
		"where", "when", "what", "who", "why", "how", "see", "also", "tags", "by", "image", "credit", "caption", "transcript", "editorial", "published", "updated", "breaking news", "press", "tel", "email", "phone", "price":
		return true
	}
	return false
}

// withTurns adds the speeches of headlines and transcripts. A headline's turn
// is its first line; a transcript has at least two turns, and a turn runs to
// the next one or over paragraphs that open none.
func (d *document) withTurns(found []speech) []speech {
	text := d.report.Text
	start, title := 0, true
	for start < len(text) && len(found) < mostTurns {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		if m := turn.FindString(text[start:end]); m != "" && len(m) <= 48 {
			if s, ok := d.turnSpeech(dateline.Span{Start: start, End: end}, len(m), title); ok {
				found = append(found, s)
			}
		}
		title = title && strings.TrimSpace(text[start:end]) == ""
		start = end + 1
	}
	return found
}

// mostTurns bounds the speeches of one report.
const mostTurns = 5000

// turnSpeech is the speech of one line that begins with a speaker and a colon.
func (d *document) turnSpeech(line dateline.Span, label int, title bool) (speech, bool) {
	speaker := d.unquoted(dateline.Span{Start: line.Start, End: line.Start + label - 2})
	content := d.trimmed(dateline.Span{Start: line.Start + label, End: line.End})
	w, first := d.at(speaker.End-1), d.at(content.Start)
	if w == nowhere || first == nowhere || notSpeaker(d.report.Text[speaker.Start:speaker.End]) || content.Len() < shortestContent {
		return speech{}, false
	}
	for d.head(w) != nowhere && speaker.Contains(d.token(d.head(w)).Span) {
		w = d.head(w)
	}
	if !d.turnsSpeaker(w, speaker, title) {
		return speech{}, false
	}
	colon := dateline.Span{Start: speaker.End, End: speaker.End + 1}
	return speech{kind: sayCue, cue: d.at(colon.Start), span: colon, source: w, speaker: speaker, content: []dateline.Span{content}, head: d.headIn(first, content)}, true
}

// unquoted is a span without a quotation mark that opens it.
func (d *document) unquoted(s dateline.Span) dateline.Span {
	text := d.report.Text[s.Start:s.End]
	s.Start += len(text) - len(strings.TrimLeft(text, "\"“"))
	return s
}

// turnsSpeaker tells whether the words before a colon name a speaker: in a
// headline a name or a noun of speakers, in the text a name or capitals.
func (d *document) turnsSpeaker(w word, speaker dateline.Span, title bool) bool {
	words := d.report.Text[speaker.Start:speaker.End]
	if !title && words == strings.ToUpper(words) && len(words) > 2 {
		return true
	}
	for _, m := range d.mentionsIn(speaker) {
		if m.Form == dateline.Name && (m.Kind == dateline.Person || m.Kind == dateline.Organization) {
			return true
		}
	}
	l := strings.ToLower(d.token(w).Text)
	return title && (documentNoun(l) || speakerNoun(l) && d.token(w).UPOS != "VERB")
}
