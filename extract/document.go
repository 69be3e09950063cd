package extract

import (
	"sort"
	"strings"

	"dateline"
)

// document is one report while it is read: the report, its analysis, and the
// trees and lookups that every part of extraction shares. Tokens are named by
// a word: sentence number and position, both from 0.
type document struct {
	report   *dateline.Report
	analysis *dateline.Analysis
	heads    [][]int   // of each sentence and token: its head from 0, -1 for roots
	children [][][]int // of each sentence and token: its dependents, in order
	mentions map[word][]int
	said     *said                          // who says what, found when first asked for
	together []gathering                    // who acted together so far
	ids      map[string]int                 // mentions by id, filled when first asked for
	names    map[string]bool                // chains with a name, filled when first asked for
	about    *string                        // the subject, found when first asked for
	readings map[int]*dateline.EventReading // the learned reader's, by where their words begin; filled when first asked for
}

// word names one token of a document.
type word struct{ sentence, token int }

// nowhere is the word that is none: the head of a root, a search without result.
var nowhere = word{-1, -1}

func newDocument(r *dateline.Report, a *dateline.Analysis) *document {
	d := &document{report: r, analysis: a, mentions: map[word][]int{}}
	for _, s := range a.Sentences {
		kids := make([][]int, len(s.Tokens))
		up := heads(s.Tokens)
		for i, h := range up {
			if h >= 0 {
				kids[h] = append(kids[h], i)
			}
		}
		d.heads = append(d.heads, up)
		d.children = append(d.children, kids)
	}
	for i, m := range a.Mentions {
		if w := d.at(m.Head.Start); w != nowhere {
			d.mentions[w] = append(d.mentions[w], i)
		}
	}
	return d
}

// heads are the heads of tokens from 0, -1 for roots. Given trees may hold
// cycles: the link that would close one is left out, so that walks end.
func heads(tokens []dateline.Token) []int {
	const unseen, open, done = 0, 1, 2
	out, state := make([]int, len(tokens)), make([]uint8, len(tokens))
	for i, t := range tokens {
		out[i] = t.Head - 1
		if out[i] >= len(tokens) {
			out[i] = -1
		}
	}
	for i := range tokens {
		last := -1
		for j := i; j >= 0 && state[j] != done; j = out[j] {
			if state[j] == open {
				out[last] = -1
				break
			}
			state[j], last = open, j
		}
		for j := i; j >= 0 && state[j] == open; j = out[j] {
			state[j] = done
		}
	}
	return out
}

func (d *document) token(w word) *dateline.Token {
	return &d.analysis.Sentences[w.sentence].Tokens[w.token]
}

// head is the word that governs w, nowhere for a root.
func (d *document) head(w word) word {
	if h := d.heads[w.sentence][w.token]; h >= 0 {
		return word{w.sentence, h}
	}
	return nowhere
}

// relation is the dependency relation of w to its head, with its subtype.
func (d *document) relation(w word) string { return d.token(w).Deprel }

// dependents are the words that w governs by one of the relations; a relation
// without a subtype stands for all of its subtypes. No relations: all of them.
func (d *document) dependents(w word, relations ...string) []word {
	var out []word
	for _, i := range d.children[w.sentence][w.token] {
		c := word{w.sentence, i}
		if len(relations) == 0 || is(d.relation(c), relations...) {
			out = append(out, c)
		}
	}
	return out
}

// dependent is the first of dependents, or nowhere.
func (d *document) dependent(w word, relations ...string) word {
	if all := d.dependents(w, relations...); len(all) > 0 {
		return all[0]
	}
	return nowhere
}

// is reports whether a relation is one of those given, where "nmod" also
// stands for "nmod:poss" and "nsubj:pass" only for itself.
func is(relation string, of ...string) bool {
	for _, o := range of {
		if relation == o || !strings.Contains(o, ":") && strings.HasPrefix(relation, o+":") {
			return true
		}
	}
	return false
}

// subtree is the span of w and all that it governs, leaving out the branches
// that hang on w by one of the relations.
func (d *document) subtree(w word, except ...string) dateline.Span {
	span := d.token(w).Span
	for _, c := range d.dependents(w) {
		if is(d.relation(c), except...) {
			continue
		}
		s := d.subtree(c)
		span.Start, span.End = min(span.Start, s.Start), max(span.End, s.End)
	}
	return span
}

// at is the word whose token covers a byte offset, or nowhere.
func (d *document) at(offset int) word {
	sentences := d.analysis.Sentences
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > offset })
	if i == len(sentences) {
		return nowhere
	}
	tokens := sentences[i].Tokens
	j := sort.Search(len(tokens), func(j int) bool { return tokens[j].End > offset })
	if j == len(tokens) || tokens[j].Start > offset {
		return nowhere
	}
	return word{i, j}
}

// mentionsOf are the mentions whose head is w, longest first as the analysis has them.
func (d *document) mentionsOf(w word) []dateline.Mention {
	var out []dateline.Mention
	for _, i := range d.mentions[w] {
		out = append(out, d.analysis.Mentions[i])
	}
	return out
}

// quote is the text of a span that the document itself made; it can not fail
// on spans of tokens.
func (d *document) quote(s dateline.Span) dateline.Quote {
	return dateline.Quote{Span: s, Text: d.report.Text[s.Start:s.End]}
}
