package eval

import (
	"math"
	"testing"
)

func TestReliability(t *testing.T) {
	var r reliability
	for i := range 100 {
		r.count(0.72, i < 72)
		r.count(0.95, i < 90)
		r.count(1, true)
	}
	curve := r.curve()
	if len(curve) != 2 || curve[0].Of != 100 || curve[1].Of != 200 || curve[1].From != 0.9 {
		t.Fatalf("curve %+v", curve)
	}
	if got := curve[1]; math.Abs(got.Right-0.95) > 1e-9 || math.Abs(got.Confidence-0.975) > 1e-9 {
		t.Errorf("last step %+v", got)
	}
	if got, want := r.error("e").Value, 100*5.0/300; math.Abs(got-want) > 1e-6 {
		t.Errorf("calibration error %.3f, want %.3f", got, want)
	}
}
