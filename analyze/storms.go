package analyze

import (
	"slices"
	"strings"

	"dateline"
)

// christened gives storms their kind: what stands behind "Hurricane" or "Tropical
// Storm" is its name with these words, and no place or person; nor is it where the
// report says the name again by itself.
func (d *discourse) christened(names []nameSpan) []nameSpan {
	storms := map[string]bool{}
	out := slices.Clone(names)
	for i := range out {
		n := &out[i]
		first := d.stormWords(*n)
		if first == n.first && !d.begins(*n) {
			continue
		}
		if i > 0 && out[i-1].sentence == n.sentence && out[i-1].last >= first {
			first = n.first // a name of its own stands before it
		}
		storms[strings.ToLower(d.word(n.sentence, n.last))] = true
		n.first, n.kind = first, dateline.EventName
	}
	for i := range out {
		if n := &out[i]; n.first == n.last && storms[strings.ToLower(d.word(n.sentence, n.last))] {
			n.kind = dateline.EventName
		}
	}
	return out
}

// stormWords is the first of the words for a storm right before a name, else the
// name's own first word.
func (d *discourse) stormWords(n nameSpan) int {
	first := n.first
	if first > 0 && stormWord(d.word(n.sentence, first-1)) {
		first--
	}
	if first > 0 && strings.EqualFold(d.word(n.sentence, first), "storm") && d.word(n.sentence, first-1) == "Tropical" {
		first--
	}
	return first
}

// begins tells whether a name begins with the words for a storm.
func (d *discourse) begins(n nameSpan) bool {
	if n.first == n.last {
		return false
	}
	return stormWord(d.word(n.sentence, n.first)) || d.word(n.sentence, n.first) == "Tropical" && stormWord(d.word(n.sentence, n.first+1))
}

func (d *discourse) word(sentence, i int) string { return d.sentences[sentence].Tokens[i].Text }

// stormWord tells whether a word with a capital says that a storm's name follows.
func stormWord(w string) bool {
	switch w {
	case "Hurricane", "Typhoon", "Cyclone", "Storm", "HURRICANE", "TYPHOON", "CYCLONE":
		return true
	}
	return false
}
