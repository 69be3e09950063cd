package extract

import "strings"

// evaluative tells whether a word values what it speaks of rather than
// describes it. The list is of words that news keeps out of its own voice.
func evaluative(lemma string) bool {
	switch lemma {
	case "landmark", "milestone", "triumph", "masterpiece", "disgrace", "shame", "glory", "heroism", "tragedy", "farce", "nonsense", "folly",
		"invincible", "great", "glorious", "brilliant", "heroic", "historic", "immortal", "powerful", "powerfully", "eloquently", "noteworthy",
		"remarkable", "outstanding", "excellent", "wonderful", "beautiful", "fantastic", "terrible", "horrible", "awful", "disgraceful", "shameful",
		"outrageous", "ridiculous", "absurd", "stupid", "foolish", "reckless", "cynical", "hypocritical", "evil", "wicked", "vicious",
		"despicable", "heinous", "barbaric", "brazen", "unprecedented", "extraordinary", "incredible", "amazing", "tremendous",
		"unjust", "unfair", "unacceptable", "intolerable", "inexcusable", "irresponsible", "dangerous", "disastrous", "catastrophic", "tragic",
		"sad", "sadly", "unfortunately", "fortunately", "clearly", "obviously", "undoubtedly", "rightly", "wrongly", "surely", "truly", "indeed", "naturally",
		"significance", "significant", "importance", "important", "crucial", "vital", "meaningful", "convincing", "convincingly", "graphic",
		"hearty", "comradely", "friendship", "justice", "arbitrariness", "provocation", "high-handedness", "imperialist", "puppet", "aggressor",
		"wise", "wisely", "noble", "sacred", "worst", "best", "bad", "good", "wrong", "right", "weak", "strong", "stable", "successful", "success", "failure", "hero", "liar",
		"coward", "victory", "hopeless", "worthless", "useless", "promising", "impressive", "inspiring", "alarming", "worrying", "troubling",
		"shocking", "appalling", "unique", "welcome", "constructive", "cautious", "careful", "threat", "mistake", "unwise", "premature", "overdue", "proof":
		return true
	}
	return false
}

// strongOpinion are the words of the list that value even without a cue.
func strongOpinion(lemma string) bool {
	switch lemma {
	case "landmark", "invincible", "glorious", "brilliant", "heroic", "powerfully", "eloquently", "noteworthy", "remarkable", "disgraceful", "shameful",
		"outrageous", "ridiculous", "absurd", "stupid", "foolish", "cynical", "hypocritical", "evil", "despicable", "heinous", "barbaric", "brazen",
		"wonderful", "fantastic", "terrible", "horrible", "awful", "obviously", "undoubtedly", "unfortunately", "sadly", "meaningful", "convincing",
		"comradely", "arbitrariness", "high-handedness", "imperialist", "puppet", "inexcusable", "graphic", "hearty", "surely", "wise", "noble", "sacred", "folly", "nonsense", "farce":
		return true
	}
	return false
}

// evaluations counts the words of a span that value.
func (d *document) evaluations(sentence int, from, to int, test func(string) bool) int {
	n := 0
	for _, t := range d.analysis.Sentences[sentence].Tokens {
		if t.Start >= from && t.End <= to && test(strings.ToLower(t.Lemma)) {
			n++
		}
	}
	return n
}

// opinionated tells whether what is said is a view: by the cue (praise,
// believe, comment), by who says it (experts, critics, an editorial) with words
// that value, by a "should" at its head, or by the clause that it serves
// ("praised it by writing that ...").
func (d *document) opinionated(s *speech) bool {
	switch d.lemma(s.cue) {
	case "comment", "opine", "argue", "lament", "complain", "deride", "boast", "tout", "muse", "hope", "regret":
		return true
	}
	if s.kind == judgeCue {
		return true
	}
	values := d.valued(s, evaluative)
	switch {
	case s.kind == thinkCue && s.source != nowhere && !wantsDone(d.lemma(s.cue)),
		s.source != nowhere && values > 0 && expertNoun(d.lemma(s.source)),
		d.valued(s, strongOpinion) > 0,
		s.head != nowhere && d.advises(s.head):
		return true
	}
	for up := d.head(s.cue); up != nowhere; up = nowhere {
		if r := d.relation(s.cue); r == "advcl" || r == "conj" {
			return values > 0 && verbCue(d.lemma(up)) == judgeCue
		}
	}
	return false
}

// wantsDone tells whether a verb of the mind is about doing, not about valuing.
func wantsDone(lemma string) bool {
	switch lemma {
	case "plan", "intend", "want", "decide", "agree", "expect", "mean", "wish":
		return true
	}
	return false
}

func (d *document) valued(s *speech, test func(string) bool) int {
	n := 0
	for _, part := range s.content {
		for _, i := range d.sentencesOf(s.content) {
			n += d.evaluations(i, part.Start, part.End, test)
		}
	}
	return n
}

// advises tells whether a clause says what should be.
func (d *document) advises(w word) bool {
	for _, a := range d.dependents(w, "aux") {
		switch strings.ToLower(d.token(a).Text) {
		case "should", "must", "ought":
			return true
		}
	}
	return false
}
