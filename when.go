package dateline

// When is a stretch of time: From inclusive, To exclusive, as ISO dates
// ("2023-09-13") or times ("2023-09-13T10:00:00Z"). The zero value is unknown;
// an unknown time is never filled with the publication date.
type When struct {
	From      string `json:"from,omitempty"`
	To        string `json:"to,omitempty"`
	Precision string `json:"precision,omitempty"` // second, minute, hour, daypart, day, week, month, season, quarter, year, decade, century
	Text      string `json:"text,omitempty"`
	Start     int    `json:"start,omitempty"` // span of Text; both 0 when there is none
	End       int    `json:"end,omitempty"`
	Anchor    string `json:"anchor,omitempty"` // what a relative date was counted from: published, dateline, story; "" for absolute dates
}

// IsZero reports whether the time is unknown.
func (w When) IsZero() bool { return w.From == "" }

// Where is the place of an event, with its precision and the span that said
// so. The zero value is unknown.
type Where struct {
	Name      string   `json:"name,omitempty"`
	Country   string   `json:"country,omitempty"` // ISO 3166 alpha-3
	Lat       *float64 `json:"lat,omitempty"`     // WGS 84; nil when no gazetteer holds the place
	Lon       *float64 `json:"lon,omitempty"`
	Precision string   `json:"precision,omitempty"` // facility, city, district, region, country, sea
	Start     int      `json:"start,omitempty"`
	End       int      `json:"end,omitempty"`
	Entity    EntityID `json:"entity,omitempty"`
}

// IsZero reports whether the place is unknown.
func (w Where) IsZero() bool { return w.Name == "" }
