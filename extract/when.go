package extract

import (
	"slices"
	"sort"
	"strings"

	"dateline"
)

// when is the time of the event triggered at w, nil when the report does not
// say. It is never the publication date, nor the nearest date of another
// clause: a time expression must hang on the trigger, on a phrase of its
// clause that is no event itself ("met Putin on Monday"), on a verb that only
// says that the event took place, on an act that grammar puts at the same time
// (clause_time.go), lead the sentence, or stand before its entry in a list of
// hours.
func (x *Extractor) when(d *document, w word) *dateline.When {
	var best *dateline.TimeExpression
	rank := 0
	for i := range d.timesOf(w.sentence) {
		t := &d.timesOf(w.sentence)[i]
		if t.When.IsZero() {
			continue
		}
		h := d.headOf(w.sentence, t.Span)
		if h == nowhere || d.boundary(h, t) {
			continue
		}
		if r := x.timeRank(d, w, h, t); r > rank || r == rank && r > 0 && finer(t, best) {
			best, rank = t, r
		}
	}
	if best == nil {
		best = d.entryTime(w.sentence)
	}
	if best == nil {
		return nil
	}
	when := d.upTo(best)
	return &when
}

// timesOf are the time expressions of a sentence.
func (d *document) timesOf(sentence int) []dateline.TimeExpression {
	all, s := d.analysis.Times, d.analysis.Sentences[sentence]
	lo := sort.Search(len(all), func(i int) bool { return all[i].Start >= s.Start })
	hi := sort.Search(len(all), func(i int) bool { return all[i].Start >= s.End })
	return all[lo:hi]
}

// headOf is the word of a span that hangs on a word outside of it.
func (d *document) headOf(sentence int, span dateline.Span) word {
	first := d.indexAt(sentence, span.Start)
	if first < 0 {
		return nowhere
	}
	tokens := d.analysis.Sentences[sentence].Tokens
	last := first
	for last+1 < len(tokens) && tokens[last+1].Start < span.End {
		last++
	}
	found := nowhere
	for i := first; i <= last; i++ {
		h := d.head(word{sentence, i})
		if h == nowhere || h.token < first || h.token > last {
			if found == nowhere || !is(d.relation(word{sentence, i}), "punct", "case", "det") {
				found = word{sentence, i}
			}
			if !is(d.relation(found), "punct", "case", "det") {
				return found
			}
		}
	}
	return found
}

// boundary reports whether a preposition makes a time the edge of something,
// and not when it happened: "before Monday", "after 2025". What is so "since",
// "by" or "until" a time is counted to that time, as the corpus guidelines
// have it, and what is shortly before or after an hour to that hour.
func (d *document) boundary(h word, t *dateline.TimeExpression) bool {
	for _, c := range append(d.cases(h), d.dependents(h, "mark", "advmod")...) {
		switch strings.ToLower(d.token(c).Text) {
		case "before", "after":
			if p, text := t.When.Precision, strings.ToLower(t.When.Text); p == "minute" || p == "hour" || p == "daypart" && strings.HasPrefix(text, "dawn") {
				continue
			}
			return !strings.HasPrefix(strings.ToLower(t.When.Text), "the end")
		case "than", "to", "ahead", "prior", "as":
			return true
		}
	}
	return false
}

// nth reports whether a noun is counted: "the first strike".
func (d *document) nth(w word) bool {
	for _, a := range d.dependents(w, "amod") {
		if t := strings.ToLower(d.token(a).Text); ordinal(t) > 0 || t == "only" || t == "last" || t == "latest" {
			return true
		}
	}
	return false
}

// edge reports whether a time is named as the beginning or the end of what lasts.
func (d *document) edge(h word) bool { return d.hasCase(h, "since", "by", "until", "till") }

func finer(a, b *dateline.TimeExpression) bool {
	if b == nil {
		return true
	}
	order := []string{"century", "decade", "year", "season", "quarter", "month", "week", "day", "daypart", "hour", "minute", "second"}
	return slices.Index(order, a.When.Precision) > slices.Index(order, b.When.Precision)
}

// timeRank is how closely a time with head h belongs to the event at w; 0: not at all.
func (x *Extractor) timeRank(d *document, w, h word, t *dateline.TimeExpression) int {
	g := d.timeGovernor(h)
	if g == nowhere {
		return 0
	}
	if d.hasCase(h, "for") && d.token(w).UPOS == "VERB" && !setsDate(d.lemma(w)) {
		return 0 // "called a march for Monday": the march's
	}
	v, passed := x.clauseWord(d, g, h)
	switch {
	case g == w && d.edge(h) && d.token(w).UPOS == "NOUN" && d.nth(w):
		return 0 // "the third raid since April"
	case g == w:
		return 9
	case d.head(g) == w && d.token(g).UPOS == "PROPN" && !is(d.relation(h), "nmod:poss", "compound") && !is(d.relation(g), "nsubj"):
		return 8 // "met Putin on Monday", parsed as Monday's Putin
	case v == w && !passed:
		return 7
	case d.edge(h):
		return 0
	case d.carries(g, w):
		return 6
	case d.chained(g, w):
		return 5
	case v != nowhere && v != g && !passed && (d.carries(v, w) || d.chained(v, w)):
		return 4
	case d.leads(w, g, t.Span):
		return 3
	case d.sameTime(g, w) || v != nowhere && !passed && d.sameTime(v, w):
		return 2
	case d.between(w, g, h), v == w:
		return 1
	}
	return 0
}

