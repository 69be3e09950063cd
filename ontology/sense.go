package ontology

// Sense is one meaning of a verb or a noun that tells of an event.
//
// Slots are syntactic places around the word, after passives and shared
// subjects are undone: subj, obj, iobj; comp for a clause or infinitive that
// the word governs; poss and mod (a possessive; a compound or adjective before
// a noun); every preposition for itself. Roles are those of the claim.
type Sense struct {
	Type     *Type
	Lemma    string
	Particle string // "off" of "call off"; "down,aside" where either will do; "" for none
	Mode     string
	In       string // the sense holds only in reports on this subject ("sport"), "" everywhere
	Contexts []string
	Weight   float64 // how sure the word alone makes the event, 0..1
	Needs    []Need  // all must hold
	Frame    Frame
	Bare     bool // a noun that tells of an event even without any argument
	Mutual   bool // several actors do it to one another
	Event    bool // false: these words are no event, and block other senses
}

// Need is a condition on what fills a slot. With words, the head must be one of
// them; with a class, it must be of the class: party (people, organizations,
// countries, groups), person, place, any, none (the slot is empty). The slot
// "near" holds every word below the trigger in the tree.
type Need struct {
	Slot  string
	Not   bool
	Class string
	Words map[string]bool
}

// Frame says which role each slot plays.
type Frame []Slot

// Slot is one place of a frame and its role.
type Slot struct{ Name, Role string }

// Role is the role of a slot, "" when the frame gives none.
func (f Frame) Role(slot string) string {
	for _, s := range f {
		if s.Name == slot {
			return s.Role
		}
	}
	return ""
}

// with is the frame with other slots put before and over its own.
func (f Frame) with(over Frame) Frame {
	if len(over) == 0 {
		return f
	}
	out := append(Frame{}, over...)
	for _, s := range f {
		if out.Role(s.Name) == "" {
			out = append(out, s)
		}
	}
	return out
}

// Light is a use of a verb that says little itself and carries an event noun:
// "held talks", "carried out a strike", "came under attack".
type Light struct {
	Lemma    string
	Particle string
	At       string // the slot of the noun: obj, or a preposition
	Subject  string // the subject's part in the event: agent, patient, host, none
	Types    map[string]bool
}
