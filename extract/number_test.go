package extract

import (
	"testing"

	"dateline"
)

// A number written with a hyphen is one number, in one token or in three.
func TestNumbersWithHyphens(t *testing.T) {
	text := "thirty-eight"
	tokens := []dateline.Token{
		{Text: "thirty", UPOS: "NUM", Span: dateline.Span{Start: 0, End: 6}},
		{Text: "-", UPOS: "PUNCT", Span: dateline.Span{Start: 6, End: 7}},
		{Text: "eight", UPOS: "NUM", Span: dateline.Span{Start: 7, End: 12}},
	}
	d := &document{report: &dateline.Report{Text: text}, analysis: &dateline.Analysis{Sentences: []dateline.Sentence{{Tokens: tokens}}}}
	for i := range []int{0, 2} {
		if n, ok := d.readNumber(word{0, 2 * i}); !ok || n.value != 38 || n.span != (dateline.Span{Start: 0, End: 12}) {
			t.Errorf("from token %d: %+v", 2*i, n)
		}
	}
}
