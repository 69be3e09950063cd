package analyze

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"dateline"
)

const twoReports = `# newdoc id = first
# a comment that is kept
# sent_id = 1
# text = We don't du it.
1	We	we	PRON	PRP	Case=Nom	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
3.1	really	really	ADV	RB	_	_	_	_	_
4-5	du	_	_	_	_	_	_	_	_
4	do	do	VERB	VB	_	0	root	_	_
5	you	you	PRON	PRP	_	4	obj	_	_
6	it	it	PRON	PRP	_	4	obj	_	SpaceAfter=No
7	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = 2
# text = Go!
1	Go	go	VERB	VB	_	0	root	_	NER=B-MISC|SpaceAfter=No
2	!	!	PUNCT	.	_	1	punct	_	_

# newdoc id = second
1	Kim	Kim	PROPN	NNP	_	0	root	_	SpaceAfter=No
2	,	,	PUNCT	,	_	1	punct	_	_
3	too	too	ADV	RB	_	1	advmod	_	_

`

func readAll(t *testing.T, text string) []Given {
	t.Helper()
	var out []Given
	for g, err := range ReadCoNLLU(strings.NewReader(text)) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

func TestReadCoNLLU(t *testing.T) {
	got := readAll(t, twoReports)
	if len(got) != 2 || got[0].Report.Input != "first" || got[1].Report.Input != "second" {
		t.Fatalf("%+v", got)
	}
	if text := got[0].Report.Text; text != "We don't du it.\nGo!" {
		t.Errorf("text %q", text)
	}
	if text := got[1].Report.Text; text != "Kim, too" {
		t.Errorf("text of tokens %q", text)
	}
	var slices []string
	for _, s := range got[0].Sentences {
		for _, w := range s.Tokens {
			slices = append(slices, got[0].Report.Text[w.Start:w.End])
		}
	}
	if s := strings.Join(slices, " "); s != "We do n't du du it . Go !" {
		t.Error(s)
	}
}

func TestCoNLLURoundTrip(t *testing.T) {
	var out bytes.Buffer
	for _, g := range readAll(t, twoReports) {
		a := &dateline.Analysis{ID: g.Report.Input, Text: g.Report.Text, Sentences: g.Sentences}
		if a.ID == "second" {
			a.Mentions = []dateline.Mention{{Form: dateline.Name, Kind: dateline.Person, Span: dateline.Span{Start: 0, End: 3}}}
		}
		if err := WriteCoNLLU(&out, a); err != nil {
			t.Fatal(err)
		}
	}
	want := strings.Replace(twoReports, "3.1	really	really	ADV	RB	_	_	_	_	_\n", "", 1)
	want = strings.Replace(want, "NER=B-MISC|", "", 1)
	want = strings.Replace(want, "1	Kim	Kim	PROPN	NNP	_	0	root	_	", "1	Kim	Kim	PROPN	NNP	_	0	root	_	NER=B-PER|", 1)
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

func TestWriteCoNLLUOfText(t *testing.T) {
	text := "New York,\nnow.Go"
	word := func(start, end int) dateline.Token {
		return dateline.Token{Span: dateline.Span{Start: start, End: end}, Text: text[start:end], UPOS: "X"}
	}
	a := &dateline.Analysis{ID: "r1", Text: text, Sentences: []dateline.Sentence{
		{Span: dateline.Span{Start: 0, End: 14}, Tokens: []dateline.Token{word(0, 3), word(4, 8), word(8, 9), word(10, 13), word(13, 14)}},
		{Span: dateline.Span{Start: 14, End: 16}, Tokens: []dateline.Token{word(14, 16)}},
	}, Mentions: []dateline.Mention{
		{Form: dateline.Name, Kind: dateline.Place, Span: dateline.Span{Start: 0, End: 8}},
		{Form: dateline.Nominal, Kind: dateline.Person, Span: dateline.Span{Start: 10, End: 13}},
	}}
	var out bytes.Buffer
	if err := WriteCoNLLU(&out, a); err != nil {
		t.Fatal(err)
	}
	want := "# newdoc id = r1\n# sent_id = r1-1\n# text = New York, now.\n" +
		"1\tNew\t_\tX\t_\t_\t0\t_\t_\tNER=B-LOC\n2\tYork\t_\tX\t_\t_\t0\t_\t_\tNER=I-LOC|SpaceAfter=No\n3\t,\t_\tX\t_\t_\t0\t_\t_\t_\n" +
		"4\tnow\t_\tX\t_\t_\t0\t_\t_\tSpaceAfter=No\n5\t.\t_\tX\t_\t_\t0\t_\t_\tSpaceAfter=No\n\n" +
		"# sent_id = r1-2\n# text = Go\n1\tGo\t_\tX\t_\t_\t0\t_\t_\t_\n\n"
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

func TestReadCoNLLUErrors(t *testing.T) {
	good := "# newdoc id = good\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	tests := []struct{ name, text, want string }{
		{"columns", "1\ta\tb\n\n", "line 1: 3 columns"},
		{"order", "2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", `line 1: word "2" where 1 is due`},
		{"range", "1-4\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "beyond its sentence"},
		{"prose", "Just some text.\n", "line 1: 1 columns"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			var failed error
			for g, err := range ReadCoNLLU(strings.NewReader("# newdoc id = bad\n" + tt.text + good)) {
				if err != nil {
					failed = err
					continue
				}
				got = append(got, g.Report.Input)
			}
			if want := strings.ReplaceAll(tt.want, "line 1", "line 2"); failed == nil || !strings.Contains(failed.Error(), want) {
				t.Errorf("error %v, want %q", failed, want)
			}
			if strings.Join(got, " ") != "good" {
				t.Errorf("the report after it: %q", got)
			}
		})
	}
	for _, err := range ReadCoNLLU(strings.NewReader(strings.Repeat("x", longestLine+10))) {
		if err == nil || dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("endless line: %v", err)
		}
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("disk on fire") }

func TestReadCoNLLUOfFailingInput(t *testing.T) {
	count := 0
	for _, err := range ReadCoNLLU(io.MultiReader(strings.NewReader(twoReports), failing{})) {
		if count++; count > 2 || err != nil && !strings.Contains(err.Error(), "disk on fire") {
			t.Fatal(count, err)
		}
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(twoReports)
	f.Add("# text = \xff日\n1\té\t_\t_\t_\t_\t_\t_\t_\t_\n2\t本\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, text string) {
		for g, err := range ReadCoNLLU(strings.NewReader(text)) {
			if err != nil {
				continue
			}
			for _, s := range g.Sentences {
				for _, w := range s.Tokens {
					if _, err := g.Report.Quote(w.Span); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}
