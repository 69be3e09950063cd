package extract

import (
	"sort"
	"strings"
	"unicode"

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
		d.follow(&found[i], marks)
		for j := range found[i].content {
			from := found[i].content[j].Start
			for q := sort.Search(len(marks), func(q int) bool { return marks[q].End > from }); q < len(marks); q++ {
				mark := marks[q]
				if mark.Start >= found[i].content[j].End {
					break
				}
				if mark.Contains(found[i].span) {
					continue // what the one quoted says that others say
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

// follow gives a cue that stands right behind a quotation ("...," she said,
// clapping) that quotation and nothing else of its sentence behind the cue.
func (d *document) follow(s *speech, marks []dateline.Span) {
	if !plainSaying(d.lemma(s.cue)) || s.source == nowhere || d.token(s.cue).UPOS != "VERB" {
		return
	}
	start := s.span.Start
	if !s.speaker.Empty() && s.speaker.End <= start {
		start = s.speaker.Start
	}
	i := sort.Search(len(marks), func(i int) bool { return marks[i].End > start }) - 1
	if i < 0 || start-marks[i].End > 3 || strings.ContainsFunc(d.report.Text[marks[i].End:start], unicode.IsLetter) || !d.ends(marks[i]) {
		return
	}
	mark, known := marks[i], false
	kept := s.content[:0:0]
	for _, part := range s.content {
		if part.End <= start || quoteKind(d.report.Text[part.Start:part.End]) == "direct" {
			kept, known = append(kept, part), known || part.Overlaps(mark)
		}
	}
	if !known {
		kept = append([]dateline.Span{mark}, kept...)
		if first := d.at(mark.Start + 1); first != nowhere {
			s.head = d.headIn(first, mark)
		}
	}
	for _, more := range marks[i+1:] { // "..., he said, "..."
		if more.Start >= d.analysis.Sentences[s.cue.sentence].End || more.Start < s.span.End {
			break
		}
		if !holds(kept, dateline.Span{Start: more.Start + 1, End: more.Start + 2}) {
			kept = append(kept, more)
		}
	}
	s.content = kept
}

// ends tells whether a quotation ends as speech before its cue does: with a
// comma or a mark of its own inside, or a comma right behind it.
func (d *document) ends(mark dateline.Span) bool {
	words := strings.TrimRight(d.report.Text[mark.Start:mark.End], "\"”'»")
	behind := strings.TrimLeft(d.report.Text[mark.End:], " ")
	return words != "" && strings.ContainsAny(words[len(words)-1:], ",?!-") || strings.HasSuffix(words, "—") || strings.HasPrefix(behind, ",")
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
	first := d.inside(mark)
	if first == nowhere {
		return found
	}
	if s, ok := d.signed(first, mark); ok {
		return append(found, s)
	}
	if d.runsOn(d.analysis.Sentences[first.sentence], mark) && first.sentence+1 < len(d.analysis.Sentences) {
		if all, ok := d.runOn(found, first, mark); ok {
			return all
		}
	}
	long := strings.Count(d.report.Text[mark.Start:mark.End], " ") >= 3
	if s, ok := d.loneCue(found, first, mark); ok && long {
		return append(found, s)
	}
	sentence := d.analysis.Sentences[first.sentence]
	if i := first.sentence - 1; i >= 0 && long && strings.HasSuffix(d.report.Text[d.analysis.Sentences[i].Start:d.analysis.Sentences[i].End], ":") {
		if s, ok := d.loneCue(found, word{i, 0}, mark); ok {
			s.head = d.headIn(first, mark)
			return append(found, s)
		}
	}
	if sentence.Start < mark.Start && strings.TrimSpace(d.report.Text[sentence.Start:mark.Start]) != "" {
		return found // words of the report come first: a quoted phrase, not a speech
	}
	if s := d.before(found, mark); s != nil && first.sentence <= s.cue.sentence+3 {
		last := s.content[len(s.content)-1]
		if strings.Count(d.report.Text[last.End:mark.Start], "\n") <= 2 && quoteKind(d.report.Text[last.Start:last.End]) != "indirect" {
			s.content = append(s.content, mark)
		}
	}
	return found
}

// inside is the first word of a quotation: its own mark may have been left
// with the sentence before it.
func (d *document) inside(mark dateline.Span) word {
	w := d.at(mark.Start)
	if w == nowhere || d.token(w).UPOS != "PUNCT" {
		return w
	}
	if next := d.at(d.token(w).End); next != nowhere && mark.Contains(d.token(next).Span) {
		return next
	}
	if sentences := d.analysis.Sentences; w.sentence+1 < len(sentences) && len(sentences[w.sentence+1].Tokens) > 0 {
		if next := (word{w.sentence + 1, 0}); mark.Contains(d.token(next).Span) {
			return next
		}
	}
	return w
}

// runsOn tells whether a quotation ends a sentence that is not over: the
// splitter broke off "..., he said" behind the mark.
func (d *document) runsOn(sentence dateline.Sentence, mark dateline.Span) bool {
	if mark.End < sentence.End {
		return false
	}
	end := strings.TrimRight(d.report.Text[mark.Start:mark.End], "\"”")
	rest := strings.TrimLeft(d.report.Text[mark.End:], " ")
	return end != "" && strings.ContainsAny(end[len(end)-1:], ",?!-—") && rest != "" && rest[0] != '\n'
}

// runOn gives a quotation to the verb of saying that opens the next sentence,
// whatever a parse of that fragment has taken for what is said.
func (d *document) runOn(found []speech, first word, mark dateline.Span) ([]speech, bool) {
	next := word{first.sentence + 1, 0}
	for i := range found {
		s := &found[i]
		if s.cue.sentence == next.sentence && s.cue.token < 6 && s.source != nowhere && !s.span.Empty() && plainSaying(d.lemma(s.cue)) && s.content[0].Start > s.span.Start {
			s.content, s.head = []dateline.Span{mark}, d.headIn(first, mark)
			return found, true
		}
	}
	s, ok := d.loneCue(found, next, mark)
	if !ok || s.cue.token >= 10 {
		return found, false
	}
	s.head = d.headIn(first, mark)
	return append(found, s), true
}

// before is the speech with a speaker that ends last before a quotation.
func (d *document) before(found []speech, mark dateline.Span) *speech {
	var best *speech
	for i := range found {
		s := &found[i]
		if s.kind == rumorCue || s.source == nowhere || endOf(s) > mark.Start {
			continue
		}
		if best == nil || d.goesOn(s, mark) && !d.goesOn(best, mark) || d.goesOn(s, mark) == d.goesOn(best, mark) && endOf(s) > endOf(best) {
			best = s
		}
	}
	return best
}

// goesOn tells whether a speech has quoted words in the paragraph of a quotation after it.
func (d *document) goesOn(s *speech, mark dateline.Span) bool {
	last := s.content[len(s.content)-1]
	return quoteKind(d.report.Text[last.Start:last.End]) != "indirect" && !strings.Contains(d.report.Text[last.End:mark.Start], "\n")
}

func endOf(s *speech) int { return max(s.content[len(s.content)-1].End, s.span.End) }

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
	for i := range found {
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
