package analyze

import (
	"slices"

	"dateline"
)

// antecedents are the earlier candidates that one is compared with, nearest
// first. between[k] counts those nearer than the k-th that agree with a pronoun.
type antecedents struct {
	of, between []int
}

// known remembers the latest candidates by their words.
type known map[string][]int

const (
	rankedBack    = 50 // candidates
	rankedFurther = 6  // of a word, beyond them
)

func (k known) add(word string, i int) {
	list := k[word]
	if len(list) >= rankedFurther {
		list = slices.Delete(list, 0, 1)
	}
	k[word] = append(list, i)
}

// remember adds candidate i under its head and the words of its name.
func (d *discourse) remember(k known, i int) {
	c := &d.candidates[i]
	if c.hidden || c.form == dateline.Pronoun {
		return
	}
	k.add(c.lemma, i)
	for _, w := range c.words {
		if w != c.lemma {
			k.add(w, i)
		}
	}
}

// antecedentsOf collects the candidates that i may repeat: of the last ones
// those that its form allows, and for names and descriptions the latest
// further ones that share a word with it.
func (d *discourse) antecedentsOf(all []traits, i int, k known) antecedents {
	var out antecedents
	c := &d.candidates[i]
	agreeing := 0
	for j := i - 1; j >= max(0, i-rankedBack); j-- {
		a := &d.candidates[j]
		if a.hidden {
			continue
		}
		if d.within(all, j, i) {
			out.of, out.between = append(out.of, j), append(out.between, agreeing)
		}
		if c.person == 3 && !a.adjective && d.agree(j, i) && !d.bound(j, i) {
			agreeing++
		}
	}
	if c.form == dateline.Pronoun {
		return out
	}
	near := len(out.of)
	for _, w := range append([]string{c.lemma}, c.words...) {
		for _, j := range k[w] {
			if j < i-rankedBack && !slices.Contains(out.of[near:], j) && d.within(all, j, i) {
				out.of, out.between = append(out.of, j), append(out.between, agreeing)
			}
		}
	}
	slices.SortFunc(out.of[near:], func(a, b int) int { return b - a })
	return out
}

// within reports whether the form of i lets it look as far back as j. The
// bounds keep 97 % of what OntoGUM marks and leave out two pairs of three.
func (d *discourse) within(all []traits, j, i int) bool {
	before, apart := all[j].form, i-j
	switch all[i].form {
	case aName, aNominal:
		if apart <= 12 && before != aSpeaker {
			return true
		}
		match, _ := d.matching(all, j, i)
		return match > 0
	case aPronoun:
		return before != aSpeaker && apart <= 30
	case aSpeaker:
		return before == aSpeaker || before == aName && apart <= 20 || apart <= 8
	}
	return apart <= 12
}
