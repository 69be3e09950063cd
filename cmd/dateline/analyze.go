package main

import (
	"bufio"
	"context"
	"slices"

	"dateline"
	"dateline/analyze"
	"dateline/export"
	"dateline/pipeline"

	"github.com/spf13/cobra"
)

func (p *program) analyze() *cobra.Command {
	var in input
	var format string
	var layers []string
	c := &cobra.Command{
		Use: "analyze SOURCE...", Short: "what the words of reports are (no record)",
		Long: `Print the analysis of each report: sentences, tokens, tags, parse, names, who is
who, times, places, attributions and how certain each predicate is. As JSON, one
line a report, or as CoNLL-U with names in MISC. With --input conllu the given
tokens and sentences are kept.`,
		Example: `  echo "Kim met Putin in Vostochny." | dateline analyze --input text --format conllu -
  dateline analyze --layers names,places story.txt
  dateline analyze --input conllu --format conllu en_ewt-ud-dev.conllu`,
	}
	in.flags(c)
	c.Flags().StringVar(&format, "format", "json", "`FORMAT`: json or conllu")
	c.Flags().StringSliceVar(&layers, "layers", nil, "only these `LAYERS` (json): tokens, tags, parse, names, coref,\nframes, times, places, attributions, certainty,\nevents, speech (default all)")
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.runAnalyze(c.Context(), &in, args, format, layers)
	}
	return c
}

func (p *program) runAnalyze(ctx context.Context, in *input, args []string, format string, layers []string) error {
	if err := oneOf("format", format, "json", "conllu"); err != nil {
		return err
	}
	for _, l := range layers {
		if err := oneOf("layers", l, allLayers()...); err != nil {
			return err
		}
	}
	if len(layers) == 0 {
		layers = allLayers()
	}
	write := func(w *bufio.Writer, r pipeline.Reading) error {
		if format == "conllu" {
			return analyze.WriteCoNLLU(w, r.Analysis)
		}
		return writeLine(w, only(r.Analysis, layers))
	}
	depth := pipeline.Annotated
	if format == "conllu" || !slices.ContainsFunc(layers, needsExtraction) {
		depth = pipeline.Tagged
	}
	return p.each(ctx, in, args, depth, write)
}

// each writes what is read of every report, to a depth, in the order of the sources.
func (p *program) each(ctx context.Context, in *input, args []string, depth pipeline.Depth, write func(*bufio.Writer, pipeline.Reading) error) error {
	reports, err := in.reports(ctx, p, args)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(p.out, 1<<16)
	for r, err := range p.pipeline.Each(ctx, reports, depth) {
		if pipeline.Fatal(err) {
			return err
		}
		if err != nil {
			p.failed(err)
			continue
		}
		for _, refused := range r.Refused {
			p.failed(refused)
		}
		if err := write(out, r); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func writeLine(w *bufio.Writer, v any) error {
	body, err := export.Marshal(v)
	if err != nil {
		return err
	}
	w.Write(body)
	return w.WriteByte('\n')
}

func allLayers() []string {
	return []string{"tokens", "tags", "parse", "names", "coref", "frames", "times", "places", "attributions", "certainty", "events", "speech"}
}

// needsExtraction tells the layers that extraction fills from those of analysis.
func needsExtraction(layer string) bool {
	return slices.Contains([]string{"times", "places", "attributions"}, layer)
}

// only empties the layers of an analysis that were not asked for; all that are
// there are lists.
func only(a *dateline.Analysis, layers []string) *dateline.Analysis {
	has := func(layer string) bool { return slices.Contains(layers, layer) }
	out := *a
	out.Sentences = onlyTokens(a.Sentences, has)
	out.Mentions = onlyMentions(a.Mentions, has)
	out.Frames = keep(a.Frames, has("frames"))
	out.Times = keep(a.Times, has("times"))
	out.Places = keep(a.Places, has("places"))
	out.Attributions = keep(a.Attributions, has("attributions"))
	out.Certainty = keep(a.Certainty, has("certainty"))
	out.Events = keep(a.Events, has("events"))
	out.Speech = keep(a.Speech, has("speech"))
	return &out
}

func keep[T any](layer []T, asked bool) []T {
	if !asked || layer == nil {
		return []T{}
	}
	return layer
}

func onlyTokens(sentences []dateline.Sentence, has func(string) bool) []dateline.Sentence {
	if !has("tokens") && !has("tags") && !has("parse") {
		return []dateline.Sentence{}
	}
	out := make([]dateline.Sentence, len(sentences))
	for i, s := range sentences {
		s.Tokens = append([]dateline.Token{}, s.Tokens...)
		for j := range s.Tokens {
			t := &s.Tokens[j]
			if !has("tags") {
				t.Lemma, t.UPOS, t.XPOS, t.Feats = "", "", "", ""
			}
			if !has("parse") {
				t.Head, t.Deprel = 0, ""
			}
		}
		out[i] = s
	}
	return out
}

// onlyMentions are printed with their whole phrases, the head beside them: a name
// alone is what CoNLL-U marks. A description inside a phrase that stands for the
// same ("Kim, the head of state") goes with it.
func onlyMentions(mentions []dateline.Mention, has func(string) bool) []dateline.Mention {
	out := []dateline.Mention{}
	last := map[string]dateline.Span{} // of each chain
	for _, m := range mentions {
		if !has("coref") && !(has("names") && m.Form == dateline.Name) {
			continue
		}
		if !m.Phrase.Empty() {
			m.Span = m.Phrase
		}
		if m.Form == dateline.Nominal && last[m.Chain].Contains(m.Span) {
			continue
		}
		last[m.Chain] = m.Span
		out = append(out, m)
	}
	return out
}
