package analyze

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestTree compares with the best of all trees with one root and no crossing arcs,
// by trying each.
func TestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n := 1 + rng.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(rng.NormFloat64() * 3)
		}
		weights := normalised(scores, n)
		total := func(heads []int) (sum float64) {
			for i, h := range heads {
				sum += weights[i+1][h]
			}
			return sum
		}
		best := math.Inf(-1)
		heads := make([]int, n)
		var try func(int)
		try = func(i int) {
			if i == n {
				if roots(heads) == 1 && !cyclic(heads) && !crosses(heads) {
					best = math.Max(best, total(heads))
				}
				return
			}
			for h := range n + 1 {
				if heads[i] = h; h != i+1 {
					try(i + 1)
				}
			}
		}
		try(0)
		got := tree(scores, n)
		if roots(got) != 1 || cyclic(got) || crosses(got) {
			t.Fatalf("%v is no tree with one root and no crossing arcs", got)
		}
		if d := best - total(got); d > 1e-9 {
			t.Fatalf("n=%d: a tree of %f, the best has %f", n, total(got), best)
		}
	}
}

func TestScript(t *testing.T) {
	for _, c := range []struct{ script, word, lemma string }{
		{"L0", "The", "the"}, {"K0", "Paris", "Paris"}, {"L3y", "Cities", "city"}, {"L3be", "was", "be"},
		{"L9", "am", "am"}, {"K2", "Él", "Él"}, {"L2n't", "n’t", "nn't"}, {"L1é", "CafE", "café"},
	} {
		if got := parseScript(c.script).apply(c.word); got != c.lemma {
			t.Errorf("%s of %s is %s, want %s", c.script, c.word, got, c.lemma)
		}
	}
}
