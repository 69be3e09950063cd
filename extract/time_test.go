package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
	"dateline/gazetteer"
)

// plainTimes reads a text of one sentence without tags: tense is unknown.
func plainTimes(text, published string) []dateline.TimeExpression {
	r := &dateline.Report{Text: text, Published: published}
	a := &dateline.Analysis{Text: text}
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.Index(text[start:], "\n"); i >= 0 {
			end = start + i + 1
		}
		a.Sentences = append(a.Sentences, dateline.Sentence{Span: dateline.Span{Start: start, End: end}})
		start = end
	}
	return (&Extractor{}).times(newDocument(r, a))
}

// TestTimes holds each expression's words, value and stretch; the publication
// is Wednesday, 20 September 2023.
func TestTimes(t *testing.T) {
	for _, c := range []struct{ text, words, value, from, to, precision, anchor string }{
		{"It began on 13 September 2023.", "13 September 2023", "2023-09-13", "2023-09-13", "2023-09-14", "day", ""},
		{"It began on Sept. 13, 2023.", "Sept. 13, 2023", "2023-09-13", "2023-09-13", "2023-09-14", "day", ""},
		{"It began on 2023-09-13.", "2023-09-13", "2023-09-13", "2023-09-13", "2023-09-14", "day", ""},
		{"It began on September 13.", "September 13", "2023-09-13", "2023-09-13", "2023-09-14", "day", "published"},
		{"It began on the 13th of September.", "the 13th of September", "2023-09-13", "2023-09-13", "2023-09-14", "day", "published"},
		{"He left on Friday.", "Friday", "2023-09-15", "2023-09-15", "2023-09-16", "day", "published"},
		{"He left last Wednesday.", "last Wednesday", "2023-09-13", "2023-09-13", "2023-09-14", "day", "published"},
		{"He leaves next Friday.", "next Friday", "2023-09-22", "2023-09-22", "2023-09-23", "day", "published"},
		{"They met yesterday.", "yesterday", "2023-09-19", "2023-09-19", "2023-09-20", "day", "published"},
		{"They met the day before yesterday.", "the day before yesterday", "2023-09-18", "2023-09-18", "2023-09-19", "day", "published"},
		{"They met two weeks ago.", "two weeks ago", "2023-W36", "2023-09-04", "2023-09-11", "week", "published"},
		{"They met three days ago.", "three days ago", "2023-09-17", "2023-09-17", "2023-09-18", "day", "published"},
		{"They met last week.", "last week", "2023-W37", "2023-09-11", "2023-09-18", "week", "published"},
		{"They met last month.", "last month", "2023-08", "2023-08-01", "2023-09-01", "month", "published"},
		{"They met in early June.", "early June", "2023-06", "2023-06-01", "2023-06-11", "month", "published"},
		{"They met in mid-October 2021.", "mid-October 2021", "2021-10", "2021-10-11", "2021-10-21", "month", ""},
		{"They met in late 2021.", "late 2021", "2021", "2021-09-01", "2022-01-01", "year", ""},
		{"It grew in Q3 2022.", "Q3 2022", "2022-Q3", "2022-07-01", "2022-10-01", "quarter", ""},
		{"It grew in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3", "2022-07-01", "2022-10-01", "quarter", ""},
		{"They fought over the weekend.", "the weekend", "2023-W37-WE", "2023-09-16", "2023-09-18", "day", "published"},
		{"They talked from 3 to 5 May.", "3 to 5 May", "2023-05-03/2023-05-05", "2023-05-03", "2023-05-06", "day", "published"},
		{"They talked on May 3-5, 2022.", "May 3-5, 2022", "2022-05-03/2022-05-05", "2022-05-03", "2022-05-06", "day", ""},
		{"The war of 2014-2016.", "2014-2016", "2014/2016", "2014-01-01", "2017-01-01", "year", ""},
		{"Born in the 1980s.", "the 1980s", "198X", "1980-01-01", "1990-01-01", "decade", ""},
		{"In the 20th century.", "the 20th century", "19XX", "1901-01-01", "2001-01-01", "century", ""},
		{"Last summer was hot.", "Last summer", "2023-SU", "2023-06-01", "2023-09-01", "season", "published"},
		{"He spoke at 5 p.m. on Sunday.", "5 p.m. on Sunday", "2023-09-17T17:00", "2023-09-17T17:00:00", "2023-09-17T17:01:00", "minute", "published"},
		{"He spoke Friday night.", "Friday night", "2023-09-15TNI", "2023-09-15T18:00:00", "2023-09-16T06:00:00", "daypart", "published"},
		{"He spoke this morning.", "this morning", "2023-09-20TMO", "2023-09-20T05:00:00", "2023-09-20T12:00:00", "daypart", "published"},
		{"It lasted three days.", "three days", "P3D", "", "", "", ""},
		{"It lasted several months.", "several months", "PXM", "", "", "", ""},
		{"a 40-minute speech", "a 40-minute", "", "", "", "", ""},
		{"They meet every Monday.", "every Monday", "XXXX-WXX-1", "", "", "", ""},
		{"He is now there.", "now", "PRESENT_REF", "", "", "", ""},
		{"Shelled in recent days.", "recent days", "PAST_REF", "", "", "", ""},
		{"Twenty died in the past two weeks.", "the past two weeks", "P2W", "2023-09-06", "2023-09-21", "week", "published"},
		{"On Christmas Day they rested.", "Christmas Day", "2023-12-25", "2023-12-25", "2023-12-26", "day", "published"},
		{"In June last year it closed.", "June last year", "2022-06", "2022-06-01", "2022-07-01", "month", "published"},
	} {
		found := plainTimes(c.text, "2023-09-20")
		if c.value == "" {
			continue
		}
		if len(found) != 1 {
			t.Errorf("%q: %d expressions: %+v", c.text, len(found), found)
			continue
		}
		f := found[0]
		words := c.text[f.Start:f.End]
		if words != c.words || f.Value != c.value || f.From != c.from || f.To != c.to || f.When.Precision != c.precision || f.When.Anchor != c.anchor {
			t.Errorf("%q: %q %s [%s, %s) %s %s\nwant %q %s [%s, %s) %s %s", c.text, words, f.Value, f.From, f.To, f.When.Precision, f.When.Anchor,
				c.words, c.value, c.from, c.to, c.precision, c.anchor)
		}
	}
}

