package dateline

// Event is derived: what claims of one or more reports have in common.
type Event struct {
	ID           EventID       `json:"id"`
	Type         string        `json:"type"`
	Mode         string        `json:"mode"`
	Status       Status        `json:"status"`
	Summary      string        `json:"summary"`
	Participants []Participant `json:"participants"`
	When         *When         `json:"when,omitempty"`
	Where        *Where        `json:"where,omitempty"`
	Origins      int           `json:"origins"`
	Reports      int           `json:"reports"`
	Claims       []ClaimID     `json:"claims"`
	Properties   []Property    `json:"properties"`
	Folds        []Fold        `json:"folds"`
	Related      []Relation    `json:"related,omitempty"` // where one event is shown
}

// EventIDOf is the id of the event whose smallest claim is c.
func EventIDOf(c ClaimID) EventID { return EventID(NewID("v_", string(c))) }

// Relation ties an event to another one.
type Relation struct {
	Kind    RelationKind `json:"kind"`
	Event   EventID      `json:"event"`
	Summary string       `json:"summary"`
}

// RelationKind is what the other event is to the one shown.
type RelationKind string

// The relations: what came of a plan, on its day or on another; the plan of what
// happened; what ended or moved a plan, and the plan that is ended or moved; who
// denies what is alleged, and what is alleged of who denies.
const (
	Happened   RelationKind = "happened"
	OtherDay   RelationKind = "happened on another day"
	PlannedAs  RelationKind = "planned as"
	CalledOff  RelationKind = "called off"
	PutOff     RelationKind = "put off"
	CallsOff   RelationKind = "calls off"
	PutsOff    RelationKind = "puts off"
	DeniedBy   RelationKind = "denied by"
	Allegation RelationKind = "allegation"
)

// Status says how an event stands in the record. It is no verdict on truth.
type Status string

// The statuses: reported by one origin, corroborated by several, disputed
// (affirmed and denied), only planned, only denied.
const (
	Reported     Status = "reported"
	Corroborated Status = "corroborated"
	Disputed     Status = "disputed"
	Planned      Status = "planned"
	Denied       Status = "denied"
)

// Participant is an entity with its role in an event.
type Participant struct {
	Entity  EntityID `json:"entity"`
	Name    string   `json:"name"`
	Role    Role     `json:"role"`
	Country string   `json:"country"`
	Sector  string   `json:"sector"`
}
