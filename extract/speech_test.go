package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
)

var update = flag.Bool("update-speech", false, "write the answers of testdata/speech anew")

// TestSpeech runs the cases of testdata/speech. A file holds cases parted by
// empty lines: a tree (form/lemma/UPOS/XPOS/head/relation for each word), then
// questions, each followed by its answers, indented. The questions are
// "speeches", "statements" and, with a word of the tree, "stance", "chain" and
// "count". Run with -update-speech to write the answers anew, then read the diff.
func TestSpeech(t *testing.T) {
	files, err := filepath.Glob("testdata/speech/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) { runSpeechFile(t, path) })
	}
}

func runSpeechFile(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var d *document
	for line := range strings.SplitSeq(strings.TrimRight(string(data), "\n"), "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			out = append(out, line)
		case strings.HasPrefix(line, "\t"):
		case strings.Count(line, "/") > 9:
			d = compactDocument(line)
			out = append(out, line)
		default:
			out = append(out, line)
			for _, a := range answers(d, strings.Fields(line)) {
				out = append(out, "\t"+a)
			}
		}
	}
	got := strings.Join(out, "\n") + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, have := strings.Split(string(data), "\n"), strings.Split(got, "\n")
	for i := range max(len(want), len(have)) {
		if i >= len(want) || i >= len(have) || want[i] != have[i] {
			t.Fatalf("line %d:\nwant %q\ngot  %q", i+1, line(want, i), line(have, i))
		}
	}
}

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(end)"
}

// compactDocument makes a document of one sentence; runs of proper nouns that a
// "flat" joins, and lone ones, are names of persons.
func compactDocument(line string) *document {
	b := &treeBuilder{}
	quoted := false
	for _, f := range strings.Fields(line) {
		if f == "¶" {
			b.endSentence()
			b.broken = true
			continue
		}
		p := strings.Split(f, "/")
		misc := "_"
		if p[5] == "flat" {
			misc = "NER=I-PER"
		} else if p[2] == "PROPN" && (is(p[5], "nsubj", "nmod", "obl", "obj") && p[5] != "nmod:desc") {
			misc = "NER=B-PER"
		}
		if p[0] == "\"" {
			quoted = !quoted
		}
		b.token([]string{"1", p[0], p[1], p[2], p[3], "_", p[4], p[5], "_", misc})
		if last := len(b.tokens) - 1; p[2] == "PUNCT" && !(p[0] == "\"" && quoted) && last > 0 {
			b.glue(last)
		}
		b.space = !(p[0] == "\"" && quoted)
	}
	b.flush()
	return newDocument(reportOf(b.out[0]), b.out[0])
}

// glue takes the blank before a token out.
func (b *treeBuilder) glue(i int) {
	t := &b.tokens[i]
	text := b.text.String()
	if t.Start == 0 || text[t.Start-1] != ' ' {
		return
	}
	b.text.Reset()
	b.text.WriteString(text[:t.Start-1] + text[t.Start:])
	t.Start, t.End = t.Start-1, t.End-1
}

func answers(d *document, question []string) []string {
	x := &Extractor{}
	switch question[0] {
	case "speeches":
		return speechAnswers(x, d)
	case "statements":
		return statementAnswers(x, d)
	}
	w := findWord(d, question[1])
	switch question[0] {
	case "stance":
		s := x.stance(d, w)
		return []string{fmt.Sprint(s.Polarity, " ", s.Certainty, " ", s.Modality, " ", s.Voice)}
	case "chain":
		return []string{chainAnswer(x.attribution(d, w))}
	case "count":
		var out []string
		for _, c := range x.counts(d, w, nil) {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %q %s", c.Of, c.Bound, strconv.FormatFloat(*c.Value, 'f', -1, 64), c.Text, c.Unit)))
		}
		return out
	}
	return []string{"no such question"}
}

