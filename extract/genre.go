package extract

import (
	"regexp"
	"strings"

	"dateline"
)

// The words by which a text says itself what it is.
var (
	pressRelease = regexp.MustCompile(`(?i)FOR IMMEDIATE RELEASE|\bpress release\b|\bmedia contacts?:|PRNewswire|Business Wire|GLOBE NEWSWIRE|\bSOURCE: |For (?:more|further) information,? (?:please )?contact`)
	commentary   = regexp.MustCompile(`(?i)^\W*(?:opinion|op-ed|commentary|editorial|column|analysis|viewpoint|comment)\s*[:|–—-]|\bThe writer is\b|\bThe author is\b|\bviews expressed\b|\bopinions expressed\b|\bis a columnist\b`)
	newsMarks    = regexp.MustCompile(`\((?:Reuters|AP|AFP|TASS|Xinhua|UPI|dpa|KCNA|Yonhap|Interfax)\)|\b(?:said|told reporters|according to|announced|reported)\b`)
)

// Bounds, in bytes, of where a text says what it is.
const (
	genreHead = 1500
	genreTail = 700
)

// Genre is the kind of text that a report is, by its cues; GenreUnknown when
// they say too little. The analysis may be nil.
func (x *Extractor) Genre(r *dateline.Report, a *dateline.Analysis) dateline.Genre {
	if r.Genre != "" && r.Genre != dateline.GenreUnknown {
		return r.Genre
	}
	text := r.Text
	if len(text) > genreHead+genreTail {
		text = text[:genreHead] + "\n" + text[len(text)-genreTail:]
	}
	switch {
	case pressRelease.MatchString(text):
		return dateline.GenrePressRelease
	case commentary.MatchString(text), strings.Contains(r.URL, "/opinion"), strings.Contains(r.URL, "/commentisfree"):
		return dateline.GenreCommentary
	}
	if a == nil || len(a.Sentences) == 0 {
		return dateline.GenreUnknown
	}
	values, first, words := genreCounts(a)
	reports := len(newsMarks.FindAllStringIndex(text, 40)) + len(creditsOf(r))
	switch seen := min(words, (genreHead+genreTail)/6); { // words of the part that was searched
	case words < 20:
		return dateline.GenreUnknown
	case (values*100 > words || first*150 > words) && values+first >= 3 && reports*100 < seen:
		return dateline.GenreCommentary
	case reports > 0:
		return dateline.GenreNews
	}
	return dateline.GenreUnknown
}

// genreCounts are the words that value without a cue, the words of a writer
// who speaks of himself, and all words.
func genreCounts(a *dateline.Analysis) (values, first, words int) {
	quoted := quotations(a.Text)
	q := 0
	for _, s := range a.Sentences {
		for _, t := range s.Tokens {
			for q < len(quoted) && quoted[q].End <= t.Start {
				q++
			}
			if q < len(quoted) && quoted[q].Contains(t.Span) {
				continue
			}
			words++
			switch lemma := strings.ToLower(t.Lemma); {
			case strongOpinion(lemma):
				values++
			case lemma == "i" || lemma == "we" || lemma == "my" || lemma == "our":
				first++
			}
		}
	}
	return values, first, words
}
