// Package export writes lists in the formats of other tools: JSON, JSON lines,
// CSV, GeoJSON and iCalendar. A Shape says how the items of one noun look in
// them; the command line and the HTTP interface share it.
package export
