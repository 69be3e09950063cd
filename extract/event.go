package extract

import (
	"slices"
	"strings"

	"dateline"
	"dateline/ontology"
)

// events are the event claims of the report, in order of their triggers.
func (x *Extractor) events(d *document) []dateline.Claim {
	var out []dateline.Claim
	for i := range d.analysis.Sentences {
		said := map[string]bool{} // the types that verbs and parties of this sentence told of
		var bare, told []dateline.Claim
		var words []word
		for _, t := range x.triggers(d, i) {
			c, ok := x.event(d, &t)
			if !ok {
				continue
			}
			if len(c.Arguments) == 0 && t.w == t.over && d.token(t.w).UPOS == "NOUN" && !d.believed(d.opinion(t.w).of(t.sense)) {
				bare = append(bare, c)
				continue
			}
			said[c.Type] = true
			told, words = append(told, c), append(words, t.w)
		}
		d.shareConsequences(told, words)
		out = append(out, told...)
		for _, c := range bare {
			if !said[c.Type] {
				said[c.Type] = true
				out = append(out, c)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b dateline.Claim) int { return a.Trigger.Start - b.Trigger.Start })
	return out
}

// faint is the confidence below which a happening outside PLOVER is not told of:
// one in ten of these claims was right on reports that the reader had not seen.
const faint = 0.15

// event makes the claim of one trigger; false when a span does not slice.
func (x *Extractor) event(d *document, t *trigger) (dateline.Claim, bool) {
	arguments := x.arguments(d, t)
	if len(arguments) == 0 && !t.sense.Bare && !x.tolled(d, t.w) && d.token(t.w).UPOS != "VERB" && !d.believed(d.opinion(t.w).of(t.sense)) {
		return dateline.Claim{}, false
	}
	if len(arguments) == 0 && d.token(t.w).UPOS != "VERB" && d.doubted(t.w) {
		return dateline.Claim{}, false
	}
	if !t.sense.Type.Own && x.idle(d, t, arguments) {
		return dateline.Claim{}, false
	}
	if t.sense.Type.Quad > 3 { // nobody is put to a deed of force whom grammar does not put to it
		arguments = slices.DeleteFunc(arguments, func(a dateline.Argument) bool { return a.Via == viaReader && a.Role == dateline.RoleActor })
	}
	if t.sense.Type.Reciprocal {
		d.remember(t.w, arguments)
	}
	arguments = withCounts(arguments, x.counts(d, t.w, t.sense))
	trigger, err := d.report.Quote(d.triggerSpan(t))
	if err != nil {
		return dateline.Claim{}, false
	}
	passage, err := d.report.Quote(d.trim(d.analysis.Sentences[t.w.sentence].Span))
	if err != nil {
		return dateline.Claim{}, false
	}
	c := dateline.Claim{Kind: dateline.EventClaim,
		Trigger: &trigger, Passage: passage, Arguments: arguments, Stance: x.stance(d, t.over), Attribution: x.attribution(d, t.over),
		When: x.when(d, t.over), Where: x.where(d, t.over)}
	d.tone(t.w, &c.Stance)
	if t.w != t.over && c.When == nil {
		c.When = x.when(d, t.w)
	}
	if t.w != t.over && c.Where == nil {
		c.Where = x.where(d, t.w)
	}
	c.When, c.Stance = d.possible(c.When, c.Stance, t.over)
	c.Arguments = d.placed(c.Arguments, t.w.sentence, c.Where)
	x.classify(d, t, &c)
	if c.Type == "SPEECH" && !d.believed(d.opinion(t.w).of(t.sense)) {
		return dateline.Claim{}, false // what is said is a statement
	}
	if t.sense.Type.Own && (c.Stance.Modality == "hypothetical" || t.sense.Lemma == "*" && len(arguments) == 0) {
		return dateline.Claim{}, false
	}
	if c.Confidence = d.eventConfidence(t, &c); t.sense.Type.Own && c.Confidence < faint && d.analysis.Events != nil {
		return dateline.Claim{}, false
	}
	c.Arguments = d.withCause(t, c.Arguments)
	return c, true
}

// withCounts adds numbers to arguments; what is no more than a number is no thing or topic.
func withCounts(arguments, counts []dateline.Argument) []dateline.Argument {
	arguments = slices.DeleteFunc(arguments, func(a dateline.Argument) bool {
		return (a.Role == dateline.RoleObject || a.Role == dateline.RoleTopic) && slices.ContainsFunc(counts, func(n dateline.Argument) bool { return n.Contains(a.Span) })
	})
	return append(arguments, counts...)
}

// triggerSpan is the word of the event; a light verb and its noun close by are
// taken together.
func (d *document) triggerSpan(t *trigger) dateline.Span {
	span := d.token(t.w).Span
	if t.w == t.over {
		return span
	}
	v := d.token(t.over).Span
	if v.Start < span.Start && span.Start-v.End < 40 {
		span.Start = v.Start
	}
	return span
}

// outlook is the type and mode of an event in view of its stance: cooperation
// that is only planned is an agreement, a planned retreat a concession, planned
// violence a threat, and "will not" a refusal (PLOVER 2.0 manual, AGREE,
// RETREAT, and the section on auxiliary modes). A refusal is itself affirmed.
func (x *Extractor) outlook(t *trigger, c *dateline.Claim) (*ontology.Type, string) {
	typ, mode := t.sense.Type, t.sense.Mode
	if c.Stance.Modality != "planned" || !slices.ContainsFunc(c.Arguments, func(a dateline.Argument) bool { return a.Role == dateline.RoleActor }) {
		return typ, mode
	}
	switch {
	case c.Stance.Polarity == "affirmed" && typ.Future != "":
		next := typ.FutureMode[mode]
		if next == "" {
			next = typ.FutureMode[""]
		}
		return x.ontology.Type(typ.Future), next
	case c.Stance.Polarity == "denied" && typ.Denied != "":
		c.Stance.Polarity = "affirmed"
		return x.ontology.Type(typ.Denied), typ.FutureMode["denied"]
	}
	return typ, mode
}

// classify gives the type, mode, scores and contexts.
func (x *Extractor) classify(d *document, t *trigger, c *dateline.Claim) {
	typ, mode := x.outlook(t, c)
	if typ.Name == "CONSULT" && mode == "" && partiesOf(c) > 2 {
		mode = "multilateral"
	}
	c.Type, c.Mode = typ.Label(mode)
	c.Quad, c.Score = typ.Quad, typ.ScoreOf(mode)
	seen := map[string]bool{}
	for _, k := range t.sense.Contexts {
		seen[k] = true
	}
	for _, token := range d.analysis.Sentences[t.w.sentence].Tokens {
		for _, k := range x.ontology.Contexts(strings.ToLower(token.Lemma)) {
			seen[k] = true
		}
	}
	for k := range seen {
		c.Contexts = append(c.Contexts, k)
	}
	slices.Sort(c.Contexts)
}

// partiesOf counts the actors of a claim.
func partiesOf(c *dateline.Claim) int {
	n := 0
	for _, a := range c.Arguments {
		if a.Role == dateline.RoleActor {
			n++
		}
	}
	return n
}
