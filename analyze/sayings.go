package analyze

import (
	"fmt"

	"dateline"
	"dateline/neural"
)

// speaker tells which words report what somebody says, thinks or writes, who
// that is, and what is said.
type speaker struct {
	cue   *neural.Dense // no, yes
	roles relater
}

func newSpeaker(f *neural.File, l labels) (p speaker, err error) {
	if p.cue, err = neural.NewDense(f, "speech.cue"); err != nil {
		return p, err
	}
	if p.cue.Out() != 2 {
		return p, fmt.Errorf("speech.cue has %d classes, not two", p.cue.Out())
	}
	p.roles, err = newRelater(f, "speech", l.Speech)
	return p, err
}

// sayings is the memory of a speaker, used again.
type sayings struct {
	cues      predicates
	relations relations
	scores    []float32
}

// read finds the speech of sentences, which are rows lo to hi each.
func (p *speaker) read(x *sayings, rows []float32, n int, where []stretch, sentences []dateline.Sentence, found []meaning) {
	x.cues = predicates{x.cues.at[:0], x.cues.of[:0]}
	x.scores = apply(x.scores, p.cue, rows, n, neural.Linear)
	for i, s := range sentences {
		for j, t := range s.Tokens {
			at := where[i].lo + j
			if share := softmax(x.scores[2*at : 2*at+2])[1]; share >= leastShare {
				x.cues.add(at, i)
				found[i].speech = append(found[i].speech, dateline.SpeechReading{Cue: t.Span, Share: share})
			}
		}
	}
	var all []*dateline.SpeechReading
	for i := range found {
		for k := range found[i].speech {
			all = append(all, &found[i].speech[k])
		}
	}
	p.roles.read(&x.relations, rows, n, where, x.cues, func(f int, roles []tagSpan) {
		all[f].Arguments = arguments(sentences[x.cues.of[f]].Tokens, roles)
	})
}
