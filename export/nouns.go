package export

import (
	"strconv"
	"strings"

	"dateline"
	"dateline/store"
)

// Events is how events look.
func Events() Shape[dateline.Event] {
	type e = dateline.Event
	return Shape[e]{
		Columns: []Column[e]{
			{"when", func(v e) string { return when(v.When).From }},
			{"type", func(v e) string { return v.Type }},
			{"status", func(v e) string { return string(v.Status) }},
			{"origins", func(v e) string { return strconv.Itoa(v.Origins) }},
			{"id", func(v e) string { return string(v.ID) }},
			{"mode", func(v e) string { return v.Mode }},
			{"to", func(v e) string { return when(v.When).To }},
			{"precision", func(v e) string { return when(v.When).Precision }},
			{"place", func(v e) string { return where(v.Where).Name }},
			{"country", func(v e) string { return where(v.Where).Country }},
			{"lat", func(v e) string { return degrees(where(v.Where).Lat) }},
			{"lon", func(v e) string { return degrees(where(v.Where).Lon) }},
			{"participants", participants},
			{"reports", func(v e) string { return strconv.Itoa(v.Reports) }},
			{"summary", func(v e) string { return v.Summary }},
		},
		ID:     func(v e) string { return string(v.ID) },
		Title:  func(v e) string { return v.Summary },
		Text:   func(v e) string { return string(v.Status) + ", independent origins: " + strconv.Itoa(v.Origins) },
		Status: func(v e) dateline.Status { return v.Status },
		When:   func(v e) *dateline.When { return v.When },
		Where:  func(v e) *dateline.Where { return v.Where },
	}
}

// Claims is how claims look.
func Claims() Shape[dateline.Claim] {
	type c = dateline.Claim
	return Shape[c]{
		Columns: []Column[c]{
			{"source", func(v c) string { return v.Source }},
			{"type", func(v c) string { return v.Type }},
			{"when", func(v c) string { return when(v.When).From }},
			{"stance", func(v c) string { return v.Stance.Polarity }},
			{"id", func(v c) string { return string(v.ID) }},
			{"kind", func(v c) string { return string(v.Kind) }},
			{"mode", func(v c) string { return v.Mode }},
			{"to", func(v c) string { return when(v.When).To }},
			{"precision", func(v c) string { return when(v.When).Precision }},
			{"place", func(v c) string { return where(v.Where).Name }},
			{"country", func(v c) string { return where(v.Where).Country }},
			{"actors", func(v c) string { return named(v, dateline.RoleActor) }},
			{"recipients", func(v c) string { return named(v, dateline.RoleRecipient) }},
			{"certainty", func(v c) string { return v.Stance.Certainty }},
			{"modality", func(v c) string { return v.Stance.Modality }},
			{"voice", func(v c) string { return v.Stance.Voice }},
			{"attribution", chain},
			{"report", func(v c) string { return string(v.Report) }},
			{"input", func(v c) string { return v.Input }},
			{"start", func(v c) string { return strconv.Itoa(v.Passage.Start) }},
			{"end", func(v c) string { return strconv.Itoa(v.Passage.End) }},
			{"passage", func(v c) string { return v.Passage.Text }},
		},
		ID:     func(v c) string { return string(v.ID) },
		Title:  func(v c) string { return strings.TrimSpace(v.Type + " " + v.Mode + ": " + v.Passage.Text) },
		Text:   func(v c) string { return "According to " + chain(v) },
		Status: claimStatus,
		When:   func(v c) *dateline.When { return v.When },
		Where:  func(v c) *dateline.Where { return v.Where },
	}
}

func claimStatus(c dateline.Claim) dateline.Status {
	switch {
	case c.Stance.Polarity == "denied":
		return dateline.Denied
	case c.Stance.Modality == "planned" || c.Stance.Modality == "hypothetical":
		return dateline.Planned
	}
	return dateline.Reported
}

// Entities is how entities look.
func Entities() Shape[dateline.Entity] {
	type e = dateline.Entity
	return Shape[e]{
		Columns: []Column[e]{
			{"name", func(v e) string { return v.Name }},
			{"kind", func(v e) string { return string(v.Kind) }},
			{"country", func(v e) string { return v.Country }},
			{"said", func(v e) string { return strconv.Itoa(v.Mentions) }},
			{"reports", func(v e) string { return strconv.Itoa(v.Reports) }},
			{"id", func(v e) string { return string(v.ID) }},
			{"sector", func(v e) string { return v.Sector }},
			{"aliases", func(v e) string { return strings.Join(v.Aliases, ";") }},
		},
		ID:    func(v e) string { return string(v.ID) },
		Title: func(v e) string { return v.Name },
		Text:  func(v e) string { return strings.Join(append([]string{string(v.Kind)}, v.Aliases...), ", ") },
	}
}

// Reports is how reports look.
func Reports() Shape[store.ListedReport] {
	type r = store.ListedReport
	return Shape[r]{
		Columns: []Column[r]{
			{"published", func(v r) string { return v.Published }},
			{"source", func(v r) string { return v.Source.Name }},
			{"genre", func(v r) string { return string(v.Genre) }},
			{"claims", func(v r) string { return strconv.Itoa(v.Claims) }},
			{"id", func(v r) string { return string(v.ID) }},
			{"kind", func(v r) string { return v.Source.Kind }},
			{"input", func(v r) string { return v.Input }},
			{"url", func(v r) string { return v.URL }},
			{"owner", func(v r) string { return v.Source.Owner }},
			{"country", func(v r) string { return v.Source.Country }},
			{"byline", func(v r) string { return v.Byline }},
			{"title", func(v r) string { return v.Title }},
		},
		ID:    func(v r) string { return string(v.ID) },
		Title: func(v r) string { return v.Title },
		Text:  func(v r) string { return strings.TrimSpace(v.Source.Name + " " + v.URL) },
		When:  func(v r) *dateline.When { return published(v.Published) },
	}
}

// published is the moment of publication, to the second if it is a time.
func published(at string) *dateline.When {
	w := &dateline.When{From: at, Precision: "day"}
	if strings.Contains(at, "T") {
		w.Precision = "second"
	}
	return w
}

func when(w *dateline.When) dateline.When {
	if w == nil {
		return dateline.When{}
	}
	return *w
}

func where(w *dateline.Where) dateline.Where {
	if w == nil {
		return dateline.Where{}
	}
	return *w
}

func degrees(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

func participants(e dateline.Event) string {
	var names []string
	for _, a := range e.Participants {
		names = append(names, a.Name)
	}
	return strings.Join(names, ";")
}

// named are the names of a claim's arguments of a role.
func named(c dateline.Claim, role dateline.Role) string {
	var names []string
	for _, a := range c.Arguments {
		switch {
		case a.Role == role && a.Name != "":
			names = append(names, a.Name)
		case a.Role == role:
			names = append(names, a.Text)
		}
	}
	return strings.Join(names, ";")
}

// chain is who says so, from the publisher inward.
func chain(c dateline.Claim) string {
	var names []string
	for _, l := range c.Attribution {
		name := l.Name
		if name == "" {
			name = "unknown"
		}
		names = append(names, name)
	}
	return strings.Join(names, ";")
}
