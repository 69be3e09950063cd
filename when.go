package dateline

import (
	"encoding/json"
	"math"
	"strings"
	"time"
)

// When is a stretch of time: From inclusive, To exclusive, as ISO dates
// ("2023-09-13") or times ("2023-09-13T10:00:00Z"). The zero value is unknown;
// an unknown time is never filled with the publication date.
type When struct {
	From      string `json:"from,omitempty"`
	To        string `json:"to,omitempty"`
	Precision string `json:"precision,omitempty"` // second, minute, hour, daypart, day, week, month, season, quarter, year, decade, century
	Text      string `json:"text,omitempty"`
	Start     int    `json:"start"` // span of Text; both 0 when there is none
	End       int    `json:"end"`
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
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Entity    EntityID `json:"entity,omitempty"`
}

// IsZero reports whether the place is unknown.
func (w Where) IsZero() bool { return w.Name == "" }

// MarshalJSON writes the time with its span, which may begin at byte 0.
func (w When) MarshalJSON() ([]byte, error) {
	type plain When
	start, end := ends(w.Start, w.End)
	return json.Marshal(struct {
		plain
		Start *int `json:"start,omitempty"`
		End   *int `json:"end,omitempty"`
	}{plain(w), start, end})
}

// MarshalJSON writes the place with its span, which may begin at byte 0.
func (w Where) MarshalJSON() ([]byte, error) {
	type plain Where
	start, end := ends(w.Start, w.End)
	return json.Marshal(struct {
		plain
		Start *int `json:"start,omitempty"`
		End   *int `json:"end,omitempty"`
	}{plain(w), start, end})
}

// ends are the ends of a span, nil where there is none.
func ends(start, end int) (*int, *int) {
	if end == 0 {
		return nil, nil
	}
	return &start, &end
}

// Range is the stretch as instants, From inclusive, to exclusive; ok is false
// when the time is unknown or not written as When says. Without To the stretch
// is the day, or the instant, of From.
func (w When) Range() (from, to time.Time, ok bool) {
	from, date, ok := instant(w.From)
	if !ok {
		return from, to, false
	}
	to, _, ended := instant(w.To)
	if ended && to.After(from) {
		return from, to, true
	}
	if date {
		return from, from.AddDate(0, 0, 1), true
	}
	return from, from.Add(time.Second), true
}

// instant reads an ISO date or time; date reports that it was a date alone.
func instant(s string) (t time.Time, date, ok bool) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, true, true
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, false, true
		}
	}
	return t, false, false
}

// Apart is how long lies between two stretches, at least a nanosecond for days
// that follow one another: 0 when they overlap,
// or when one of them is unknown.
func (w When) Apart(o When) time.Duration {
	from, to, ok := w.Range()
	oFrom, oTo, known := o.Range()
	switch {
	case !ok || !known:
		return 0
	case !to.After(oFrom):
		return oFrom.Sub(to) + 1
	case !oTo.After(from):
		return from.Sub(oTo) + 1
	}
	return 0
}

// Described reports whether the words describe the place and do not name it:
// "the village", "a bus stop". Such words tell no two places of reports apart,
// nor that they are one.
func (w Where) Described() bool {
	return w.Name != "" && w.Entity == "" && strings.ToLower(w.Name) == w.Name
}

// Against reports whether two places can not both be right: two points far
// apart, or two countries. A wider place is not against a narrower one in it,
// an unknown place against none.
func (w Where) Against(o Where) bool {
	if w.IsZero() || o.IsZero() || w.Same(o) || w.Described() || o.Described() {
		return false
	}
	if w.Country != "" && o.Country != "" && w.Country != o.Country {
		return true
	}
	if !w.Precise() || !o.Precise() {
		return false
	}
	if w.Precision != o.Precision && w.Country == o.Country && (w.Lat == nil || o.Lat == nil) {
		return false // a facility may lie in the city; no coordinates say otherwise
	}
	return !w.near(o, 40)
}

// Same reports whether two places are the same by entity, by name or by lying
// on one spot with one precision.
func (w Where) Same(o Where) bool {
	if w.IsZero() || o.IsZero() || w.Described() || o.Described() {
		return false
	}
	if w.Entity != "" && w.Entity == o.Entity || strings.EqualFold(w.Name, o.Name) && (w.Country == o.Country || w.Country == "" || o.Country == "") {
		return true
	}
	return w.Precise() && w.Precision == o.Precision && w.near(o, 1)
}

// Precise reports whether the place is a city or less.
func (w Where) Precise() bool {
	return w.Precision == "facility" || w.Precision == "city" || w.Precision == "district"
}

// near reports whether both places have coordinates, at most km kilometres apart.
func (w Where) near(o Where, km float64) bool {
	if w.Lat == nil || w.Lon == nil || o.Lat == nil || o.Lon == nil {
		return false
	}
	const kmPerDegree = 111.2
	dLat := (*w.Lat - *o.Lat) * kmPerDegree
	dLon := math.Remainder(*w.Lon-*o.Lon, 360) * kmPerDegree * math.Cos(*w.Lat*math.Pi/180)
	return math.Hypot(dLat, dLon) <= km
}
