package extract

import "dateline"

// shareConsequences joins what an act and the harm it did say of one event.
// "A drone struck the depot on Monday, killing four" tells in two clauses how
// many died and when; "four were killed when a drone struck" the same the other
// way round. The act takes over the numbers, and each the time and place that
// only the other has. claims and words (their triggers) run in step.
func (d *document) shareConsequences(claims []dateline.Claim, words []word) {
	for i := range claims {
		for j := range claims {
			act, harm := &claims[i], &claims[j]
			if i == j || act.Type != harm.Type || !d.adverbial(words[i], words[j]) || harms(act) || !harms(harm) {
				continue
			}
			for _, a := range harm.Arguments {
				if a.Role == dateline.RoleCount {
					act.Arguments = append(act.Arguments, a)
				}
			}
			act.When, harm.When = known(act.When, harm.When), known(harm.When, act.When)
			act.Where, harm.Where = known(act.Where, harm.Where), known(harm.Where, act.Where)
		}
	}
}

// adverbial reports whether one of two words heads an adverbial or participial
// clause of the other, or of the verb that the other is the subject of ("two
// blasts tore through the market, killing 14 and wounding 30"), or is the noun
// that does or holds what the other tells ("a strike killed nine", "seven died in
// clashes", "an attack in which seven died").
func (d *document) adverbial(a, b word) bool {
	return d.clauseOf(a, b) || d.clauseOf(b, a) || d.ofNoun(a, b) || d.ofNoun(b, a)
}

// ofNoun reports whether a noun is the subject of a verb or stands with "in" or
// "during" to it, or the verb heads a relative clause of the noun.
func (d *document) ofNoun(noun, verb word) bool {
	if d.token(noun).UPOS != "NOUN" {
		return false
	}
	if d.head(noun) == verb {
		p := d.preposition(noun)
		return d.relation(noun) == "nsubj" || is(d.relation(noun), "obl") && (p == "in" || p == "during")
	}
	return d.head(verb) == noun && d.relation(verb) == "acl:relcl"
}

func (d *document) clauseOf(clause, over word) bool {
	for d.relation(clause) == "conj" && d.head(clause) != nowhere && is(d.relation(d.head(clause)), "advcl", "acl") {
		clause = d.head(clause)
	}
	if !is(d.relation(clause), "advcl", "acl") {
		return false
	}
	h := d.head(clause)
	return h == over || h != nowhere && is(d.relation(over), "nsubj") && d.head(over) == h && d.token(over).UPOS == "NOUN"
}

// harms reports whether a claim counts people harmed.
func harms(c *dateline.Claim) bool {
	for _, a := range c.Arguments {
		if a.Role == dateline.RoleCount {
			switch a.Of {
			case "killed", "injured", "missing", "displaced":
				return true
			}
		}
	}
	return false
}

func known[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}
