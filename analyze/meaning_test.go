package analyze

import (
	"testing"

	"dateline"
)

// told is a story in which each kind of reading has something plain to find.
const told = `Police in Lusaka arrested 12 protesters on Monday, the interior ministry said. "We want to go home," one of them told Reuters. Turkey denied that its army had shelled the town of Oru. The bakery is closed.`

func read(t *testing.T, text string) *dateline.Analysis {
	t.Helper()
	a, err := analyzer(t).Analyze(report(text))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func words(a *dateline.Analysis, s dateline.Span) string { return a.Text[s.Start:s.End] }

func TestFrames(t *testing.T) {
	a := read(t, told)
	want := map[string]map[string]string{
		"arrested": {"": "arrest.01", "ARG0": "Police in Lusaka", "ARG1": "12 protesters", "ARGM-TMP": "on Monday"},
		"said":     {"": "say.01", "ARG0": "the interior ministry"},
		"shelled":  {"ARG0": "its army", "ARG1": "the town of Oru"},
	}
	for _, f := range a.Frames {
		roles := want[words(a, f.Predicate)]
		if roles == nil {
			continue
		}
		delete(want, words(a, f.Predicate))
		got := map[string]string{"": f.Roleset}
		for _, x := range f.Arguments {
			got[x.Role] = words(a, x.Span)
		}
		for role, w := range roles {
			if got[role] != w {
				t.Errorf("%s: %s is %q, want %q", words(a, f.Predicate), role, got[role], w)
			}
		}
	}
	for w := range want {
		t.Errorf("no frame of %s", w)
	}
}

func TestCertainty(t *testing.T) {
	a := read(t, "The harbour was closed. The ships never left the port. The crew plans to sail tomorrow.")
	got := map[string]float64{}
	for _, c := range a.Certainty {
		got[words(a, c.Span)] = c.Value
	}
	if got["closed"] < 1.5 || got["left"] > 0 || got["sail"] > 0 {
		t.Errorf("closed %g, left %g, sail %g: want sure, not, not yet", got["closed"], got["left"], got["sail"])
	}
}

func TestEventReadings(t *testing.T) {
	a := read(t, told)
	want := map[string]string{"arrested": "COERCE", "denied": "REJECT", "shelled": "ASSAULT"}
	for _, e := range a.Events {
		w := words(a, e.Trigger)
		sum := 0.0
		for i, s := range e.Types {
			sum += s.Share
			if i > 0 && s.Share > e.Types[i-1].Share {
				t.Errorf("%s: types are not in order: %v", w, e.Types)
			}
		}
		if sum > 1.01 {
			t.Errorf("%s: shares of %g", w, sum)
		}
		if want[w] == "" && e.Types[0].Share > 0.9 {
			t.Errorf("%s is surely %s", w, e.Types[0].Value)
		}
		if want[w] == e.Types[0].Value && e.Types[0].Share > 0.5 {
			delete(want, w)
		}
	}
	for w, typ := range want {
		t.Errorf("%s is no %s", w, typ)
	}
}

func TestSpeechReadings(t *testing.T) {
	a := read(t, told)
	want := map[string][2]string{
		"said":   {"the interior ministry", "Police in Lusaka arrested 12 protesters on Monday"},
		"told":   {"one of them", `"We want to go home,"`},
		"denied": {"Turkey", "its army had shelled the town of Oru"},
	}
	for _, s := range a.Speech {
		w := words(a, s.Cue)
		if want[w][0] == "" && s.Share > 0.5 {
			t.Errorf("%s is taken for speech, %g", w, s.Share)
		}
		roles := map[string]string{}
		for _, x := range s.Arguments {
			roles[x.Role] = words(a, x.Span)
		}
		if s.Share > 0.5 && want[w] == [2]string{roles["source"], roles["content"]} {
			delete(want, w)
		}
	}
	for w, x := range want {
		t.Errorf("%s: not found as said by %q: %q", w, x[0], x[1])
	}
}

// TestSequencer holds the constraints of BIO: nothing goes on that did not begin.
func TestSequencer(t *testing.T) {
	s := newSequencer([]string{"O", "B-a", "I-a", "B-b", "I-b"})
	for _, c := range []struct {
		scores []float32
		want   []tagSpan
	}{
		{[]float32{0, 1, 5, 0, 0, 0, 0, 2, 0, 3, 1, 0, 0, 0, 0}, []tagSpan{{0, 1, "a"}}},              // I-a cannot be first
		{[]float32{9, 0, 0, 0, 0, 0, 1, 4, 0, 0, 9, 0, 0, 0, 0}, []tagSpan{{1, 1, "a"}}},              // nor after O
		{[]float32{0, 5, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 5}, []tagSpan{{0, 0, "a"}, {1, 1, "a"}}}, // I-b does not go on a
		{[]float32{0, 0, 0, 5, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 5}, []tagSpan{{0, 2, "b"}}},
	} {
		got := s.spans(c.scores, 3)
		if len(got) > len(c.want) && len(c.want) == 2 { // the third word may be read either way
			got = got[:2]
		}
		if len(got) != len(c.want) {
			t.Errorf("%v: %v, want %v", c.scores, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%v: %v, want %v", c.scores, got, c.want)
			}
		}
	}
}
