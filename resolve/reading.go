package resolve

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// reading is an event claim made ready to be compared with others.
type reading struct {
	claim     *dateline.Claim
	stem      string   // the trigger's family of words: "met", "summit" and "talks" are one
	acts      []string // all families that the trigger may be of
	generic   bool     // the trigger is a word for many kinds of acts
	another   bool     // "another blast", "a second visit": not the one told of before
	topic     *Topic   // what its report is about
	outlook   string   // actual, planned or hypothetical
	parties   []party
	named     int // parties that are entities
	from, to  time.Time
	timed     bool
	fine      bool // the time is a day or less
	where     dateline.Where
	land      string    // the country that it happened in, as its place or the places it was done to say
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
	words   []string // stems of its words, the head's among them
	size    int      // how many they are, as the words say ("23 pirates"), 0 when they do not
}

func read(c *dateline.Claim, published string, about *Topic) *reading {
	r := &reading{claim: c, outlook: "actual", topic: about}
	if c.Trigger != nil {
		behind := behind(c)
		if r.acts = actsOf(c.Trigger.Text, behind...); len(r.acts) > 0 {
			r.stem = r.acts[0]
		}
		r.generic = len(r.acts) == 0 || rarityOf(bare(strings.ToLower(c.Trigger.Text))) < commonAct && phraseFamilies(strings.ToLower(c.Trigger.Text), behind) == nil
		before := before(c)
		r.definite = slices.ContainsFunc(before[max(0, len(before)-2):], determines)
		r.another = slices.ContainsFunc(before, marksAnother)
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
	r.land = land(c)
	if w := (dateline.When{From: published}); published != "" {
		r.published, _, _ = w.Range()
	}
	return r
}

// land is the country of the place of a claim, else that of the one place that it
// was done to ("shook northern Chile"); "" where several are named or none.
func land(c *dateline.Claim) string {
	if c.Where != nil && c.Where.Country != "" {
		return c.Where.Country
	}
	out := ""
	for _, a := range c.Arguments {
		if a.Role == dateline.RoleActor || a.Country == "" || a.Kind != dateline.Place && a.Kind != dateline.Facility {
			continue
		}
		if out != "" && out != a.Country {
			return ""
		}
		out = a.Country
	}
	return out
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
	p := party{key: string(a.Entity), entity: a.Entity != "", country: a.Country, kind: a.Kind, acts: a.Role == dateline.RoleActor || a.Role == dateline.RoleAccompaniedBy, words: nameWords(a)}
	if !p.entity {
		p.size = sizeOf(a.Text)
	}
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

// sizeOf is the number that a description begins with, 0 when it does with another word.
func sizeOf(text string) int {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	if n, err := strconv.Atoi(strings.ReplaceAll(first, ",", "")); err == nil {
		return n
	}
	return 1 + slices.Index([]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}, first)
}

// commonAct is the rarity under which a trigger says little by itself ("made", "took").
const commonAct = 2.5

// before are up to six words that stand before the trigger, in small letters.
func before(c *dateline.Claim) []string {
	at := c.Trigger.Start - c.Passage.Start
	if at <= 0 || at > len(c.Passage.Text) {
		return nil
	}
	words := strings.Fields(strings.ToLower(c.Passage.Text[:at]))
	return words[max(0, len(words)-6):]
}

// behind are up to five words that stand behind the trigger in its clause, in small letters.
func behind(c *dateline.Claim) []string {
	at := c.Trigger.End - c.Passage.Start
	if at <= 0 || at > len(c.Passage.Text) {
		return nil
	}
	clause, _, _ := strings.Cut(strings.ToLower(c.Passage.Text[at:]), ",")
	words := strings.Fields(clause)
	return words[:min(len(words), 5)]
}

// determines reports whether a word says that what follows is known.
func determines(w string) bool {
	switch w {
	case "the", "this", "that", "their", "his", "her", "these", "those":
		return true
	}
	return false
}

// marksAnother reports whether a word tells what follows from others of its kind.
func marksAnother(w string) bool {
	switch w {
	case "another", "second", "third", "fourth", "fifth", "previous", "similar", "subsequent", "separate":
		return true
	}
	return false
}

// reciprocal reports whether all parties of the event are alike.
func (r *reading) reciprocal() bool {
	switch r.claim.Type {
	case "CONSULT", "AGREE":
		return r.claim.Mode != "visit"
	case "ASSAULT":
		return r.claim.Trigger != nil && wages(r.claim.Trigger.Text)
	}
	return false
}

// wages tells whether a noun names what two sides do to one another.
func wages(noun string) bool {
	switch strings.ToLower(noun) {
	case "war", "conflict", "fighting", "clashes":
		return true
	}
	return false
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
