package analyze

import (
	"fmt"
	"math"

	"dateline"
	"dateline/neural"
)

// leastShare is the probability from which on a reading is told: what extraction weighs need not be likely.
const leastShare = 0.02

// happener tells which words name an event, of which type, who takes part, and
// whether it is told as true, sure, past or to come.
type happener struct {
	row   *neural.Dense // what is read off a word
	kinds *neural.Dense // scores of types and of each property of stance, side by side
	types []string      // the first is no event
	sides [][]string    // the values of polarity, certainty, modality, voice
	roles relater
}

func newHappener(f *neural.File, l labels) (p happener, err error) {
	for name, to := range map[string]**neural.Dense{"events.row": &p.row, "events.kinds": &p.kinds} {
		if *to, err = neural.NewDense(f, name); err != nil {
			return p, err
		}
	}
	p.types, p.sides = l.Event, [][]string{l.Polarity, l.Certainty, l.Modality, l.Voice}
	n := len(p.types)
	for _, s := range p.sides {
		n += len(s)
	}
	if p.kinds.Out() != n || p.kinds.In() != p.row.Out() {
		return p, fmt.Errorf("events.kinds has not %d classes", n)
	}
	p.roles, err = newRelater(f, "events", l.Part)
	return p, err
}

// happenings is the memory of a happener, used again.
type happenings struct {
	asked, events        predicates
	relations            relations
	picked, read, scores []float32
}

// read finds the events of sentences, which are rows lo to hi each.
func (p *happener) read(x *happenings, rows []float32, n int, where []stretch, sentences []dateline.Sentence, found []meaning) {
	x.asked, x.events = predicates{x.asked.at[:0], x.asked.of[:0]}, predicates{x.events.at[:0], x.events.of[:0]}
	for i, s := range sentences {
		for j, t := range s.Tokens {
			if mayHappen(t.UPOS) {
				x.asked.add(where[i].lo+j, i)
			}
		}
	}
	if len(x.asked.at) == 0 {
		return
	}
	x.picked = pick(x.picked, rows, x.asked.at, p.row.In())
	x.read = apply(x.read, p.row, x.picked, len(x.asked.at), neural.GELU)
	x.scores = apply(x.scores, p.kinds, x.read, len(x.asked.at), neural.Linear)
	var events []*dateline.EventReading
	for k, i := range x.asked.of {
		scores := x.scores[k*p.kinds.Out() : (k+1)*p.kinds.Out()]
		at := x.asked.at[k]
		reading := dateline.EventReading{Trigger: sentences[i].Tokens[at-where[i].lo].Span, Types: p.shares(scores[:len(p.types)])}
		if len(reading.Types) == 0 {
			continue
		}
		p.stance(&reading, scores[len(p.types):])
		x.events.add(at, i)
		found[i].events = append(found[i].events, reading)
	}
	for i := range found {
		for k := range found[i].events {
			events = append(events, &found[i].events[k])
		}
	}
	p.roles.read(&x.relations, rows, n, where, x.events, func(f int, roles []tagSpan) {
		events[f].Arguments = arguments(sentences[x.events.of[f]].Tokens, roles)
	})
}

// mayHappen tells whether a word of a class can name an event.
func mayHappen(upos string) bool {
	switch upos {
	case "VERB", "NOUN", "ADJ", "PROPN":
		return true
	}
	return false
}

// shares are the types that a word may have, likeliest first; none where it hardly names an event.
func (p *happener) shares(scores []float32) []dateline.Share {
	var out []dateline.Share
	for i, v := range softmax(scores) {
		if i > 0 && v >= leastShare {
			out = append(out, dateline.Share{Value: p.types[i], Share: v})
		}
	}
	dateline.SortShares(out)
	return out
}

// stance takes the likeliest value of each property.
func (p *happener) stance(e *dateline.EventReading, scores []float32) {
	to := [...]*dateline.Share{&e.Polarity, &e.Certainty, &e.Modality, &e.Voice}
	for k, values := range p.sides {
		share := softmax(scores[:len(values)])
		best := 0
		for i, v := range share {
			if v > share[best] {
				best = i
			}
		}
		*to[k] = dateline.Share{Value: values[best], Share: share[best]}
		scores = scores[len(values):]
	}
}

// softmax are scores as probabilities, to three digits, so that they are the same everywhere.
func softmax(scores []float32) []float64 {
	top := scores[highest(scores)]
	out, sum := make([]float64, len(scores)), 0.0
	for i, v := range scores {
		out[i] = math.Exp(float64(v - top))
		sum += out[i]
	}
	for i := range out {
		out[i] = math.Round(1000*out[i]/sum) / 1000
	}
	return out
}
