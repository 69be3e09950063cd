package analyze

import (
	"slices"
	"strings"

	"dateline"
)

// What the ranker sees of a mention and of a pair of mentions, beside the rows
// of the encoder: classes in slots. Every slot has room classes; what a class
// stands for is only known to the weights.

// traits are what the ranker sees of one candidate, made once.
type traits struct {
	slots  [oneSlots]uint8
	form   uint8 // 0 name, 1 nominal, 2 third-person pronoun, 3 first or second person, 4 demonstrative
	role   uint8
	number number
	gender gender
	kind   uint8
	phrase string // words in lower case, without article and possessive ending
	words  []string
	heads  string
	quoted bool
	quote  int // number of the quotation
	det    uint8
	lemma  uint8 // of pronouns
	word   int   // in the text, of the head
	par    int   // paragraph
}

const (
	oneSlots  = 16
	pairSlots = 20
)

// The classes of forms.
const (
	aName uint8 = iota
	aNominal
	aPronoun
	aSpeaker // first and second person
	aDemonstrative
)

func formClass(c *candidate) uint8 {
	switch {
	case c.form == dateline.Name:
		return aName
	case c.form == dateline.Nominal:
		return aNominal
	case c.demonstrative:
		return aDemonstrative
	case c.person == 3:
		return aPronoun
	}
	return aSpeaker
}

func kindClass(k dateline.Kind) uint8 {
	switch k {
	case dateline.Person:
		return 1
	case dateline.Organization:
		return 2
	case dateline.Group:
		return 3
	case dateline.Country:
		return 4
	case dateline.Place:
		return 5
	case dateline.Facility:
		return 6
	case dateline.Product:
		return 7
	case dateline.EventName:
		return 8
	}
	return 0
}

func roleClass(deprel string) uint8 {
	base, sub, _ := strings.Cut(deprel, ":")
	switch base {
	case "nsubj", "csubj":
		if sub == "pass" {
			return 2
		}
		return 1
	case "obj":
		return 3
	case "iobj":
		return 4
	case "obl":
		return 5
	case "nmod":
		if sub == "poss" {
			return 6
		}
		return 7
	case "conj":
		return 8
	case "appos":
		return 9
	case "root":
		return 10
	case "compound", "flat", "amod":
		return 11
	case "parataxis", "ccomp", "xcomp", "advcl", "acl":
		return 12
	case "vocative", "dislocated", "list":
		return 13
	}
	return 0
}

// pronounClasses are the pronouns that have a class of their own.
var pronounClasses = pronounNumbers(`i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
	she her hers herself it its itself they them their theirs themselves this that these those`)

func pronounNumbers(words string) map[string]uint8 {
	out := map[string]uint8{}
	for i, w := range strings.Fields(words) {
		out[w] = uint8(i + 1)
	}
	return out
}

// bucket puts a count into classes that grow: 0, 1, 2, 3, 4, 5-6, 7-9, 10-15, 16-31, 32-63, 64 and more.
func bucket(n int) uint8 {
	for i, least := range [...]int{1, 2, 3, 4, 5, 7, 10, 16, 32, 64} {
		if n < least {
			return uint8(i)
		}
	}
	return 10
}

// determiner is the class of a phrase's determiner.
func (d *discourse) determiner(c *candidate) uint8 {
	if c.form == dateline.Pronoun {
		return 0
	}
	for _, k := range d.kids[c.sentence][c.head] {
		t := d.sentences[c.sentence].Tokens[k]
		if relationIn(t.Deprel, "nmod:poss") {
			if t.UPOS == "PRON" {
				return 1
			}
			return 2
		}
		if !relationIn(t.Deprel, "det") {
			continue
		}
		switch strings.ToLower(t.Text) {
		case "the":
			return 3
		case "this", "these":
			return 4
		case "that", "those":
			return 5
		case "a", "an":
			return 6
		case "no", "any", "every", "each", "all", "some":
			return 7
		}
		return 8
	}
	return 9
}

