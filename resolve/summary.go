package resolve

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline"
)

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

// summary is one sentence on the event in neutral words, in the wording that
// its claims allow: what is only planned, denied or unconfirmed is said so.
func summary(e dateline.Event, claims []*dateline.Claim) string {
	s := sayings(e.Type, e.Mode)
	actors, others := sides(e)
	place := ""
	if e.Where != nil && e.Where.Name != "" && !slices.Contains(others, e.Where.Name) {
		place = preposition(*e.Where) + e.Where.Name
	}
	target := ""
	if len(others) > 0 {
		target = " " + strings.TrimSpace(s.with+" "+join(others))
	}
	if s.past == "" && len(claims) > 0 && claims[0].Trigger != nil {
		return worded(claims, inItsWords(actors, claims[0].Trigger.Text, others)+place, inItsWords(actors, claims[0].Trigger.Text, others)+place)
	}
	if s.past == "" {
		s = saying{strings.ToLower(e.Type), strings.ToLower(e.Type), strings.ToLower(e.Type), "with"}
	}
	past, future := s.noun+nounTarget(s, others)+place+byUnknown(e), s.noun+nounTarget(s, others)+place
	if len(actors) > 0 {
		past, future = join(actors)+" "+s.past+target+place, join(actors)+" to "+s.future+target+place
	}
	if e.Type == "CONSULT" && e.Mode != "visit" && len(actors) == 1 && len(others) == 0 {
		past, future = alone(e, actors[0])
		past, future = past+place, future+place
	}
	return worded(claims, past, future)
}

// inItsWords tells of an event whose type says little by the word that its
// report uses: "Acme unveiled Model 4", "Earthquake: Aceh".
func inItsWords(actors []string, trigger string, others []string) string {
	out := trigger
	switch {
	case len(actors) > 0:
		out = join(actors) + " " + trigger
	case len(others) > 0:
		return strings.ToUpper(out[:1]) + out[1:] + ": " + join(others)
	default:
		return strings.ToUpper(out[:1]) + out[1:]
	}
	if len(others) > 0 {
		out += " " + join(others)
	}
	return out
}

// alone tells of talks or company of which one party is named as such.
func alone(e dateline.Event, actor string) (past, future string) {
	var company []string
	for _, p := range e.Participants {
		if p.Role == dateline.RoleAccompaniedBy {
			company = append(company, p.Name)
		}
	}
	if len(company) > 0 {
		return actor + " was accompanied by " + join(company), actor + " to be accompanied by " + join(company)
	}
	return actor + " took part in talks", actor + " to take part in talks"
}

// sides are the names of those who act and of those acted on.
func sides(e dateline.Event) (actors, others []string) {
	reciprocal := e.Type == "CONSULT" && e.Mode != "visit" || e.Type == "AGREE"
	for _, p := range e.Participants {
		switch {
		case p.Role == dateline.RoleAccompaniedBy:
		case p.Role == dateline.RoleActor || reciprocal && p.Role == dateline.RoleRecipient && e.Type == "CONSULT":
			actors = append(actors, p.Name)
		default:
			others = append(others, p.Name)
		}
	}
	return actors, others
}

func nounTarget(s saying, others []string) string {
	if len(others) == 0 {
		return ""
	}
	with := s.with
	if with == "" {
		with = "of"
	}
	return " " + with + " " + join(others)
}

// byUnknown says that nobody is named as the one who acted, where it matters.
func byUnknown(e dateline.Event) string {
	switch e.Type {
	case "ASSAULT", "COERCE", "SANCTION", "THREATEN", "ACCUSE":
		return ", actor not named"
	}
	return ""
}

// worded chooses the wording by what all claims say.
func worded(claims []*dateline.Claim, past, future string) string {
	var affirmed, denied, planned, possible, open int
	for _, c := range claims {
		switch {
		case c.Stance.Polarity == "denied":
			denied++
		case c.Stance.Polarity == "unknown":
			open++
		case c.Stance.Modality == "planned":
			planned++
		case c.Stance.Modality == "hypothetical":
			possible++
		default:
			affirmed++
		}
	}
	switch {
	case affirmed > 0:
		return past
	case planned > 0:
		return "Planned: " + future
	case possible > 0 && denied+open == 0:
		return "Possible: " + past
	case denied > 0:
		return "Denied: " + past
	}
	return "Not confirmed: " + past
}

func preposition(w dateline.Where) string {
	switch w.Precision {
	case "facility":
		return " at "
	}
	return " in "
}

// join lists up to four names.
func join(names []string) string {
	if len(names) > 4 {
		names = append(slices.Clone(names[:3]), strconv.Itoa(len(names)-3)+" others")
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
