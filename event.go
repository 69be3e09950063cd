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
}

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
