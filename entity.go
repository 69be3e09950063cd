package dateline

// Entity is what mentions across reports stand for.
type Entity struct {
	ID       EntityID          `json:"id"`
	Kind     Kind              `json:"kind"`
	Name     string            `json:"name"`
	Aliases  []string          `json:"aliases"`
	Country  string            `json:"country"` // ISO 3166 alpha-3, "" unknown
	Sector   string            `json:"sector"`  // PLOVER sector code, "" unknown
	Roles    []EntityRole      `json:"roles"`
	IDs      map[string]string `json:"ids"`
	Mentions int               `json:"mentions"`
	Reports  int               `json:"reports"`
}

// EntityRole is a title that reports give an entity, and when.
type EntityRole struct {
	Title  string    `json:"title"`
	Of     EntityID  `json:"of"`
	From   string    `json:"from"`
	To     string    `json:"to"`
	Claims []ClaimID `json:"claims"`
}
