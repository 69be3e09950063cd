package analyze

import "dateline"

// joinPronouns joins third-person pronouns with the most salient phrase before
// them that agrees in number, gender and kind: in the same sentence, else in
// one of the three before.
func (d *discourse) joinPronouns() {
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.form != dateline.Pronoun || c.person != 3 {
			continue
		}
		if c.reflexive {
			if j, ok := d.subjectOf(i); ok {
				d.link(j, i)
				continue
			}
		}
		if j, ok := d.frontedSubject(i); ok && d.link(j, i) {
			continue
		}
		if j, ok := d.antecedent(i); ok {
			d.link(j, i)
		} else if j, ok := d.laterSubject(i); ok {
			d.link(j, i)
		}
	}
}

// subjectOf is the subject of the clause of a reflexive pronoun.
func (d *discourse) subjectOf(i int) (int, bool) {
	c := &d.candidates[i]
	verb := d.sentences[c.sentence].Tokens[c.head].Head - 1
	from, to := d.near(i)
	for j := from; j < to && verb >= 0; j++ {
		a := &d.candidates[j]
		t := d.sentences[c.sentence].Tokens[a.head]
		if j != i && !a.hidden && t.Head-1 == verb && relationIn(t.Deprel, "nsubj") && d.agree(j, i) {
			return j, true
		}
	}
	return 0, false
}

// antecedent is the best candidate before a pronoun.
func (d *discourse) antecedent(i int) (int, bool) {
	const sentencesBack, candidatesBack = 3, 120
	c := &d.candidates[i]
	best, bestScore := -1, 0
	seen := map[int]bool{}
	for j := i - 1; j >= max(0, i-candidatesBack, d.first[max(0, c.sentence-sentencesBack)]); j-- {
		a := &d.candidates[j]
		if a.hidden || a.adjective || a.demonstrative || a.person == 1 || a.person == 2 || !d.agree(j, i) || d.bound(j, i) {
			continue
		}
		score := d.salience(j, i)
		if root := d.root(j); !seen[root] {
			seen[root] = true
			score += 5 * min(4, len(d.chain(j).members)-1)
		}
		if best < 0 || score > bestScore {
			best, bestScore = j, score
		}
	}
	return best, best >= 0
}

// salience of a candidate for a pronoun; the weights follow Lappin and Leass
// (1994), settled on OntoGUM and GAP.
func (d *discourse) salience(j, i int) int {
	a, c := &d.candidates[j], &d.candidates[i]
	t, p := d.sentences[a.sentence].Tokens[a.head], d.sentences[c.sentence].Tokens[c.head]
	score := 100 - 40*(c.sentence-a.sentence)
	switch {
	case relationIn(t.Deprel, "nsubj"):
		score += 35
	case relationIn(t.Deprel, "obj", "iobj"):
		score += 15
	case relationIn(t.Deprel, "nmod:poss"):
		score += 10
	case relationIn(t.Deprel, "obl"):
		score += 5
	case relationIn(t.Deprel, "nmod", "compound", "conj"):
		score -= 10
	}
	if t.Deprel == p.Deprel {
		score += 10
	}
	if c.number == plural && d.chain(j).number == singular && !a.together {
		score -= 25 // a body of people: rather something plural
	}
	if a.form == dateline.Name {
		score += 10
	}
	if a.form == dateline.Pronoun {
		score += 20
		if a.lemma == c.lemma {
			score += 15
		}
	}
	if a.indefinite && a.form == dateline.Nominal {
		score -= 5
	}
	if c.lemma == "it" && a.kind == dateline.Other && a.form == dateline.Nominal && !a.definite {
		score -= 10
	}
	if a.sentence == c.sentence {
		score -= min(20, (c.head-a.head)/2)
	}
	return score
}

// agree reports whether the chain of j may be what the pronoun i stands for.
func (d *discourse) agree(j, i int) bool {
	a, c, chain := &d.candidates[j], &d.candidates[i], d.chain(j)
	if a.together && c.number != plural {
		return false
	}
	number := chain.number
	if a.together {
		number = plural
	}
	if c.number == plural {
		collective := chain.kind == dateline.Organization || chain.kind == dateline.Group
		return number != singular || collective || a.form == dateline.Pronoun && a.number == plural
	}
	if number == plural {
		return false
	}
	switch c.gender {
	case neuter:
		return chain.kind != dateline.Person && chain.gender != male && chain.gender != female
	default:
		return chain.kind == dateline.Person && (chain.gender == 0 || chain.gender == c.gender)
	}
}

