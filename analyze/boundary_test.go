package analyze

import (
	"strings"
	"testing"

	"dateline"
)

// TestRightSide moves starts, marked |, over quotation marks and brackets.
func TestRightSide(t *testing.T) {
	for _, c := range [][2]string{
		{`" We go . |" |She left .`, `" We go . " |She left .`},
		{`" We go . |" She left .`, `" We go . " |She left .`},
		{`He left . "|We go . " She wept .`, `He left . |"We go . " She wept .`},
		{`He left . ( |All did . ) So what ?`, `He left . |( All did . ) So what ?`},
		{`He left . ( All did . |) So what ?`, `He left . ( All did . ) |So what ?`},
		{`He left . |She came .`, `He left . |She came .`},
		{`“ Go . |” he said .`, `“ Go . ” |he said .`},
		{`Go . |"`, `Go . "`},
	} {
		text, words, starts := marked(c[0])
		rightSide(text, words, starts, make([]bool, len(words)))
		if got := mark(text, words, starts); got != c[1] {
			t.Errorf("%s:\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// TestUnbroken keeps names in Title Case whole, and lets sentences begin after one.
func TestUnbroken(t *testing.T) {
	for _, c := range [][2]string{
		{`Tropical Storm |Ilda hits Port |Varn`, `Tropical Storm Ilda hits Port Varn`},
		{`We met Ilse |She left`, `We met Ilse |She left`},
		{`It was Ilse . |Varn left`, `It was Ilse . |Varn left`},
		{`they met |Ilse Varn`, `they met |Ilse Varn`},
	} {
		text, words, starts := marked(c[0])
		unbroken(text, words, starts, make([]bool, len(words)))
		if got := mark(text, words, starts); got != c[1] {
			t.Errorf("%s:\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// marked takes the bars out of a text and says which words they stood before.
func marked(s string) (text string, words []dateline.Span, starts []bool) {
	for _, field := range strings.SplitAfter(s, " ") {
		for _, part := range strings.SplitAfter(field, `"`) {
			bare := strings.TrimPrefix(part, "|")
			if word := strings.TrimSpace(bare); word != "" {
				words = append(words, dateline.Span{Start: len(text), End: len(text) + len(word)})
				starts = append(starts, len(bare) < len(part))
			}
			text += bare
		}
	}
	return text, words, starts
}

func mark(text string, words []dateline.Span, starts []bool) string {
	out, at := "", 0
	for i, w := range words {
		out += text[at:w.Start]
		if starts[i] {
			out += "|"
		}
		at = w.Start
	}
	return out + text[at:]
}