// between reports whether the verb w stands between a phrase with head h and
// what it hangs on, g, which w hangs on too: in "the leaders of both countries
// met on Monday" a parser may hang "Monday" on the leaders. No other verb may
// stand nearer.
func (d *document) between(w, g, h word) bool {
	if d.token(w).UPOS != "VERB" || !(g.token < w.token && w.token < h.token) || d.token(g).UPOS == "VERB" {
		return false
	}
	for i := w.token + 1; i < h.token; i++ {
		if p := d.token(word{w.sentence, i}).UPOS; p == "VERB" || p == "PUNCT" {
			return false
		}
	}
	for range 4 {
		if w = d.head(w); w == nowhere || w == g {
			return w == g
		}
	}
	return false
}

// timeGovernor is what a time says the time of: the head of its first word,
// past nouns for times and parts of it ("the early hours of Monday").
func (d *document) timeGovernor(h word) word {
	for range 4 {
		if !is(d.relation(h), "obl", "nmod", "advmod", "nummod", "compound", "amod", "appos", "dep", "nsubj", "conj", "flat", "list", "acl") {
			return nowhere
		}
		g := d.head(h)
		if g == nowhere {
			return nowhere
		}
		u, _ := unitWord(strings.ToLower(d.token(g).Text))
		t := strings.ToLower(d.token(g).Text)
		if u == unitNone && dayPart(t) == "" && month(t) == 0 && weekday(t) == 0 || d.token(g).UPOS == "VERB" {
			if is(d.relation(h), "nsubj") {
				return nowhere // "Monday saw ...": a subject of its own
			}
			return g
		}
		h = g
	}
	return nowhere
}

// carries reports whether v is a verb that says no more of its subject or
// object w than that it took place: "the meeting took place on Monday",
// "held talks on Monday", "the attack killed five on Monday".
func (d *document) carries(v, w word) bool {
	if d.head(w) != v || d.token(v).UPOS != "VERB" || d.token(w).UPOS == "VERB" {
		return false
	}
	switch r := d.relation(w); {
	case is(r, "nsubj", "nsubj:pass"):
		return verbCue(d.lemma(v)) == noCue
	case is(r, "obj"):
		return lightVerb(d.lemma(v)) && d.lemma(v) != "announce" && d.lemma(v) != "confirm" && d.lemma(v) != "report"
	}
	return false
}

// chained reports whether w is a later act of a chain that begins with v and
// has no subject of its own: "met Kim on Monday and discussed trade".
func (d *document) chained(v, w word) bool {
	for range 4 {
		if !is(d.relation(w), "conj") || d.dependent(w, "nsubj", "nsubj:pass") != nowhere || len(d.ownTimes(w)) > 0 {
			return false
		}
		if w = d.head(w); w == v {
			return true
		}
		if w == nowhere {
			return false
		}
	}
	return false
}

// ownTimes are the heads of the times that hang on w.
func (d *document) ownTimes(w word) []word {
	var out []word
	for _, t := range d.timesOf(w.sentence) {
		if h := d.headOf(w.sentence, t.Span); h != nowhere && d.head(h) == w {
			out = append(out, h)
		}
	}
	return out
}

// leads reports whether a time opens the sentence, before the subject of its
// main verb v, and w lies in the same sentence with nothing else to date it:
// no clause on the way has its own time, is a relative clause, or looks ahead
// or farther back.
func (d *document) leads(w, v word, span dateline.Span) bool {
	if d.head(v) != nowhere && !is(d.relation(v), "parataxis", "conj") || span.Start > d.token(v).Start {
		return false
	}
	if s := d.dependent(v, "nsubj", "nsubj:pass", "expl"); s == nowhere || d.subtree(s).Start < span.Start {
		return false
	}
	for range 8 {
		if w == v {
			return true
		}
		if w == nowhere || len(d.ownTimes(w)) > 0 || is(d.relation(w), "acl", "advcl") || d.remote(w) {
			return false
		}
		w = d.head(w)
	}
	return false
}

// remote reports whether a verb looks ahead of its clause or farther back: "will
// visit", "had visited", "to visit".
func (d *document) remote(w word) bool {
	if d.token(w).UPOS != "VERB" {
		return false
	}
	if d.tenseOf(w) == tenseFuture {
		return true
	}
	for _, a := range d.dependents(w, "aux") {
		if strings.EqualFold(d.token(a).Text, "had") {
			return true
		}
	}
	return false
}
