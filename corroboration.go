package dateline

// Property is one property of an event (type, when, where, deaths, ...) with
// the values that claims give it.
type Property struct {
	Name    string  `json:"name"`
	Values  []Value `json:"values"`
	Verdict string  `json:"verdict"` // agreed, differs, one account

	// Silent are the reports that tell of the event and say nothing of a time,
	// place, number or actor that others give.
	Silent []ReportID `json:"silent,omitempty"`
}

// Value is one value of a property with the claims for and against it.
type Value struct {
	Value   string    `json:"value"`
	For     []ClaimID `json:"for"`
	Against []ClaimID `json:"against"`
}

// Fold says that reports are one origin, and why.
type Fold struct {
	Reports  []ReportID `json:"reports"`
	Reason   string     `json:"reason"`             // "wire credit: TASS", "citing: CNN", "near copy (0.93)", "same owner: ...", "same quoted speaker: ..."
	Passages []Passage  `json:"passages,omitempty"` // the words that show it; what sources and bylines say has none
}

// Passage is a stretch of a report's text.
type Passage struct {
	Report ReportID `json:"report"`
	Quote
}

// Corroboration is what stands behind an event.
type Corroboration struct {
	Origins    int
	Reports    int
	Folds      []Fold
	Properties []Property
	Status     Status
}

// Comparison sets accounts side by side, fact by fact.
type Comparison struct {
	Reports []ReportID `json:"reports"`
	Origins int        `json:"origins"`
	Folds   []Fold     `json:"folds"`
	Facts   []Fact     `json:"facts"`
}

// Fact is one property of one event, with a cell for each report.
type Fact struct {
	Event    EventID `json:"event"`
	Property string  `json:"property"`
	Cells    []Cell  `json:"cells"`
}

// Cell is what one report says of a fact. Verdict: agrees, adds, omits, differs.
type Cell struct {
	Report  ReportID  `json:"report"`
	Verdict string    `json:"verdict"`
	Value   string    `json:"value"`
	Claims  []ClaimID `json:"claims"`
}
