package analyze

import "dateline"

// wordRows are what the ranker makes of the words that can head a mention, for
// all of a text: the windows are read one after another, chains need them all.
type wordRows struct {
	width int
	at    []int32 // of each word of the text: its row, or -1
	rows  []float32
}

// add keeps rows of the words of a sentence, the next of the text.
func (w *wordRows) add(rows []float32, tokens []dateline.Token) {
	if len(rows) == 0 {
		return
	}
	w.width = len(rows) / len(tokens)
	for i, t := range tokens {
		if !headsMention(t) {
			w.at = append(w.at, -1)
			continue
		}
		w.at = append(w.at, int32(w.count()))
		w.rows = append(w.rows, rows[i*w.width:(i+1)*w.width]...)
	}
}

func (w *wordRows) count() int {
	if w.width == 0 {
		return 0
	}
	return len(w.rows) / w.width
}

// row is that of a word of the text; nil for words that are not kept.
func (w *wordRows) row(word int) []float32 {
	if word >= len(w.at) || w.at[word] < 0 {
		return nil
	}
	at := int(w.at[word]) * w.width
	return w.rows[at : at+w.width]
}

// headsMention leaves out words that hardly ever head a phrase or a name.
func headsMention(t dateline.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ":
		return true
	case "PUNCT", "AUX", "ADP", "CCONJ", "SCONJ", "PART":
		return false
	}
	return capital(t.Text)
}
