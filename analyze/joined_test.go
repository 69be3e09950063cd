package analyze

import (
	"slices"
	"strings"
	"testing"

	"dateline"
)

func TestJoined(t *testing.T) {
	for _, c := range []struct {
		words string // a space between tokens, "_" where the text has one
		names []nameSpan
		want  []nameSpan
	}{
		{"Ostrel - sur - Mav fell", []nameSpan{{first: 0, last: 0}}, []nameSpan{{first: 0, last: 4}}},
		{"Ostrel - sur - Mav fell", []nameSpan{{first: 0, last: 0}, {first: 4, last: 4}}, []nameSpan{{first: 0, last: 4}}},
		{"North _Ostrel - on - Mav - by - Lind", []nameSpan{{first: 0, last: 1}, {first: 5, last: 5}}, []nameSpan{{first: 0, last: 9}}},
		{"Ostrel - Mav train", []nameSpan{{first: 0, last: 0}, {first: 2, last: 2}}, []nameSpan{{first: 0, last: 0}, {first: 2, last: 2}}},
		{"Ostrel _- on - Mav", []nameSpan{{first: 0, last: 0}}, []nameSpan{{first: 0, last: 0}}},
		{"Ostrel - on - duty", []nameSpan{{first: 0, last: 0}}, []nameSpan{{first: 0, last: 0}}},
	} {
		if got := joined(c.names, spaced(c.words)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.words, got, c.want)
		}
	}
}

// A name gives up the preposition that the reader put behind it.
func TestJoinedEnds(t *testing.T) {
	words := spaced("Ilse Varn of Toro")
	words[2].UPOS = "ADP"
	got := joined([]nameSpan{{first: 0, last: 2}, {first: 3, last: 3}}, words)
	if want := []nameSpan{{first: 0, last: 1}, {first: 3, last: 3}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// spaced are tokens that follow each other without space, but for those with "_".
func spaced(words string) (out []dateline.Token) {
	at := 0
	for _, w := range strings.Fields(words) {
		if rest, ok := strings.CutPrefix(w, "_"); ok {
			w, at = rest, at+1
		}
		out = append(out, dateline.Token{Span: dateline.Span{Start: at, End: at + len(w)}, Text: w})
		at += len(w)
	}
	return out
}

// A word that opens names is one with the name behind it, and none alone.
func TestHalves(t *testing.T) {
	for _, c := range []struct {
		words       string
		names, want []nameSpan
	}{
		{"New York voters", []nameSpan{{first: 0, last: 0}, {first: 1, last: 1}}, []nameSpan{{first: 0, last: 1}}},
		{"New charges in Toro", []nameSpan{{first: 0, last: 0}, {first: 3, last: 3}}, []nameSpan{{first: 3, last: 3}}},
		{"the West", []nameSpan{{first: 1, last: 1}}, []nameSpan{{first: 1, last: 1}}},
		{"Hurricane Oda", []nameSpan{{first: 0, last: 0}, {first: 1, last: 1}}, []nameSpan{{first: 0, last: 1}}},
		{"Great", []nameSpan{{first: 0, last: 0}}, []nameSpan{}},
	} {
		if got := halves(c.names, spaced(c.words)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.words, got, c.want)
		}
	}
}
