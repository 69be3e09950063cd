package eval

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Score is how the pipeline did on one marked-up set. The first figure is the
// one that counts.
type Score struct {
	Suite   string   `json:"suite"`
	Path    string   `json:"path"`
	Figures []Figure `json:"figures"`
	Missing []string `json:"missing"` // reports without an answer, each with the reason

	Reliability []Bin `json:"reliability,omitempty"` // how often claims of each confidence are right
}

// Figure is one measure, from 0 to 100, over so many gold items.
type Figure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Of    int     `json:"of"`
}

// Figure gives a figure by its name.
func (s Score) Figure(name string) (Figure, bool) {
	for _, f := range s.Figures {
		if f.Name == name {
			return f, true
		}
	}
	return Figure{}, false
}

// WriteTable writes the score for people.
func (s Score) WriteTable(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s\tvalue\tof\t\n", s.Suite)
	for _, f := range s.Figures {
		fmt.Fprintf(w, "%s\t%.1f\t%d\t\n", f.Name, f.Value, f.Of)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if len(s.Reliability) > 0 {
		if err := writeCurve(out, s.Reliability); err != nil {
			return err
		}
	}
	for _, m := range s.Missing {
		if _, err := fmt.Fprintf(out, "no answer: %s\n", m); err != nil {
			return err
		}
	}
	return nil
}

// tally counts what was found of what there is.
type tally struct{ hit, gold, found int }

// f1 is the harmonic mean of precision and recall, from 0 to 100.
func (t tally) f1(name string) Figure {
	value := 0.0
	if t.gold+t.found > 0 {
		value = 200 * float64(t.hit) / float64(t.gold+t.found)
	}
	return Figure{Name: name, Value: value, Of: t.gold}
}

func (t tally) precision(name string) Figure {
	return Figure{Name: name, Value: share(t.hit, t.found), Of: t.found}
}
func (t tally) recall(name string) Figure {
	return Figure{Name: name, Value: share(t.hit, t.gold), Of: t.gold}
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}
