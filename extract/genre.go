package extract

import (
	"regexp"
	"slices"
	"strings"

	"dateline"
)

// The words by which a text says itself what it is.
var (
	pressRelease = regexp.MustCompile(`(?i)FOR IMMEDIATE RELEASE|\bpress release\b|\bmedia contacts?:|PRNewswire|Business Wire|GLOBE NEWSWIRE|\bSOURCE: |For (?:more|further) information,? (?:please )?contact`)
	commentary   = regexp.MustCompile(`(?i)^\W*(?:opinion|op-ed|commentary|editorial|column|analysis|viewpoint|comment)\s*[:|–—-]|\bThe writer is\b|\bThe author is\b|\bviews expressed\b|\bopinions expressed\b|\bis a columnist\b`)
	newsMarks    = regexp.MustCompile(`\((?:Reuters|AP|AFP|TASS|Xinhua|UPI|dpa|KCNA|Yonhap|Interfax)\)|\b(?:said|told reporters|according to|announced|reported)\b`)
)

// Without one of these words, in lower case, a text is no press release and no
// commentary: the patterns, which are slow, need not be tried.
func pressWords() []string {
	return []string{"for immediate release", "press release", "media contact", "prnewswire", "business wire", "globe newswire", "source: ", "for more", "for further"}
}

func commentaryWords() []string {
	return []string{"opinion", "op-ed", "commentary", "editorial", "column", "analysis", "viewpoint", "comment", "the writer is", "the author is", "views expressed"}
}

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
	lower := strings.ToLower(text)
	switch {
	case containsAny(lower, pressWords()) && pressRelease.MatchString(text):
		return dateline.GenrePressRelease
	case containsAny(lower, commentaryWords()) && commentary.MatchString(text), strings.Contains(r.URL, "/opinion"), strings.Contains(r.URL, "/commentisfree"):
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

func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
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
