package resolve

import (
	"strings"
	"testing"

	"dateline"
)

// Each verb of the table makes the forms by which reports tell of it.
func TestVerbForms(t *testing.T) {
	for form, want := range map[string][2]string{
		"COERCE bans":        {"banned", "banned"},
		"COERCE banning":     {"banned", "banned"},
		"REJECT denies":      {"denied", "denied"},
		"ASSAULT shot down":  {"shot down", "shot down"},
		"AID given":          {"gave", "given"},
		"SUPPORT praising":   {"praised", "praised"},
		"REJECT calling off": {"called off", "called off"},
		"COERCE arrests":     {"arrested", "arrested"},
	} {
		if v := plainVerbs()[form]; v.past != want[0] || v.participle != want[1] {
			t.Errorf("%s: %q, %q", form, v.past, v.participle)
		}
	}
	if v, ok := plainVerbs()["ASSAULT slaughtered"]; ok {
		t.Errorf("a word that judges: %v", v)
	}
}

// Of an event of which only its kind is known the title quotes the report.
func TestBareTitle(t *testing.T) {
	text := "Schools stayed closed for a second day after the attack, while parents waited outside for news of it."
	at := strings.Index(text, "attack")
	c := dateline.Claim{ID: "c1", Report: "r1", Kind: dateline.EventClaim, Type: "ASSAULT", Passage: dateline.Quote{Span: dateline.Span{Start: 5, End: 5 + len(text)}, Text: text},
		Trigger: &dateline.Quote{Span: dateline.Span{Start: 5 + at, End: 5 + at + len("attack")}, Text: "attack"}, Stance: dateline.Stance{Polarity: "affirmed", Modality: "actual"}}
	events, _ := Events([]dateline.Claim{c}, nil)
	if want := "Attack: “… for a second day after the attack, while parents waited outside for news …”"; events[0].Summary != want {
		t.Errorf("%q, want %q", events[0].Summary, want)
	}
}

func TestWithoutTags(t *testing.T) {
	for text, want := range map[string]string{
		"the <b>mayor</b> of Osk": "the mayor of Osk", "a <a href=\"x": "a", "2 < 3": "2 < 3", "x<": "x<", "</em>, he": ", he",
	} {
		if got := oneLine(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Where accounts count differently the title says from what to what.
func TestToll(t *testing.T) {
	killed := func(n float64, bound string) *dateline.Claim {
		return &dateline.Claim{Arguments: []dateline.Argument{{Role: dateline.RoleCount, Of: "killed", Value: &n, Bound: bound}}}
	}
	four, seven, one := killed(4, "exact"), killed(7, "at least"), killed(1, "exact")
	for _, c := range []struct {
		claims []*dateline.Claim
		want   string
	}{
		{[]*dateline.Claim{seven}, "At least 7 people killed"},
		{[]*dateline.Claim{four, seven}, "4 to 7 people killed"},
		{[]*dateline.Claim{one}, "1 person killed"},
		{[]*dateline.Claim{{}}, ""},
	} {
		u := usageOf(dateline.Event{}, c.claims)
		if got := u.toll(c.claims[0], c.claims); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
