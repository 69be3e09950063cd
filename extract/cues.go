package extract

// The word tables of reported speech. They are functions over a switch: the
// compiler makes them searches without any state, and each line is one class of
// words that a reader can check.

// cueKind is what a word of saying does with what is said.
type cueKind uint8

// The kinds of cues.
const (
	noCue    cueKind = iota
	sayCue           // hands on: say, report, announce
	claimCue         // hands on with a doubt: claim, allege
	denyCue          // says it is not so: deny, reject
	admitCue         // says it is so, against interest or as known: admit, confirm, note
	thinkCue         // holds it in mind: believe, expect, fear
	wantCue          // wants it done: urge, demand, promise
	judgeCue         // values it: praise, condemn
	learnCue         // comes to know it: find, show, learn
	rumorCue         // nobody in particular says so: rumor
)

// verbCue is the kind of a verb of saying, by lemma.
func verbCue(lemma string) cueKind {
	switch lemma {
	case "say", "tell", "state", "report", "announce", "add", "declare", "explain", "write", "reply", "answer", "respond", "mention",
		"remark", "quip", "disclose", "reveal", "clarify", "inform", "testify", "recount", "tweet", "reiterate", "repeat", "conclude",
		"continue", "recall", "joke", "proclaim", "notify", "brief", "publish", "broadcast", "quote", "cite", "relate", "shout", "whisper",
		"refer", "allude", "point", "yell", "cry", "murmur", "mutter", "scream", "exclaim", "retort", "counter", "caution", "elaborate", "specify", "describe",
		"characterize", "characterise", "post", "message", "interject", "comment", "opine", "observe", "suggest", "indicate", "hint", "imply",
		"signal", "discuss", "outline", "speak", "talk", "affirm", "reaffirm", "advise", "assure", "caption", "pronounce", "propose",
		"vouch", "complain", "lament", "muse", "reckon", "estimate", "calculate", "speculate", "preach", "articulate", "voice", "echo", "narrate",
		"reference", "chronicle", "debate", "detail", "release", "issue", "deliver", "email", "text", "pen", "read", "term", "dub", "label", "portray", "stipulate", "rule", "posit":
		return sayCue
	case "claim", "allege", "assert", "maintain", "contend", "insist", "argue", "purport", "profess", "protest", "swear", "pretend",
		"boast", "brag", "charge", "accuse", "rumor", "rumour", "tout":
		return claimCue
	case "deny", "reject", "dismiss", "refute", "rebut", "disavow", "disclaim", "dispute", "repudiate", "debunk", "disagree", "doubt",
		"question", "challenge", "discount", "deride", "decline", "refuse":
		return denyCue
	case "admit", "acknowledge", "confirm", "concede", "recognize", "recognise", "confess", "note", "emphasize", "emphasise", "stress",
		"underscore", "underline", "highlight", "accentuate", "grant", "verify", "certify", "attest", "warn", "remind":
		return admitCue
	case "believe", "think", "expect", "fear", "hope", "suspect", "assume", "presume", "predict", "forecast", "anticipate", "foresee",
		"consider", "feel", "guess", "imagine", "worry", "suppose", "wonder", "hold", "deem", "view", "regard", "figure", "envision",
		"envisage", "dream", "prefer", "trust", "conjecture", "surmise", "judge", "theorize", "fancy", "concern", "mean",
		"want", "wish", "intend", "plan", "like", "love", "hate", "care", "decide", "perceive", "contemplate", "agree", "support", "oppose",
		"favor", "favour", "endorse", "desire":
		return thinkCue
	case "urge", "demand", "promise", "vow", "pledge", "order", "request", "ask", "threaten", "offer", "recommend", "instruct",
		"call", "appeal", "beg", "plead", "implore", "exhort", "command", "press", "seek", "encourage", "invite", "require",
		"advocate", "commit", "undertake", "volunteer", "push", "direct":
		return wantCue
	case "praise", "condemn", "criticize", "criticise", "denounce", "hail", "welcome", "slam", "blast", "appreciate", "blame", "laud",
		"applaud", "commend", "deplore", "decry", "rebuke", "castigate", "lambast", "lambaste", "lash", "mock", "ridicule", "thank",
		"congratulate", "salute", "celebrate", "regret", "bemoan", "censure", "chide", "scold", "assail", "admire", "resent", "attack",
		"rail", "grill", "berate", "lampoon", "disparage", "excoriate", "defend", "apologize", "apologise", "fault", "rip", "bash", "tease", "liken", "compare", "credit":
		return judgeCue
	case "find", "show", "learn", "discover", "know", "hear", "understand", "realize", "realise", "determine", "establish", "see",
		"demonstrate", "prove", "detect", "uncover", "document", "record", "remember", "forget", "notice":
		return learnCue
	}
	return noCue
}

