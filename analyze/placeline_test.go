package analyze

import "testing"

func TestPlaceLineEnd(t *testing.T) {
	for _, c := range []struct {
		text, line string
	}{
		{"LUNDEN, Sept 13 (Reuters) - The port closed.", "LUNDEN, Sept 13 (Reuters) - "},
		{"NEW ODRIN, March 7 — The ministry rejects reports.", "NEW ODRIN, March 7 — "},
		{"EL ARISH (AP) -- Rain fell.", "EL ARISH (AP) -- "},
		{"NATO - the alliance - said so.", ""},
		{"Lunden, Sept 13 (Reuters) - The port closed.", ""},
		{"PORT CLOSED: 13 held - police", ""},
		{"UN aid for 2 - 3 towns", ""},
		{"", ""},
	} {
		if got := c.text[:placeLineEnd(c.text)]; got != c.line {
			t.Errorf("%q: %q, want %q", c.text, got, c.line)
		}
	}
}
