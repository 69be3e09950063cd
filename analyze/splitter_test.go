package analyze

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// pretendSplitter has the weights that train/splitter.py --cases pretends.
func pretendSplitter(t testing.TB) *splitter {
	weights := make([]int8, 1<<splitterBits)
	for i := range weights {
		weights[i] = int8(i*37%251 - 125)
	}
	s, err := splitterOf(weights, []byte("can|not"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSplitterFeatures holds the features to those of train/splitter.py.
func TestSplitterFeatures(t *testing.T) {
	f, err := os.Open("testdata/splitter.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := pretendSplitter(t)
	for in := bufio.NewScanner(f); in.Scan(); {
		text, want, _ := strings.Cut(in.Text(), "\t")
		var c chunk
		c.read(text, 'a', '$')
		var got []string
		for i := 1; i < len(c.normal); i++ {
			got = append(got, fmt.Sprint(c.score(s, i, 0)))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: scores %s, want %s", text, g, want)
		}
	}
}

func TestSplitLettersOnly(t *testing.T) {
	s := pretendSplitter(t)
	text := "We Cannot go\nnow"
	var got []string
	for _, w := range s.split(nil, text, whole(text)) {
		got = append(got, text[w.Start:w.End])
	}
	if g := strings.Join(got, "|"); g != "We|Can|not|go|now" {
		t.Error(g)
	}
}

func whole(text string) dateline.Span { return dateline.Span{End: len(text)} }

// checkSpans fails unless the spans are in order, on rune boundaries and cover
// exactly what is not blank.
func checkSpans(t *testing.T, text string, spans []dateline.Span) {
	t.Helper()
	at, valid := 0, utf8.ValidString(text)
	for _, s := range spans {
		if s.Start < at || s.Empty() || s.End > len(text) {
			t.Fatalf("span %v after %d in %q", s, at, text)
		}
		if strings.TrimFunc(text[at:s.Start], unicode.IsSpace) != "" {
			t.Fatalf("%q is lost before %v", text[at:s.Start], s)
		}
		if strings.ContainsFunc(text[s.Start:s.End], unicode.IsSpace) {
			t.Fatalf("a blank in %q", text[s.Start:s.End])
		}
		if valid && (!utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End])) {
			t.Fatalf("%v cuts a character of %q", s, text)
		}
		at = s.End
	}
	if strings.TrimFunc(text[at:], unicode.IsSpace) != "" {
		t.Fatalf("%q is lost at the end", text[at:])
	}
}

func TestSplitLongChunk(t *testing.T) {
	s := pretendSplitter(t)
	for _, part := range []string{"x", "é", "-a", "😀", "。"} {
		text := strings.Repeat(part, 20_000)
		spans := s.split(nil, text, whole(text))
		checkSpans(t, text, spans)
		for _, w := range spans {
			if w.Len() > longestChunk {
				t.Fatalf("a word of %d bytes", w.Len())
			}
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"He said: \"don't\"\r\nand left.", "日本語。\x00 e\u0301 👩‍👩‍👧", "\xff\xfe a\xc3", "Kim Jong-un’s (TASS)", ""} {
		f.Add(seed)
	}
	s := pretendSplitter(f)
	f.Fuzz(func(t *testing.T, text string) {
		checkSpans(t, text, s.split(nil, text, whole(text)))
		at := 0
		for _, p := range paragraphs(text) {
			if p.Start < at || p.Empty() || strings.TrimFunc(text[at:p.Start], unicode.IsSpace) != "" {
				t.Fatalf("paragraph %v after %d", p, at)
			}
			at = p.End
		}
		if strings.TrimFunc(text[at:], unicode.IsSpace) != "" {
			t.Fatal("the end is in no paragraph")
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	s := pretendSplitter(b)
	for i := range s.weights {
		s.weights[i] = -1
	}
	text := strings.Repeat("Mr. Smith's visit to the U.S. was \"a landmark\", officials said on Sept. 13; 2,300 people (or more) did not come to see it happen. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.split(nil, text, whole(text))
	}
	b.ReportMetric(float64(len(strings.Fields(text))*b.N)/b.Elapsed().Seconds(), "words/s")
}
