package resolve

import "sync"

// saying is how a type of event is told: the verb after the actors, as it
// happened, as it is to come, and as a noun when nobody is named; with is the
// word before the recipients.
type saying struct{ past, future, noun, with string }

// sayings are the neutral words for a type and mode of PLOVER 2.0; a mode
// without its own words takes those of its type.
func sayings(typ, mode string) saying {
	if s, ok := sayingOf(typ + " " + mode); ok {
		return s
	}
	s, _ := sayingOf(typ)
	return s
}

func sayingOf(key string) (saying, bool) {
	s, ok := sayingTable()[key]
	return s, ok
}

var sayingTable = sync.OnceValue(func() map[string]saying {
	return map[string]saying{
		"CONSULT":                {"met", "meet", "Meeting", "with"},
		"CONSULT visit":          {"visited", "visit", "Visit", ""},
		"CONSULT phone":          {"spoke by phone", "speak by phone", "Phone call", "with"},
		"CONSULT third-party":    {"mediated", "mediate", "Mediation", "between"},
		"CONSULT multilateral":   {"met", "meet", "Meeting of several parties", "with"},
		"AGREE":                  {"reached or announced an agreement", "agree", "Agreement", "with"},
		"SUPPORT":                {"expressed support", "express support", "Expression of support", "for"},
		"CONCEDE":                {"made a concession", "make a concession", "Concession", "to"},
		"COOPERATE":              {"cooperated", "cooperate", "Cooperation", "with"},
		"AID":                    {"gave aid", "give aid", "Aid", "to"},
		"RETREAT":                {"pulled back or gave way", "pull back or give way", "Retreat", "before"},
		"RETREAT withdraw":       {"withdrew", "withdraw", "Withdrawal", "from"},
		"RETREAT release":        {"released", "release", "Release", ""},
		"RETREAT disarm":         {"disarmed", "disarm", "Disarmament", ""},
		"RETREAT ceasefire":      {"ceased fire", "cease fire", "Ceasefire", "with"},
		"RETREAT access":         {"gave access", "give access", "Access", "to"},
		"RETREAT resign":         {"resigned", "resign", "Resignation", ""},
		"REQUEST":                {"made a request", "make a request", "Request", "to"},
		"ACCUSE":                 {"made accusations", "make accusations", "Accusation", "against"},
		"ACCUSE disapprove":      {"expressed disapproval", "express disapproval", "Disapproval", "of"},
		"ACCUSE investigate":     {"investigated", "investigate", "Investigation", ""},
		"ACCUSE allege":          {"made allegations", "make allegations", "Allegation", "against"},
		"REJECT":                 {"refused", "refuse", "Refusal", ""},
		"THREATEN":               {"made a threat", "make a threat", "Threat", "against"},
		"PROTEST":                {"protested", "protest", "Protest", "against"},
		"PROTEST riot":           {"rioted", "riot", "Riot", "against"},
		"PROTEST strike":         {"went on strike", "go on strike", "Strike", "against"},
		"PROTEST hunger":         {"went on hunger strike", "go on hunger strike", "Hunger strike", "against"},
		"PROTEST boycott":        {"boycotted", "boycott", "Boycott", ""},
		"PROTEST obstruct":       {"put up a blockade", "put up a blockade", "Blockade", "against"},
		"SANCTION":               {"imposed sanctions", "impose sanctions", "Sanctions", "on"},
		"SANCTION convict":       {"convicted", "convict", "Conviction", ""},
		"SANCTION expel":         {"expelled", "expel", "Expulsion", ""},
		"SANCTION withdraw":      {"withdrew cooperation", "withdraw cooperation", "Withdrawal of cooperation", "from"},
		"SANCTION discontinue":   {"broke off relations or aid", "break off relations or aid", "Break of relations or aid", "with"},
		"MOBILIZE":               {"mobilized forces", "mobilize forces", "Mobilization", "against"},
		"MOBILIZE weapons":       {"deployed or tested weapons", "deploy or test weapons", "Deployment or test of weapons", "against"},
		"COERCE":                 {"used coercion", "use coercion", "Coercion", "against"},
		"COERCE seize":           {"seized or confiscated", "seize or confiscate", "Seizure", ""},
		"COERCE restrict":        {"imposed restrictions", "impose restrictions", "Restrictions", "on"},
		"COERCE censor":          {"censored", "censor", "Censorship", ""},
		"COERCE curfew":          {"imposed a curfew", "impose a curfew", "Curfew", "on"},
		"COERCE martial-law":     {"declared emergency rule", "declare emergency rule", "Emergency rule", "on"},
		"COERCE arrest":          {"arrested", "arrest", "Arrest", ""},
		"COERCE deport":          {"deported", "deport", "Deportation", ""},
		"COERCE cyber":           {"carried out a cyber attack", "carry out a cyber attack", "Cyber attack", "on"},
		"COERCE misinformation":  {"spread false information", "spread false information", "Spread of false information", "about"},
		"ASSAULT":                {"attacked", "attack", "Attack", ""},
		"ASSAULT abduct":         {"abducted", "abduct", "Abduction", ""},
		"ASSAULT beat":           {"beat", "beat", "Beating", ""},
		"ASSAULT torture":        {"tortured", "torture", "Torture", ""},
		"ASSAULT explosives":     {"carried out an attack with explosives", "carry out an attack with explosives", "Attack with explosives", "on"},
		"ASSAULT aerial":         {"carried out an air strike", "carry out an air strike", "Air strike", "on"},
		"ASSAULT drone":          {"carried out a drone attack", "carry out a drone attack", "Drone attack", "on"},
		"ASSAULT heavy-weapons":  {"shelled", "shell", "Shelling", ""},
		"ASSAULT firearms":       {"fired", "fire", "Shooting", "on"},
		"ASSAULT suicide-attack": {"carried out a suicide attack", "carry out a suicide attack", "Suicide attack", "on"},
		"ASSAULT crowd-control":  {"used force to disperse a crowd", "use force to disperse a crowd", "Force against a crowd", "of"},
	}
})
