package eval

import (
	"context"
	"io"
	"strings"

	"dateline"
	"dateline/analyze"
	"dateline/pipeline"
)

// words scores tags and parse of given words. LAS compares universal relations,
// without subtypes, as the CoNLL 2018 shared task does.
func words(ctx context.Context, p *pipeline.Pipeline, in io.Reader, s *Score) error {
	var las, uas, upos, xpos, lemma, total int
	for gold, err := range analyze.ReadCoNLLU(in) {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		found := s.tagged(p, gold)
		for i, sentence := range gold.Sentences {
			total += len(sentence.Tokens)
			if found == nil || len(found.Sentences[i].Tokens) != len(sentence.Tokens) {
				continue
			}
			for j, g := range sentence.Tokens {
				t := found.Sentences[i].Tokens[j]
				head := one(g.Head == t.Head)
				uas += head
				las += head * one(universal(g) == universal(t))
				upos += one(g.UPOS == t.UPOS)
				xpos += one(g.XPOS == "" || g.XPOS == t.XPOS)
				lemma += one(g.Lemma == "" || g.Lemma == t.Lemma)
			}
		}
	}
	for _, f := range []struct {
		name string
		n    int
	}{{"LAS", las}, {"UAS", uas}, {"UPOS", upos}, {"XPOS", xpos}, {"lemma", lemma}} {
		s.Figures = append(s.Figures, Figure{Name: f.name, Value: share(f.n, total), Of: total})
	}
	return nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func universal(t dateline.Token) string {
	relation, _, _ := strings.Cut(t.Deprel, ":")
	return relation
}
