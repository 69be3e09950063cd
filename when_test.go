package dateline

import (
	"encoding/json"
	"testing"
)

// TestSpanAtStart: a span that begins with the text is written, none is not.
func TestSpanAtStart(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{
		{When{From: "2024-03-01", Text: "Friday", End: 6}, `{"from":"2024-03-01","text":"Friday","start":0,"end":6}`},
		{When{From: "2024-03-01"}, `{"from":"2024-03-01"}`},
		{&Where{Name: "Osk", End: 3}, `{"name":"Osk","start":0,"end":3}`},
		{Where{Name: "Osk", Start: 4, End: 7, Entity: "e_1"}, `{"name":"Osk","entity":"e_1","start":4,"end":7}`},
	} {
		got, err := json.Marshal(c.value)
		if err != nil || string(got) != c.want {
			t.Errorf("%s %v, want %s", got, err, c.want)
		}
	}
}
