package extract

import (
	"slices"
	"sort"

	"dateline"
)

// said is everything that a report says of who says what, found once a document.
type said struct {
	all     []speech
	credits []credit
	names   map[string]int // of each chain of mentions: its first name
	of      [][]int        // of each sentence: the speeches whose content touches it
}

// speeches finds who says what when it is first asked for.
func (d *document) speeches() *said {
	if d.said != nil {
		return d.said
	}
	d.said = &said{all: speechesIn(d), credits: creditsOf(d.report), names: map[string]int{}}
	for i, m := range d.analysis.Mentions {
		if _, known := d.said.names[m.Chain]; m.Form == dateline.Name && m.Chain != "" && !known {
			d.said.names[m.Chain] = i
		}
	}
	d.said.of = make([][]int, len(d.analysis.Sentences))
	for i, s := range d.said.all {
		for _, n := range d.sentencesOf(s.content) {
			d.said.of[n] = append(d.said.of[n], i)
		}
	}
	return d.said
}

// sentencesOf are the sentences that spans touch, each once.
func (d *document) sentencesOf(spans []dateline.Span) []int {
	var out []int
	sentences := d.analysis.Sentences
	for _, s := range spans {
		first := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > s.Start })
		for i := first; i < len(sentences) && sentences[i].Start < s.End; i++ {
			if !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// attribution is the chain of those who say what is triggered at w: the
// publisher first, then the wire credit of the passage, then the speakers of
// the reported speech that w stands in, inward.
func (x *Extractor) attribution(d *document, w word) []dateline.Link {
	links := x.outerLinks(d, d.token(w).Start)
	for _, s := range d.speechesOver(w) {
		links = addLink(links, x.speakerLink(d, s))
	}
	return links
}

// outerLinks are the publisher and the agencies credited for an offset.
func (x *Extractor) outerLinks(d *document, offset int) []dateline.Link {
	links := []dateline.Link{{Kind: "publisher", Name: d.report.Source.Name}}
	for _, c := range creditAt(d.speeches().credits, offset) {
		link := dateline.Link{Kind: "agency", Name: c.agency}
		if mark := c.mark; !mark.Empty() {
			link.Speaker = &mark
		}
		links = append(links, link)
	}
	return links
}

// addLink adds a link unless the chain has that speaker already: a credit and
// "TASS reported" are one link, as are a quotation and the clause about it.
func addLink(links []dateline.Link, link dateline.Link) []dateline.Link {
	for i := range links {
		l := &links[i]
		if l.Kind != link.Kind || l.Name != link.Name || l.Kind == "publisher" {
			continue
		}
		if link.Name == "" && (l.Cue == nil || link.Cue == nil || *l.Cue != *link.Cue) {
			continue
		}
		if l.Cue == nil {
			l.Speaker, l.Cue, l.Mention = link.Speaker, link.Cue, link.Mention
		}
		return links
	}
	return append(links, link)
}

// speechesOver are the speeches whose content holds w, outermost first.
func (d *document) speechesOver(w word) []*speech {
	said, at := d.speeches(), d.token(w).Span
	var out []*speech
	for _, i := range said.of[w.sentence] {
		s := &said.all[i]
		if s.cue != w && !ownVoice(d, s) && holds(s.content, at) && !s.speaker.Contains(at) {
			out = append(out, s)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return length(out[i].content) > length(out[j].content) })
	return out
}

func holds(spans []dateline.Span, at dateline.Span) bool {
	for _, s := range spans {
		if s.Contains(at) {
			return true
		}
	}
	return false
}

func length(spans []dateline.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// ownVoice tells whether a cue only wraps what the publisher says itself: "it
// can be said that", "it should be noted that".
func ownVoice(d *document, s *speech) bool {
	if s.source != nowhere || s.kind == rumorCue || s.kind == claimCue {
		return false
	}
	for _, a := range d.dependents(s.cue, "aux") {
		switch d.lemma(a) {
		case "can", "could", "should", "must", "may", "might", "need":
			return true
		}
	}
	return false
}

// attributions are the spans of what the report says that someone says. They
// are the outermost ones: what the quoted themselves hand on stands in the
// chains of claims.
func (x *Extractor) attributions(d *document) []dateline.AttributionSpan {
	var out []dateline.AttributionSpan
	for i := range d.speeches().all {
		s := &d.speeches().all[i]
		if ownVoice(d, s) || d.nested(i) {
			continue
		}
		span := dateline.AttributionSpan{Content: s.content, Quote: quoteKind(d.words(s.content))}
		if s.source != nowhere {
			speaker := s.speaker
			if p := d.dependent(s.cue, "nsubj"); p != nowhere && p != s.source && d.relative(p) {
				speaker.End = max(speaker.End, d.token(p).End) // "the spokesman, who"
			}
			span.Source = &speaker
		}
		if cue := s.span; !cue.Empty() {
			span.Cue = &cue
		}
		out = append(out, span)
	}
	return out
}

// nested tells whether the cue of speech i stands inside what another says.
func (d *document) nested(i int) bool {
	said := d.speeches()
	s := &said.all[i]
	for _, n := range d.sentencesOf([]dateline.Span{s.span}) {
		for _, j := range said.of[n] {
			if o := &said.all[j]; j != i && holds(o.content, s.span) && !ownVoice(d, o) && (length(o.content) > length(s.content) || j < i && length(o.content) == length(s.content)) {
				return true
			}
		}
	}
	return false
}

// words are the texts of spans, joined by a blank.
func (d *document) words(spans []dateline.Span) string {
	text := ""
	for i, s := range spans {
		if i > 0 {
			text += " "
		}
		text += d.report.Text[s.Start:s.End]
	}
	return text
}
