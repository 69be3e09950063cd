package analyze

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline"
)

// WriteCoNLLU writes an analysis as CoNLL-U. Sentences that came as CoNLL-U keep
// their comments, multiword tokens and MISC; others get "# newdoc id" before the
// first, "# sent_id" and "# text". Names stand in MISC as NER=B-PER, NER=I-PER and
// so on: PER, ORG, LOC for countries, places and facilities, MISC for the rest.
// An error is that of the writer.
func WriteCoNLLU(out io.Writer, a *dateline.Analysis) error {
	w := bufio.NewWriter(out)
	names := nameTags(a)
	for i := range a.Sentences {
		writeSentence(w, a, i, names[i])
	}
	return w.Flush()
}

// nameTags are the BIO tags of the words of each sentence, "" outside names.
func nameTags(a *dateline.Analysis) [][]string {
	tags := make([][]string, len(a.Sentences))
	for i, s := range a.Sentences {
		tags[i] = make([]string, len(s.Tokens))
	}
	sentence := 0
	for _, m := range a.Mentions {
		if m.Form != dateline.Name {
			continue
		}
		for sentence > 0 && a.Sentences[sentence].Start > m.Start {
			sentence--
		}
		for sentence < len(a.Sentences) && a.Sentences[sentence].End <= m.Start {
			sentence++
		}
		if sentence == len(a.Sentences) {
			break
		}
		tagName(tags[sentence], a.Sentences[sentence].Tokens, m)
	}
	return tags
}

func tagName(tags []string, tokens []dateline.Token, m dateline.Mention) {
	mark := "B-"
	for i, t := range tokens {
		if m.Contains(t.Span) && tags[i] == "" {
			tags[i] = mark + NameClass(m.Kind)
			mark = "I-"
		}
	}
}

// NameClass is the kind of a name as CoNLL-U's NER= writes it: PER, ORG, LOC or MISC.
func NameClass(k dateline.Kind) string {
	switch k {
	case dateline.Person:
		return "PER"
	case dateline.Organization:
		return "ORG"
	case dateline.Country, dateline.Place, dateline.Facility:
		return "LOC"
	}
	return "MISC"
}

func writeSentence(w *bufio.Writer, a *dateline.Analysis, number int, names []string) {
	s := &a.Sentences[number]
	given := s.Comments != nil
	if !given {
		if number == 0 {
			fmt.Fprintf(w, "# newdoc id = %s\n", oneLine(a.ID))
		}
		fmt.Fprintf(w, "# sent_id = %s-%d\n# text = %s\n", oneLine(a.ID), number+1, oneLine(a.Text[s.Start:s.End]))
	}
	for _, c := range s.Comments {
		fmt.Fprintln(w, c)
	}
	ranges := s.Ranges
	for i, t := range s.Tokens {
		if len(ranges) > 0 && ranges[0].First == i {
			fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, ranges[0].Last+1, ranges[0].Form, orBlank(ranges[0].Misc))
			ranges = ranges[1:]
		}
		var misc []string
		if given {
			misc = othersThanName(t.Misc)
		} else if gluedTo(a, number, i) {
			misc = []string{"SpaceAfter=No"}
		}
		if names[i] != "" {
			misc = append([]string{"NER=" + names[i]}, misc...)
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", i+1, orBlank(t.Text), orBlank(t.Lemma), orBlank(t.UPOS), orBlank(t.XPOS),
			orBlank(t.Feats), strconv.Itoa(t.Head), orBlank(t.Deprel), orBlank(strings.Join(misc, "|")))
	}
	fmt.Fprintln(w)
}

// othersThanName are the parts of MISC but for a name that the input marked.
func othersThanName(misc string) []string {
	var out []string
	for part := range strings.SplitSeq(misc, "|") {
		if part != "" && !strings.HasPrefix(part, "NER=") {
			out = append(out, part)
		}
	}
	return out
}

// gluedTo reports whether the word after stands right behind this one.
func gluedTo(a *dateline.Analysis, sentence, word int) bool {
	tokens := a.Sentences[sentence].Tokens
	if word+1 < len(tokens) {
		return tokens[word].End == tokens[word+1].Start
	}
	return sentence+1 < len(a.Sentences) && tokens[word].End == a.Sentences[sentence+1].Start
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// orBlank is a column: "_" for none, and no tabs or line ends in it.
func orBlank(column string) string {
	if strings.ContainsAny(column, "\t\r\n") {
		column = oneLine(column)
	}
	if column == "" {
		return "_"
	}
	return column
}
