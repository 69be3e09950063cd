package extract

import (
	"dateline"
	"dateline/ontology"
)

// opinion is what the learned reader says of one word: the types of event that
// it may name and their probabilities.
type opinion []dateline.Share

// reading is the learned reader's of a word, nil where it takes it for no event.
func (d *document) reading(w word) *dateline.EventReading {
	if d.readings == nil {
		d.readings = make(map[int]*dateline.EventReading, len(d.analysis.Events))
		for i := range d.analysis.Events {
			e := &d.analysis.Events[i]
			d.readings[e.Trigger.Start] = e
		}
	}
	return d.readings[d.token(w).Start]
}

// opinion is the learned reader's of a word; empty where it takes it for no event.
func (d *document) opinion(w word) opinion {
	if e := d.reading(w); e != nil {
		return e.Types
	}
	return nil
}

// none is the probability that the word names no event.
func (o opinion) none() float64 {
	rest := 1.0
	for _, t := range o {
		rest -= t.Share
	}
	return rest
}

// best is the likeliest type with its probability.
func (o opinion) best() (typ string, share float64) {
	if len(o) == 0 {
		return "", 0
	}
	return o[0].Value, o[0].Share
}

// of is the probability of a sense: of its type, or of what its type becomes
// when it is planned or refused.
func (o opinion) of(s *ontology.Sense) float64 {
	label, _ := s.Type.Label("")
	share := 0.0
	for _, t := range o {
		if t.Value == label || t.Value == s.Type.Future || t.Value == s.Type.Denied {
			share += t.Share
		}
	}
	return share
}

// The probabilities from which the learned reader's opinion counts, chosen on
// corpus/dev (docs/decisions/0014).
const (
	likely   = 0.4  // of a type: the word is taken for an event of it
	rather   = 0.3  // of a type of PLOVER: better than a sense outside of it
	firm     = 0.6  // of a happening outside PLOVER that no word of the lexicon tells
	plain    = 0.5  // of a type: it is meant as it is said, in a text about a subject that borrows the words of politics
	sure     = 0.9  // of a type: an event in which nobody is named is one
	unlikely = 0.95 // of being no event: a sense outside PLOVER is dropped
	toned    = 0.6  // of a value of stance
	seen     = 0.5  // of being an event: what its form leaves open
	agreed   = 1.0  // what full agreement adds to the rank of a sense
)

const other = "OTHER"

// believed tells whether a probability makes an event of a word that the
// lexicon alone would pass over. Where words of force are used of eggs, shares
// and goals it never does.
func (d *document) believed(share float64) bool {
	return share >= likely && d.subject() == ""
}

// convinced tells whether the learned reader is sure of a trigger's type: then it
// tells of an event though nobody has a name.
func (d *document) convinced(t *trigger) bool {
	o := d.opinion(t.w)
	return d.subject() == "" && (o.of(t.sense) >= sure || 1-o.none() >= sure && o.of(t.sense) >= rather)
}

// witnessed tells whether the learned reader is sure enough that a word tells of
// an event, of whichever type, to do without the form of one that happened.
func (d *document) witnessed(w word) bool {
	return d.subject() == "" && 1-d.opinion(w).none() >= seen
}

// prefers tells whether a type of PLOVER is likelier for a word than that it is a
// happening of another kind, as the lexicon has it.
func (d *document) prefers(typ string, share float64) bool {
	return typ != "" && typ != other && share >= rather && d.subject() == ""
}

// doubted tells whether the learned reader sees no event in a word.
func (d *document) doubted(w word) bool {
	return d.analysis.Events != nil && d.opinion(w).none() >= unlikely
}

// weighed is the sense of a word in view of the learned reader's opinion: where
// the lexicon knows no act of PLOVER, the plain sense of a type that the reader
// takes for likely; none where it takes the word for no event.
func (x *Extractor) weighed(d *document, w word, sense *ontology.Sense) *ontology.Sense {
	o := d.opinion(w)
	typ, share := o.best()
	verb := d.token(w).UPOS == "VERB" || d.token(w).UPOS == "AUX"
	switch {
	case sense != nil && !sense.Type.Own:
		return sense
	case d.believed(share) && (typ != other || sense == nil && share >= firm), sense != nil && d.prefers(typ, share):
		return x.ontology.Plain(typ, verb)
	case sense != nil && d.doubted(w):
		return nil
	}
	return sense
}

// read adds the roles that the learned reader fills and grammar left open. Not
// objects: none of those it fills on corpus/dev is right.
func (f *filling) read() {
	e := f.d.reading(f.t.w)
	if e == nil || f.d.subject() != "" || f.t.sense.Type.Reciprocal && len(f.out) > 1 {
		return
	}
	had := map[dateline.Role]bool{}
	for _, a := range f.out {
		had[a.Role] = true
	}
	for _, a := range e.Arguments {
		role := dateline.Role(a.Role)
		first := f.d.at(a.Start)
		if had[role] || first == nowhere || role == "time" || role == dateline.RoleObject || spatial(role) {
			continue
		}
		w := f.d.headIn(first, a.Span)
		if w == nowhere || !f.credible(role, w) || f.holds(w) || w == f.t.w || is(f.d.token(w).UPOS, "DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX") {
			continue
		}
		n := len(f.out)
		f.add(role, w)
		for i := n; i < len(f.out); i++ {
			if f.out[i].Via == "" {
				f.out[i].Via = viaReader
			}
		}
	}
}

// credible tells whether a word that the reader takes for a party can be one: who
// acts stands before the verb, and to whom the crime of a noun is done by it; the
// subject of another verb is the accused ("X was charged with murder").
func (f *filling) credible(role dateline.Role, w word) bool {
	d, t := f.d, f.t.w
	verb := d.token(t).UPOS == "VERB"
	switch {
	case role == dateline.RoleActor && verb:
		return w.token < t.token
	case role == dateline.RoleRecipient && !verb && f.t.sense.Type.Quad > 2 && f.t.over == t:
		return !is(d.relation(w), "nsubj") || d.head(w) == t
	}
	return true
}

// tone is a stance in view of the learned reader's: where grammar shows nothing
// (true, sure, told of as it was, in the report's voice) a sure reader is believed.
func (d *document) tone(w word, s *dateline.Stance) {
	e := d.reading(w)
	if e == nil {
		return
	}
	for _, p := range []struct {
		value *string
		plain string
		read  dateline.Share
	}{{&s.Polarity, "affirmed", e.Polarity}, {&s.Certainty, "certain", e.Certainty}, {&s.Modality, "actual", e.Modality}, {&s.Voice, "report", e.Voice}} {
		if *p.value == p.plain && p.read.Share >= toned {
			*p.value = p.read.Value
		}
	}
}