func (d *discourse) gendersClash(a, b int) bool {
	x, y := d.chain(a).gender, d.chain(b).gender
	return x != 0 && y != 0 && x != y
}

// bound reports whether grammar keeps a pronoun from standing for a phrase: the
// phrase holds it, or both are arguments of one verb.
func (d *discourse) bound(j, i int) bool {
	a, c := &d.candidates[j], &d.candidates[i]
	if a.sentence != c.sentence {
		return false
	}
	if a.first <= c.head && c.head <= a.last {
		return true
	}
	return !c.possessive && !c.reflexive && a.head == d.clauseSubject(c.sentence, c.head) || d.sisters(a, c)
}

// sisters are two arguments of one verb.
func (d *discourse) sisters(a, c *candidate) bool {
	t, p := d.sentences[a.sentence].Tokens[a.head], d.sentences[c.sentence].Tokens[c.head]
	return !c.possessive && !c.reflexive && t.Head == p.Head && t.Head > 0 && relationIn(t.Deprel, "nsubj", "obj", "iobj", "obl") && relationIn(p.Deprel, "nsubj", "obj", "iobj", "obl")
}

// clauseSubject is the subject of the clause that an object or an oblique
// stands in, also when coordinated verbs share it; -1 for none and for subjects.
func (d *discourse) clauseSubject(sentence, word int) int {
	tokens := d.sentences[sentence].Tokens
	const longest, widest = 12, 60
	for range longest {
		t := tokens[word]
		if !relationIn(t.Deprel, "obj", "iobj", "obl", "nmod", "conj", "xcomp", "advcl") || t.Head < 1 || t.Head > len(tokens) {
			return -1
		}
		word = t.Head - 1
		kids := d.kids[sentence][word]
		for _, k := range kids[:min(len(kids), widest)] {
			if relationIn(tokens[k].Deprel, "nsubj") {
				return k
			}
			if relationIn(tokens[k].Deprel, "nmod:poss") {
				return -1
			}
		}
	}
	return -1
}

// frontedSubject is the name that is subject of the clause in front of whose
// subject a phrase with the pronoun stands: "In his speech, Kim said". A name
// there, not a pronoun, says that somebody new is spoken of.
func (d *discourse) frontedSubject(i int) (int, bool) {
	const deepest = 12
	c := &d.candidates[i]
	tokens := d.sentences[c.sentence].Tokens
	word := c.head
	for range deepest {
		t := tokens[word]
		if t.Head < 1 || t.Head > len(tokens) || relationIn(t.Deprel, "nsubj", "conj", "ccomp", "parataxis") {
			return 0, false
		}
		if governor := t.Head - 1; relationIn(t.Deprel, "obl", "advcl") && governor > word {
			return d.nameWithHead(i, d.subjectBehind(c.sentence, governor, word))
		}
		word = t.Head - 1
	}
	return 0, false
}

// subjectBehind is the subject of a verb if it stands behind a word, else -1.
func (d *discourse) subjectBehind(sentence, verb, word int) int {
	for _, k := range d.kids[sentence][verb] {
		if k > word && relationIn(d.sentences[sentence].Tokens[k].Deprel, "nsubj") {
			return k
		}
	}
	return -1
}

// nameWithHead is the name behind pronoun i with that head, if it agrees.
func (d *discourse) nameWithHead(i, head int) (int, bool) {
	_, to := d.near(i)
	for j := i + 1; j < to && head >= 0; j++ {
		if a := &d.candidates[j]; a.head == head && a.form == dateline.Name && !a.adjective && d.agree(j, i) {
			return j, true
		}
	}
	return 0, false
}

// laterSubject is the name that a pronoun in a fronted clause points forward
// to: "In his speech, Kim said".
func (d *discourse) laterSubject(i int) (int, bool) {
	_, to := d.near(i)
	for j := i + 1; j < to; j++ {
		a := &d.candidates[j]
		if a.form == dateline.Name && !a.adjective && relationIn(d.sentences[a.sentence].Tokens[a.head].Deprel, "nsubj") && d.agree(j, i) && !d.bound(j, i) {
			return j, true
		}
	}
	return 0, false
}