// TestTimesOfTheStory holds what counts from the story's own dates or from the place line.
func TestTimesOfTheStory(t *testing.T) {
	for _, c := range []struct{ text, value, from, anchor string }{
		{"They met on September 13. The following day he left.", "2023-09-14", "2023-09-14", "story"},
		{"They met on 1 March 2022. Two weeks later he left.", "2022-W11", "2022-03-14", "story"},
		{"They met on 1 March 2022. A day earlier he spoke.", "2022-02-28", "2022-02-28", "story"},
		{"They met on 1 March 2022. The same day he left.", "2022-03-01", "2022-03-01", "story"},
		{"MOSCOW, Sept. 13 (TASS) - The talks began yesterday.", "2023-09-12", "2023-09-12", "dateline"},
	} {
		found := plainTimes(c.text, "2023-09-20")
		if len(found) != 2 {
			t.Errorf("%q: %+v", c.text, found)
			continue
		}
		if f := found[1]; f.Value != c.value || f.From != c.from || f.When.Anchor != c.anchor {
			t.Errorf("%q: %s from %s by %s, want %s from %s by %s", c.text, f.Value, f.From, f.When.Anchor, c.value, c.from, c.anchor)
		}
	}
}

// TestTimesWithoutPublication: what is not known stays unknown.
func TestTimesWithoutPublication(t *testing.T) {
	for text, value := range map[string]string{
		"They met yesterday.": "XXXX-XX-XX", "They met on Friday.": "XXXX-WXX-5", "They met on September 13.": "XXXX-09-13",
		"They met last year.": "XXXX", "They met last week.": "XXXX-WXX", "They met two years ago.": "XXXX",
		"They met on September 13. The following day he left.": "XXXX-XX-XX",
	} {
		found := plainTimes(text, "")
		if len(found) == 0 {
			t.Errorf("%q: nothing", text)
			continue
		}
		f := found[len(found)-1]
		if f.Value != value || f.From != "" || f.To != "" || !f.When.IsZero() {
			t.Errorf("%q: %+v, want %s and nothing known", text, f, value)
		}
	}
}

