package analyze

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// joinDescriptions joins names with the descriptions that the grammar ties to
// them: appositions ("Kim, head of state and general secretary of the party"),
// and predicates ("Kim is the president"), which are known but not shown.
func (d *discourse) joinDescriptions() {
	heads := map[[2]int]int{} // candidate of a head word: sentence and position
	for i := range d.candidates {
		if c := &d.candidates[i]; !c.together {
			heads[[2]int{c.sentence, c.head}] = i
		}
	}
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.form == dateline.Pronoun || c.together {
			continue
		}
		t := d.sentences[c.sentence].Tokens[c.head]
		parent, ok := heads[[2]int{c.sentence, t.Head - 1}]
		switch {
		case c.hidden:
			d.joinPredicate(i, heads)
		case c.form == dateline.Nominal && c.kind == dateline.Person && d.joinBehindComma(i):
		case ok && relationIn(t.Deprel, "appos", "nmod:desc") && d.describes(parent, i):
			d.link(parent, i)
		case ok && t.Deprel == "conj" && d.describesToo(parent, i, heads):
			d.link(parent, i)
		}
	}
}

// describes reports whether an apposition may be another mention of its head.
func (d *discourse) describes(head, apposition int) bool {
	a, b := &d.candidates[head], &d.candidates[apposition]
	if a.form == dateline.Pronoun || a.form == b.form && a.form == dateline.Name && !slices.Equal(a.words, b.words) && initials(a.words, false) != strings.Join(b.words, "") {
		return false
	}
	if a.number == plural && b.number == singular && !b.together {
		return false
	}
	if a.kind == dateline.Other || b.kind == dateline.Other {
		return !placelike(a.kind) && !placelike(b.kind) || a.form == b.form
	}
	return a.kind == b.kind || placelike(a.kind) && placelike(b.kind)
}

// describesToo: the second of two coordinated roles of one person, without an
// article of its own.
func (d *discourse) describesToo(parent, i int, heads map[[2]int]int) bool {
	p, c := &d.candidates[parent], &d.candidates[i]
	if !roleNouns[c.lemma] || c.form != dateline.Nominal || c.definite || c.indefinite || c.number == plural {
		return false
	}
	if p.form == dateline.Name && p.kind == dateline.Person { // the parser hung the second role on the name itself
		_, comma := d.behindComma(i)
		return !comma && d.chainHasRole(parent)
	}
	return roleNouns[p.lemma] && d.chain(parent).named && d.chain(parent).kind == dateline.Person
}

func (d *discourse) chainHasRole(i int) bool {
	for _, m := range d.chain(i).members {
		if d.candidates[m].form == dateline.Nominal && roleNouns[d.candidates[m].lemma] {
			return true
		}
	}
	return false
}

// joinPredicate joins "the president of X" with its subject in "Y is the
// president of X".
func (d *discourse) joinPredicate(i int, heads map[[2]int]int) {
	c := &d.candidates[i]
	if !roleNouns[c.lemma] || c.number == plural {
		return
	}
	subject := -1
	for _, k := range d.kids[c.sentence][c.head] {
		t := d.sentences[c.sentence].Tokens[k]
		if s, ok := heads[[2]int{c.sentence, k}]; ok && t.Deprel == "nsubj" {
			subject = s
		}
		if t.Deprel == "advmod" && t.Lemma == "not" {
			return
		}
	}
	if subject >= 0 && d.candidates[subject].kind == dateline.Person && d.candidates[subject].form == dateline.Name {
		d.link(subject, i)
	}
}

// joinBehindComma joins a role that stands right behind a person's name and a
// comma and ends at a comma or at the end, whatever the parse says of it.
func (d *discourse) joinBehindComma(i int) bool {
	c := &d.candidates[i]
	if !roleNouns[c.lemma] || c.number == plural || c.indefinite && !c.definite {
		return false
	}
	tokens := d.sentences[c.sentence].Tokens
	if c.last+1 < len(tokens) && tokens[c.last+1].UPOS != "PUNCT" && tokens[c.last+1].UPOS != "CCONJ" {
		return false
	}
	name, ok := d.behindComma(i)
	return ok && d.link(name, i)
}

// behindComma finds the person's name that ends two words before a phrase.
func (d *discourse) behindComma(i int) (int, bool) {
	c := &d.candidates[i]
	tokens := d.sentences[c.sentence].Tokens
	if c.first > 2 && tokens[c.first-1].UPOS == "CCONJ" && !c.definite {
		return d.behindRole(i)
	}
	if c.first < 2 || tokens[c.first-1].Text != "," {
		return 0, false
	}
	for j, _ := d.near(i); j < i; j++ {
		n := &d.candidates[j]
		if n.form != dateline.Name || n.nameLast != c.first-2 {
			continue
		}
		if n.kind != dateline.Person && len(n.words) > 1 && givenNames[n.words[0]] != 0 {
			d.makePerson(j)
		}
		if n.kind == dateline.Person {
			return j, true
		}
	}
	return 0, false
}

// behindRole finds the role of a named person that ends two words before a
// phrase: "president of X and chairwoman of Y".
func (d *discourse) behindRole(i int) (int, bool) {
	c := &d.candidates[i]
	for j, _ := d.near(i); j < i; j++ {
		n := &d.candidates[j]
		if n.form == dateline.Nominal && n.head < c.first && roleNouns[n.lemma] && d.chain(j).named && d.chain(j).kind == dateline.Person && d.roleEnd(n) == c.first-2 {
			return j, true
		}
	}
	return 0, false
}

