package extract

// operator is what a word does to the truth of what it governs.
type operator uint8

// The operators.
const (
	transparent operator = iota // passes on: manage, begin, continue
	presupposes                 // what it governs holds whatever is said of the verb: regret, because of
	negates                     // says it is not so, or makes it not so: fail, deny, prevent
	plans                       // is to come: plan, agree, invite
	supposes                    // is only wished, asked or thought of: want, urge, if
	weakens                     // probable: believe, claim
	doubts                      // possible: rumor, suspect
	unsettles                   // neither said to be so nor not so: doubt, whether
)

// verbOperator is the operator of a verb, by lemma, on the clause or event noun
// that it governs as complement, object or subject of its passive.
func verbOperator(lemma string) operator {
	switch lemma {
	case "fail", "refuse", "decline", "avoid", "refrain", "cancel", "prevent", "block", "abort", "deny", "reject", "dismiss", "refute",
		"abandon", "lack", "halt", "avert", "forbid", "ban", "prohibit", "scrap", "forgo", "thwart", "foil", "oppose", "neglect",
		"forget", "cease", "disprove", "debunk", "repudiate", "rebut", "preclude", "stall", "discourage", "dissuade", "deter":
		return negates
	case "plan", "intend", "schedule", "agree", "promise", "vow", "pledge", "prepare", "invite", "arrange", "slate", "expect", "postpone",
		"delay", "decide", "commit", "set", "mean", "undertake", "aim", "await", "anticipate", "order", "vote", "choose", "instruct":
		return plans
	case "want", "wish", "hope", "urge", "ask", "demand", "call", "propose", "offer", "consider", "seek", "try", "attempt", "threaten",
		"request", "require", "recommend", "need", "encourage", "beg", "plead", "appeal", "advise", "dream", "push", "press",
		"desire", "contemplate", "strive", "pressure", "support", "favor", "favour", "advocate", "warn", "fear", "allow", "permit",
		"authorize", "authorise", "enable", "would", "like", "struggle", "wait", "long", "prefer", "worry", "endeavor", "imagine", "pretend", "incite", "facilitate", "mull", "weigh", "eye":
		return supposes
	case "believe", "think", "claim", "allege", "assume", "presume", "predict", "forecast", "estimate", "assert", "contend", "argue",
		"insist", "maintain", "seem", "appear", "accuse", "suppose", "guess", "feel", "tend", "suggest", "indicate", "imply", "judge", "deem", "foresee", "charge", "reckon", "opine":
		return weakens
	case "rumor", "rumour", "suspect", "speculate", "hint", "purport":
		return doubts
	case "doubt", "wonder", "question", "dispute", "investigate", "examine", "debate":
		return unsettles
	case "regret", "know", "realize", "realise", "admit", "acknowledge", "concede", "recognize", "learn", "discover", "remember", "reveal",
		"condemn", "praise", "criticize", "welcome", "note", "see", "find", "notice", "discuss", "describe", "recall", "celebrate", "mark", "follow", "blame":
		return presupposes
	}
	return transparent
}

// unsettledByNegation tells whether the negation of a verb of saying leaves
// open what is said: "did not confirm that", "was not reported".
func unsettledByNegation(lemma string) bool {
	switch lemma {
	case "confirm", "verify", "say", "announce", "report", "prove", "establish", "deny", "tell", "state", "show", "determine", "corroborate",
		"disclose", "specify", "mention", "substantiate", "authenticate", "comment", "clarify", "rule", "exclude", "dispute", "indicate", "demonstrate":
		return true
	}
	return false
}

