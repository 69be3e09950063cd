package analyze

import (
	"slices"

	"dateline"
)

// joined makes one name of the parts that hyphens and a small word tie together,
// as in Stratford-upon-Avon, of whichever part the reader saw a name in. Two names
// tied by a hyphen alone stay two: "the Berlin-Paris train".
// No name ends in a preposition, a conjunction or an article.
func joined(names []nameSpan, tokens []dateline.Token) []nameSpan {
	for i := 0; i < len(names); i++ {
		n := &names[i]
		for n.last > n.first && leadsOn(tokens[n.last]) {
			n.last--
		}
		for last := n.last + tie(tokens[n.last+1:], tokens[n.last].End); last > n.last; last = n.last + tie(tokens[n.last+1:], tokens[n.last].End) {
			n.last = last
			for i+1 < len(names) && names[i+1].first <= last {
				n.last = max(n.last, names[i+1].last)
				names = slices.Delete(names, i+1, i+2)
				n = &names[i]
			}
		}
	}
	return names
}

func leadsOn(t dateline.Token) bool {
	return t.UPOS == "ADP" || t.UPOS == "CCONJ" || t.UPOS == "SCONJ" || t.UPOS == "DET" || t.UPOS == "PUNCT" && t.Text == ","
}

// tie is how many tokens from the front of rest belong to a name that ends at a
// byte offset: a hyphen, a small word, a hyphen and a word with a capital, with no
// space between them; 0 if they do not.
func tie(rest []dateline.Token, end int) int {
	if len(rest) < 4 || rest[0].Text != "-" || rest[2].Text != "-" || !linking(rest[1].Text) || !capital(rest[3].Text) {
		return 0
	}
	for _, t := range rest[:4] {
		if t.Start != end {
			return 0
		}
		end = t.End
	}
	return 4
}

// linking reports whether a word ties two parts of a place's name.
func linking(word string) bool {
	switch word {
	case "on", "upon", "in", "by", "under", "over", "next", "the", "le", "la", "les", "de", "du", "des", "sur", "sous", "en", "an", "am", "im", "ob", "bei", "da", "do", "di", "del", "al", "el", "ul", "na", "nad", "pod", "aux", "et", "y":
		return true
	}
	return false
}