// describe makes the traits of all candidates.
func (d *discourse) describe() []traits {
	quoted := d.quotations()
	out := make([]traits, len(d.candidates))
	quotes, paragraphs, firstWord := d.numbering(quoted)
	for i := range d.candidates {
		c, t := &d.candidates[i], &out[i]
		token := d.sentences[c.sentence].Tokens[c.head]
		t.form, t.role, t.number, t.gender, t.kind = formClass(c), roleClass(token.Deprel), c.number, c.gender, kindClass(c.kind)
		t.quoted, t.quote, t.par, t.word = quoted[c.sentence][c.head], quotes[firstWord[c.sentence]+c.head], paragraphs[c.sentence], firstWord[c.sentence]+c.head
		t.det, t.lemma = d.determiner(c), pronounClasses[c.lemma]
		if c.form != dateline.Pronoun {
			t.lemma = 0
		}
		t.words = d.contentWords(c)
		t.phrase, t.heads = strings.Join(t.words, " "), c.lemma
		t.slots = d.slotsOf(i, t, len(d.sentences))
	}
	return out
}

// numbering gives every word the number of the quotation that it is in, every
// sentence its paragraph and its first word.
func (d *discourse) numbering(quoted [][]bool) (quotes, paragraphs, first []int) {
	n, inside := 0, false
	for i, s := range d.sentences {
		first = append(first, len(quotes))
		p := 0
		if i > 0 {
			p = paragraphs[i-1]
			if strings.Contains(d.text[min(d.sentences[i-1].End, s.Start):s.Start], "\n\n") {
				p++
			}
		}
		paragraphs = append(paragraphs, p)
		for j := range s.Tokens {
			if quoted[i][j] && !inside {
				n++
			}
			inside = quoted[i][j]
			quotes = append(quotes, n)
		}
	}
	return quotes, paragraphs, first
}

// contentWords of a phrase in lower case, without article and possessive ending.
func (d *discourse) contentWords(c *candidate) []string {
	const most = 12
	tokens := d.sentences[c.sentence].Tokens[c.first : c.last+1]
	var out []string
	for _, t := range tokens {
		if len(out) == most {
			break
		}
		if t.UPOS == "PUNCT" || t.XPOS == "POS" || t.UPOS == "DET" {
			continue
		}
		out = append(out, strings.ToLower(t.Text))
	}
	return out
}

