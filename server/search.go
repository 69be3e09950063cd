package server

import (
	"context"
	"iter"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
	"dateline/export"
	"dateline/query"
	"dateline/store"
)

type searchIn struct {
	Query string `query:"q" required:"true" minLength:"1" maxLength:"500" doc:"words in any form and order; \"a phrase\", -without, beginn*" example:"kim putin spaceport"`
	Kinds string `query:"kinds" maxLength:"60" doc:"of report, claim, event, entity; all unless given" example:"event,entity"`
	Paging
}

// hit is something that holds the words, with a piece of its text.
type hit struct {
	Kind  string  `json:"kind"`
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Of    string  `json:"of" doc:"of a report its source, of a claim its report, of an event its status, of an entity its kind"`
	Date  string  `json:"date,omitempty"`
	Piece string  `json:"piece,omitempty" doc:"of a text, about the first hit"`
	Marks []mark  `json:"marks" doc:"the words in the piece, or in the title where there is no piece"`
	At    int     `json:"at,omitempty" doc:"where in the report's or passage's text the piece begins, in bytes"`
	Score float64 `json:"score" doc:"BM25: the lower the better"`
}

func (s *Server) search(*http.ServeMux) {
	collection(s, op("search", http.MethodGet, "/search", "views", "Search", "The best hits among texts, passages, summaries and names. At most 200."),
		hitShape(), func(in *searchIn) Paging { return in.Paging },
		func(ctx context.Context, in *searchIn) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[hit], error], error) {
			kinds, err := few("kinds", in.Kinds, 4)
			for _, k := range kinds {
				if !slices.Contains([]string{"report", "claim", "event", "entity"}, k) {
					err = &query.Mistake{Name: "kinds", Value: k, Reason: "they are report, claim, event, entity"}
				}
			}
			if err != nil {
				return store.Filter{}, nil, err
			}
			hits := []hit{}
			words := store.SearchWords(in.Query)
			for h, err := range s.Store.Search(ctx, in.Query, kinds, 200) {
				if err != nil {
					return store.Filter{}, nil, err
				}
				hits = append(hits, hitOf(h, words))
			}
			return store.Filter{}, unplaced(hits), nil
		})
}

func hitShape() export.Shape[hit] {
	return export.Shape[hit]{
		Columns: []export.Column[hit]{
			{Title: "kind", Value: func(v hit) string { return v.Kind }}, {Title: "id", Value: func(v hit) string { return v.ID }},
			{Title: "title", Value: func(v hit) string { return v.Title }}, {Title: "of", Value: func(v hit) string { return v.Of }},
			{Title: "date", Value: func(v hit) string { return v.Date }}, {Title: "piece", Value: func(v hit) string { return v.Piece }},
			{Title: "score", Value: func(v hit) string { return strconv.FormatFloat(v.Score, 'f', 3, 64) }},
		},
		ID:    func(v hit) string { return v.ID },
		Title: func(v hit) string { return v.Title },
		Text:  func(v hit) string { return v.Piece },
		When:  func(v hit) *dateline.When { return &dateline.When{From: v.Date, Precision: "day"} },
	}
}

// pieceSize is how many bytes of a text are shown about a hit.
const pieceSize = 240

func hitOf(h store.Hit, words []string) hit {
	out := hit{Kind: h.Kind, ID: h.ID, Title: h.Title, Of: h.Owner, Date: h.Date, Score: h.Score, Marks: []mark{}}
	in := h.Title
	if h.Text != "" {
		first := 0
		if found := findWords(h.Text, words, 1); len(found) > 0 {
			first = found[0].Start
		}
		start, end := around(h.Text, first)
		out.Piece, out.At, in = h.Text[start:end], start, h.Text[start:end]
	}
	u := newUnits(in)
	for _, span := range findWords(in, words, 20) {
		out.Marks = append(out.Marks, u.mark(span))
	}
	return out
}

// around is a stretch of text about an offset, from word to word.
func around(text string, offset int) (start, end int) {
	start, end = max(0, offset-pieceSize/3), min(len(text), offset+pieceSize*2/3)
	for start > 0 && start < offset && text[start-1] != ' ' && text[start-1] != '\n' {
		start++
	}
	for end < len(text) && end > offset+pieceSize/3 && text[end] != ' ' && text[end] != '\n' {
		end--
	}
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return start, end
}

// findWords are the words of a text that a search for others may have found:
// those that begin as they do, up to an ending of three letters.
func findWords(text string, words []string, most int) []dateline.Span {
	var stems []string
	for _, w := range words {
		w = strings.ToLower(w)
		stems = append(stems, w[:max(min(len(w), 4), len(w)-3)])
	}
	var out []dateline.Span
	for i := 0; i < len(text) && len(out) < most; {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		end := i + n
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				break
			}
			end += n
		}
		word := strings.ToLower(text[i:end])
		for k, stem := range stems {
			if strings.HasPrefix(word, stem) && len(word) <= len(words[k])+4 {
				out = append(out, dateline.Span{Start: i, End: end})
				break
			}
		}
		i = end
	}
	return out
}