// TestNoTimes holds what only looks like a time.
func TestNoTimes(t *testing.T) {
	for _, text := range []string{"It may rain.", "They march on.", "The 40-year-old driver.", "A second car.", "About 2000 people came.", "Section 3.4.1 of it.",
		"The fall of the city.", "Sun Microsystems grew.", "About three-quarters of it.", "He has 1,998 books."} {
		if found := plainTimes(text, "2023-09-20"); len(found) > 0 {
			t.Errorf("%q: %q %s", text, text[found[0].Start:found[0].End], found[0].Value)
		}
	}
}

func FuzzTimes(f *testing.F) {
	for _, s := range []string{"on Sept. 13, 2023 at 5 p.m. GMT", "the '80s", "May 3-5", "every 99999999999 years ago", "２０２３年", "2023-13-45", "the the the", "31/02/2023",
		"two and a half centuries ago", "the year-ago", "half a", "9999999 decades ago", "\xff Monday \xc3", "29 February"} {
		f.Add(s, "2023-09-20")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, s, published string) {
		for _, x := range plainTimes(s, published) {
			if x.Start < 0 || x.Start >= x.End || x.End > len(s) {
				t.Fatalf("span %d:%d of %d bytes", x.Start, x.End, len(s))
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[x.Start:x.End]) {
				t.Fatalf("%q cut at %d:%d", s, x.Start, x.End)
			}
			if x.Value == "" || x.Type == "" || (x.From == "") != (x.To == "") || x.From > x.To && len(x.From) == len(x.To) && x.From[0] != '-' && x.To[0] != '-' {
				t.Fatalf("%q: %+v", s, x)
			}
		}
	})
}

// plainPlaces reads a text whose words are the tokens; marked ones are place names.
func plainPlaces(t *testing.T, text string, names ...string) []dateline.PlaceMention {
	t.Helper()
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	a := &dateline.Analysis{Text: text}
	s := dateline.Sentence{Span: dateline.Span{End: len(text)}}
	for _, at := range atoms(text, 0, len(text)) {
		s.Tokens = append(s.Tokens, dateline.Token{Span: dateline.Span{Start: at.start, End: at.end}, Text: text[at.start:at.end]})
	}
	a.Sentences = append(a.Sentences, s)
	for _, n := range names {
		i := strings.Index(text, n)
		a.Mentions = append(a.Mentions, dateline.Mention{Kind: dateline.Place, Form: dateline.Name, Span: dateline.Span{Start: i, End: i + len(n)}})
	}
	return (&Extractor{gazetteer: g}).places(newDocument(&dateline.Report{Text: text}, a))
}

// TestPlaces holds which place of a name is meant.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ text, mention, name, country, precision string }{
		{"Fire in Springfield, Illinois.", "Springfield;Illinois", "Springfield", "USA", "city"},
		{"Fire in Paris.", "Paris", "Paris", "FRA", "city"},
		{"Fire in Paris, Texas.", "Paris;Texas", "Paris", "USA", "city"},
		{"Shells fell on Odessa as Ukraine and Ukraine's army waited.", "Odessa", "Odesa", "UKR", "city"},
		{"At the Vostochny Spaceport.", "", "Vostochny Cosmodrome", "RUS", "facility"},
		{"In the Democratic Republic of the Congo.", "", "Democratic Republic of the Congo", "COD", "country"},
		{"In New Mexico.", "", "New Mexico", "USA", "region"},
		{"Ships in the Black Sea.", "", "Black Sea", "", "sea"},
		{"In the Khabarovsk Region.", "", "Khabarovsk Krai", "RUS", "region"},
	} {
		names := strings.Split(c.mention, ";")
		if c.mention == "" {
			names = nil
		}
		found := plainPlaces(t, c.text, names...)
		if len(found) == 0 {
			t.Errorf("%q: nothing", c.text)
			continue
		}
		f := found[0]
		if f.Name != c.name || f.Country != c.country || f.Precision != c.precision || f.Lat == nil {
			t.Errorf("%q: %+v, want %s %s %s", c.text, f, c.name, c.country, c.precision)
		}
	}
	if found := plainPlaces(t, "In Zzyzzxq.", "Zzyzzxq"); len(found) != 1 || found[0].Lat != nil || found[0].Country != "" {
		t.Errorf("an unknown place has coordinates: %+v", found)
	}
}