func flag(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// slotsOf are the classes of one candidate.
func (d *discourse) slotsOf(i int, t *traits, sentences int) [oneSlots]uint8 {
	c := &d.candidates[i]
	tokens := d.sentences[c.sentence].Tokens
	governor := uint8(0)
	if h := tokens[c.head].Head - 1; h >= 0 && h < len(tokens) {
		governor = roleClass(tokens[h].Deprel) + 1
	}
	known := d.chain(i)
	return [oneSlots]uint8{
		t.form*10 + t.det, t.lemma, t.kind*5 + t.form, uint8(t.gender)*4 + uint8(t.number), t.role, governor,
		bucket(c.last - c.first + 1), flag(c.listed) + 2*flag(c.together) + 4*flag(c.adjective), bucket(c.sentence), bucket(sentences / 4),
		flag(t.quoted)*5 + t.form, bucket(c.head), uint8(min(len(known.members), 5)) + 6*flag(known.named), bucket(len(c.words)),
		tagClass(tokens[c.head].XPOS)*2 + flag(capital(tokens[c.head].Text)), flag(c.definite) + 2*flag(c.indefinite) + 4*flag(c.hidden),
	}
}

func tagClass(xpos string) uint8 {
	return uint8(slices.Index([]string{"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "CD", "JJ", "VBG", "WP", "UH", "FW"}, xpos) + 1)
}

// pair are the classes of candidate i with an earlier candidate j. between
// counts the candidates between them that agree with i.
func (d *discourse) pair(all []traits, j, i, between int) [pairSlots]uint16 {
	a, c, x, y := &d.candidates[j], &d.candidates[i], &all[j], &all[i]
	forms := uint16(x.form*5 + y.form)
	match, mods := d.matching(all, j, i)
	chain := d.chain(j)
	sieve := uint16(0)
	switch {
	case d.root(j) == d.root(i):
		sieve = 3
	case len(d.chain(i).members) > 1:
		sieve = 1
	}
	same := c.sentence == a.sentence
	apart := uint16(10)
	if same {
		apart = uint16(bucket(max(0, c.head-a.head)))
	}
	gap := uint16(bucket(c.sentence - a.sentence))
	return [pairSlots]uint16{
		gap*25 + forms,
		uint16(bucket(i-j))*25 + forms,
		match*25 + forms,
		match*10 + uint16(y.det),
		mods*25 + forms,
		mods*10 + uint16(y.det),
		uint16(chain.gender)*16 + uint16(y.gender)*4 + uint16(y.number),
		uint16(x.number)*75 + uint16(y.number)*25 + forms,
		uint16(kindClass(chain.kind))*16 + uint16(y.kind),
		sieve*25 + forms,
		uint16(x.lemma)*40 + uint16(y.lemma),
		uint16(y.lemma)*10 + uint16(kindClass(chain.kind)),
		(uint16(x.role)*14+uint16(y.role))*2 + uint16(flag(same)),
		d.binding(j, i)*5 + uint16(y.form),
		uint16(quoting(x, y))*25 + forms,
		uint16(min(len(chain.members), 6))*5 + uint16(y.form),
		uint16(bucket(between))*5 + uint16(y.form),
		uint16(x.det)*20 + uint16(y.det)*2 + uint16(flag(match > 0)),
		apart*25 + forms,
		uint16(min(y.par-x.par, 3))*5 + uint16(y.form),
	}
}

func quoting(x, y *traits) uint8 {
	switch {
	case x.quoted && y.quoted && x.quote == y.quote:
		return 0
	case x.quoted && y.quoted:
		return 1
	case x.quoted:
		return 2
	case y.quoted:
		return 3
	}
	return 4
}

// matching compares the words of two candidates, and their modifiers.
func (d *discourse) matching(all []traits, j, i int) (match, mods uint16) {
	x, y := &all[j], &all[i]
	if x.form >= 2 || y.form >= 2 {
		if x.lemma == y.lemma {
			return 1, 0
		}
		return 0, 0
	}
	switch {
	case x.phrase == y.phrase && x.phrase != "":
		match = 2
	case x.heads == y.heads && x.number == y.number:
		match = 3
	case x.heads == y.heads:
		match = 4
	case slices.Contains(x.words, y.heads) && slices.Contains(y.words, x.heads):
		match = 5
	case slices.Contains(x.words, y.heads):
		match = 6
	case slices.Contains(y.words, x.heads):
		match = 7
	}
	if x.form == 0 && y.form == 0 {
		a, b := d.candidates[j].words, d.candidates[i].words
		switch {
		case slices.Equal(a, b):
			return match, 1
		case within(b, a):
			return match, 2
		case within(a, b):
			return match, 3
		case len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1]:
			return match, 4
		}
		return match, 0
	}
	shared := 0
	for _, w := range y.words {
		if w != y.heads && slices.Contains(x.words, w) {
			shared++
		}
	}
	alone := len(y.words) <= 1
	switch {
	case alone && len(x.words) <= 1:
		mods = 5
	case alone:
		mods = 6
	case shared >= len(y.words)-1:
		mods = 7
	case shared > 0:
		mods = 8
	default:
		mods = 9
	}
	return match, mods
}

// binding is what grammar says of two candidates of one sentence.
func (d *discourse) binding(j, i int) uint16 {
	a, c := &d.candidates[j], &d.candidates[i]
	if a.sentence != c.sentence {
		return 0
	}
	tokens := d.sentences[c.sentence].Tokens
	reflexive := c.reflexive || c.lemma == "yourself" || c.lemma == "yourselves"
	switch {
	case a.head == c.head:
		return 1
	case tokens[c.head].Head-1 == a.head && relationIn(tokens[c.head].Deprel, "appos"):
		return 2
	case tokens[c.head].Head-1 == a.head && relationIn(tokens[c.head].Deprel, "conj"):
		return 3
	case tokens[a.head].Head-1 == c.head && relationIn(tokens[a.head].Deprel, "nsubj"):
		return 4
	case a.first <= c.head && c.head <= a.last:
		return 5
	case c.first <= a.head && a.head <= c.last:
		return 6
	case tokens[a.head].Head == tokens[c.head].Head && relationIn(tokens[a.head].Deprel, "nsubj"):
		if reflexive {
			return 7
		}
		return 8
	case tokens[a.head].Head == tokens[c.head].Head:
		return 9
	case !c.possessive && !reflexive && a.head == d.clauseSubject(c.sentence, c.head):
		return 10
	case c.possessive && tokens[c.head].Head > 0 && a.head == d.clauseSubject(c.sentence, tokens[c.head].Head-1):
		return 11
	case reflexive:
		return 12
	}
	return 13
}
