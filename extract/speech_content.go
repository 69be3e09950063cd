package extract

import (
	"strings"

	"dateline"
)

// setContent takes the clause or phrase of c as what is said, without the cue
// and the speaker where they stand inside it.
func (d *document) setContent(s *speech, c word) bool {
	hull := d.phrase(c)
	cut := []dateline.Span{}
	if hull.Contains(s.span) && d.head(c) != s.cue {
		cut = append(cut, d.subtree(s.cue))
	} else if hull.Contains(s.span) {
		cut = append(cut, s.span)
		for _, o := range d.dependents(s.cue, "obl", "advmod", "advcl", "obj", "iobj", "nsubj", "conj", "xcomp", "aux") {
			if o != c {
				cut = append(cut, d.subtree(o))
			}
		}
	}
	for _, o := range d.dependents(c, "advcl") { // "said he knew, adding that": a speech of its own
		if o.token > c.token && d.token(o).XPOS == "VBG" && verbCue(d.lemma(o)) != noCue && d.head(c) == s.cue && d.afterComma(o) {
			cut = append(cut, d.subtree(o))
		}
	}
	if !s.speaker.Empty() && hull.Contains(s.speaker) {
		cut = append(cut, s.speaker)
	}
	s.head, s.content = c, nil
	for _, part := range without(hull, cut) {
		if part = d.ended(part); part.Len() > 2 {
			s.content = append(s.content, part)
		}
	}
	return len(s.content) > 0
}

// ended is a span trimmed, without the full stop of its sentence unless the
// words are a quotation.
func (d *document) ended(s dateline.Span) dateline.Span {
	s = d.trimmed(s)
	if !strings.HasSuffix(d.report.Text[s.Start:s.End], ".") || strings.ContainsAny(d.report.Text[s.Start:s.End], "\"“”") {
		return s
	}
	if w := d.at(s.End - 1); w != nowhere && d.token(w).UPOS == "PUNCT" {
		s.End--
	}
	return s
}

// without is a span less the parts cut out of it.
func without(hull dateline.Span, cut []dateline.Span) []dateline.Span {
	parts := []dateline.Span{hull}
	for _, c := range cut {
		var rest []dateline.Span
		for _, p := range parts {
			if !p.Overlaps(c) {
				rest = append(rest, p)
				continue
			}
			if left := (dateline.Span{Start: p.Start, End: min(p.End, c.Start)}); !left.Empty() {
				rest = append(rest, left)
			}
			if right := (dateline.Span{Start: max(p.Start, c.End), End: p.End}); !right.Empty() {
				rest = append(rest, right)
			}
		}
		parts = rest
	}
	return parts
}

// phrase is the subtree of c without a leading "that", preposition or conjunction.
func (d *document) phrase(c word) dateline.Span {
	span := d.subtree(c)
	for _, m := range d.dependents(c, "mark", "case", "cc", "punct") {
		t := d.token(m)
		if t.Start == span.Start && (d.relation(m) != "mark" || strings.EqualFold(t.Text, "that")) && !strings.ContainsAny(t.Text, "\"“«") {
			span.Start = t.End
		}
	}
	return d.trimmed(span)
}

// trimmed is a span without blanks and loose punctuation at its ends.
func (d *document) trimmed(s dateline.Span) dateline.Span {
	const loose = " \t\r\n,;:"
	text := d.report.Text[s.Start:s.End]
	s.Start += len(text) - len(strings.TrimLeft(text, loose+".)"))
	text = strings.TrimLeft(text, loose+".)")
	s.End -= len(text) - len(strings.TrimRight(text, loose+"("))
	return dateline.Span{Start: s.Start, End: max(s.Start, s.End)}
}

// cueSpan is the verb with the auxiliaries, negation and particle that stand next to it.
func (d *document) cueSpan(w word) dateline.Span {
	tokens := d.analysis.Sentences[w.sentence].Tokens
	span := tokens[w.token].Span
	for i := w.token - 1; i >= 0 && tokens[i].Head == w.token+1; i-- {
		if !is(tokens[i].Deprel, "aux") && !(tokens[i].Deprel == "advmod" && i > 0 && (is(tokens[i-1].Deprel, "aux") || tokens[i].Lemma == "not")) {
			break
		}
		span.Start = tokens[i].Start
	}
	if i := w.token + 1; i < len(tokens) && tokens[i].Head == w.token+1 && tokens[i].Deprel == "compound:prt" {
		span.End = tokens[i].End
	}
	return span
}
