package analyze

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline"
)

// coreferenceCase is one case of testdata/coreference.txt: "-- what it shows --",
// the chains of two and more as "> mention | mention", then words as
// "form lemma UPOS head relation name", sentences behind empty lines.
type coreferenceCase struct {
	name      string
	chains    []string
	sentences strings.Builder
}

func coreferenceCases(t *testing.T) []*coreferenceCase {
	t.Helper()
	text, err := os.ReadFile("testdata/coreference.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []*coreferenceCase
	var c *coreferenceCase
	word := 0
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "-- "); ok {
			c = &coreferenceCase{name: strings.TrimSuffix(name, " --")}
			out = append(out, c)
		} else if chain, ok := strings.CutPrefix(line, "> "); ok {
			c.chains = append(c.chains, chain)
		} else if f := strings.Fields(line); len(f) == 6 {
			word++
			fmt.Fprintf(&c.sentences, "%d\t%s\t%s\t%s\t_\t_\t%s\t%s\t_\tNER=%s\n", word, f[0], f[1], f[2], f[3], f[4], f[5])
		} else if word > 0 {
			word = 0
			c.sentences.WriteString("\n")
		}
		if line != "" && strings.HasPrefix(line, "--") {
			word = 0
		}
	}
	return out
}

// chainsOf are the chains with two mentions or more, as coreference.txt has them.
func chainsOf(text string, mentions []dateline.Mention) []string {
	words := map[string][]string{}
	var order []string
	for _, m := range mentions {
		if words[m.Chain] == nil {
			order = append(order, m.Chain)
		}
		words[m.Chain] = append(words[m.Chain], text[m.Start:m.End])
	}
	var out []string
	for _, c := range order {
		if len(words[c]) > 1 {
			out = append(out, strings.Join(words[c], " | "))
		}
	}
	slices.Sort(out)
	return out
}

func TestChains(t *testing.T) {
	for _, c := range coreferenceCases(t) {
		t.Run(c.name, func(t *testing.T) {
			g := readAll(t, c.sentences.String())[0]
			got := chainsOf(g.Report.Text, mentions(g.Sentences, namesOf(g), g.Report.Text, nil, nil))
			slices.Sort(c.chains)
			for _, want := range c.chains {
				if !slices.Contains(got, want) {
					t.Errorf("no chain %q", want)
				}
			}
			for _, chain := range got {
				if !slices.Contains(c.chains, chain) {
					t.Errorf("chain %q", chain)
				}
			}
		})
	}
}

// TestMentionsOfBrokenTrees: cycles, heads outside and deep trees do no harm.
func TestMentionsOfBrokenTrees(t *testing.T) {
	var s dateline.Sentence
	var text strings.Builder
	for i := range 3000 {
		at := text.Len()
		text.WriteString("man ")
		s.Tokens = append(s.Tokens, dateline.Token{Span: dateline.Span{Start: at, End: at + 3}, Text: "man", UPOS: "NOUN", Head: i, Deprel: "nmod"})
	}
	s.Tokens[0].Head = 2 // a cycle
	s.Tokens[9].Head = 99999
	s.End = text.Len()
	for _, m := range mentions([]dateline.Sentence{s}, []nameSpan{{0, 5, 7, dateline.Person}}, text.String(), nil, nil) {
		if m.Empty() || m.End > text.Len() {
			t.Fatal(m)
		}
	}
}

func TestPersonVariants(t *testing.T) {
	tests := []struct {
		a, b string
		same bool
	}{
		{"Kim Jong-un", "Kim Jong Un", true}, {"Kim Jong-un", "Kim", true}, {"Vladimir Putin", "Putin", true}, {"Vladimir Putin", "President Putin", true},
		{"Vladimir Putin", "Lyudmila Putina", false}, {"George Bush", "Laura Bush", false}, {"Ursula von der Leyen", "von der Leyen", true},
	}
	for _, tt := range tests {
		words := func(s string) (out []string) {
			for w := range strings.FieldsSeq(s) {
				out = append(out, nameWords(w)...)
			}
			return bareName(out, dateline.Person)
		}
		long, short := words(tt.a), words(tt.b)
		if got := slices.Equal(long, short) || personVariants(long, short); got != tt.same {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

// BenchmarkMentions shows that the time is near linear: ns/token stays the same
// from one copy of the cases to many.
func BenchmarkMentions(b *testing.B) {
	text, err := os.ReadFile("testdata/coreference.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, copies := range []int{1, 10, 100, 1000} {
		sentences, names, words := repeatedCases(string(text), copies)
		b.Run(fmt.Sprint(copies), func(b *testing.B) {
			for b.Loop() {
				mentions(sentences, names, words, nil, nil)
			}
			tokens := 0
			for _, s := range sentences {
				tokens += len(s.Tokens)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*tokens), "ns/token")
		})
	}
}

func repeatedCases(text string, copies int) (sentences []dateline.Sentence, names []nameSpan, words string) {
	var b strings.Builder
	for range copies {
		var s dateline.Sentence
		for line := range strings.Lines(text) {
			f := strings.Fields(line)
			if len(f) == 6 && f[0] != ">" && f[0] != "--" {
				at, head := b.Len(), 0
				fmt.Sscan(f[3], &head)
				b.WriteString(f[0] + " ")
				if strings.HasPrefix(f[5], "B-") {
					names = append(names, nameSpan{len(sentences), len(s.Tokens), len(s.Tokens), dateline.Kind(f[5][2:])})
				}
				s.Tokens = append(s.Tokens, dateline.Token{Span: dateline.Span{Start: at, End: at + len(f[0])}, Text: f[0], Lemma: f[1], UPOS: f[2], Head: head, Deprel: f[4]})
			} else if len(s.Tokens) > 0 {
				s.End = b.Len()
				sentences, s = append(sentences, s), dateline.Sentence{}
			}
		}
	}
	return sentences, names, b.String()
}
