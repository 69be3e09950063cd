package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline"
	"dateline/gazetteer"
	"dateline/ontology"
)

func newExtractor(t testing.TB) *Extractor {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(o, g)
}

// countriesOf gives names of countries and their adjectives the kinds that the analyzer gives them.
func countriesOf(x *Extractor, a *dateline.Analysis) {
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if m.Kind != dateline.Place && m.Kind != "" {
			continue
		}
		if _, as, ok := x.gazetteer.Country(a.Text[m.Start:m.End]); ok && as == gazetteer.AsName {
			m.Kind = dateline.Country
		} else if ok && as == gazetteer.AsDemonym {
			m.Kind = dateline.Group
		} else if m.Kind == "" {
			m.Kind = dateline.Other
		}
	}
}

// TestLook prints the claims of parsed news; set DATELINE_LOOK to a CoNLL-U file.
func TestLook(t *testing.T) {
	path := os.Getenv("DATELINE_LOOK")
	if path == "" {
		t.Skip("DATELINE_LOOK is not set")
	}
	x := newExtractor(t)
	for _, a := range readTrees(t, path) {
		countriesOf(x, a)
		r := &dateline.Report{ID: "r_look", Text: a.Text}
		x.Annotate(r, a)
		last := -1
		for _, c := range x.events(newDocument(r, a)) {
			if c.Passage.Start != last {
				fmt.Println("\n#", c.Passage.Text)
				last = c.Passage.Start
			}
			fmt.Println("  ", written(&c))
		}
	}
}

// written is a claim in one line: type/mode trigger role=words ...
func written(c *dateline.Claim) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", c.Type)
	if c.Mode != "" {
		fmt.Fprintf(&b, "/%s", c.Mode)
	}
	fmt.Fprintf(&b, " [%s]", c.Trigger.Text)
	for _, a := range c.Arguments {
		if a.Role == dateline.RoleCount {
			continue
		}
		fmt.Fprintf(&b, " %s=%s", a.Role, a.Text)
		if a.Via != "" {
			fmt.Fprintf(&b, "(%s)", a.Via)
		}
		b.WriteString(";")
	}
	return strings.TrimSuffix(b.String(), ";")
}

var updateEvents = flag.Bool("update-events", false, "write the claims of testdata/events anew")

// TestEvents runs the cases of testdata/events, whose first lines say how they are written.
func TestEvents(t *testing.T) {
	files, err := filepath.Glob("testdata/events/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	x := newExtractor(t)
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for line := range strings.SplitSeq(strings.TrimRight(string(data), "\n"), "\n") {
			if strings.HasPrefix(line, "\t") {
				continue
			}
			out = append(out, line)
			if strings.Count(line, "/") > 9 && line[0] != '#' {
				for _, c := range x.events(eventDocument(line)) {
					out = append(out, "\t"+written(&c))
				}
			}
		}
		got := strings.Join(out, "\n") + "\n"
		if *updateEvents {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(string(data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

// eventDocument reads one line of words: form/lemma/UPOS/XPOS/head/relation/name.
func eventDocument(line string) *document {
	b := &treeBuilder{}
	for _, f := range strings.Fields(line) {
		p := append(strings.Split(f, "/"), "")
		b.token([]string{"1", p[0], p[1], p[2], p[3], "_", p[4], p[5], "_", "NER=" + p[6]})
		if p[2] == "PUNCT" || p[3] == "POS" {
			b.glue(len(b.tokens) - 1)
		}
	}
	b.flush()
	a := b.out[0]
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if name := a.Text[m.Start:m.End]; name == "Karelia" || name == "Norland" {
			m.Kind = dateline.Country
		}
	}
	return newDocument(&dateline.Report{ID: "r_test", Text: a.Text}, a)
}

// FuzzClaims holds that every span of every claim slices to its words, whatever
// the text, the tree and the mentions.
func FuzzClaims(f *testing.F) {
	f.Add("Kim visited Rome and met Löw.", uint64(1))
	f.Add("“Они” attacked 東京 \r\n🚀 held talks with with", uint64(77))
	x := newExtractor(f)
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			return
		}
		r := &dateline.Report{ID: "r_fuzz", Text: text}
		a := randomAnalysis(text, seed)
		x.Annotate(r, a)
		for _, c := range x.Claims(r, a) {
			if !sound(r, &c) || c.ID == "" {
				t.Errorf("unsound claim %+v", c)
			}
		}
	})
}

// randomAnalysis cuts a text at blanks and hangs the words on each other at random.
func randomAnalysis(text string, seed uint64) *dateline.Analysis {
	next := func(n int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int(seed>>33) % n
	}
	tags := []string{"VERB", "NOUN", "PROPN", "PRON", "ADP", "AUX", "ADJ", "NUM", "PUNCT"}
	rels := []string{"nsubj", "obj", "obl", "nmod", "case", "conj", "acl", "acl:relcl", "xcomp", "ccomp", "compound:prt", "nmod:poss", "amod", "nsubj:pass", "aux:pass", "appos", "flat", "cop"}
	a := &dateline.Analysis{Text: text}
	var tokens []dateline.Token
	for i := 0; i < len(text); {
		j := i + strings.IndexAny(text[i:]+" ", " \n\t")
		if j > i {
			w := text[i:j]
			tokens = append(tokens, dateline.Token{Span: dateline.Span{Start: i, End: j}, Text: w, Lemma: strings.TrimSuffix(w, "ed"),
				UPOS: tags[next(len(tags))], XPOS: []string{"VBD", "VBN", "NNS", "WDT", "VB"}[next(5)], Head: next(12), Deprel: rels[next(len(rels))]})
			if next(3) == 0 {
				a.Mentions = append(a.Mentions, dateline.Mention{ID: fmt.Sprint("m", i), Kind: []dateline.Kind{dateline.Person, dateline.Country, dateline.Place}[next(3)],
					Form: []dateline.Form{dateline.Name, dateline.Nominal, dateline.Pronoun}[next(3)], Span: dateline.Span{Start: i, End: j}, Head: dateline.Span{Start: i, End: j}, Chain: fmt.Sprint("x", next(4))})
			}
		}
		i = j + 1
	}
	if len(tokens) > 0 {
		a.Sentences = []dateline.Sentence{{Span: dateline.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}, Tokens: tokens}}
	}
	return a
}

func BenchmarkClaims(b *testing.B) {
	path := os.Getenv("DATELINE_LOOK")
	if path == "" {
		b.Skip("DATELINE_LOOK names no parsed file")
	}
	trees := readTrees(b, path)
	x := newExtractor(b)
	words := 0
	for b.Loop() {
		for _, a := range trees {
			r := &dateline.Report{ID: "r_bench", Text: a.Text}
			x.events(newDocument(r, a))
			for _, s := range a.Sentences {
				words += len(s.Tokens)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(words), "us/word")
}
