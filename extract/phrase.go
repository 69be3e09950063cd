package extract

import (
	"slices"
	"strings"

	"dateline"
)

// nounPhrase is the span that names what a word heads: its mention, else the noun
// phrase without clauses, appositions and conjuncts.
func (d *document) nounPhrase(w word) dateline.Span {
	if m, ok := d.mentionAt(w); ok && (m.Form != dateline.Nominal || m.Len() <= longestPhrase/2) {
		return d.trim(d.unjoined(w, d.unrelated(w, m.Span)))
	}
	const outside = "acl advcl appos conj cc punct parataxis case cop aux mark nsubj obl advmod discourse dep"
	span := d.subtree(w, strings.Fields(outside)...)
	if span.Len() > longestPhrase || strings.Contains(d.report.Text[span.Start:span.End], "\n") {
		span = d.token(w).Span
		for _, c := range d.dependents(w, "det", "amod", "compound", "nummod", "nmod:poss", "flat") {
			if s := d.subtree(c); s.Len() < longestPhrase/2 {
				span.Start, span.End = min(span.Start, s.Start), max(span.End, s.End)
			}
		}
	}
	return d.trim(d.unjoined(w, d.unrelated(w, span)))
}

// unjoined leaves out a conjunction, a mark or a preposition at the start of a
// phrase, and of "at least seven people" the bound too.
func (d *document) unjoined(w word, span dateline.Span) dateline.Span {
	tokens := d.analysis.Sentences[w.sentence].Tokens
	for i := range w.token {
		if t := &tokens[i]; t.Start >= span.Start {
			bound := i > 0 && tokens[i-1].UPOS == "ADP" && (strings.EqualFold(t.Text, "least") || strings.EqualFold(t.Text, "most"))
			if t.UPOS != "CCONJ" && t.UPOS != "PUNCT" && t.UPOS != "ADP" && !bound {
				break
			}
			span.Start = tokens[i+1].Start
		}
	}
	return span
}

// unrelated leaves out what follows the phrase of w within a span, with the comma
// before it: a relative clause, be it of a word further in ("a trip to Oru, where
// ..."), and a source ("..., according to the governor").
func (d *document) unrelated(w word, span dateline.Span) dateline.Span {
	for i := w.token + 1; i < len(d.analysis.Sentences[w.sentence].Tokens); i++ {
		c := word{w.sentence, i}
		t := d.token(c)
		if t.Start >= span.End {
			break
		}
		start := t.Start
		switch {
		case d.relation(c) == "acl:relcl":
			start = d.subtree(c).Start
		case !strings.EqualFold(t.Text, "according"):
			continue
		}
		if start > d.token(w).End && start < span.End {
			span.End = span.Start + len(strings.TrimRight(d.report.Text[span.Start:start], " \t\n,"))
		}
	}
	return span
}

// titled is the phrase of a word, of a name with the titles right before it:
// "Justice Minister Tora Lind", "the painter Maria Lind".
func (d *document) titled(w word) dateline.Span {
	span := d.nounPhrase(w)
	if name := d.byName(w); name != w {
		if s := d.nounPhrase(name); s.Start > span.End && strings.TrimSpace(d.report.Text[span.End:s.Start]) == "" {
			span.End = s.End
		}
		return span
	}
	m, ok := d.mentionAt(w)
	if !ok || m.Form != dateline.Name {
		return span
	}
	if p := d.whole(w, m); p.Len() > span.Len() && p.Contains(span) {
		return p
	}
	start := span.Start
	for _, c := range d.dependents(w, "nmod:desc", "compound", "flat") {
		if s := d.subtree(c); s.Start < start && s.End <= m.Start && !d.named(c) {
			start = s.Start
		}
	}
	if start < span.Start && span.End-start <= longestPhrase && !strings.ContainsAny(d.report.Text[start:span.Start], "\n,") {
		span.Start = start
	}
	return span
}

// whole is the noun phrase that a name is the head of, with what stands before
// the name and with the complements behind it, without clauses and appositions.
func (d *document) whole(w word, m dateline.Mention) dateline.Span {
	if m.Phrase.Len() == 0 {
		return m.Span
	}
	p := d.trim(d.unjoined(w, d.unrelated(w, m.Phrase)))
	for i := w.token + 1; i < len(d.analysis.Sentences[w.sentence].Tokens); i++ {
		if t := d.token(word{w.sentence, i}); t.Start >= m.End && t.Start < p.End && (t.UPOS == "PUNCT" || t.UPOS == "CCONJ") {
			p.End = d.trim(dateline.Span{Start: p.Start, End: t.Start}).End
		}
	}
	if p.Len() > longestPhrase || strings.ContainsAny(d.report.Text[p.Start:p.End], "\n,") {
		return m.Span
	}
	return p
}

// longestPhrase bounds the words that stand for an argument, in bytes; a longer
// phrase is cut to its head with what stands right before it.
const longestPhrase = 100

// byName is the name that stands in apposition to a description, where there is
// one ("his counterpart, Sergei Lavrov"), else the word itself.
func (d *document) byName(w word) word {
	if d.token(w).UPOS == "PROPN" {
		return w
	}
	for _, c := range d.dependents(w, "appos", "flat", "nmod:desc") {
		m, ok := d.mentionAt(c)
		if ok && m.Form == dateline.Name && (m.Kind == dateline.Person && d.person(w) || c.token == w.token+1 && m.Kind != dateline.Country && m.Kind != dateline.Place) {
			return c
		}
	}
	return w
}

