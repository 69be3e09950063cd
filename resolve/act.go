package resolve

import (
	_ "embed" // the table of acts
	"slices"
	"strings"
	"sync"
)

//go:embed tables/acts.txt
var actLines string

// actFamilies are the families that a word in its base form belongs to, named
// by their first words. A word may be of two ("strike", "fire").
var actFamilies = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(actLines) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, w := range words {
			out[w] = append(out[w], words[0])
		}
	}
	return out
})

// actsOf are the families of words for acts that a trigger may belong to, the
// likeliest first; of a word in no family its stem. Two triggers that share
// one may tell of the same act in other words. The words behind the trigger
// show what it means with a particle ("gunned down") or a noun ("opened fire",
// "took 23 into custody").
func actsOf(trigger string, behind ...string) []string {
	words := strings.Fields(strings.ToLower(strings.Trim(trigger, `"'“”‘’.,;:`)))
	if len(words) == 0 {
		return nil
	}
	if f := phraseFamilies(words[0], append(words[1:], behind...)); f != nil {
		return f
	}
	for i := len(words) - 1; i >= 0; i-- {
		if f := familiesOf(words[i], ""); f != nil {
			return f
		}
	}
	return []string{bare(undoubled(words[len(words)-1]))}
}

// phraseFamilies are the families of a verb with one of the words behind it: a
// particle that follows at once, or a noun with which it has a meaning of its own.
func phraseFamilies(verb string, behind []string) []string {
	for i, w := range behind {
		w = strings.TrimRight(w, `"'”’.,;:`)
		if i == 0 {
			if f := familiesOf(verb, "-"+w); f != nil {
				return f
			}
		}
		if f := familiesOf(verb, "="+w); f != nil {
			return f
		}
	}
	return nil
}

// undoubled is a word without the ending that doubles its last letter ("planning": plan).
func undoubled(w string) string {
	for _, e := range [...]string{"ing", "ed", "er"} {
		if rest, ok := strings.CutSuffix(w, e); ok && len(rest) > 3 && rest[len(rest)-1] == rest[len(rest)-2] && !strings.ContainsAny(rest[len(rest)-1:], "lsz") {
			return rest[:len(rest)-1]
		}
	}
	return w
}

// familiesOf are the families of a word in one of its possible base forms, with
// an ending ("-away") behind it.
func familiesOf(word, ending string) []string {
	table := actFamilies()
	for _, base := range bases(word) {
		if f, ok := table[base+ending]; ok {
			return f
		}
	}
	return nil
}

// bases are what an inflected word may be a form of, itself first.
func bases(w string) []string {
	out := []string{w}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	for _, e := range [...][2]string{{"ies", "y"}, {"ied", "y"}, {"es", ""}, {"s", ""}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}, {"er", ""}, {"er", "e"}} {
		rest, ok := strings.CutSuffix(w, e[0])
		if !ok || len(rest) < 2 {
			continue
		}
		out = append(out, rest+e[1])
		if n := len(rest); e[1] == "" && n > 3 && rest[n-1] == rest[n-2] {
			out = append(out, rest[:n-1])
		}
	}
	return out
}

// sameAct reports whether two triggers may tell of the same act.
func sameAct(x, y *reading) bool {
	return slices.ContainsFunc(x.acts, func(a string) bool { return slices.Contains(y.acts, a) })
}
