package resolve

import (
	"slices"
	"strings"
	"time"

	"dateline"
)

// reading is an event claim made ready to be compared with others.
type reading struct {
	claim     *dateline.Claim
	stem      string // the trigger's family of words: "met", "summit" and "talks" are one
	outlook   string // actual, planned or hypothetical
	parties   []party
	named     int // parties that are entities
	from, to  time.Time
	timed     bool
	fine      bool // the time is a day or less
	where     dateline.Where
	published time.Time // zero when unknown
	counts    []dateline.Argument
	definite  bool // "the summit", "this visit": it refers back
}

// party is one participant of a claim.
type party struct {
	key     string // entity id, else the folded words
	entity  bool
	acts    bool // an actor, or accompanies one
	country string
	kind    dateline.Kind
}

func read(c *dateline.Claim, published string) *reading {
	r := &reading{claim: c, outlook: "actual"}
	if c.Trigger != nil {
		r.stem = stem(c.Trigger.Text)
		r.definite = definite(c)
	}
	if c.Stance.Modality == "planned" || c.Stance.Modality == "hypothetical" {
		r.outlook = c.Stance.Modality
	}
	for _, a := range c.Arguments {
		r.take(a)
	}
	if c.When != nil {
		r.from, r.to, r.timed = c.When.Range()
		r.fine = r.timed && r.to.Sub(r.from) <= 36*time.Hour
	}
	if c.Where != nil {
		r.where = *c.Where
	}
	if w := (dateline.When{From: published}); published != "" {
		r.published, _, _ = w.Range()
	}
	return r
}

func (r *reading) take(a dateline.Argument) {
	switch a.Role {
	case dateline.RoleCount:
		if a.Value != nil {
			r.counts = append(r.counts, a)
		}
		return
	case dateline.RoleActor, dateline.RoleRecipient, dateline.RoleObject, dateline.RoleBeneficiary, dateline.RoleAccompaniedBy:
	default:
		return
	}
	p := party{key: string(a.Entity), entity: a.Entity != "", country: a.Country, kind: a.Kind, acts: a.Role == dateline.RoleActor || a.Role == dateline.RoleAccompaniedBy}
	if !p.entity {
		p.key = "~" + strings.ToLower(a.Name) + " " + a.Country
	}
	if slices.ContainsFunc(r.parties, func(o party) bool { return o.key == p.key }) {
		return
	}
	if p.entity {
		r.named++
	}
	r.parties = append(r.parties, p)
}

// definite reports whether "the", "this" or "that" stands before the trigger.
func definite(c *dateline.Claim) bool {
	at := c.Trigger.Start - c.Passage.Start
	if at <= 0 || at > len(c.Passage.Text) {
		return false
	}
	words := strings.Fields(strings.ToLower(c.Passage.Text[:at]))
	for i := len(words) - 1; i >= max(0, len(words)-2); i-- {
		switch words[i] {
		case "the", "this", "that", "their", "his", "her", "these", "those":
			return true
		}
	}
	return false
}

// reciprocal reports whether all parties of the event are alike.
func (r *reading) reciprocal() bool {
	return (r.claim.Type == "CONSULT" || r.claim.Type == "AGREE") && r.claim.Mode != "visit"
}

// stem is the family of a trigger's words.
func stem(trigger string) string {
	words := strings.Fields(strings.ToLower(trigger))
	for i := len(words) - 1; i >= 0; i-- {
		if f := family(words[i]); f != "" {
			return f
		}
	}
	if len(words) == 0 {
		return ""
	}
	return bare(words[len(words)-1])
}

// family is the head of a family of words for one act, "" for other words.
func family(w string) string {
	switch w {
	case "meet", "meets", "met", "meeting", "meetings", "summit", "summits", "talks", "encounter", "encounters":
		return "meet"
	case "visit", "visits", "visited", "visiting", "trip", "trips", "tour", "tours", "toured", "touring", "travel", "travels", "traveled", "travelled", "journey":
		return "visit"
	case "kill", "kills", "killed", "killing", "dead", "death", "deaths", "died", "die", "dies", "slain":
		return "kill"
	case "attack", "attacks", "attacked", "attacking", "strike", "strikes", "struck", "striking", "raid", "raids", "raided", "airstrike", "airstrikes", "shelling", "shelled", "bombing", "bombed", "bombardment", "assault", "assaulted", "hit", "hits":
		return "attack"
	case "explosion", "explosions", "blast", "blasts", "exploded", "explode", "explodes", "detonated", "detonation":
		return "explode"
	case "protest", "protests", "protested", "rally", "rallies", "rallied", "demonstration", "demonstrations", "demonstrated", "march", "marched":
		return "protest"
	case "arrest", "arrests", "arrested", "detain", "detains", "detained", "detention", "detentions":
		return "arrest"
	case "sign", "signs", "signed", "signing", "agree", "agrees", "agreed", "agreement", "agreements", "deal", "deals", "pact", "accord", "treaty":
		return "agree"
	case "speak", "speaks", "spoke", "spoken", "phone", "phoned", "call", "calls", "called", "telephoned":
		return "call"
	case "shot", "shoot", "shoots", "shooting", "shootings", "fired":
		return "shoot"
	case "fight", "fights", "fought", "fighting", "clash", "clashes", "clashed", "battle", "battles":
		return "clash"
	case "threat", "threats", "threaten", "threatens", "threatened", "warn", "warns", "warned", "warning":
		return "threaten"
	}
	return ""
}

// bare cuts the endings of English inflection off a word.
func bare(w string) string {
	for _, end := range []string{"ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ies", "ied", "ed", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) >= 4 {
			return rest
		}
	}
	return w
}
