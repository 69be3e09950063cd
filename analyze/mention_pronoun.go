package analyze

import (
	"strings"

	"dateline"
)

// pronoun is what a personal pronoun says of what it stands for.
type pronoun struct {
	person                int
	number                number
	gender                gender
	kind                  dateline.Kind
	possessive, reflexive bool
}

var pronouns = map[string]pronoun{
	"i": {person: 1, number: singular, kind: dateline.Person}, "me": {person: 1, number: singular, kind: dateline.Person},
	"my": {person: 1, number: singular, kind: dateline.Person, possessive: true}, "mine": {person: 1, number: singular, kind: dateline.Person},
	"myself": {person: 1, number: singular, kind: dateline.Person, reflexive: true},
	"we":     {person: 1, number: plural, kind: dateline.Group}, "us": {person: 1, number: plural, kind: dateline.Group},
	"our": {person: 1, number: plural, kind: dateline.Group, possessive: true}, "ours": {person: 1, number: plural, kind: dateline.Group},
	"ourselves": {person: 1, number: plural, kind: dateline.Group, reflexive: true},
	"you":       {person: 2, kind: dateline.Person}, "your": {person: 2, kind: dateline.Person, possessive: true}, "yours": {person: 2, kind: dateline.Person},
	"he": {person: 3, number: singular, gender: male, kind: dateline.Person}, "him": {person: 3, number: singular, gender: male, kind: dateline.Person},
	"his":     {person: 3, number: singular, gender: male, kind: dateline.Person, possessive: true},
	"himself": {person: 3, number: singular, gender: male, kind: dateline.Person, reflexive: true},
	"she":     {person: 3, number: singular, gender: female, kind: dateline.Person},
	"her":     {person: 3, number: singular, gender: female, kind: dateline.Person, possessive: true},
	"hers":    {person: 3, number: singular, gender: female, kind: dateline.Person},
	"herself": {person: 3, number: singular, gender: female, kind: dateline.Person, reflexive: true},
	"it":      {person: 3, number: singular, gender: neuter, kind: dateline.Other},
	"its":     {person: 3, number: singular, gender: neuter, kind: dateline.Other, possessive: true},
	"itself":  {person: 3, number: singular, gender: neuter, kind: dateline.Other, reflexive: true},
	"they":    {person: 3, number: plural, kind: dateline.Other}, "them": {person: 3, number: plural, kind: dateline.Other},
	"their": {person: 3, number: plural, kind: dateline.Other, possessive: true}, "theirs": {person: 3, number: plural, kind: dateline.Other},
	"themselves": {person: 3, number: plural, kind: dateline.Other, reflexive: true},
	"yourself":   {person: 2, number: singular, kind: dateline.Person, reflexive: true},
	"yourselves": {person: 2, number: plural, kind: dateline.Group, reflexive: true},
	"this":       {number: singular, kind: dateline.Other}, "that": {number: singular, kind: dateline.Other},
	"these": {number: plural, kind: dateline.Other}, "those": {number: plural, kind: dateline.Other},
}

// isPronoun leaves out "it" that stands for nothing ("it is raining").
func (d *discourse) isPronoun(sentence, word int) bool {
	t := d.sentences[sentence].Tokens[word]
	if t.UPOS != "PRON" && t.UPOS != "DET" {
		return false
	}
	p, known := pronouns[strings.ToLower(t.Text)]
	if known && p.person == 0 {
		return t.UPOS == "PRON" && t.XPOS == "DT" && !relationIn(t.Deprel, "det", "mark")
	}
	return known && t.Deprel != "expl"
}

func (d *discourse) addPronoun(sentence, word int) {
	t := d.sentences[sentence].Tokens[word]
	p := pronouns[strings.ToLower(t.Text)]
	d.candidates = append(d.candidates, candidate{
		sentence: sentence, head: word, first: word, last: word, form: dateline.Pronoun, lemma: strings.ToLower(t.Text),
		kind: p.kind, gender: p.gender, number: p.number, person: p.person, reflexive: p.reflexive, demonstrative: p.person == 0,
		possessive: p.possessive && relationIn(t.Deprel, "nmod:poss", "det"),
	})
}
