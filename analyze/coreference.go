package analyze

import (
	"fmt"

	"dateline"
)

// mentions finds what the sentences mention and which mentions stand for the same.
func mentions(sentences []dateline.Sentence, names []nameSpan, text string) []dateline.Mention {
	var out []dateline.Mention
	for i, n := range names {
		t := sentences[n.sentence].Tokens
		id := fmt.Sprint(i + 1)
		out = append(out, dateline.Mention{ID: "m" + id, Kind: n.kind, Form: dateline.Name, Span: dateline.Span{Start: t[n.first].Start, End: t[n.last].End}, Head: t[n.last].Span, Chain: "x" + id})
	}
	return out
}
