package extract

import (
	"strings"

	"dateline"
)

// withQuotations stretches what is said to whole quotations, also over several
// sentences, and gives quotations without a cue of their own to the speaker
// who stands nearest.
func (d *document) withQuotations(found []speech) []speech {
	marks := quotations(d.report.Text)
	if len(marks) == 0 {
		return found
	}
	taken := make([]bool, len(marks))
	for i := range found {
		for j := range found[i].content {
			for q, mark := range marks {
				if mark.End <= found[i].content[j].Start {
					continue
				}
				if mark.Start >= found[i].content[j].End {
					break
				}
				taken[q] = true
				d.stretch(&found[i], j, mark)
			}
		}
	}
	for q, mark := range marks {
		if !taken[q] {
			found = d.adopt(found, mark)
		}
	}
	return found
}

// stretch widens part j of what is said to a quotation that it shares words
// with, unless the cue or the speaker stand inside the marks.
func (d *document) stretch(s *speech, j int, mark dateline.Span) {
	if mark.Overlaps(s.span) || mark.Overlaps(s.speaker) {
		return
	}
	part := &s.content[j]
	*part = dateline.Span{Start: min(part.Start, mark.Start), End: max(part.End, mark.End)}
	for _, t := range [...]dateline.Span{s.span, s.speaker} {
		if t.Empty() || !part.Overlaps(t) {
			continue
		}
		if t.Start >= mark.End {
			part.End = t.Start
		} else {
			part.Start = t.End
		}
	}
	*part = d.trimmed(*part)
}

// adopt finds a speaker for a quotation that no cue governs: a verb of saying
// without content in the same sentence, else the speech just before it whose
// speaker goes on.
func (d *document) adopt(found []speech, mark dateline.Span) []speech {
	if strings.Count(d.report.Text[mark.Start:mark.End], " ") < 3 {
		return found
	}
	first := d.at(mark.Start)
	if first == nowhere {
		return found
	}
	if s, ok := d.loneCue(found, first, mark); ok {
		return append(found, s)
	}
	sentence := d.analysis.Sentences[first.sentence]
	if strings.TrimSpace(d.report.Text[sentence.Start:mark.Start]) != "" {
		return found // words of the report come first: a quoted phrase, not a speech
	}
	for i := len(found) - 1; i >= 0; i-- {
		s := &found[i]
		last := s.content[len(s.content)-1]
		if s.kind == rumorCue || s.source == nowhere || max(last.End, s.span.End) > mark.Start || s.cue.sentence < first.sentence-3 {
			continue
		}
		if strings.Count(d.report.Text[last.End:mark.Start], "\n") > 2 || quoteKind(d.report.Text[last.Start:last.End]) == "indirect" {
			break
		}
		s.content = append(s.content, mark)
		break
	}
	return found
}

// loneCue is a speech by a verb of saying in the sentence of a quotation that
// governs nothing said itself.
func (d *document) loneCue(found []speech, first word, mark dateline.Span) (speech, bool) {
	for t := range d.analysis.Sentences[first.sentence].Tokens {
		w := word{first.sentence, t}
		token := d.token(w)
		if token.UPOS != "VERB" || mark.Overlaps(token.Span) || !quotingCue(verbCue(d.lemma(w))) || hasCue(found, w) {
			continue
		}
		s := speech{kind: verbCue(d.lemma(w)), cue: w, span: d.cueSpan(w), source: d.speakerOf(w), head: d.headIn(first, mark)}
		if s.source == nowhere || mark.Contains(d.token(s.source).Span) {
			continue
		}
		s.speaker, s.content = d.speakerSpan(s.source, w), []dateline.Span{mark}
		for _, part := range without(s.speaker, []dateline.Span{mark}) {
			s.speaker = d.trimmed(part)
			break
		}
		return s, !s.speaker.Empty()
	}
	return speech{}, false
}

// quotingCue tells whether such a verb can lead a quotation.
func quotingCue(k cueKind) bool {
	return k == sayCue || k == claimCue || k == admitCue || k == judgeCue || k == denyCue || k == wantCue
}

func hasCue(found []speech, w word) bool {
	for i := len(found) - 1; i >= 0 && found[i].cue.sentence >= w.sentence; i-- {
		if found[i].cue == w {
			return true
		}
	}
	return false
}

// headIn is the highest word of a sentence inside a span, nowhere without one.
func (d *document) headIn(first word, span dateline.Span) word {
	for t, token := range d.analysis.Sentences[first.sentence].Tokens {
		w := word{first.sentence, t}
		if token.UPOS == "PUNCT" || !span.Contains(token.Span) {
			continue
		}
		if h := d.head(w); h == nowhere || !span.Contains(d.token(h).Span) {
			return w
		}
	}
	return nowhere
}
