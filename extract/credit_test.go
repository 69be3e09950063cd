package extract

import (
	"testing"

	"dateline"
)

func TestCredits(t *testing.T) {
	for _, c := range []struct {
		name, text, byline string
		at                 []string // agencies at the start of each line
	}{
		{"closing each paragraph", "One. (TASS)\nTwo. (TASS)\nThree.", "", []string{"TASS", "TASS", ""}},
		{"closing the report", "One.\nTwo.\nThree. -- Xinhua", "", []string{"Xinhua", "Xinhua", "Xinhua"}},
		{"place line", "Title\nLUNDEN, Sept 13 (Reuters) - One.\nTwo.", "", []string{"Reuters", "Reuters", "Reuters"}},
		{"place line with an agency first", "(AP) — One.\nTwo.", "", []string{"Associated Press", "Associated Press"}},
		{"slashes", "LUNDEN, September 13. /TASS/. One.", "", []string{"TASS"}},
		{"byline", "One.\nTwo.", "By The Associated Press", []string{"Associated Press", "Associated Press"}},
		{"an acronym is no credit", "The watchdog agreed (IAEA).\nTwo (UN).", "", []string{"", ""}},
		{"a name in brackets inside is no credit", "The agency (Reuters) said so yesterday.\nTwo.", "", []string{"", ""}},
	} {
		r := &dateline.Report{Text: c.text, Byline: c.byline}
		credits, offset := creditsOf(r), 0
		for i, want := range c.at {
			got := ""
			if found := creditAt(credits, offset); len(found) > 0 {
				got = found[0].agency
			}
			if got != want {
				t.Errorf("%s, line %d: got %q, want %q", c.name, i+1, got, want)
			}
			for offset < len(c.text) && c.text[offset] != '\n' {
				offset++
			}
			offset++
		}
	}
}

func FuzzCredits(f *testing.F) {
	f.Add("MOSCOW, Sept 13 (Reuters) - One. (TASS)\n\n(AP) —", "By Reuters")
	f.Fuzz(func(t *testing.T, text, byline string) {
		for _, c := range creditsOf(&dateline.Report{Text: text, Byline: byline}) {
			if c.over.Start < 0 || c.over.End > len(text) || c.mark.Start < 0 || c.mark.End > len(text) || c.mark.Start > c.mark.End {
				t.Fatalf("bad spans %+v in %q", c, text)
			}
		}
	})
}

func TestGenre(t *testing.T) {
	x := &Extractor{}
	for _, c := range []struct {
		text string
		want dateline.Genre
	}{
		{"Opinion: The harbour needs a roof", dateline.GenreCommentary},
		{"FOR IMMEDIATE RELEASE\n\nAcme opens a plant", dateline.GenrePressRelease},
		{"", dateline.GenreUnknown},
		{"The bridge is closed.", dateline.GenreUnknown},
	} {
		if got := x.Genre(&dateline.Report{Text: c.text}, nil); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}
