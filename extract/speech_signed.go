package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// signatureWords bounds the words of a name and description behind a dash.
const signatureWords = 14

// signed reads a quotation that is signed as letters and pulled quotes are: a
// dash behind it, on its line or the next, and a name up to the line's end
// ("We are not leaving." — Ana Roi, baker).
func (d *document) signed(first word, mark dateline.Span) (speech, bool) {
	text := d.report.Text
	at := mark.End + len(text[mark.End:]) - len(strings.TrimLeft(text[mark.End:], " \t\r\n"))
	dash := strings.IndexFunc(text[at:], func(r rune) bool { return r != '―' && r != '—' && r != '–' && r != '-' })
	if dash <= 0 || strings.Count(text[mark.End:at], "\n") > 2 {
		return speech{}, false
	}
	line, _, _ := strings.Cut(text[at+dash:], "\n")
	name := d.trimmed(dateline.Span{Start: at + dash, End: at + dash + len(line)})
	if r, _ := utf8.DecodeRuneInString(text[name.Start:name.End]); !unicode.IsUpper(r) || strings.Count(text[name.Start:name.End], " ") >= signatureWords || strings.HasSuffix(line, "\"") {
		return speech{}, false
	}
	cue, who := d.at(at), d.at(name.Start)
	if cue == nowhere || who == nowhere || !d.mentioned(d.headIn(who, name)) {
		return speech{}, false
	}
	return speech{kind: sayCue, cue: cue, span: dateline.Span{Start: at, End: at + dash}, source: d.headIn(who, name), speaker: name,
		content: []dateline.Span{mark}, head: d.headIn(first, mark)}, true
}
