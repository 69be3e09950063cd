package analyze

import (
	"slices"
	"strings"
	"testing"
)

func TestParagraphs(t *testing.T) {
	wrapped := "The delegation left on Tuesday after two days of talks that\nboth sides called useful, and nobody said when the next round\nof negotiations would be held."
	tests := []struct {
		name, text string
		want       []string
	}{
		{"empty", " \n\t\n", nil},
		{"empty line", "A title\n\nOne. Two.\n \nThree.", []string{"A title", "One. Two.", "Three."}},
		{"single line feeds", "One line.\nAnother line that is rather longer than the first one was.\nA third.", []string{"One line.", "Another line that is rather longer than the first one was.", "A third."}},
		{"hard-wrapped", wrapped + "\n\nEnd.", []string{wrapped, "End."}},
		{"blanks around", "  a b \r\n\r\n c", []string{"a b", "c"}},
		{"two lines", "short\nline", []string{"short", "line"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range paragraphs(tt.text) {
				got = append(got, tt.text[s.Start:s.End])
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestParagraphsAreBounded(t *testing.T) {
	for _, text := range []string{strings.Repeat("word ", 100_000), strings.Repeat("é", 100_000), strings.Repeat(" ", 200_000) + "x"} {
		for _, s := range paragraphs(text) {
			if s.Len() > longestParagraph || s.Empty() {
				t.Errorf("paragraph of %d bytes", s.Len())
			}
		}
	}
}