func speechAnswers(x *Extractor, d *document) []string {
	var out []string
	for _, a := range x.attributions(d) {
		source, cue := "", ""
		if a.Source != nil {
			source = d.quote(*a.Source).Text
		}
		if a.Cue != nil {
			cue = d.quote(*a.Cue).Text
		}
		out = append(out, source+" | "+cue+" | "+strings.ReplaceAll(d.words(a.Content), "\n", " ")+" | "+a.Quote)
	}
	return out
}

func statementAnswers(x *Extractor, d *document) []string {
	var out []string
	for _, c := range x.statements(d) {
		s := c.Stance
		out = append(out, fmt.Sprintf("%s | %s %s %s %s | %s", c.Content.Text, s.Polarity, s.Certainty, s.Modality, s.Voice, chainAnswer(c.Attribution)))
	}
	return out
}

func chainAnswer(links []dateline.Link) string {
	var parts []string
	for _, l := range links {
		parts = append(parts, l.Kind+":"+l.Name)
	}
	return strings.Join(parts, " > ")
}

func findWord(d *document, text string) word {
	for s := range d.analysis.Sentences {
		for t := range d.analysis.Sentences[s].Tokens {
			if w := (word{s, t}); d.token(w).Text == text {
				return w
			}
		}
	}
	return word{}
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`He said "yes" and "no".`, `"yes" "no"`},
		{`“One. Two,” she said. “Three.”`, `“One. Two,” “Three.”`},
		{"“One goes on.\n“Two ends.”", "“One goes on. “Two ends.”"},
		{"An open \" mark and\na paragraph", ""},
		{"5\" pipes", ""},
		{"«Да», he said", "«Да»"},
	} {
		var got []string
		for _, q := range quotations(c.text) {
			got = append(got, c.text[q.Start:q.End])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}

func TestQuoteKind(t *testing.T) {
	for words, want := range map[string]string{
		`"All of it."`: "direct", `“All,”`: "direct", "none of it": "indirect", `some "of" it`: "mixed", `"one" and "two"`: "direct", "": "indirect", `"`: "mixed",
	} {
		if got := quoteKind(words); got != want {
			t.Errorf("%q: got %s, want %s", words, got, want)
		}
	}
}

func FuzzQuotations(f *testing.F) {
	f.Add("“a” \"b\n\"c")
	f.Add("\"é\"…„x”")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, q := range quotations(text) {
			if q.Start < last || q.End > len(text) || q.Empty() {
				t.Fatalf("bad span %v after %d in %q", q, last, text)
			}
			if utf8.ValidString(text) && (!utf8.RuneStart(text[q.Start]) || q.End < len(text) && !utf8.RuneStart(text[q.End])) {
				t.Fatalf("%v cuts a character of %q", q, text)
			}
			quoteKind(text[q.Start:q.End])
			last = q.End
		}
	})
}

// TestFollow: a quotation read together with words behind it is said by itself.
func TestFollow(t *testing.T) {
	d := compactDocument("“/\"/PUNCT/``/11/punct The/the/DET/DT/3/det ferry/ferry/NOUN/NN/5/nsubj is/be/AUX/VBZ/5/cop late/late/ADV/RB/11/ccomp again/again/ADV/RB/5/advmod ,/,/PUNCT/,/5/punct ”/\"/PUNCT/''/5/punct Petra/Petra/PROPN/NNP/11/nsubj Lang/Lang/PROPN/NNP/9/flat said/say/VERB/VBD/0/root ././PUNCT/./11/punct")
	marks := quotations(d.report.Text)
	if len(marks) != 1 {
		t.Fatalf("%d quotations in %q", len(marks), d.report.Text)
	}
	cue, who := word{0, 10}, word{0, 8}
	s := speech{kind: sayCue, cue: cue, span: d.token(cue).Span, source: who, speaker: dateline.Span{Start: d.token(who).Start, End: d.token(word{0, 9}).End}, content: []dateline.Span{{Start: marks[0].Start, End: d.token(cue).End}}}
	d.follow(&s, marks)
	if len(s.content) != 1 || s.content[0] != marks[0] {
		t.Errorf("content %v, want %v", s.content, marks)
	}
}
