package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// words are words of a text as a mark quotes them: {The [Ana Roi] of old}#2=name.
type words struct {
	text  string   // without the brackets around a name
	nth   int      // which place in the text, from 1; 0 when not given
	names []string // who or what is meant, when the words do not say it
}

// cursor reads a line of marks.
type cursor struct {
	rest string
}

// take drops a prefix and reports whether it was there.
func (c *cursor) take(prefix string) bool {
	rest, ok := strings.CutPrefix(c.rest, prefix)
	if ok {
		c.rest = rest
	}
	return ok
}

// word reads {words in braces} or a bare word.
func (c *cursor) word() (string, error) {
	if c.take("{") {
		w, rest, ok := strings.Cut(c.rest, "}")
		if !ok || w == "" {
			return "", fmt.Errorf("no closing brace, or nothing in the braces, at %q", c.rest)
		}
		c.rest = rest
		return w, nil
	}
	end := strings.IndexAny(c.rest, " {}#=~/@+:<>")
	if end < 0 {
		end = len(c.rest)
	}
	if end == 0 {
		return "", fmt.Errorf("words are missing at %q", c.rest)
	}
	w := c.rest[:end]
	c.rest = c.rest[end:]
	return w, nil
}

// words reads quoted words with their place and names.
func (c *cursor) words() (words, error) {
	text, err := c.word()
	if err != nil {
		return words{}, err
	}
	w := words{text: text}
	if before, rest, ok := strings.Cut(text, "["); ok {
		name, after, ok := strings.Cut(rest, "]")
		if !ok {
			return w, fmt.Errorf("no closing bracket in %q", text)
		}
		w.text, w.names = before+name+after, []string{name}
	}
	if c.take("#") {
		n, err := c.word()
		if err != nil {
			return w, err
		}
		if w.nth, err = strconv.Atoi(n); err != nil || w.nth < 1 {
			return w, fmt.Errorf("%q after # is no number", n)
		}
	}
	if !c.take("=") {
		return w, nil
	}
	for w.names = nil; ; {
		name, err := c.word()
		if err != nil {
			return w, err
		}
		if w.names = append(w.names, name); !c.take("+") {
			return w, nil
		}
	}
}

// places are all places of words in a text, whole words only. "first ... last"
// is the stretch from the first words to the next place of the last ones.
func places(text, words string) []dateline.Span {
	first, last, open := strings.Cut(words, " ... ")
	var found []dateline.Span
	for at := 0; ; {
		i := strings.Index(text[at:], first)
		if i < 0 {
			return found
		}
		s := dateline.Span{Start: at + i, End: at + i + len(first)}
		at = s.Start + 1
		if !whole(text, s) {
			continue
		}
		if open {
			rest := places(text[s.End:], last)
			if len(rest) == 0 {
				continue
			}
			s.End += rest[0].End
		}
		found = append(found, s)
	}
}

// whole reports whether no word is cut at the ends of a span.
func whole(text string, s dateline.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	first, _ := utf8.DecodeRuneInString(text[s.Start:])
	last, _ := utf8.DecodeLastRuneInString(text[:s.End])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return !(letter(before) && letter(first)) && !(letter(last) && letter(after))
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// find gives the place of words: the numbered one, else the one nearest to
// near, else the only one.
func find(text string, w words, near *dateline.Span) (dateline.Quote, error) {
	all := places(text, w.text)
	switch {
	case len(all) == 0:
		return dateline.Quote{}, fmt.Errorf("the words %q are not in the text", w.text)
	case w.nth > len(all):
		return dateline.Quote{}, fmt.Errorf("the words %q are in the text %d times only", w.text, len(all))
	case w.nth == 0 && near == nil && len(all) > 1:
		return dateline.Quote{}, fmt.Errorf("the words %q are in the text %d times: say which with #1 or #2", w.text, len(all))
	}
	best := all[max(w.nth, 1)-1]
	if w.nth == 0 && near != nil {
		for _, s := range all {
			if gap(s, *near) < gap(best, *near) {
				best = s
			}
		}
	}
	return dateline.Quote{Span: best, Text: text[best.Start:best.End]}, nil
}

// gap is how many bytes lie between two spans.
func gap(a, b dateline.Span) int { return max(0, b.Start-a.End, a.Start-b.End) }
