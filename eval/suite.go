package eval

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"dateline"
	"dateline/analyze"
	"dateline/corpus"
	"dateline/pipeline"
)

// Suites are the names of the suites with what their files hold.
func Suites() [][2]string {
	return [][2]string{
		{"conllu", "CoNLL-U: UPOS, XPOS, lemma, heads and relations of given words"},
		{"names", "CoNLL-U with NER= in MISC, or IOB2: names and their kinds in given words"},
		{"claims", "JSON lines of reports with their claims: triggers, types, arguments, times, stance"},
	}
}

// Run scores the pipeline on the marked-up file at path.
func Run(ctx context.Context, p *pipeline.Pipeline, suite, path string) (Score, error) {
	run := map[string]func(context.Context, *pipeline.Pipeline, io.Reader, *Score) error{
		"conllu": words, "names": names, "claims": claims,
	}[suite]
	if run == nil {
		var known []string
		for _, s := range Suites() {
			known = append(known, s[0])
		}
		return Score{}, dateline.Errorf(dateline.Invalid, "eval", "there is no suite %q", suite).WithHint("the suites are " + strings.Join(known, ", "))
	}
	f, err := open(suite, path)
	if err != nil {
		return Score{}, err
	}
	defer f.Close()
	score := Score{Suite: suite, Path: path, Missing: []string{}}
	if err := run(ctx, p, f, &score); err != nil {
		return Score{}, err
	}
	if score.Figures[0].Of == 0 {
		return Score{}, dateline.Errorf(dateline.Invalid, "eval", "nothing is marked in it").WithInput(path).WithHint("docs/formats/marked.md has the formats")
	}
	return score, nil
}

// open opens a marked-up file; of claims also a folder or file of the corpus,
// which is compiled to JSON lines.
func open(suite, path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, dateline.Errorf(dateline.NotFound, "eval", "%w", err).WithInput(path).WithHint("give a marked-up file; docs/formats/marked.md has the formats")
	}
	if info, err := f.Stat(); suite != "claims" || err != nil || !info.IsDir() && !strings.HasSuffix(path, ".txt") {
		return f, nil
	}
	f.Close()
	reports, err := corpus.Read(path)
	if err != nil {
		return nil, err
	}
	var lines bytes.Buffer
	if err := corpus.WriteJSONL(&lines, reports); err != nil {
		return nil, err
	}
	return io.NopCloser(&lines), nil
}

// tagged gives the analysis of given words, marks taken off; nil, and a line in
// Missing, when there is none.
func (s *Score) tagged(p *pipeline.Pipeline, gold analyze.Given) *dateline.Analysis {
	reading, err := p.Read(blank(gold), pipeline.Tagged)
	if err == nil && len(reading.Analysis.Sentences) != len(gold.Sentences) {
		err = fmt.Errorf("%d sentences for %d", len(reading.Analysis.Sentences), len(gold.Sentences))
	}
	if err != nil {
		s.Missing = append(s.Missing, gold.Report.Input+": "+err.Error())
		return nil
	}
	return reading.Analysis
}

// blank takes the marks off given words.
func blank(gold analyze.Given) analyze.Given {
	g := analyze.Given{Report: gold.Report, Sentences: make([]dateline.Sentence, len(gold.Sentences))}
	g.Report.Language = "en" // marked-up sets are taken for English; the gate is not what is measured
	g.Report.ID = dateline.ReportIDOf("", g.Report.Input, g.Report.Text)
	for i, s := range gold.Sentences {
		g.Sentences[i] = dateline.Sentence{Span: s.Span, Ranges: s.Ranges, Tokens: make([]dateline.Token, len(s.Tokens))}
		for j, t := range s.Tokens {
			g.Sentences[i].Tokens[j] = dateline.Token{Span: t.Span, Text: t.Text}
		}
	}
	return g
}
