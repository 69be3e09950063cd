package corroborate

import (
	"slices"
	"strings"

	"dateline"
)

// sentence reads whom a sentence credits, and whether it tells of reporting of
// the outlet's own.
func (e *evidence) sentence(s dateline.Span, byline string) {
	ws := wordsIn(e.text, s)
	p := part{Span: s}
	crediting := strings.Contains(e.text[s.Start:s.End], ": ") || slices.ContainsFunc(ws, func(w word) bool { return tells(w.low()) || leads(w.low()) })
	for i := range ws {
		if ws[i].quoted {
			continue
		}
		if crediting {
			c, own, ok := e.cited(ws, i)
			p.own = p.own || own
			if ok {
				p.credits = append(p.credits, c)
			}
		}
		p.own = p.own || e.witness(ws, i, byline)
	}
	if len(p.credits) == 0 && !p.own && len(e.parts) > 0 && anaphor(ws) {
		p.credits = slices.Clone(e.parts[len(e.parts)-1].credits)
	}
	p.credits = deepest(p.credits)
	e.own = e.own || p.own
	e.parts = append(e.parts, p)
}

// How deep in a chain a way of crediting lies: in "Veritel, citing Estwire,
// reported" the agency cited is the origin.
const (
	reporting = iota
	hearing
	citing
)

// cited reads a credit whose outlet begins at a word: the verb behind it or the
// words before it make it one. own says that the outlet is the report's.
func (e *evidence) cited(ws []word, i int) (c credit, own, ok bool) {
	if !ws[i].capital() || i > 0 && ws[i-1].capital() && !ws[i-1].related() && e.text[ws[i-1].End:ws[i].Start] == " " && !strings.EqualFold(ws[i-1].text, "the") && i > 1 {
		return credit{}, false, false
	}
	for n := min(6, len(ws)-i); n > 0; n-- {
		span := dateline.Span{Start: ws[i].Start, End: ws[i+n-1].End}
		if e.goesOn(ws, i+n) || shortened(e.text[span.Start:span.End]) {
			continue
		}
		how, mark := e.cue(ws, i, i+n)
		if how < 0 || e.person(span) {
			continue
		}
		name := trimPossessive(e.text[span.Start:span.End])
		mine := e.mine(name)
		_, usual, known := e.find(name)
		if !mine && !known {
			continue
		}
		if mine {
			return credit{}, true, false
		}
		return credit{name: usual, mark: mark, how: "citing", deep: how}, false, true
	}
	return credit{}, false, false
}

// goesOn reports whether a name goes on at a word: "The National" of "the
// National Weather Service" is no outlet.
func (e *evidence) goesOn(ws []word, at int) bool {
	if at >= len(ws) || !ws[at].capital() || e.text[ws[at-1].End:ws[at].Start] != " " || strings.HasSuffix(ws[at-1].text, "s") && trimPossessive(ws[at-1].text) != ws[at-1].text {
		return false
	}
	switch ws[at].low() {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "tv", "i":
		return false
	}
	return true
}

