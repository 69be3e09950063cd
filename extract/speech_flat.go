package extract

import (
	"strings"

	"dateline"
)

// flatContent finds what is said by the order of the words where the tree does
// not show it: "..., X said." takes the words before it, "X said that ..." the
// words after it. It is for plain verbs of saying with a speaker beside them.
func (d *document) flatContent(s *speech) bool {
	if s.source == nowhere || s.source.sentence != s.cue.sentence {
		return false
	}
	tokens := d.analysis.Sentences[s.cue.sentence].Tokens
	if next := s.cue.token + 1; !plainSaying(d.lemma(s.cue)) {
		return quotingCue(s.kind) && next < len(tokens) && tokens[next].UPOS == "SCONJ" && strings.EqualFold(tokens[next].Text, "that") && d.wordsAfter(s, tokens)
	}
	if d.closesSentence(s, tokens) {
		return d.wordsBefore(s, tokens)
	}
	return d.wordsAfter(s, tokens)
}

// plainSaying are the verbs that hardly ever stand without what is said.
func plainSaying(lemma string) bool {
	switch lemma {
	case "say", "add", "tell", "claim", "insist", "note", "argue", "warn", "explain", "state", "announce", "declare", "suggest", "believe":
		return true
	}
	return false
}

// closesSentence tells whether only the speaker, a time or an addressee follows the verb.
func (d *document) closesSentence(s *speech, tokens []dateline.Token) bool {
	comma := min(s.cue.token, s.source.token)
	if comma < 4 {
		return false
	}
	for i := s.cue.token + 1; i < len(tokens); i++ {
		switch tokens[i].UPOS {
		case "VERB", "AUX", "SCONJ":
			if tokens[i].Head-1 != s.source.token {
				return false
			}
		}
	}
	return true
}

// wordsBefore takes the words up to the comma or quotation mark before the
// speaker and the verb.
func (d *document) wordsBefore(s *speech, tokens []dateline.Token) bool {
	limit := s.span.Start
	if s.speaker.Start < limit {
		limit = s.speaker.Start
	}
	for i := s.cue.token; i > 1; i-- {
		if tokens[i-1].End > limit && tokens[i-1].Start >= limit {
			continue
		}
		if !strings.ContainsAny(tokens[i-1].Text, ",”\"?!") {
			return false
		}
		part := d.trimmed(dateline.Span{Start: tokens[0].Start, End: tokens[i-1].End})
		s.content, s.head = []dateline.Span{part}, d.headIn(s.cue, part)
		return part.Len() > shortestContent
	}
	return false
}

// wordsAfter takes the words after the verb, or after "that", to the end of
// the sentence, if they hold a verb.
func (d *document) wordsAfter(s *speech, tokens []dateline.Token) bool {
	if s.source.token > s.cue.token {
		return false
	}
	from, verb := s.cue.token+1, false
	for i := s.cue.token + 1; i < len(tokens); i++ {
		if !verb && strings.EqualFold(tokens[i].Text, "that") && tokens[i].UPOS == "SCONJ" {
			from = i + 1
		}
		verb = verb || tokens[i].UPOS == "VERB" && tokens[i].XPOS != "VBG" || tokens[i].UPOS == "AUX"
	}
	if !verb || from >= len(tokens) || from != s.cue.token+1 && from > s.cue.token+9 {
		return false
	}
	if from == s.cue.token+1 && (d.dependent(s.cue, "obj", "iobj") != nowhere || tokens[from].UPOS == "ADP") {
		return false
	}
	part := d.trimmed(dateline.Span{Start: tokens[from].Start, End: tokens[len(tokens)-1].End})
	s.content, s.head = []dateline.Span{part}, d.headIn(s.cue, part)
	return part.Len() > shortestContent
}