// nounOperator is the operator of a noun on the clause or phrase that hangs on it.
func nounOperator(lemma string) operator {
	switch lemma {
	case "plan", "intention", "invitation", "preparation", "schedule", "promise", "pledge", "decision", "agreement", "commitment", "vow",
		"arrangement", "intent", "order", "expectation", "determination", "readiness", "mandate":
		return plans
	case "proposal", "attempt", "effort", "threat", "hope", "wish", "call", "demand", "request", "appeal", "desire", "fear", "risk", "offer",
		"idea", "need", "bid", "danger", "opportunity", "ability", "willingness", "push", "right", "way", "warning", "urge", "concern", "aim", "goal",
		"option", "plea", "permission", "pressure", "dream", "ambition", "temptation", "ultimatum", "prevention":
		return supposes
	case "failure", "refusal", "lack", "absence", "cancellation", "denial", "rejection", "abandonment", "inability", "ban", "unwillingness", "reluctance":
		return negates
	case "claim", "allegation", "belief", "assumption", "accusation", "assertion", "estimate", "prediction", "forecast", "view", "suggestion", "sign", "indication", "likelihood", "impression":
		return weakens
	case "rumor", "rumour", "speculation", "possibility", "chance", "prospect", "potential", "suspicion", "hypothesis", "theory", "gossip", "probability":
		return doubts
	case "doubt", "question", "uncertainty":
		return unsettles
	}
	return transparent
}

// adjectiveOperator is the operator of an adjective on its infinitive or
// clause ("likely to", "possible that") and on an event noun beside it
// ("a planned visit", "the alleged attack").
func adjectiveOperator(lemma string) operator {
	switch lemma {
	case "likely", "probable", "apparent", "presumable", "suspected", "presumed", "reported", "alleged", "purported", "supposed", "bound", "prone":
		return weakens
	case "possible", "potential", "rumored", "rumoured", "conceivable", "unconfirmed", "imaginable", "eventual":
		return doubts
	case "unlikely", "impossible", "unable", "unwilling", "reluctant", "failed", "cancelled", "canceled", "aborted", "nonexistent", "foiled", "thwarted", "false", "improbable", "incapable", "averted":
		return negates
	case "planned", "upcoming", "scheduled", "forthcoming", "future", "expected", "due", "ready", "set", "prepared", "imminent", "impending", "slated", "intended", "pending", "determined", "eager", "keen", "poised", "postponed", "prospective":
		return plans
	case "proposed", "attempted", "hypothetical", "threatened", "important", "necessary", "essential", "able", "willing", "free", "hard",
		"difficult", "easy", "better", "crucial", "vital", "would-be", "desirable", "feared", "capable", "wrong", "right", "good", "advisable", "available", "welcome", "optional":
		return supposes
	case "doubtful", "unclear", "uncertain", "unsure", "questionable", "disputed", "skeptical", "sceptical":
		return unsettles
	}
	return transparent
}

// adverbOperator is the operator of an adverb or of a word of denial on its head.
func adverbOperator(lemma string) operator {
	switch lemma {
	case "not", "never", "n't", "no", "neither", "nor", "hardly", "scarcely", "barely", "nowhere", "nt":
		return negates
	case "likely", "probably", "presumably", "apparently", "reportedly", "seemingly", "supposedly", "evidently", "arguably", "almost", "nearly", "allegedly":
		return weakens
	case "possibly", "perhaps", "maybe", "purportedly", "potentially", "conceivably", "rumoredly", "ostensibly":
		return doubts
	case "hopefully", "ideally":
		return supposes
	}
	return transparent
}

// occurrenceVerb tells whether a verb only says of its subject that it comes
// about: the event is the noun, and what is said of the verb is said of it.
func occurrenceVerb(lemma string) bool {
	switch lemma {
	case "take", "happen", "occur", "hold", "begin", "start", "go", "come", "continue", "proceed", "materialize", "materialise", "be", "resume",
		"end", "follow", "confirm", "announce", "verify", "ensue", "erupt", "break", "exist", "unfold", "launch", "conduct", "carry", "stage", "report", "mount", "stop", "corroborate", "substantiate":
		return true
	}
	return false
}

// lightVerb tells whether a verb lends its tense and negation to the event
// noun that is its object: "will hold talks", "did not pay a visit".
func lightVerb(lemma string) bool {
	switch lemma {
	case "hold", "have", "make", "pay", "conduct", "carry", "give", "launch", "undertake", "take", "do", "reach", "stage", "begin", "start", "sign", "perform",
		"mount", "exchange", "impose", "open", "resume", "continue", "complete", "finish", "host", "conclude", "strike", "commit", "suffer", "receive", "confirm",
		"announce", "verify", "report", "extend", "provide", "cause", "attend", "declare", "issue", "enter", "sustain":
		return true
	}
	return false
}
