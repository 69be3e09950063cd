package eval

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline"
	"dateline/analyze"
	"dateline/pipeline"
)

// name is a marked or found name: its words and its kind in four classes.
type name struct {
	dateline.Span
	class string
}

// names scores names in given words: a name counts when its first and last word
// and its kind are right. MISC counts where the set marks it.
func names(ctx context.Context, p *pipeline.Pipeline, in io.Reader, s *Score) error {
	var all, unlabelled tally
	classes := map[string]*tally{"PER": {}, "ORG": {}, "LOC": {}, "MISC": {}}
	docs, err := given(in)
	if err != nil {
		return err
	}
	marksMisc := slices.ContainsFunc(docs, func(g analyze.Given) bool {
		return slices.ContainsFunc(goldNames(g), func(n name) bool { return n.class == "MISC" })
	})
	for _, gold := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		want, got := goldNames(gold), []name{}
		if found := s.tagged(p, gold); found != nil {
			got = foundNames(found)
		}
		keep := func(n name) bool { return n.class != "MISC" || marksMisc }
		all.compare(want, got, keep)
		unlabelled.compare(plain(want, keep), plain(got, keep), func(name) bool { return true })
		for class, t := range classes {
			t.compare(want, got, func(n name) bool { return n.class == class && keep(n) })
		}
	}
	s.Figures = []Figure{all.f1("F1"), all.precision("precision"), all.recall("recall"), unlabelled.f1("F1 whatever the kind")}
	for _, class := range []string{"PER", "ORG", "LOC", "MISC"} {
		if classes[class].gold > 0 {
			s.Figures = append(s.Figures, classes[class].f1(class))
		}
	}
	return nil
}

// compare counts the names that keep lets through.
func (t *tally) compare(want, got []name, keep func(name) bool) {
	set := map[name]bool{}
	for _, n := range want {
		if keep(n) {
			set[n] = true
		}
	}
	t.gold += len(set)
	for _, n := range got {
		if keep(n) {
			t.found++
			t.hit += one(set[n])
		}
	}
}

func plain(names []name, keep func(name) bool) []name {
	var out []name
	for _, n := range names {
		if keep(n) {
			out = append(out, name{Span: n.Span})
		}
	}
	return out
}

func foundNames(a *dateline.Analysis) []name {
	var out []name
	for _, m := range a.Mentions {
		if m.Form == dateline.Name {
			out = append(out, name{m.Span, analyze.NameClass(m.Kind)})
		}
	}
	return out
}

// goldNames reads the B- and I- marks of a report. An I- without a beginning
// begins a name.
func goldNames(g analyze.Given) []name {
	var out []name
	for _, s := range g.Sentences {
		open := false
		for _, t := range s.Tokens {
			mark := nerMark(t.Misc)
			position, kind, _ := strings.Cut(mark, "-")
			switch {
			case kind == "":
				open = false
			case position == "I" && open && out[len(out)-1].class == kind:
				out[len(out)-1].End = t.End
			default:
				out, open = append(out, name{t.Span, kind}), true
			}
		}
	}
	return out
}

func nerMark(misc string) string {
	for _, part := range strings.Split(misc, "|") {
		if mark, ok := strings.CutPrefix(part, "NER="); ok {
			return mark
		}
	}
	return ""
}

// given reads CoNLL-U, or IOB2 with the word and its mark in two columns or in
// the second and third.
func given(in io.Reader) ([]analyze.Given, error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	var conllu strings.Builder
	number := 0
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r")
		columns := strings.Split(line, "\t")
		if line == "" {
			number = 0
		}
		switch {
		case line == "" || strings.HasPrefix(line, "#") || len(columns) >= 10:
			conllu.WriteString(line + "\n")
		case len(columns) >= 3:
			fmt.Fprintf(&conllu, "%s\t%s\t_\t_\t_\t_\t_\t_\t_\tNER=%s\n", columns[0], columns[1], columns[2])
		case len(columns) == 2:
			number++
			fmt.Fprintf(&conllu, "%d\t%s\t_\t_\t_\t_\t_\t_\t_\tNER=%s\n", number, columns[0], columns[1])
		default:
			return nil, dateline.Errorf(dateline.Invalid, "eval", "the line %q has neither word nor mark", line).WithHint("docs/formats/marked.md has the formats")
		}
	}
	if err := lines.Err(); err != nil {
		return nil, dateline.Errorf(dateline.Invalid, "eval", "%w", err).WithHint("docs/formats/marked.md has the formats")
	}
	var out []analyze.Given
	for g, err := range analyze.ReadCoNLLU(strings.NewReader(conllu.String() + "\n")) {
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}