// makePerson corrects the kind of a name that begins with a first name and has a
// person's role behind it.
func (d *discourse) makePerson(i int) {
	for _, m := range d.chain(i).members {
		if c := &d.candidates[m]; c.form == dateline.Name && len(c.words) > 0 {
			c.kind, c.gender = dateline.Person, givenNames[c.words[0]]
		}
	}
	d.chain(i).kind, d.chain(i).gender = dateline.Person, d.candidates[i].gender
}

// role is what a phrase says that a person is, and of which countries or bodies.
type role struct {
	noun string
	of   []string
}

// rolesOf are the roles that a candidate gives: titles of a name, the head of
// a description.
func (d *discourse) rolesOf(i int) []role {
	c := &d.candidates[i]
	tokens := d.sentences[c.sentence].Tokens
	var out []role
	switch {
	case c.form == dateline.Nominal && !c.together && roleNouns[c.lemma] && c.number != plural:
		out = append(out, role{c.lemma, d.bodiesIn(i, c.first, d.roleEnd(c), c.head)})
	case c.form == dateline.Name && c.kind == dateline.Person:
		for j := c.first; j < c.nameLast; j++ {
			if noun := nounOf(tokens[j]); roleNouns[noun] {
				out = append(out, role{noun, d.bodiesIn(i, c.first, c.nameFirst-1, -1)})
			}
		}
	}
	return out
}

// roleEnd is the last word that may still belong to a role: before the next
// comma or verb, wherever the parse has hung it ("president, of the State Affairs").
func (d *discourse) roleEnd(c *candidate) int {
	const longest = 16
	tokens := d.sentences[c.sentence].Tokens
	last := c.last
	for last+1 < len(tokens) && last < c.head+longest {
		if t := tokens[last+1]; t.UPOS == "PUNCT" || t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "CCONJ" || t.UPOS == "PRON" {
			break
		}
		last++
	}
	return last
}

// bodiesIn are the countries and bodies named between two words of the sentence
// of candidate i, as countryKey has them.
func (d *discourse) bodiesIn(i, first, last, except int) []string {
	var out []string
	tokens := d.sentences[d.candidates[i].sentence].Tokens
	from, to := d.near(i)
	for j := from; j < to; j++ {
		if n := &d.candidates[j]; n.form == dateline.Name && n.kind != dateline.Person && first <= n.nameFirst && n.nameLast <= last {
			out = append(out, countryKey(n.words))
		}
	}
	var run []string
	for j := first; j <= last+1; j++ {
		if j <= last && j != except && (tokens[j].UPOS == "PROPN" || tokens[j].UPOS == "ADJ") && capital(tokens[j].Text) {
			run = append(run, nameWords(tokens[j].Text)...)
			continue
		}
		if len(run) > 0 {
			out = append(out, countryKey(run))
			run = nil
		}
	}
	return out
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// joinRoles joins "the North Korean leader" with the person who was described
// as leader or head of state of that country before, "the minister" with the
// nearest minister.
func (d *discourse) joinRoles() {
	const window = 600 // candidates back
	all := make([][]role, len(d.candidates))
	for i := range d.candidates {
		all[i] = d.rolesOf(i)
	}
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.form != dateline.Nominal || c.kind != dateline.Person || c.hidden || !c.definite || c.indefinite || d.chain(i).named {
			continue
		}
		roles := all[i]
		for j := i - 1; len(roles) > 0 && j >= max(0, i-window); j-- {
			if len(all[j]) == 0 || d.candidates[j].together || d.chain(j).kind != dateline.Person || !d.chain(j).named || d.root(j) == d.root(i) || d.gendersClash(j, i) {
				continue
			}
			if slices.ContainsFunc(all[j], func(r role) bool { return roles[0].fits(r) }) {
				d.link(j, i)
				break
			}
		}
	}
}

// fits reports whether a later, definite role may be that of whom an earlier
// one described.
func (r role) fits(earlier role) bool {
	share := slices.ContainsFunc(r.of, func(a string) bool {
		return slices.ContainsFunc(earlier.of, func(b string) bool { return sameCountry(a, b) })
	})
	if len(r.of) > 0 && len(earlier.of) > 0 && !share {
		return false
	}
	if r.noun == earlier.noun {
		return true
	}
	return share && leads(r.noun) && leads(earlier.noun) && (r.noun == "leader" || earlier.noun == "leader")
}

// countryKey is a name for comparison, one for all names of a country.
func countryKey(words []string) string {
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	key := strings.Join(words, " ")
	if c := demonyms[key]; c != "" {
		key = c
	}
	if c := countryNames[key]; c != "" {
		key = c
	}
	return key
}

// sameCountry compares keys: "russian" and "russia", "chinese" and "china" are one.
func sameCountry(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n >= 4 && len(a)-n <= 1 && len(b)-n <= 4
}

// demonyms are those that do not begin like their country.
var demonyms = map[string]string{
	"french": "france", "british": "britain", "english": "england", "dutch": "netherlands", "american": "united states", "spanish": "spain",
	"danish": "denmark", "greek": "greece", "polish": "poland", "swiss": "switzerland", "irish": "ireland", "swedish": "sweden",
	"turkish": "turkey", "norwegian": "norway", "finnish": "finland", "scottish": "scotland", "welsh": "wales", "thai": "thailand",
	"filipino": "philippines", "philippine": "philippines", "afghan": "afghanistan", "kazakh": "kazakhstan", "uzbek": "uzbekistan",
	"saudi": "saudi arabia", "emirati": "united arab emirates", "soviet": "soviet union", "lebanese": "lebanon", "portuguese": "portugal",
	"peruvian": "peru", "cypriot": "cyprus", "czech": "czech republic", "burmese": "myanmar",
}
