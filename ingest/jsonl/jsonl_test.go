package jsonl

import (
	"io"
	"strings"
	"testing"

	"dateline"
	"dateline/ingest/draft"
)

// read gives the drafts and errors of a text, each error as one line.
func read(t *testing.T, in string) (drafts []draft.Draft, errs []string) {
	t.Helper()
	for d, err := range Read(strings.NewReader(in), "in.jsonl") {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		drafts = append(drafts, d)
	}
	return drafts, errs
}

func TestFields(t *testing.T) {
	drafts, errs := read(t, "\xEF\xBB\xBF"+`{"id":7,"text":"They met.","source":"Post","published":"2023-09-13","url":"u","title":"Talks","byline":"A. B.","language":"en","more":{"x":1}}
`+"\r\n   \n"+`{"text":"No id.","source":{"name":"TASS","kind":"state"},"title":null,"byline":["A"]}`)
	if len(errs) > 0 || len(drafts) != 2 {
		t.Fatalf("%d drafts, errors %q", len(drafts), errs)
	}
	a, b := drafts[0], drafts[1]
	if a.Input != "7" || a.Text != "They met." || a.Source.Name != "Post" || a.Published != "2023-09-13" || a.URL != "u" || a.Title != "Talks" || a.Byline != "A. B." || a.Language != "en" {
		t.Errorf("%+v", a)
	}
	if a.Origin != (dateline.Origin{Kind: "jsonl", Path: "in.jsonl", Index: 1}) || b.Origin.Index != 4 {
		t.Errorf("origins %+v %+v", a.Origin, b.Origin)
	}
	if b.Input != "in.jsonl#4" || b.Source.Name != "TASS" || b.Title != "" || b.Byline != "" || len(b.Warnings) != 1 {
		t.Errorf("%+v", b)
	}
}

// Every kind of bad line is one error that names it, and costs no other line.
func TestBadLines(t *testing.T) {
	const good = `{"id":"good","text":"They met."}`
	for _, c := range []struct{ name, line, want string }{
		{"cut off", `{"id": "broken", "text": `, "in.jsonl:2: decode: the line is no JSON object: unexpected end of JSON input"},
		{"no text", `{"id":"x"}`, "in.jsonl:2: decode: the line has no text"},
		{"text is null", `{"text":null}`, "the line has no text"},
		{"text is a list", `{"text":["a"]}`, "the line has no text"},
		{"a list", `[1,2]`, "no JSON object: found array"},
		{"two objects", good + good, "no JSON object"},
		{"plain words", "They met in Rome.", "no JSON object"},
		{"deep", strings.Repeat("[", 1<<16), "no JSON object"},
		{"long", `{"text":"` + strings.Repeat("a", MaxLine) + `"}`, "in.jsonl:2: decode: a line of 16 MB; the limit is 16 MB"},
	} {
		drafts, errs := read(t, good+"\n"+c.line+"\n"+good+"\n")
		if len(drafts) != 2 || len(errs) != 1 || !strings.Contains(errs[0], c.want) || !strings.HasSuffix(errs[0], ")") {
			t.Errorf("%s: %d drafts, errors %.300q, want %q", c.name, len(drafts), errs, c.want)
		}
	}
}

func TestBytesThatAreNoText(t *testing.T) {
	drafts, errs := read(t, "{\"text\":\"They met\xff in Rome.\"}\n{\"text\":\"\xff\xfe\"}\n")
	if len(errs) > 0 || len(drafts) != 2 || drafts[0].Text != "They met\ufffd in Rome." || drafts[1].Text != "\ufffd\ufffd" {
		t.Fatalf("%+v, %q", drafts, errs)
	}
	if len(drafts[0].Warnings) != 1 {
		t.Errorf("warnings %q", drafts[0].Warnings)
	}
}

type broken struct{ r io.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func TestFileThatBreaksOff(t *testing.T) {
	var last error
	n := 0
	for _, err := range Read(broken{strings.NewReader(`{"text":"a"}` + "\n" + `{"text":"b`)}, "in.jsonl") {
		if last = err; err == nil {
			n++
		}
	}
	if n != 1 || last == nil || dateline.KindOf(last) != dateline.Internal {
		t.Errorf("%d reports, then %v", n, last)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("{\"text\":\"\\ud800\xff\"}\n{\"id\":1e9,\"text\":\"\"}\n\n[")
	f.Fuzz(func(t *testing.T, in string) {
		n := 0
		for _, err := range Read(strings.NewReader(in), "f") {
			if n++; n > strings.Count(in, "\n")+1 {
				t.Fatal("more answers than lines")
			}
			if err != nil && dateline.KindOf(err) != dateline.Invalid {
				t.Fatal(err)
			}
		}
	})
}