// objectCue tells whether what a verb of saying governs as a plain object is
// what is said: "praised the deal", "underscored the importance of dialogue".
// For others ("published a book", "told reporters") it is not.
func objectCue(lemma string) bool {
	switch verbCue(lemma) {
	case judgeCue, denyCue:
		return lemma != "attack" && lemma != "celebrate" && lemma != "challenge" && lemma != "rip" && lemma != "credit" && lemma != "question"
	case claimCue:
		return lemma == "claim" || lemma == "allege" || lemma == "assert" || lemma == "insist" || lemma == "tout"
	case admitCue:
		return lemma != "grant" && lemma != "remind" && lemma != "warn" && lemma != "verify" && lemma != "certify"
	case thinkCue:
		switch lemma {
		case "expect", "fear", "predict", "forecast", "anticipate", "foresee", "suspect", "oppose", "endorse", "favor", "favour", "envisage", "envision", "support", "doubt":
			return true
		}
	case wantCue:
		switch lemma {
		case "urge", "demand", "promise", "vow", "pledge", "threaten", "recommend", "advocate":
			return true
		}
	}
	switch lemma {
	case "announce", "disclose", "reveal", "clarify", "reiterate", "repeat", "report", "describe", "characterize", "characterise", "hint",
		"indicate", "signal", "outline", "affirm", "reaffirm", "propose", "explain", "voice", "echo", "declare", "mention", "lament", "articulate", "estimate",
		"detail", "proclaim", "suggest", "imply", "state", "cite", "reference", "discuss", "mock", "tweet", "request", "advocate", "question", "post", "write",
		"document", "highlight", "note", "tease", "chronicle", "debate", "rule":
		return true
	}
	return false
}

// prepositionCue is the preposition that leads to what is said after a verb of
// saying: "hinted at a deal", "accused him of fraud".
func prepositionCue(lemma string) string {
	switch lemma {
	case "hint":
		return "at"
	case "call", "apologize", "apologise", "ask", "press", "push", "appeal", "plead":
		return "for"
	case "complain", "worry", "talk", "speak", "joke", "brag", "boast", "speculate", "dream":
		return "about"
	case "respond", "object", "react", "refer", "point", "allude":
		return "to"
	case "rail":
		return "against"
	case "warn", "accuse":
		return "of"
	case "praise", "criticize", "criticise", "blame", "condemn", "thank":
		return "for"
	case "comment", "elaborate", "insist", "agree":
		return "on"
	case "charge":
		return "with"
	}
	return ""
}

// nounCue is the kind of a noun of saying, by lemma.
func nounCue(lemma string) cueKind {
	switch lemma {
	case "statement", "announcement", "report", "declaration", "comment", "remark", "disclosure", "revelation", "testimony", "news",
		"message", "explanation", "suggestion", "indication", "signal", "word", "argument", "conclusion", "assurance", "proposal", "idea",
		"notion", "contention", "observation", "description", "reminder", "point", "story", "tweet":
		return sayCue
	case "claim", "allegation", "assertion", "accusation", "charge", "insistence", "insinuation":
		return claimCue
	case "denial", "rejection", "dismissal", "doubt":
		return denyCue
	case "admission", "acknowledgement", "acknowledgment", "confirmation", "concession", "recognition", "warning", "evidence", "proof", "fact":
		return admitCue
	case "belief", "view", "opinion", "expectation", "fear", "hope", "suspicion", "assumption", "prediction", "forecast", "concern",
		"conviction", "impression", "worry", "confidence", "thought", "understanding", "feeling", "perception":
		return thinkCue
	case "promise", "vow", "pledge", "demand", "request", "order", "threat", "offer", "call", "appeal", "plea", "invitation", "desire", "wish":
		return wantCue
	case "praise", "criticism", "condemnation", "regret", "complaint":
		return judgeCue
	case "rumor", "rumour", "speculation", "hearsay", "gossip", "conjecture":
		return rumorCue
	}
	return noCue
}

// adjectiveCue is the kind of an adjective that says what its subject holds in
// mind: "is confident that".
func adjectiveCue(lemma string) cueKind {
	switch lemma {
	case "confident", "sure", "certain", "convinced", "aware", "afraid", "hopeful", "optimistic", "skeptical", "sceptical", "doubtful",
		"worried", "concerned", "proud", "glad", "adamant", "clear", "happy", "sorry", "unaware", "pleased", "sad", "angry", "fearful", "mindful",
		"unsure", "uncertain":
		return thinkCue
	}
	return noCue
}

// hearsayAdverb tells whether an adverb says that the report has it from others.
func hearsayAdverb(lemma string) bool {
	switch lemma {
	case "reportedly", "allegedly", "purportedly", "supposedly", "rumoredly", "ostensibly":
		return true
	}
	return false
}

