package resolve

import (
	_ "embed" // the table of verbs
	"strings"
	"sync"

	"dateline"
)

//go:embed tables/verbs.txt
var verbLines string

// verb is a plain verb that the title of an event may tell it by.
type verb struct {
	base, past, participle string
	with                   string // the word before those it is done to, "-" for a verb that takes none
}

// alone tells whether the verb has a subject and no object: "died".
func (v verb) alone() bool { return v.with == "-" }

// harms tells whether the verb says nothing without whom or what it is done to.
func (v verb) harms() bool {
	switch v.base {
	case "kill", "injure", "wound", "hurt", "damage", "destroy", "abuse":
		return true
	}
	return false
}

// plainVerbs are the verbs of the table by their type and each of their forms
// ("ASSAULT struck"), with a particle behind it where they have one ("REJECT
// called off").
var plainVerbs = sync.OnceValue(func() map[string]verb {
	out := map[string]verb{}
	for line := range strings.Lines(verbLines) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" || fields[0] == "NOUN" {
			continue
		}
		for _, entry := range fields[1:] {
			v := readVerb(entry)
			for _, form := range v.forms() {
				out[fields[0]+" "+form] = v
			}
		}
	}
	return out
})

// plainNouns are the nouns of the table, in singular and plural.
var plainNouns = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(verbLines) {
		nouns, ok := strings.CutPrefix(line, "NOUN ")
		for _, n := range strings.Fields(nouns) {
			if ok {
				out[n], out[n+"s"] = true, true
			}
		}
	}
	return out
})

func readVerb(entry string) verb {
	entry, with, _ := strings.Cut(strings.ReplaceAll(entry, "+", " "), ">")
	parts := strings.Split(entry, "/")
	v := verb{base: parts[0], past: regularPast(parts[0]), with: with}
	if len(parts) > 1 {
		v.past = parts[1]
	}
	v.participle = v.past
	if len(parts) > 2 {
		v.participle = parts[2]
	}
	return v
}

// regularPast is the past of a regular verb whose last letter is not doubled.
func regularPast(base string) string {
	word, particle, _ := strings.Cut(base, " ")
	past := word + "ed"
	switch {
	case strings.HasSuffix(word, "e"):
		past = word + "d"
	case strings.HasSuffix(word, "y") && !strings.ContainsAny(word[max(0, len(word)-2):len(word)-1], "aeiou"):
		past = word[:len(word)-1] + "ied"
	}
	return strings.TrimSpace(past + " " + particle)
}

// forms are those by which a report may tell of the verb.
func (v verb) forms() []string {
	word, particle, _ := strings.Cut(v.base, " ")
	past, _, _ := strings.Cut(v.past, " ")
	participle, _, _ := strings.Cut(v.participle, " ")
	stem := strings.TrimSuffix(word, "e")
	if rest, doubled := strings.CutSuffix(past, "ed"); doubled && len(rest) == len(word)+1 {
		stem = rest // banned: banning
	}
	forms := []string{word, word + "s", word + "es", strings.TrimSuffix(word, "y") + "ies", past, participle, stem + "ing", stem + "ings"}
	for i := range forms {
		forms[i] = strings.TrimSpace(forms[i] + " " + particle)
	}
	return forms
}

// verbOf is the plain verb of the trigger of a claim, told of a type of event.
func verbOf(c *dateline.Claim, typ string) (verb, bool) {
	if c.Trigger == nil {
		return verb{}, false
	}
	form := strings.ToLower(c.Trigger.Text)
	form = form[strings.LastIndex(form, " ")+1:] // of "carried out the attack" the noun
	if c.Mode != "" && strings.TrimSuffix(form, "s") == c.Mode {
		return verb{}, false // a fire that killed two is no firing
	}
	for _, key := range [...]string{form + " " + wordBehind(c), form} {
		for _, kind := range [...]string{typ, "*"} {
			if v, ok := plainVerbs()[kind+" "+key]; ok {
				return v, true
			}
		}
		if c.Stance.Modality != "planned" {
			continue
		}
		for _, kind := range [...]string{"CONSULT", "AID", "RETREAT", "SUPPORT", "COERCE", "ASSAULT"} { // promised and threatened, what will be done has the verb
			if v, ok := plainVerbs()[kind+" "+key]; ok {
				return v, true
			}
		}
	}
	return verb{}, false
}

// wordBehind is the word of the passage right behind the trigger, "" at its end.
func wordBehind(c *dateline.Claim) string {
	at := c.Trigger.End - c.Passage.Start
	if at < 0 || at >= len(c.Passage.Text) {
		return ""
	}
	words := strings.Fields(oneLine(c.Passage.Text[at:min(len(c.Passage.Text), at+40)]))
	if len(words) == 0 {
		return ""
	}
	return strings.ToLower(strings.Trim(words[0], ",.;:”\""))
}
