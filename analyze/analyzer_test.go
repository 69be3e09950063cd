package analyze

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"dateline"
)

var opened = sync.OnceValues(Open)

func analyzer(t testing.TB) *Analyzer {
	a, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func report(text string) *dateline.Report {
	return &dateline.Report{ID: dateline.ReportIDOf("", "", text), Input: "test", Text: text}
}

const story = `The harbour master of Odrin, Ilse Brandt, said on Monday that no ship had left the port. "We closed it," she told Reuters.

Fourteen people were rescued near the Danish island of Anholt; two are missing.`

func TestAnalyze(t *testing.T) {
	r := report(story)
	a, err := analyzer(t).Analyze(r)
	if err != nil {
		t.Fatal(err)
	}
	checkAnalysis(t, r, a)
	if len(a.Sentences) < 3 || len(a.Sentences) > 4 {
		t.Errorf("%d sentences", len(a.Sentences))
	}
	want := map[string]string{"said": "VERB", "harbour": "NOUN", "Brandt": "PROPN", "the": "DET", "Fourteen": "NUM", "rescued": "VERB", "she": "PRON"}
	for _, s := range a.Sentences {
		for _, tok := range s.Tokens {
			if u := want[tok.Text]; u != "" && u != tok.UPOS {
				t.Errorf("%s is %s, want %s", tok.Text, tok.UPOS, u)
			}
			if tok.Text == "rescued" && (tok.Lemma != "rescue" || tok.Deprel != "root") {
				t.Errorf("rescued: lemma %s, relation %s", tok.Lemma, tok.Deprel)
			}
		}
	}
	kinds := map[string]dateline.Kind{}
	for _, m := range a.Mentions {
		if m.Form == dateline.Name {
			kinds[r.Text[m.Start:m.End]] = m.Kind
		}
	}
	for name, kind := range map[string]dateline.Kind{"Ilse Brandt": dateline.Person, "Anholt": dateline.Place, "Reuters": dateline.Organization} {
		if kinds[name] != kind {
			t.Errorf("%s is %q, want %s; names: %v", name, kinds[name], kind, kinds)
		}
	}
}

// checkAnalysis holds what every analysis promises: spans in order on rune
// boundaries, every word inside its sentence, heads in range, one root.
func checkAnalysis(t testing.TB, r *dateline.Report, a *dateline.Analysis) {
	at := 0
	for _, s := range a.Sentences {
		roots := 0
		for _, tok := range s.Tokens {
			if tok.Start < at || !s.Contains(tok.Span) {
				t.Fatalf("token %v in sentence %v after %d", tok.Span, s.Span, at)
			}
			if q, err := r.Quote(tok.Span); err != nil || q.Text != tok.Text {
				t.Fatalf("%q: %v", tok.Text, err)
			}
			if tok.Head < 0 || tok.Head > len(s.Tokens) {
				t.Fatalf("head %d of %d", tok.Head, len(s.Tokens))
			}
			if tok.Head == 0 {
				roots++
			}
			at = tok.End
		}
		if roots != 1 {
			t.Fatalf("%d roots in %q", roots, r.Text[s.Start:s.End])
		}
	}
	for _, m := range a.Mentions {
		if _, err := r.Quote(m.Span); err != nil {
			t.Fatalf("mention: %v", err)
		}
	}
}

func TestAnalyzeOdd(t *testing.T) {
	for _, text := range []string{"", " \n\n ", "a", "\u200b", "😀😀 👩‍👩‍👧 said", "北京 met 東京。 它", "e\u0301te\u0301", strings.Repeat("x", 70000),
		strings.Repeat("word ", 3000), strings.Repeat("Kim met. ", 900), strings.Repeat("(", 400)} {
		r := report(text)
		a, err := analyzer(t).Analyze(r)
		if err != nil {
			t.Fatalf("%.20q: %v", text, err)
		}
		checkAnalysis(t, r, a)
	}
}

// TestTagKeepsWords gives words and sentences, one longer than any window.
func TestTagKeepsWords(t *testing.T) {
	text := strings.Repeat("Kim Jong Un visited Odrin and ", 140)
	var given []dateline.Sentence
	for at := 0; at < len(text); {
		end := min(at+3000, len(text))
		s := dateline.Sentence{Span: dateline.Span{Start: at, End: end}}
		for _, w := range strings.Fields(text[at:end]) {
			i := at + strings.Index(text[at:], w)
			s.Tokens = append(s.Tokens, dateline.Token{Span: dateline.Span{Start: i, End: i + len(w)}, Text: w})
			at = i + len(w)
		}
		s.End = at
		given = append(given, s)
		at = end
	}
	r := report(text)
	a, err := analyzer(t).Tag(r, given)
	if err != nil {
		t.Fatal(err)
	}
	checkAnalysis(t, r, a)
	if len(a.Sentences) != len(given) {
		t.Fatalf("%d sentences for %d", len(a.Sentences), len(given))
	}
	for i, s := range a.Sentences {
		if len(s.Tokens) != len(given[i].Tokens) {
			t.Fatalf("sentence %d: %d words for %d", i, len(s.Tokens), len(given[i].Tokens))
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	f.Add(story)
	f.Add("It\u0301 said \x00 a\r\nb 😀")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 4096 {
			return
		}
		r := report(text)
		a, err := analyzer(t).Analyze(r)
		if err != nil {
			t.Fatal(err)
		}
		checkAnalysis(t, r, a)
	})
}

func BenchmarkAnalyze(b *testing.B) {
	r := report(strings.Repeat(story+"\n\n", 12))
	a := analyzer(b)
	words := len(strings.Fields(r.Text))
	for b.Loop() {
		if _, err := a.Analyze(r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkAnalyzeLeads(b *testing.B) {
	r := report(story)
	a := analyzer(b)
	words := len(strings.Fields(r.Text))
	for b.Loop() {
		if _, err := a.Analyze(r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
