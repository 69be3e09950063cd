package analyze

import (
	"slices"
	"strings"
	"unicode"

	"dateline"
)

// nameWords are the words of one token of a name, as names are compared: lower
// case, hyphens as blanks, no stops nor possessive ending.
func nameWords(token string) []string {
	low := strings.ToLower(token)
	if low == "'s" || low == "’s" || low == "'" || low == "’" {
		return nil
	}
	low = strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "’s")
	if _, title := titles[low]; title {
		return []string{low}
	}
	return strings.FieldsFunc(strings.ReplaceAll(low, ".", ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// bareName takes titles off the front of a name and company forms off both ends.
func bareName(words []string, kind dateline.Kind) []string {
	full := words
	for len(words) > 1 {
		_, title := titles[words[0]]
		if !title || kind != dateline.Person && words[0] != "the" {
			break
		}
		words = words[1:]
	}
	for kind == dateline.Organization && len(words) > 1 && companyForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for kind == dateline.Organization && len(words) > 1 && companyForms[words[0]] {
		words = words[1:]
	}
	if len(words) == 0 {
		return full
	}
	return words
}

var companyForms = map[string]bool{"inc": true, "corp": true, "corporation": true, "co": true, "company": true, "ltd": true, "plc": true, "llc": true,
	"ag": true, "gmbh": true, "sa": true, "pjsc": true, "jsc": true, "ojsc": true, "nv": true, "group": true, "holdings": true, "the": true}

// genderOfName is what titles and the first name of a person say.
func (d *discourse) genderOfName(c candidate) gender {
	tokens := d.sentences[c.sentence].Tokens
	for i := c.first; i <= c.nameLast && i < c.head+1; i++ {
		if g := titles[strings.ToLower(tokens[i].Text)]; g != 0 {
			return g
		}
	}
	if len(c.words) == 0 {
		return 0
	}
	return givenNames[c.words[0]]
}

// namedChains finds the chains of names by what they are called.
type namedChains struct {
	exact    map[string]int // the whole name: the latest candidate of that name
	initials map[string]int // of names of several words
	parts    map[string][]int
	shared   map[string]bool // first words of several organizations: Apple, where Apple Corps sues Apple Computer
}

// sharedWords are the first words that two different organizations of the text have
// in common: such a word alone is short for none of them.
func (d *discourse) sharedWords() map[string]bool {
	names, shared := map[string][]string{}, map[string]bool{}
	for i := range d.candidates {
		c := &d.candidates[i]
		if len(bodiesOf(c)) == 0 {
			continue
		}
		first := c.words[0]
		if other := names[first]; other == nil {
			names[first] = c.words
		} else if !within(other, c.words) && !within(c.words, other) {
			shared[first] = true
		}
	}
	return shared
}

// namesBody reports whether a name of two words or more says that it is a body's
// and nobody's: Radio Tessin, Lind University.
func namesBody(words []string) bool {
	return len(words) > 1 && (bodies[words[0]] || bodies[words[len(words)-1]])
}

// bodies are words of bodies' names that are no surnames.
var bodies = map[string]bool{"radio": true, "television": true, "tv": true, "university": true, "institute": true, "academy": true, "ministry": true, "department": true,
	"agency": true, "council": true, "committee": true, "commission": true, "parliament": true, "police": true, "army": true, "association": true, "federation": true,
	"foundation": true, "corporation": true, "company": true, "airlines": true, "airways": true, "gazette": true, "tribune": true, "herald": true}

// joinNames joins names that are spelled alike, short for each other, or
// initials of each other.
func (d *discourse) joinNames() {
	seen := namedChains{exact: map[string]int{}, initials: map[string]int{}, parts: map[string][]int{}, shared: d.sharedWords()}
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.form != dateline.Name || len(c.words) == 0 {
			continue
		}
		if j, ok := d.sameName(&seen, i); ok && !d.rivals(j, i) {
			d.join(j, i)
		}
		seen.add(i, c)
	}
	d.settleKinds()
}

// settleKinds gives names that are spelled alike in one chain the kind that most
// of them have; the model sees only a stretch of text at once.
func (d *discourse) settleKinds() {
	for i := range d.candidates {
		chain := d.chains[i]
		if chain == nil || len(chain.members) < 3 {
			continue
		}
		votes := map[string]map[dateline.Kind]int{}
		for _, m := range chain.members {
			c := &d.candidates[m]
			key := strings.Join(c.words, " ")
			if votes[key] == nil {
				votes[key] = map[dateline.Kind]int{}
			}
			votes[key][c.kind]++
		}
		for _, m := range chain.members {
			c := &d.candidates[m]
			of := votes[strings.Join(c.words, " ")]
			for kind, n := range of {
				if n*2 > total(of) {
					c.kind = kind
				}
			}
		}
		chain.kind = d.candidates[chain.members[0]].kind
	}
}

func total(votes map[dateline.Kind]int) (n int) {
	for _, v := range votes {
		n += v
	}
	return n
}

func nameKey(c *candidate) string {
	key := strings.Join(c.words, " ")
	if same := countryNames[key]; same != "" {
		key = same
	}
	if c.adjective {
		return key + " adj"
	}
	return key
}

func (s *namedChains) add(i int, c *candidate) {
	const rememberedParts = 6
	s.exact[nameKey(c)] = i
	if c.adjective {
		return
	}
	if len(c.words) > 1 {
		s.initials[initials(c.words, false)] = i
		s.initials[initials(c.words, true)] = i
	}
	for _, w := range c.words {
		list := s.parts[w]
		if len(list) >= rememberedParts {
			list = slices.Delete(list, 0, 1)
		}
		s.parts[w] = append(list, i)
	}
}

// initials of the words of a name, with or without its small words.
func initials(words []string, all bool) string {
	var b strings.Builder
	for _, w := range words {
		if !all && (w == "of" || w == "the" || w == "and" || w == "for" || w == "in" || w == "s") {
			continue
		}
		r := []rune(w)
		b.WriteRune(r[0])
	}
	return b.String()
}

// sameName finds the earlier name that i repeats, shortens or lengthens.
func (d *discourse) sameName(seen *namedChains, i int) (int, bool) {
	c := &d.candidates[i]
	if j, ok := seen.exact[nameKey(c)]; ok && kindsAgree(d.candidates[j].kind, c.kind) {
		return j, true
	}
	if c.adjective {
		return 0, false
	}
	if len(c.words) == 1 && len(c.words[0]) > 1 {
		if j, ok := seen.initials[c.words[0]]; ok && c.kind != dateline.Person && d.candidates[j].kind != dateline.Person && d.acronym(i) {
			return j, true
		}
	} else if j, ok := d.abbreviated(seen, c); ok {
		return j, true
	}
	list := seen.parts[c.words[len(c.words)-1]]
	if c.kind != dateline.Person {
		list = seen.parts[c.words[0]]
	} else if len(list) == 0 {
		list = seen.parts[c.words[0]]
	}
	for k := len(list) - 1; k >= 0; k-- {
		if shorter := min(len(c.words), len(d.candidates[list[k]].words)); shorter == 1 && c.kind == dateline.Organization && seen.shared[c.words[0]] {
			continue
		}
		if d.variants(list[k], i) {
			return list[k], true
		}
	}
	return 0, false
}

// acronym reports whether a name is written in capitals.
func (d *discourse) acronym(i int) bool {
	c := &d.candidates[i]
	for _, t := range d.sentences[c.sentence].Tokens[c.nameFirst : c.nameLast+1] {
		if strings.ToUpper(t.Text) != t.Text {
			return false
		}
	}
	return true
}

// abbreviated finds an earlier acronym of a name of several words.
func (d *discourse) abbreviated(seen *namedChains, c *candidate) (int, bool) {
	for _, all := range []bool{false, true} {
		if j, ok := seen.exact[initials(c.words, all)]; ok && len(c.words) > 1 && c.kind != dateline.Person && d.candidates[j].kind != dateline.Person && d.acronym(j) {
			return j, true
		}
	}
	return 0, false
}

// variants reports whether two names that share a word are names of one thing.
func (d *discourse) variants(a, b int) bool {
	x, y := &d.candidates[a], &d.candidates[b]
	if x.kind != y.kind && !(placelike(x.kind) && placelike(y.kind)) {
		return false
	}
	long, short := x.words, y.words
	if len(long) < len(short) {
		long, short = short, long
	}
	if x.kind == dateline.Person {
		return personVariants(long, short) && (x.gender == 0 || y.gender == 0 || x.gender == y.gender)
	}
	if x.kind == dateline.Country || x.kind == dateline.Product {
		return false
	}
	// a body or a place: the first words of the longer name, "the Workers' Party (of Korea)"
	return len(short) < len(long) && slices.Equal(long[:len(short)], short) && (len(short) > 1 || x.kind == dateline.Organization && len(short[0]) > 3)
}

// personVariants: a last or first name alone, or the same first and last names.
func personVariants(long, short []string) bool {
	first, last := long[0], long[len(long)-1]
	if len(short) == 1 {
		return short[0] == last || short[0] == first
	}
	if len(long) == len(short) || short[len(short)-1] != last {
		return false
	}
	for _, w := range short {
		if !slices.Contains(long, w) {
			return false
		}
	}
	return true
}

func placelike(k dateline.Kind) bool {
	return k == dateline.Place || k == dateline.Facility || k == dateline.Country
}

// kindsAgree reports whether two kinds may be readings of one thing.
func kindsAgree(a, b dateline.Kind) bool {
	if a == b || a == dateline.Other || b == dateline.Other || placelike(a) && placelike(b) {
		return true
	}
	person := a == dateline.Person || b == dateline.Person
	return !person
}

// isCountry reports whether a name has another name of a country for its own.
func isCountry(words []string) bool { return countryNames[strings.Join(words, " ")] != "" }

// countryNames are other names of countries, as names are compared here.
var countryNames = map[string]string{
	"united states of america": "united states", "us": "united states", "usa": "united states", "america": "united states", "u s": "united states",
	"united kingdom": "britain", "uk": "britain", "great britain": "britain", "russian federation": "russia",
	"democratic people s republic of korea": "north korea", "dprk": "north korea", "democratic people republic of korea": "north korea",
	"republic of korea": "south korea", "rok": "south korea", "people s republic of china": "china", "prc": "china", "people republic of china": "china",
	"islamic republic of iran": "iran", "north korea": "north korea", "south korea": "south korea", "uae": "united arab emirates", "czechia": "czech republic", "holland": "netherlands",
	"burma": "myanmar", "türkiye": "turkey", "turkiye": "turkey", "state of israel": "israel", "kingdom of saudi arabia": "saudi arabia",
}
