package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"iter"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
)

func seq[T any](items ...T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, i := range items {
			if !yield(i, nil) {
				return
			}
		}
	}
}

func degree(f float64) *float64 { return &f }

// events with all that makes formats go wrong: separators, quotes, line ends,
// long lines of wide characters, direction marks, no time, no place.
func events() []dateline.Event {
	return []dateline.Event{
		{ID: "v_1", Type: "CONSULT", Status: dateline.Planned, Summary: "A, \"B\"; C\\D\nand " + strings.Repeat("é金🙂", 60) + "\u202e", Origins: 2,
			When:  &dateline.When{From: "2023-09-13", To: "2023-09-14", Precision: "day"},
			Where: &dateline.Where{Name: "Port; of, \"X\"", Country: "RUS", Lat: degree(51.5), Lon: degree(-0.25)}},
		{ID: "v_2", Type: "ASSAULT", Status: dateline.Reported, Summary: "=1+1", Participants: []dateline.Participant{{Name: "a"}, {Name: "b"}},
			When: &dateline.When{From: "2023-09-13T22:00:00Z", To: "2023-09-13T23:00:00Z", Precision: "hour"}},
		{ID: "v_3", Type: "ASSAULT", Status: dateline.Denied, Summary: "no time"},
	}
}

func write(t *testing.T, f Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f, seq(events()...), Events()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCSVComesBack(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(write(t, CSV))).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, e := range events() {
		got := map[string]string{}
		for c, title := range rows[0] {
			got[title] = rows[i+1][c]
		}
		if got["summary"] != e.Summary || got["id"] != string(e.ID) {
			t.Errorf("got %q", got)
		}
	}
}

func TestJSONComesBack(t *testing.T) {
	var list []dateline.Event
	if err := json.Unmarshal([]byte(write(t, JSON)), &list); err != nil || len(list) != 3 || list[0].Summary != events()[0].Summary {
		t.Errorf("%+v, %v", list, err)
	}
	lines := strings.Split(strings.TrimSuffix(write(t, JSONL), "\n"), "\n")
	if len(lines) != 3 {
		t.Errorf("%d lines", len(lines))
	}
	for _, l := range lines {
		if !json.Valid([]byte(l)) {
			t.Errorf("no JSON: %s", l)
		}
	}
}

func TestEmpty(t *testing.T) {
	for f, want := range map[Format]string{JSON: "[]\n", JSONL: "", GeoJSON: "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n"} {
		var b bytes.Buffer
		if err := Write(&b, f, seq[dateline.Event](), Events()); err != nil || b.String() != want {
			t.Errorf("%s: %q, %v", f, b.String(), err)
		}
	}
}

// TestFolding holds what RFC 5545 says of lines: at most 75 bytes, CRLF, and no
// character cut.
func TestFolding(t *testing.T) {
	text := write(t, Calendar)
	for _, line := range strings.Split(text, "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
	}
	unfolded := strings.ReplaceAll(text, "\r\n ", "")
	for _, want := range []string{`SUMMARY:A\, "B"\; C\\D\nand é金🙂`, "DTSTART;VALUE=DATE:20230913\r\nDTEND;VALUE=DATE:20230914\r\n",
		"DTSTART:20230913T220000Z\r\nDTEND:20230913T230000Z\r\n", "GEO:51.500000;-0.250000\r\n", `LOCATION:Port\; of\, "X"`,
		"STATUS:TENTATIVE\r\n", "BEGIN:VJOURNAL\r\nUID:v_3@dateline\r\n"} {
		if !strings.Contains(unfolded, want) {
			t.Errorf("no %q in %s", want, unfolded)
		}
	}
	if strings.Contains(unfolded, "CONFIRMED") {
		t.Error("a calendar must not call an event confirmed")
	}
}

func TestPointsAreLongitudeFirst(t *testing.T) {
	if got := write(t, GeoJSON); !strings.Contains(got, `"coordinates":[-0.25,51.5]`) || !strings.Contains(got, `"id":"v_2","geometry":null`) {
		t.Error(got)
	}
}