// documentNoun tells whether a noun is a text that can be said to say something.
func documentNoun(lemma string) bool {
	switch lemma {
	case "statement", "report", "document", "study", "poll", "survey", "letter", "law", "article", "book", "memo", "memorandum", "filing",
		"indictment", "complaint", "affidavit", "editorial", "communique", "communiqué", "declaration", "resolution", "bulletin", "release",
		"paper", "text", "transcript", "email", "e-mail", "message", "tweet", "post", "blog", "lawsuit", "suit", "constitution", "treaty",
		"agreement", "dispatch", "record", "file", "cable", "note", "notice", "website", "site", "account", "analysis", "research", "data",
		"commentary", "ad", "advertisement", "headline", "caption", "order", "ruling", "decree", "motion", "petition":
		return true
	}
	return false
}

// organizationNoun tells whether a common noun is a body that speaks.
func organizationNoun(lemma string) bool {
	switch lemma {
	case "ministry", "government", "agency", "company", "firm", "army", "military", "police", "court", "party", "committee", "council",
		"commission", "office", "department", "bank", "union", "group", "organization", "organisation", "parliament", "congress", "senate",
		"embassy", "administration", "authority", "campaign", "team", "club", "corporation", "institute", "university", "fund", "bureau",
		"newspaper", "magazine", "channel", "network", "broadcaster", "daily", "outlet", "cabinet", "junta", "navy", "force", "service",
		"regime", "kingdom", "side", "state", "country", "association", "federation", "board", "panel", "delegation", "coalition", "alliance",
		"watchdog", "regulator", "operator", "airline", "presidency", "palace", "church", "city", "mission", "rebel", "hospital", "center", "centre":
		return true
	}
	return false
}

// expertNoun tells whether a noun names people whose words in the news are views.
func expertNoun(lemma string) bool {
	switch lemma {
	case "expert", "analyst", "observer", "commentator", "critic", "columnist", "editorial", "pundit", "scholar", "specialist", "historian",
		"economist", "commentary", "strategist", "watcher":
		return true
	}
	return false
}

// agencyName is the name of the news agency that a credit means, "" for
// anything else. It takes the credit as printed.
func agencyName(s string) string {
	switch s {
	case "TASS", "ITAR-TASS", "Tass", "Itar-Tass", "TASS news agency":
		return "TASS"
	case "Reuters", "REUTERS", "Thomson Reuters":
		return "Reuters"
	case "AP", "A.P.", "Associated Press", "The Associated Press", "ASSOCIATED PRESS":
		return "Associated Press"
	case "AFP", "Agence France-Presse", "Agence France Presse":
		return "AFP"
	case "Xinhua", "XINHUA", "Xinhua News Agency", "Xinhua news agency":
		return "Xinhua"
	case "KCNA", "Korean Central News Agency":
		return "KCNA"
	case "Interfax", "INTERFAX", "Interfax-Ukraine":
		return "Interfax"
	case "RIA Novosti", "RIA", "RIAN", "RIA-Novosti":
		return "RIA Novosti"
	case "Yonhap", "YONHAP", "Yonhap News Agency", "Yonhap news agency":
		return "Yonhap"
	case "Kyodo", "KYODO", "Kyodo News", "Kyodo news agency":
		return "Kyodo News"
	case "Jiji", "Jiji Press":
		return "Jiji Press"
	case "Anadolu", "AA", "Anadolu Agency", "Anadolu news agency":
		return "Anadolu Agency"
	case "dpa", "DPA", "Deutsche Presse-Agentur":
		return "dpa"
	case "ANSA", "Ansa":
		return "ANSA"
	case "EFE", "Efe":
		return "EFE"
	case "IRNA", "ISNA", "PTI", "ANI", "UPI", "SANA", "WAFA", "WAM", "SPA", "MENA", "BTA", "UNIAN", "KUNA", "APA", "IANS", "CNA", "VNA", "PAP", "CTK", "MTI", "NTB", "TT", "BNS", "LUSA", "QNA":
		return s
	case "Bernama", "BERNAMA":
		return "Bernama"
	case "Antara", "ANTARA":
		return "Antara"
	case "Ukrinform", "UKRINFORM":
		return "Ukrinform"
	case "BelTA", "BELTA":
		return "BelTA"
	case "Tasnim", "Tasnim news agency":
		return "Tasnim"
	case "Mehr", "Fars", "Fars News Agency", "Fars news agency", "Mehr News Agency":
		return s
	case "Belga", "Tanjug", "Agerpres", "AGERPRES", "Kazinform", "Azertac", "Armenpress", "Interpress", "Sputnik", "Bloomberg", "Press Trust of India", "PA", "PA Media", "Press Association", "AAP", "Canadian Press", "The Canadian Press":
		return s
	}
	return ""
}
