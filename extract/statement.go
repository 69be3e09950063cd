package extract

import (
	"slices"
	"strings"

	"dateline"
)

// Bounds of a statement: shorter contents are no statement, and a statement
// names no more topics than a reader would.
const (
	shortestContent = 12 // bytes
	mostTopics      = 12
	longestCue      = 120 // bytes between two parts of a quotation
)

// statements are the claims of kind statement: what the report says that
// someone says, and what a commentary says in its own voice.
func (x *Extractor) statements(d *document) []dateline.Claim {
	var out []dateline.Claim
	for i := range d.speeches().all {
		s := &d.speeches().all[i]
		for _, content := range contentParts(d, s) {
			if content.Len() >= shortestContent && strings.Contains(d.report.Text[content.Start:content.End], " ") && d.says(s, content) {
				out = append(out, x.statement(d, s, content))
			}
		}
	}
	if x.Genre(d.report, d.analysis) == dateline.GenreCommentary {
		out = append(out, x.ownStatements(d)...)
	}
	return out
}

// says tells whether a stretch of what a speech is about says something. A noun
// phrase in the report's own words does not: who fears imports or demands an
// inquiry says nothing yet, unless it is what something is called. Nor does an
// infinitive that nobody utters ("was told to leave", "refused to pay").
func (d *document) says(s *speech, content dateline.Span) bool {
	if s.kind == judgeCue || quoteKind(d.report.Text[content.Start:content.End]) != "indirect" {
		return true
	}
	w := d.at(content.Start)
	if w == nowhere {
		return true
	}
	tokens := d.analysis.Sentences[w.sentence].Tokens
	if tokens[w.token].UPOS == "PART" && (s.source == nowhere || deedAlone(d.lemma(s.cue))) {
		return false
	}
	for i := w.token; i < len(tokens) && tokens[i].Start < content.End; i++ {
		if u := tokens[i].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return false
}

// deedAlone tells whether a verb with an infinitive tells what somebody does and
// not what is said.
func deedAlone(lemma string) bool {
	switch lemma {
	case "refuse", "decline", "decide", "continue", "manage", "try", "fail", "begin", "start", "prepare":
		return true
	}
	return false
}

// contentParts are the stretches that make statements of their own: a clause
// broken by its cue is one statement, its longest part; a quotation that goes on
// behind its cue or in the next sentence is one from its first mark to its last.
func contentParts(d *document, s *speech) []dateline.Span {
	var out []dateline.Span
	longest := dateline.Span{}
	for _, c := range s.content {
		if quoteKind(d.report.Text[c.Start:c.End]) == "direct" {
			out = append(out, c)
		} else if c.Len() > longest.Len() {
			longest = c
		}
	}
	slices.SortFunc(out, func(a, b dateline.Span) int { return a.Start - b.Start })
	out = d.goneOn(s, out)
	if !longest.Empty() {
		out = append(out, longest)
	}
	return out
}

// goneOn joins quotations of one speech that follow one another in a paragraph,
// with nothing but the cue and who speaks between them.
func (d *document) goneOn(s *speech, quoted []dateline.Span) []dateline.Span {
	var out []dateline.Span
	for _, c := range quoted {
		if n := len(out) - 1; n >= 0 && out[n].End <= c.Start {
			between := dateline.Span{Start: out[n].End, End: c.Start}
			text := d.report.Text[between.Start:between.End]
			if !strings.Contains(text, "\n") && (strings.TrimSpace(text) == "" || between.Contains(s.span) && between.Len() <= longestCue) {
				out[n].End = c.End
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// statement is the claim that a speech makes of one stretch of its content.
func (x *Extractor) statement(d *document, s *speech, content dateline.Span) dateline.Claim {
	quote := d.quote(content)
	c := dateline.Claim{
		Report: d.report.ID, Input: d.report.Input, Source: d.report.Source.Name, Kind: dateline.Statement,
		Content: &quote, QuoteKind: quoteKind(quote.Text), Stance: x.statementStance(d, s, d.contentHead(s, content)),
		Attribution: x.attribution(d, s.cue), Passage: d.passage(s, content), Confidence: d.statementConfidence(s),
	}
	if d.token(s.cue).UPOS != "PUNCT" && !s.span.Empty() {
		cue := d.quote(s.span)
		c.Trigger = &cue
	}
	if !ownVoice(d, s) {
		link := x.speakerLink(d, s)
		c.Attribution = addLink(c.Attribution, link)
		if link.Speaker != nil {
			c.Arguments = append(c.Arguments, dateline.Argument{Role: dateline.RoleActor, Quote: d.quote(*link.Speaker), Mention: link.Mention})
		}
	}
	c.Arguments = append(c.Arguments, d.topics(content)...)
	return c
}

// contentHead is the head of one stretch of what is said.
func (d *document) contentHead(s *speech, content dateline.Span) word {
	if s.head != nowhere && content.Contains(d.token(s.head).Span) {
		return s.head
	}
	if first := d.at(content.Start); first != nowhere {
		return d.headIn(first, content)
	}
	return nowhere
}

// statementStance is the stance of what is said: hedges and negation of the
// content, the force of the cue, and whether it is a view.
func (x *Extractor) statementStance(d *document, s *speech, head word) dateline.Stance {
	st := dateline.Stance{Polarity: "affirmed", Certainty: "certain", Modality: "actual", Voice: "report"}
	if head != nowhere {
		st = x.stance(d, head)
		st.Voice = "report"
		if d.seesOnlyPotential(head) && st.Certainty == "certain" {
			st.Certainty = "possible"
		}
	}
	switch s.kind {
	case denyCue:
		if head != nowhere && d.token(head).UPOS != "VERB" {
			st.Polarity = "denied"
		}
	case rumorCue:
		if st.Certainty == "certain" {
			st.Certainty = "possible"
		}
	}
	if d.opinionated(s) || ownVoice(d, s) {
		st.Voice = "opinion"
	}
	return st
}

// seesOnlyPotential tells whether a clause speaks of a possibility as its
// object: "sees potential in", "raises the prospect of".
func (d *document) seesOnlyPotential(w word) bool {
	for _, o := range d.dependents(w, "obj", "nsubj") {
		if op := nounOperator(d.lemma(o)); d.token(o).UPOS == "NOUN" && (op == doubts || op == unsettles) {
			return true
		}
	}
	return false
}

// passage is the sentences that hold the cue and the content, with nothing between left out.
func (d *document) passage(s *speech, content dateline.Span) dateline.Quote {
	span := d.analysis.Sentences[s.cue.sentence].Span
	for _, i := range d.sentencesOf([]dateline.Span{content}) {
		other := d.analysis.Sentences[i].Span
		span.Start, span.End = min(span.Start, other.Start), max(span.End, other.End)
	}
	return d.quote(span)
}

// topics are the names inside a span, as arguments.
func (d *document) topics(content dateline.Span) []dateline.Argument {
	var out []dateline.Argument
	for _, m := range d.mentionsIn(content) {
		if m.Form == dateline.Name && len(out) < mostTopics {
			out = append(out, dateline.Argument{Role: dateline.RoleTopic, Quote: d.quote(m.Span), Mention: m.ID})
		}
	}
	return out
}

// mentionsIn are the mentions inside a span, in the order of the analysis.
func (d *document) mentionsIn(span dateline.Span) []dateline.Mention {
	var out []dateline.Mention
	for _, n := range d.sentencesOf([]dateline.Span{span}) {
		for t := range d.analysis.Sentences[n].Tokens {
			for _, i := range d.mentions[word{n, t}] {
				if m := d.analysis.Mentions[i]; span.Contains(m.Span) {
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// ownStatements are the views of a commentary in its own voice: sentences
// nobody is quoted for, with words that value.
func (x *Extractor) ownStatements(d *document) []dateline.Claim {
	var out []dateline.Claim
	for n, sentence := range d.analysis.Sentences {
		root := d.rootOf(n)
		if root == nowhere || len(d.speeches().of[n]) > 0 || d.evaluations(n, sentence.Start, sentence.End, strongOpinion) == 0 {
			continue
		}
		content := d.trimmed(d.subtree(root))
		if content.Len() < 2*shortestContent || d.token(root).UPOS != "VERB" && d.dependent(root, "cop") == nowhere {
			continue
		}
		quote := d.quote(content)
		stance := x.stance(d, root)
		stance.Voice = "opinion"
		out = append(out, dateline.Claim{
			Report: d.report.ID, Input: d.report.Input, Source: d.report.Source.Name, Kind: dateline.Statement,
			Content: &quote, QuoteKind: "indirect", Stance: stance, Attribution: x.outerLinks(d, content.Start),
			Arguments: d.topics(content), Passage: d.quote(sentence.Span), Confidence: trustStatement.of(0.5, 0),
		})
	}
	return out
}

// rootOf is the root of a sentence, nowhere without one.
func (d *document) rootOf(sentence int) word {
	for t := range d.analysis.Sentences[sentence].Tokens {
		if d.token(word{sentence, t}).Head == 0 {
			return word{sentence, t}
		}
	}
	return nowhere
}
