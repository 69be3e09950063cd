package dateline

// ClaimKind tells event claims from statements.
type ClaimKind string

// The kinds of claims.
const (
	EventClaim ClaimKind = "event"
	Statement  ClaimKind = "statement"
)

// Claim is what one report says: that something happened (an event claim, with
// a type and a trigger) or that someone says something (a statement, with its
// content). Claims are never edited; a better extractor writes new ones.
//
// Entity ids and names of the arguments are filled by package resolve; all else
// comes from package extract.
type Claim struct {
	ID          ClaimID    `json:"id"`
	Report      ReportID   `json:"report"`
	Input       string     `json:"input"`
	Source      string     `json:"source"`
	Kind        ClaimKind  `json:"kind"`
	Type        string     `json:"type,omitempty"` // PLOVER 2.0 event type, or OTHER or SPEECH for what PLOVER leaves out
	Mode        string     `json:"mode,omitempty"`
	Quad        int        `json:"quad,omitempty"` // 1 verbal cooperation .. 4 material conflict
	Score       float64    `json:"score,omitempty"`
	Contexts    []string   `json:"contexts,omitempty"`
	Trigger     *Quote     `json:"trigger,omitempty"` // the word that tells of the event, or the cue of a statement ("said")
	Content     *Quote     `json:"content,omitempty"` // statements: the reported words
	QuoteKind   string     `json:"quote,omitempty"`   // statements: direct, indirect, mixed
	Arguments   []Argument `json:"arguments"`
	When        *When      `json:"when,omitempty"`
	Where       *Where     `json:"where,omitempty"`
	Stance      Stance     `json:"stance"`
	Attribution []Link     `json:"attribution"`
	Passage     Quote      `json:"passage"`
	Confidence  float64    `json:"confidence"`
	Maker       string     `json:"maker"`
}

// Role is the part that an argument plays.
type Role string

// The roles. Of a reciprocal event every party is an actor; of a visit the
// visitor is the actor, host and country are recipients. A cause is what the
// report says an event came of ("because of snow", "caused by a gas leak").
const (
	RoleActor         Role = "actor"
	RoleRecipient     Role = "recipient"
	RoleObject        Role = "object"
	RoleInstrument    Role = "instrument"
	RoleBeneficiary   Role = "beneficiary"
	RoleAccompaniedBy Role = "accompanied-by"
	RoleTopic         Role = "topic"
	RolePlace         Role = "place"
	RoleOrigin        Role = "origin"
	RoleDestination   Role = "destination"
	RoleCount         Role = "count"
	RoleCause         Role = "cause"
)

// Argument is one part of a claim, with the words that name it. Numbers are
// arguments of RoleCount with Of, Value, Bound and perhaps Unit. Via says how an
// argument was found where grammar alone does not give it: "group" for the
// members of a group ("the two leaders") named by its span, "pronoun", "within",
// "place" and "mutual" as extract/DESIGN.md has them.
type Argument struct {
	Role Role `json:"role"`
	Quote
	Mention string   `json:"-"` // id of the mention in the analysis, "" when the words are no mention
	Entity  EntityID `json:"entity,omitempty"`
	Name    string   `json:"name,omitempty"`
	Kind    Kind     `json:"kind,omitempty"`
	Country string   `json:"country,omitempty"`
	Sector  string   `json:"sector,omitempty"`
	Via     string   `json:"via,omitempty"`
	Sure    float64  `json:"sure,omitempty"` // 0 to 1, of an entity that a table of offices gives and not the report ("the French president"); 0 elsewhere
	Of      string   `json:"of,omitempty"`   // killed, injured, missing, displaced, detained, protesters, troops, amount, ...
	Value   *float64 `json:"value,omitempty"`
	Bound   string   `json:"bound,omitempty"` // exact, at least, at most, about
	Unit    string   `json:"unit,omitempty"`
}

// Stance is how the report stands to what it says.
type Stance struct {
	Polarity  string `json:"polarity"`  // affirmed, denied, unknown
	Certainty string `json:"certainty"` // certain, probable, possible, unknown
	Modality  string `json:"modality"`  // actual, planned, hypothetical, historical
	Voice     string `json:"voice"`     // report, opinion
}

// Link is one link of an attribution, which is a chain from the publisher
// inward: "the paper says TASS reports that the Kremlin said".
type Link struct {
	Kind    string   `json:"kind"` // publisher, agency, person, organization, group, document
	Name    string   `json:"name"`
	Entity  EntityID `json:"entity,omitempty"`
	Speaker *Span    `json:"speaker,omitempty"`
	Cue     *Span    `json:"cue,omitempty"`
	Mention string   `json:"-"`
}
