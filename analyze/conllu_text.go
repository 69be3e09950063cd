package analyze

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// givenText lays the sentences of one given report out in its text.
type givenText struct {
	id        string
	text      strings.Builder
	sentences []dateline.Sentence
}

// add appends a sentence: its text on a line of its own, its words in it.
func (g *givenText) add(s *givenSentence) error {
	if n := len(s.ranges); n > 0 && s.ranges[n-1].Last >= len(s.words) {
		return errors.New("a multiword token that goes beyond its sentence")
	}
	if len(g.sentences) > 0 {
		g.text.WriteByte('\n')
	} else {
		g.id = documentID(s.comments)
	}
	text := s.text
	if text == "" {
		text = s.joined()
	}
	start := g.text.Len()
	s.place(text, start)
	g.text.WriteString(text)
	g.sentences = append(g.sentences, dateline.Sentence{
		Span: dateline.Span{Start: start, End: start + len(text)}, Tokens: s.words,
		Comments: append([]string{}, s.comments...), Ranges: s.ranges,
	})
	return nil
}

// given is the report, the number'th of its input.
func (g *givenText) given(number int) Given {
	text := g.text.String()
	return Given{
		Report: dateline.Report{
			ID: dateline.ReportIDOf("", "", text), Input: g.id, Language: "en", Text: text,
			Origin: dateline.Origin{Kind: "conllu", Index: number},
		},
		Sentences: g.sentences,
	}
}

// documentID is what a "# newdoc id = ..." comment says, or "".
func documentID(comments []string) string {
	for _, c := range comments {
		if rest, ok := strings.CutPrefix(c, "# newdoc"); ok {
			_, id, _ := strings.Cut(rest, "=")
			return strings.TrimSpace(id)
		}
	}
	return ""
}

// surface is a token as printed: one word, or several inside a multiword token.
type surface struct {
	form, misc  string
	first, last int
}

func (s *givenSentence) surfaces() []surface {
	var out []surface
	ranges := s.ranges
	for i := 0; i < len(s.words); i++ {
		if len(ranges) > 0 && ranges[0].First == i {
			r := ranges[0]
			out = append(out, surface{r.Form, r.Misc, r.First, r.Last})
			i, ranges = r.Last, ranges[1:]
			continue
		}
		out = append(out, surface{s.words[i].Text, s.words[i].Misc, i, i})
	}
	return out
}

// joined is the text of a sentence that brings none.
func (s *givenSentence) joined() string {
	var b strings.Builder
	blank := false
	for _, t := range s.surfaces() {
		if blank {
			b.WriteByte(' ')
		}
		b.WriteString(t.form)
		blank = !glued(t.misc)
	}
	return b.String()
}

// glued reports whether MISC says that no blank follows.
func glued(misc string) bool {
	return slices.Contains(strings.Split(misc, "|"), "SpaceAfter=No")
}

// place gives each word its span in the text, which begins at byte base of the
// report. Words of a multiword token have their own part of it where they spell
// it, else the span of the whole.
func (s *givenSentence) place(text string, base int) {
	at, last := 0, dateline.Span{Start: 0, End: len(text)}
	for _, t := range s.surfaces() {
		span := locate(text, at, t.form)
		if span.Empty() {
			span = last // the text is used up: the word before stands for this one too
		}
		at, last = span.End, span
		s.placeWords(t, dateline.Span{Start: base + span.Start, End: base + span.End})
	}
}

func (s *givenSentence) placeWords(t surface, span dateline.Span) {
	words := s.words[t.first : t.last+1]
	var spelled strings.Builder
	for _, w := range words {
		spelled.WriteString(w.Text)
	}
	own := len(words) > 1 && spelled.String() == t.form && spelled.Len() == span.Len()
	at := span.Start
	for i := range words {
		words[i].Span = span
		if own {
			words[i].Span = dateline.Span{Start: at, End: at + len(words[i].Text)}
			at = words[i].End
		}
	}
}

// locate finds a form at or after byte at: where the next non-blank begins when
// it stands there, else a little further on, else the next run of non-blanks,
// no longer than the form has runes.
func locate(text string, at int, form string) dateline.Span {
	const look = 200
	rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
	start := len(text) - len(rest)
	if strings.HasPrefix(rest, form) {
		return dateline.Span{Start: start, End: start + len(form)}
	}
	if i := strings.Index(rest[:min(len(rest), look)], form); i > 0 && utf8.RuneStart(rest[i]) {
		return dateline.Span{Start: start + i, End: start + i + len(form)}
	}
	end, room := start, utf8.RuneCountInString(form)
	for _, r := range rest {
		if unicode.IsSpace(r) || room == 0 {
			break
		}
		end += utf8.RuneLen(r)
		room--
	}
	return dateline.Span{Start: start, End: end}
}
