package eval

import (
	"fmt"
	"io"
	"math"
	"text/tabwriter"
)

// reliability compares confidence with truth: claims by tenths of confidence.
type reliability [10]struct {
	of, right int
	sum       float64 // of confidence
}

// Bin is a step of the reliability curve: claims of about one confidence.
type Bin struct {
	From       float64 `json:"from"` // bounds of confidence
	To         float64 `json:"to"`
	Confidence float64 `json:"confidence"` // its mean
	Right      float64 `json:"right"`      // share of claims that are right, from 0 to 1
	Of         int     `json:"of"`
}

func (r *reliability) count(confidence float64, right bool) {
	bin := &r[min(int(confidence*10), 9)]
	bin.of++
	bin.right += one(right)
	bin.sum += confidence
}

// curve are the steps that hold claims.
func (r *reliability) curve() []Bin {
	var out []Bin
	for i, b := range r {
		if b.of > 0 {
			n := float64(b.of)
			out = append(out, Bin{From: float64(i) / 10, To: float64(i+1) / 10, Confidence: b.sum / n, Right: float64(b.right) / n, Of: b.of})
		}
	}
	return out
}

// error is the expected calibration error (Naeini et al. 2015): how far on
// average confidence is from the share that is right, from 0 to 100.
func (r *reliability) error(name string) Figure {
	total, gap := 0, 0.0
	for _, b := range r {
		total += b.of
		gap += math.Abs(b.sum - float64(b.right))
	}
	if total == 0 {
		return Figure{Name: name}
	}
	return Figure{Name: name, Value: 100 * gap / float64(total), Of: total}
}

// writeCurve writes a reliability curve for people.
func writeCurve(out io.Writer, curve []Bin) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "confidence\tmean\tright\tclaims\t\n")
	for _, b := range curve {
		fmt.Fprintf(w, "%.1f to %.1f\t%.2f\t%.2f\t%d\t\n", b.From, b.To, b.Confidence, b.Right, b.Of)
	}
	return w.Flush()
}