func trimPossessive(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s") }

// person reports whether a name is a person's.
func (e *evidence) person(s dateline.Span) bool {
	return slices.ContainsFunc(e.people, func(p dateline.Span) bool { return p.Overlaps(s) })
}

// cue is how the words around a name (from to to, not included) make it a
// source, -1 not at all, with the words that do.
func (e *evidence) cue(ws []word, from, to int) (int, dateline.Span) {
	before := e.nounPhrase(ws, from)
	mark := dateline.Span{Start: ws[from].Start, End: ws[to-1].End}
	if before > 0 {
		w := ws[before-1]
		two := w.low()
		if before > 1 {
			two = ws[before-2].low() + " " + two
		}
		how := -1
		switch w.low() {
		case "citing", "quoting":
			how = citing
		case "told", "tells":
			how = hearing
		case "reports", "reported", "writes", "wrote", "says", "said":
			how = reporting
		}
		switch two {
		case "according to", "reported by", "report by", "reports by", "report in", "reported in", "reports in", "published by", "report from":
			how = max(how, reporting)
		case "said to", "spoke to", "speaking to", "interview with", "interview to", "seen by", "obtained by", "reviewed by", "shown to", "showed to", "bought by", "statement to", "quoted by", "cited by":
			how = max(how, hearing)
		}
		if how >= 0 {
			start := w.Start
			if before > 1 && slices.Contains([]string{"to", "by", "in", "from", "with"}, w.low()) {
				start = ws[before-2].Start
			}
			return how, dateline.Span{Start: start, End: mark.End}
		}
	}
	return e.verbBehind(ws, from, to)
}

// nounPhrase is where the words that introduce the name of an outlet begin: "the
// German news magazine X", "the state-run X".
func (e *evidence) nounPhrase(ws []word, name int) int {
	at := name
	for at > 0 && e.text[ws[at-1].End:ws[at].Start] == " " {
		w := ws[at-1]
		introduces := slices.Contains([]string{"the", "agency", "newspaper", "news", "broadcaster", "paper", "station", "website", "channel", "daily", "weekly", "outlet", "magazine", "state", "official", "local", "public", "business", "television", "radio", "wire", "service", "site", "online", "portal"}, w.low())
		if !introduces && !w.related() && !(w.capital() && at < name && at > 1 && ws[at].low() != "the") {
			break
		}
		at--
	}
	return at
}

// related reports whether a word says whose an outlet is: "Houthi-run".
func (w word) related() bool {
	_, how, hyphened := strings.Cut(w.low(), "-")
	return hyphened && slices.Contains([]string{"run", "owned", "based", "backed", "linked", "affiliated", "controlled", "funded", "language"}, how)
}

// verbBehind finds the verb of reporting whose subject a name is: right behind
// it, behind "has", or behind a clause between commas.
func (e *evidence) verbBehind(ws []word, from, to int) (int, dateline.Span) {
	if to < len(ws) && from == 0 && e.text[ws[to-1].End:ws[to-1].End+1] == ":" {
		return reporting, dateline.Span{Start: ws[from].Start, End: ws[to-1].End + 1}
	}
	i := to
	for i < len(ws) && slices.Contains([]string{"news", "agency", "newspaper", "correspondent", "has", "had", "have", "also", "earlier", "later", "first", "television", "radio"}, ws[i].low()) {
		i++
	}
	if i < len(ws) && !tells(ws[i].low()) && strings.HasPrefix(e.text[ws[to-1].End:], ", ") {
		for j := i; j < min(len(ws), i+12); j++ {
			if strings.HasPrefix(e.text[ws[j].End:], ",") {
				i = j + 1
				break
			}
		}
	}
	if i < len(ws) && tells(ws[i].low()) && !ws[i].quoted {
		return reporting, dateline.Span{Start: ws[from].Start, End: ws[i].End}
	}
	return -1, dateline.Span{}
}

// tells reports whether a word is a verb of reporting.
func tells(w string) bool {
	switch w {
	case "reported", "reports", "said", "says", "wrote", "writes", "quoted", "quotes", "cited", "cites", "revealed", "disclosed", "learned", "learnt", "published", "broadcast", "announced", "added", "report", "claimed", "claims", "shows", "seen", "obtained", "understands":
		return true
	}
	return false
}

// leads reports whether a word may lead to the name of an outlet that is credited.
func leads(w string) bool {
	switch w {
	case "citing", "quoting", "told", "tells", "according", "by", "interview", "spoke", "speaking", "shown", "showed", "statement", "report":
		return true
	}
	return false
}

// anaphor reports whether a sentence credits the outlet of the one before: "the
// agency said", "the paper wrote".
func anaphor(ws []word) bool {
	for i := 0; i+2 < len(ws); i++ {
		if ws[i].low() == "the" && slices.Contains([]string{"agency", "paper", "newspaper", "outlet", "broadcaster", "daily", "station", "channel", "website", "magazine"}, ws[i+1].low()) && tells(ws[i+2].low()) {
			return true
		}
	}
	return false
}

// deepest are the credits of the deepest kind: of a chain the last link.
func deepest(cs []credit) []credit {
	most := -1
	for _, c := range cs {
		most = max(most, c.deep)
	}
	return slices.DeleteFunc(cs, func(c credit) bool { return c.deep < most })
}

// witness reports whether a word tells that the outlet was there itself: "our
// reporter", "told this newspaper", "I", "we", the writer's own name.
func (e *evidence) witness(ws []word, i int, byline string) bool {
	next := func(n int) string {
		if i+n < len(ws) {
			return ws[i+n].low()
		}
		return ""
	}
	switch ws[i].low() {
	case "i", "me", "we", "us", "my":
		return ws[i].text != "US" && ws[i].text != "ME" && ws[i].text != "us" || ws[i].text == "us" && i > 0 && slices.Contains([]string{"told", "to", "showed"}, ws[i-1].low())
	case "our":
		return slices.Contains([]string{"reporter", "reporters", "correspondent", "correspondents", "photographer", "camera", "cameras", "team", "man", "woman", "own", "staff", "window", "crew", "newsroom"}, next(1))
	case "this":
		return slices.Contains([]string{"newspaper", "paper", "reporter", "magazine", "broadcaster", "station", "website", "outlet"}, next(1)) && i > 0 && slices.Contains([]string{"told", "to", "by", "showed", "with"}, ws[i-1].low())
	}
	return ws[i].capital() && len(ws[i].text) > 3 && e.author != "" && strings.HasSuffix(e.author, " "+ws[i].low())
}
