package extract

import "dateline"

// The probabilities from which what the learned reader heard counts, chosen on
// corpus/dev and looked at on PolNeAR dev (docs/decisions/0014).
const (
	overheard = 0.3 // it is speech, though no rule knows it
	heardWell = 0.5 // its content stands for what a rule found
)

// heard adds to the rules' speeches what the learned reader alone heard, and
// takes its word for what is said where it heard well.
func (d *document) heard(found []speech) []speech {
	ruled := make(map[word]int, len(found))
	for i := range found {
		ruled[found[i].cue] = i
	}
	for i := range d.analysis.Speech {
		r := &d.analysis.Speech[i]
		s, ok := d.hearing(r)
		if !ok {
			continue
		}
		if at, known := ruled[s.cue]; known && r.Share >= heardWell {
			found[at].content, found[at].head = s.content, s.head
		} else if !known && r.Share >= overheard {
			found = append(found, s)
		}
	}
	return found
}

// listening is the probability with which the learned reader hears speech at a cue.
func (d *document) listening(cue word) float64 {
	start := d.token(cue).Start
	for i := range d.analysis.Speech {
		if d.analysis.Speech[i].Cue.Start == start {
			return d.analysis.Speech[i].Share
		}
	}
	return 0
}

// hearing makes a speech of what the learned reader heard; false where it heard no content.
func (d *document) hearing(r *dateline.SpeechReading) (speech, bool) {
	w := d.at(r.Cue.Start)
	if w == nowhere {
		return speech{}, false
	}
	s := speech{kind: sayCue, cue: w, span: d.cueSpan(w), source: nowhere, head: nowhere}
	if k := d.cueKind(w); k != noCue {
		s.kind = k
	}
	for _, a := range r.Arguments {
		first := d.at(a.Start)
		if first == nowhere || a.Span.Contains(r.Cue) {
			continue
		}
		switch {
		case a.Role == "source" && s.source == nowhere:
			s.source = d.headIn(first, a.Span)
			s.speaker = d.trimmed(a.Span)
		case a.Role == "content":
			if part := d.ended(a.Span); part.Len() > 2 {
				s.content = append(s.content, part)
				if s.head == nowhere {
					s.head = d.headIn(first, a.Span)
				}
			}
		}
	}
	return s, len(s.content) > 0
}

// cueKind is the kind of a word of saying of any class.
func (d *document) cueKind(w word) cueKind {
	switch d.token(w).UPOS {
	case "VERB", "AUX":
		return verbCue(d.lemma(w))
	case "NOUN", "PROPN":
		return nounCue(d.lemma(w))
	case "ADJ":
		return adjectiveCue(d.lemma(w))
	}
	return noCue
}