// trim takes white space off the ends of a span.
func (d *document) trim(s dateline.Span) dateline.Span {
	text := d.report.Text
	s.Start, s.End = max(s.Start, 0), min(s.End, len(text))
	for s.Start < s.End && strings.ContainsRune(" \t\n\r", rune(text[s.Start])) {
		s.Start++
	}
	for s.End > s.Start && strings.ContainsRune(" \t\n\r", rune(text[s.End-1])) {
		s.End--
	}
	return s
}

// mentioned tells whether a mention stands at w.
func (d *document) mentioned(w word) bool {
	_, ok := d.mentionAt(w)
	return ok
}

// covering is the shortest name whose span holds w, where the parse takes
// another word of it for the head ("President Putin").
func (d *document) covering(w word) (int, bool) {
	span, best := d.token(w).Span, -1
	near := d.dependents(w)
	if h := d.head(w); h != nowhere {
		near = append(near, h)
	}
	for _, h := range near {
		for _, i := range d.mentions[h] {
			m := &d.analysis.Mentions[i]
			if m.Form == dateline.Name && m.Contains(span) && d.nameJoins(h, w) && (best < 0 || m.Len() < d.analysis.Mentions[best].Len()) {
				best = i
			}
		}
	}
	return best, best >= 0
}

// nameJoins tells whether two words are parts of one name in the tree.
func (d *document) nameJoins(a, b word) bool {
	names := []string{"flat", "compound", "nmod:desc", "appos", "goeswith", "nmod"}
	return d.head(a) == b && is(d.relation(a), names...) || d.head(b) == a && is(d.relation(b), names...) && d.token(b).UPOS == "PROPN" && d.relation(b) != "nmod:poss"
}

// partiesIn are the parties inside a noun phrase that own it or are meant by
// it: possessor, modifier, "of", "by", "from", "in", "against". For actors the
// ones it is done to ("of", "against") are left out.
func (d *document) partiesIn(w word, acting bool) []word {
	return d.partiesBelow(w, acting, 3)
}

// partiesBelow looks some nouns deep, and deeper only where nothing is found:
// "the killing Tuesday night of the mayor", "a court decision of the US".
func (d *document) partiesBelow(w word, acting bool, depth int) []word {
	var out, further []word
	for _, c := range d.dependents(w, "nmod", "compound", "amod", "acl") {
		rel := d.relation(c)
		if rel == "acl" {
			if a := d.dependent(c, "obl:agent"); a != nowhere && d.party(a) {
				out = append(out, a)
			}
			continue
		}
		owner := rel == "nmod:poss" || !is(rel, "nmod")
		if !owner && !d.partyLink(c, acting) {
			continue
		}
		for _, one := range d.conjuncts(c) {
			switch {
			case d.token(one).UPOS == "PRON" && !acting: // "agreed to free its prisoners": its own
			case d.mentioned(one) && (d.party(one) || !acting && d.place(one)), rel != "amod" && d.party(one) && !d.material(one, rel):
				out = append(out, one)
			case rel == "amod" && demonymLike(d.token(one).Text):
				out = append(out, one)
			case !owner || acting && rel != "nmod:poss":
				further = append(further, one)
			}
		}
	}
	if len(out) == 0 && depth > 1 {
		for _, one := range further {
			out = append(out, d.partiesBelow(one, acting, depth-1)...)
		}
	}
	return out
}

// material tells whether a common noun before another says what it is made or
// used for, not whose it is: "troop presence", "state visit", "school bus".
func (d *document) material(w word, rel string) bool {
	if rel != "compound" || d.token(w).UPOS != "NOUN" {
		return false
	}
	switch d.token(w).Lemma {
	case "government", "police", "opposition", "rebel", "militant", "insurgent", "regime", "separatist", "terrorist", "militia", "protester":
		return false
	}
	return true
}

func (d *document) partyLink(c word, acting bool) bool {
	k := d.dependent(c, "case")
	if k == nowhere {
		return false
	}
	links := []string{"by", "from", "of", "in", "against", "on", "between", "with", "for"}
	if acting {
		links = []string{"by", "from", "of"}
	}
	return slices.Contains(links, strings.ToLower(d.token(k).Lemma))
}

// placesIn are the named places inside a noun phrase: Gori of "the city of
// Gori", Russia of "a base in Russia".
func (d *document) placesIn(w word) []word {
	var out []word
	for _, c := range d.dependents(w, "nmod", "compound", "appos", "amod") {
		if m, ok := d.mentionAt(c); ok && m.Form == dateline.Name && d.place(c) {
			out = append(out, c)
		}
	}
	return out
}

// demonymLike tells whether an adjective looks like that of a people or country.
func demonymLike(text string) bool {
	if text == "" || text[0] < 'A' || text[0] > 'Z' || len(text) < 4 {
		return false
	}
	for _, end := range [...]string{"ian", "ean", "can", "man", "ish", "ese", "qi", "li", "ni", "di", "ti", "nch", "tch", "lgar"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}
