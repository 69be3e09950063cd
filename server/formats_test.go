package server

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// lists are the lists that there are, and how many items each has in the record
// of a bench.
var lists = map[string]int{"events": 2, "claims": 3, "entities": 2, "reports": 3, "sources": 3, "judgements": 1, "review": 4, "review?kind=pair": 1, "review?kind=claim": 3,
	"quarantine": 1, "search?q=met": 7, "events?as-of=2023-09-14": 1, "events?words=nothing": 0}

// TestEveryListInEveryFormat reads each list, written in each format, with a
// library of that format's own field, and holds that every item is there under
// its title: RFC 4180 by encoding/csv, RFC 7946 by orb, RFC 5545 by golang-ical.
// The texts hold scripts, formulas, direction signs and a line of 200,000 letters.
func TestEveryListInEveryFormat(t *testing.T) {
	b := newBench(t, nil)
	for list, want := range lists {
		get := func(format string) []byte {
			between := "?"
			if strings.Contains(list, "?") {
				between = "&"
			}
			w := b.ask("GET", "/api/v1/"+list+between+"format="+format, "")
			if w.Code != 200 {
				t.Fatalf("%s as %s: %d %s", list, format, w.Code, w.Body)
			}
			return w.Body.Bytes()
		}
		items := jsonLines(t, get("jsonl"))
		if len(items) != want {
			t.Errorf("%s: %d items, want %d", list, len(items), want)
		}
		readCSV(t, list, get("csv"), items)
		readGeoJSON(t, list, get("geojson"), items)
		readCalendar(t, list, get("ics"), items)
	}
}

func jsonLines(t *testing.T, b []byte) (items []map[string]any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(b))
	for {
		var item map[string]any
		if err := d.Decode(&item); err == io.EOF {
			return items
		} else if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
}

// readCSV holds that each row has every column, and the same value as the item
// where both have a text of one name.
func readCSV(t *testing.T, list string, b []byte, items []map[string]any) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll() // refuses rows of another length
	if err != nil || len(rows) != len(items)+1 {
		t.Fatalf("%s as csv: %d rows of %d items, %v", list, len(rows), len(items), err)
	}
	for i, item := range items {
		for c, title := range rows[0] {
			if text, ok := item[title].(string); ok && title != "type" && text != rows[i+1][c] {
				t.Errorf("%s as csv: %s is %.100q, want %.100q", list, title, rows[i+1][c], text)
			}
		}
	}
}

// readGeoJSON holds that each feature has its item as properties, and lies where
// the item does: longitude first.
func readGeoJSON(t *testing.T, list string, b []byte, items []map[string]any) {
	t.Helper()
	all, err := geojson.UnmarshalFeatureCollection(b)
	if err != nil || len(all.Features) != len(items) {
		t.Fatalf("%s as geojson: %v, want %d features", list, err, len(items))
	}
	for i, f := range all.Features {
		if f.ID == nil || f.ID == "" {
			t.Errorf("%s as geojson: a feature without an id", list)
		}
		if id, ok := items[i]["id"]; ok && f.Properties["id"] != id {
			t.Errorf("%s as geojson: %v, want %v", list, f.Properties["id"], id)
		}
		where, _ := items[i]["where"].(map[string]any)
		if where == nil || where["lat"] == nil {
			if f.Geometry != nil {
				t.Errorf("%s as geojson: %v lies nowhere known, got %v", list, f.ID, f.Geometry)
			}
			continue
		}
		if at, ok := f.Geometry.(orb.Point); !ok || at.Lat() != where["lat"] || at.Lon() != where["lon"] {
			t.Errorf("%s as geojson: %v, want %v", list, f.Geometry, where)
		}
	}
}

// readCalendar holds that each entry has a UID of its own and the words of its
// item, and that those with a time begin when the item does and end later.
func readCalendar(t *testing.T, list string, b []byte, items []map[string]any) {
	t.Helper()
	c, err := ical.ParseCalendar(bytes.NewReader(b))
	if err != nil || len(c.Components) != len(items) {
		t.Fatalf("%s as ics: %v, want %d entries", list, err, len(items))
	}
	seen := map[string]bool{}
	for i, entry := range c.Components {
		property := func(name ical.ComponentProperty) string {
			for _, p := range entry.UnknownPropertiesIANAProperties() {
				if p.IANAToken == string(name) {
					return p.Value
				}
			}
			return ""
		}
		uid := property(ical.ComponentPropertyUniqueId)
		if uid == "" || seen[uid] || property(ical.ComponentPropertyDtstamp) == "" {
			t.Errorf("%s as ics: entry %d has the UID %q", list, i, uid)
		}
		seen[uid] = true
		if id, ok := items[i]["id"].(string); ok && uid != id+"@dateline" {
			t.Errorf("%s as ics: %s, want %s", list, uid, id)
		}
		if summary, ok := items[i]["summary"].(string); ok && !sameLetters(property(ical.ComponentPropertySummary), summary) {
			t.Errorf("%s as ics: %q, want %q", list, property(ical.ComponentPropertySummary), summary)
		}
		event, ok := entry.(*ical.VEvent)
		if !ok {
			continue
		}
		start, err := event.GetStartAt()
		if err != nil {
			start, err = event.GetAllDayStartAt()
		}
		end, late := event.GetEndAt()
		if err != nil || late != nil || !end.After(start) {
			t.Errorf("%s as ics: %s from %v to %v, %v %v", list, uid, start, end, err, late)
		}
		if when, ok := items[i]["when"].(map[string]any); ok && when["precision"] == "day" && start.UTC().Format(time.DateOnly) != when["from"] {
			t.Errorf("%s as ics: %s begins %v, want %v", list, uid, start, when["from"])
		}
	}
}

// sameLetters compares what a reader sees: a calendar drops control characters.
func sameLetters(a, b string) bool {
	clean := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '\\' }), " ")
	}
	return clean(a) == clean(b)
}
