package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline"
)

// told is what Read says of inputs, a line each: the input and text of reports,
// errors and warnings in full.
func told(inputs []string, opts Options) (out []string) {
	opts.Warn = func(err error) { out = append(out, "warning: "+err.Error()) }
	for r, err := range Read(context.Background(), inputs, opts) {
		if err != nil {
			out = append(out, "error: "+err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%s %s: %s", r.Origin.Kind, r.Input, strings.ReplaceAll(r.Text, "\n", "/")))
	}
	return out
}

func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func packed(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

// noise is text that does not pack well.
func noise(n int) string {
	var b strings.Builder
	for x := uint32(1); b.Len() < n; x = x*1664525 + 1013904223 {
		fmt.Fprintf(&b, "%x ", x)
	}
	return b.String()
}

func TestInputs(t *testing.T) {
	write(t, map[string]string{
		"a/2.txt":          "Second text.",
		"a/1.jsonl":        `{"id":"one","text":"First text."}` + "\n" + `{"text":"No id."}`,
		"a/sub/3.html":     "<p>Third text.</p>",
		"a/.hidden.txt":    "Hidden.",
		"a/.git/x.txt":     "Hidden.",
		"a/README.md":      "No report.",
		"a/old.pdf":        "%PDF-",
		"a/4.jsonl.gz":     packed(`{"id":"four","text":"Fourth text."}`),
		"a/5.xml":          `<rss version="2.0"><channel><title>P</title><item><title>Fifth title</title><description>Fifth text.</description></item></channel></rss>`,
		"empty/note.md":    "x",
		"binary.dat":       "\x00\x01\x02\x03\x04\x05\x06\x07\x08",
		"paper.pdf":        "%PDF-1.7\n",
		"bare":             "<!DOCTYPE html><html><body><p>Bare page.</p></body></html>",
		"bare-lines":       `{"id":"bare","text":"Bare line."}`,
		"latin.txt":        "The caf\xe9 burned.",
		"nothing.txt":      "",
		"nul.txt":          "They\x00 met.\r\nThey left.",
		"cut.jsonl.gz":     packed(`{"id":"cut","text":"Cut."}` + "\n" + noise(9999))[:4000],
		"bomb.txt.gz":      packed(strings.Repeat("\x20", 64<<20)),
		"big.txt":          strings.Repeat("word ", 4<<20),
		"bad-date.jsonl":   `{"id":"d","text":"Text.","published":"soon"}`,
		"not-a-feed.xml":   "<catalog><book/></catalog>",
		"spread.json":      "{\n \"text\": \"a\"\n}\n",
		"array.json":       `[{"text":"a"}]`,
		"two/[x].txt":      "Bracket.",
		"many/report1.txt": "One.",
		"many/report2.txt": "Two.",
	})
	for _, c := range []struct {
		name   string
		inputs []string
		opts   Options
		want   []string
	}{
		{name: "folder", inputs: []string{"a"}, want: []string{
			"jsonl one: First text.", "jsonl a/1.jsonl#2: No id.", "file a/2.txt: Second text.", "jsonl four: Fourth text.",
			"feed a/5.xml#1: Fifth title//Fifth text.", "html a/sub/3.html: Third text.", "warning: a: decode: 1 files of other kinds are left out: .pdf"}},
		{name: "pattern", inputs: []string{"many/*.txt"}, want: []string{"file many/report1.txt: One.", "file many/report2.txt: Two."}},
		{name: "name like a pattern", inputs: []string{"two/[x].txt"}, want: []string{"file two/[x].txt: Bracket."}},
		{name: "told by content", inputs: []string{"bare", "bare-lines"}, want: []string{"html bare: Bare page.", "jsonl bare: Bare line."}},
		{name: "errors do not stop the rest", inputs: []string{"none.txt", "none*.txt", "empty", "binary.dat", "paper.pdf", "https://p.example/a", "nothing.txt", "many/report1.txt"}, want: []string{
			"error: none.txt: read: no such file or folder (check the path)",
			"error: none*.txt: read: no file has a name like this (check the pattern; * stands for any part of a name)",
			"error: empty: read: no reports in this folder (reports are files that end in .atom, .htm, .html, .json, .jsonl, .ndjson, .rdf, .rss, .text, .txt, .xhtml, .xml, or these with .gz)",
			"error: binary.dat: decode: it is a binary file (give texts, web pages, JSON lines or feeds)",
			"error: paper.pdf: decode: it is a PDF file (give texts, web pages, JSON lines or feeds)",
			"error: https://p.example/a: read: web addresses are not read yet (save the page or feed and give its file)",
			"error: nothing.txt: decode: the report holds no text (leave it out, or give it a text with words)",
			"file many/report1.txt: One."}},
		{name: "put right", inputs: []string{"latin.txt", "nul.txt", "bad-date.jsonl"}, want: []string{
			"warning: latin.txt: decode: read as windows-1252, which is a guess", "file latin.txt: The café burned.", "file nul.txt: They met./They left.",
			`warning: d: decode: the date "soon" is not understood; the report stays undated`, "jsonl d: Text."}},
		{name: "too much", inputs: []string{"big.txt", "bomb.txt.gz", "cut.jsonl.gz"}, want: []string{
			"error: big.txt: decode: it is larger than 16 MB (split it, or give its reports as JSON lines)",
			"error: bomb.txt.gz: decode: it unpacks to more than 200 times its size (this looks like a gzip bomb; unpack it yourself if you trust it)",
			"jsonl cut: Cut.", "error: cut.jsonl.gz: read: reading stopped at line 2: unexpected EOF (the reports before it are kept; check the file)"}},
		{name: "wrong content", inputs: []string{"spread.json", "not-a-feed.xml", "array.json"}, want: []string{
			"error: spread.json: decode: it is JSON spread over several lines, not one report a line (give texts, web pages, JSON lines or feeds)",
			"error: not-a-feed.xml: decode: it is no feed that can be read: failed to detect feed type (give RSS, Atom or JSON Feed)",
			`error: array.json:1: decode: the line is no JSON object: found array (write one JSON object a line, like {"id":"a1","text":"..."})`}},
		{name: "stdin", inputs: []string{"-"}, opts: Options{Stdin: strings.NewReader(`{"text":"Hi there."}`)}, want: []string{"jsonl -#1: Hi there."}},
		{name: "stdin as text", inputs: []string{"-"}, opts: Options{Input: "text", Stdin: strings.NewReader(`{"text":"Hi there."}`)}, want: []string{`stdin -: {"text":"Hi there."}`}},
		{name: "no such format", inputs: []string{"many/report1.txt"}, opts: Options{Input: "word"}, want: []string{`error: many/report1.txt: read: no format is called "word" (use jsonl, text, html or feed)`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(c.inputs, c.opts)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOptionsFillWhatIsMissing(t *testing.T) {
	in := `{"text":"One.","source":"Own","published":"2020-01-01"}` + "\n" + `{"text":"Two."}`
	var got []string
	for r, err := range Read(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(in), Source: "Given", Published: "13 Sept 2023", URL: "u", Title: "T"}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.Join([]string{r.Source.Name, r.Published, r.URL, r.Title}, "|"))
	}
	if diff := cmp.Diff([]string{"Own|2020-01-01|u|T", "Given|2023-09-13|u|T"}, got); diff != "" {
		t.Error(diff)
	}
}

// A line of JSON that never ends is refused without being held.
func TestLongLineIsBounded(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"text":"`), io.LimitReader(endless{}, 100<<20), strings.NewReader("\"}\n{\"id\":\"ok\",\"text\":\"Fine.\"}\n"))
	got := told([]string{"-"}, Options{Stdin: in})
	want := []string{"error: -:1: decode: a line of 100 MB; the limit is 16 MB (split the text; a line holds one report)", "jsonl ok: Fine."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	in := strings.NewReader(strings.Repeat(`{"text":"One."}`+"\n", 100))
	n := 0
	var last error
	for _, err := range Read(ctx, []string{"-", "-"}, Options{Stdin: in}) {
		if n++; n == 3 {
			cancel()
		}
		last = err
	}
	if n != 4 || !errors.Is(last, context.Canceled) || dateline.KindOf(last) != dateline.Internal {
		t.Errorf("%d answers, last %v", n, last)
	}
	for range Read(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(`{"text":"One."}` + "\n" + `{"text":"Two."}`)}) {
		break
	}
}

// Whatever comes in, the same comes out twice, and every text is clean.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"text":"They met\xff."}`), "")
	f.Add([]byte("<rss><channel><item><title>x"), "")
	f.Add([]byte("\x1f\x8b\x08\x00"), "jsonl")
	f.Fuzz(func(t *testing.T, b []byte, kind string) {
		name := filepath.Join(t.TempDir(), "in")
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Skip()
		}
		opts := Options{Input: kind}
		one, two := told([]string{name}, opts), told([]string{name}, opts)
		if diff := cmp.Diff(one, two); diff != "" {
			t.Fatal(diff)
		}
		for r, err := range Read(context.Background(), []string{name}, opts) {
			if err == nil && (strings.ContainsAny(r.Text, "\x00") || strings.Contains(r.Text, "\r\n") || r.ID == "") {
				t.Fatalf("%q", r.Text)
			}
		}
	})
}
