package analyze

import "dateline"

// meaning is what the heads above the tree read in a sentence.
type meaning struct {
	frames    []dateline.Frame
	certainty []dateline.CertaintyValue
	events    []dateline.EventReading
	speech    []dateline.SpeechReading
}

// add appends what the next sentence means.
func (m *meaning) add(next meaning) {
	m.frames = append(m.frames, next.frames...)
	m.certainty = append(m.certainty, next.certainty...)
	m.events = append(m.events, next.events...)
	m.speech = append(m.speech, next.speech...)
}

// meanings is the memory of the heads above the tree, used again, and what they found of each sentence.
type meanings struct {
	frames frames
	events happenings
	speech sayings
	found  []meaning
}

// read finds what sentences mean, which are rows lo to hi each.
func (a *Analyzer) meanings(x *meanings, rows []float32, n int, where []stretch, sentences []dateline.Sentence) {
	x.found = make([]meaning, len(sentences))
	a.framer.read(&x.frames, rows, n, where, sentences, x.found)
	a.happener.read(&x.events, rows, n, where, sentences, x.found)
	a.speaker.read(&x.speech, rows, n, where, sentences, x.found)
}
