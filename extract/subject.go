package extract

import (
	"strings"

	"dateline"
)

// Reports on sport, the arts, markets and courts use the words of war. What a
// report is about is told by the words that only such reports use.
const (
	subjectWords = 4  // different words of sport that make a report one on sport
	subjectShare = 50 // and at least one of them in so many words
)

// subject is what a report is about where that changes the sense of words:
// "sport", "arts", "market", "court", "horoscope", "advice", else "".
func (d *document) subject() string {
	if d.about == nil {
		about := ""
		switch {
		case d.isHoroscope():
			about = "horoscope"
		case d.isAdvice():
			about = "advice"
		default:
			about = d.wordsAbout()
		}
		d.about = &about
	}
	return *d.about
}

// isHoroscope: a paragraph begins with a sign of the zodiac and a colon, a
// dash or its end, and speaks to the reader.
func (d *document) isHoroscope() bool {
	signs, you := 0, false
	for i := range d.analysis.Sentences {
		tokens := d.analysis.Sentences[i].Tokens
		if len(tokens) > 1 && zodiac(strings.ToLower(tokens[0].Text)) && (tokens[1].UPOS == "PUNCT" || len(tokens) < 4) {
			signs++
		}
		for j := range tokens {
			you = you || toReader(tokens[j].Text)
		}
	}
	return signs > 1 || signs == 1 && (you || zodiac(strings.ToLower(d.analysis.Sentences[0].Tokens[0].Text)))
}

func zodiac(word string) bool {
	switch word {
	case "aries", "taurus", "gemini", "cancer", "leo", "virgo", "libra", "scorpio", "sagittarius", "capricorn", "aquarius", "pisces":
		return true
	}
	return false
}

// isAdvice: every third sentence or more is an order to the reader, and no person
// and no country is named: recipes, tips, advertisements.
func (d *document) isAdvice() bool {
	orders, sentences := 0, 0
	for i := range d.analysis.Sentences {
		for j := range d.analysis.Sentences[i].Tokens {
			w := word{i, j}
			switch t := d.token(w); {
			case d.head(w) == nowhere && t.UPOS != "PUNCT":
				sentences++
				orders += count(d.imperative(w))
			case is(d.relation(w), "parataxis") && t.XPOS == "VB" && d.dependent(w, "nsubj", "aux", "mark", "cop") == nowhere:
				sentences++ // a splitter may have missed the full stop before an order
				orders++
			}
		}
	}
	if 3*orders < sentences || orders == 0 {
		return false
	}
	for i := range d.analysis.Mentions {
		if m := &d.analysis.Mentions[i]; m.Form == dateline.Name && (m.Kind == dateline.Person || m.Kind == dateline.Country || m.Kind == dateline.Group) {
			return false
		}
	}
	return true
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// wordsAbout is the subject whose own words a report uses, "" when there is none.
func (d *document) wordsAbout() string {
	subjects := [...]string{"sport", "arts", "market", "court"}
	different, all, words := [len(subjects)]map[string]bool{}, [len(subjects)]int{}, 0
	for i := range d.analysis.Sentences {
		for j := range d.analysis.Sentences[i].Tokens {
			words++
			lemma := strings.ToLower(d.analysis.Sentences[i].Tokens[j].Lemma)
			for k, subject := range subjects {
				if subjectWord(subject, lemma) {
					if different[k] == nil {
						different[k] = map[string]bool{}
					}
					different[k][lemma] = true
					all[k]++
				}
			}
		}
	}
	least := subjectWords
	if words < 60 {
		least-- // of a headline and a lead
	}
	for k, subject := range subjects {
		if len(different[k]) >= least && all[k]*subjectShare >= words {
			return subject
		}
	}
	return ""
}

// subjectWord tells whether a word is one of a subject and of little else.
func subjectWord(subject, lemma string) bool {
	switch subject {
	case "sport":
		return sportWord(lemma)
	case "arts":
		return artsWord(lemma)
	case "market":
		return marketWord(lemma)
	case "court":
		return courtWord(lemma)
	}
	return false
}
