package analyze

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"dateline"
)

// TestCoreferenceRows writes what train/coreference.py learns from: for the
// reports of $COREF_IN (CoNLL-U, whose words are kept, or JSON lines) to
// $COREF_OUT.json a line a report with its candidates, and to .rows, .ones,
// .pairs and .list their rows and classes.
func TestCoreferenceRows(t *testing.T) {
	in, out := os.Getenv("COREF_IN"), os.Getenv("COREF_OUT")
	if in == "" {
		t.Skip("COREF_IN is not set")
	}
	a, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	a.ranker = &ranker{} // keeps the rows as they are
	w := newDump(t, out)
	f, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	read := func(r *reader, id string) {
		if err := a.read([]*reader{r}); err != nil {
			t.Fatal(err)
		}
		w.report(id, newDiscourse(r.out, r.names, r.text), &r.kept)
	}
	if strings.HasSuffix(in, ".jsonl") {
		lines := json.NewDecoder(f)
		for lines.More() {
			var line struct{ ID, Text string }
			if err := lines.Decode(&line); err != nil {
				t.Fatal(err)
			}
			read(a.running(line.Text), line.ID)
		}
	} else {
		for g, err := range ReadCoNLLU(f) {
			if err != nil {
				t.Fatal(err)
			}
			read(given(g.Report.Text, g.Sentences), g.Report.Input)
		}
	}
	w.close()
}

type dump struct {
	t     *testing.T
	files []*os.File
	to    []*bufio.Writer
}

func newDump(t *testing.T, out string) *dump {
	d := &dump{t: t}
	for _, end := range []string{".json", ".rows", ".ones", ".pairs", ".list"} {
		f, err := os.Create(out + end)
		if err != nil {
			t.Fatal(err)
		}
		d.files, d.to = append(d.files, f), append(d.to, bufio.NewWriterSize(f, 1<<20))
	}
	return d
}

func (w *dump) close() {
	for i, f := range w.files {
		if err := w.to[i].Flush(); err != nil {
			w.t.Fatal(err)
		}
		f.Close()
	}
}

func (w *dump) report(id string, d *discourse, rows *wordRows) {
	d.sieve()
	all := d.describe()
	type candidateLine struct {
		dateline.Span
		Head   dateline.Span `json:"head"`
		Name   dateline.Span `json:"name"`
		Form   uint8         `json:"form"`
		Hidden bool          `json:"hidden"`
		Root   int           `json:"root"`
		Row    int           `json:"row"`
	}
	line := struct {
		ID         string          `json:"id"`
		Text       string          `json:"text"`
		Candidates []candidateLine `json:"candidates"`
		Pairs      []int           `json:"pairs"`
	}{ID: id, Text: d.text}
	k := known{}
	for i := range d.candidates {
		c := &d.candidates[i]
		tokens := d.sentences[c.sentence].Tokens
		l := candidateLine{Span: cover(tokens[c.first : c.last+1]), Name: d.span(i), Head: tokens[c.head].Span, Form: all[i].form, Hidden: c.hidden, Root: d.root(i), Row: -1}
		if row := rows.row(all[i].word); row != nil {
			l.Row = 1
			w.write(1, row)
		}
		w.write(2, all[i].slots[:])
		line.Candidates = append(line.Candidates, l)
		if c.hidden {
			line.Pairs = append(line.Pairs, 0)
			continue
		}
		found := d.antecedentsOf(all, i, k)
		line.Pairs = append(line.Pairs, len(found.of))
		for n, j := range found.of {
			p := d.pair(all, j, i, found.between[n])
			w.write(3, p[:])
			w.write(4, int32(j))
		}
		d.remember(k, i)
	}
	if err := json.NewEncoder(w.to[0]).Encode(line); err != nil {
		w.t.Fatal(err)
	}
}

func (w *dump) write(file int, v any) {
	if err := binary.Write(w.to[file], binary.LittleEndian, v); err != nil {
		w.t.Fatal(err)
	}
}
