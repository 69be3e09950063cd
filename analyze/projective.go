package analyze

import "math"

// projective is the likeliest tree with one root and without crossing arcs
// (Eisner 1996) under weights [word+1][head], the log-probabilities of normalised.
func projective(weights [][]float64) []int {
	n := len(weights) - 1
	c := newChart(n)
	for width := 1; width < n; width++ {
		for a := 1; a+width <= n; a++ {
			c.join(weights, a, a+width)
		}
	}
	root, most := 0, math.Inf(-1)
	for r := 1; r <= n; r++ {
		if s := c.left[c.at(1, r)].sum + c.right[c.at(r, n)].sum + weights[r][0]; root == 0 || s > most {
			root, most = r, s
		}
	}
	heads := make([]int, n)
	c.read(heads, c.left, 1, root)
	c.read(heads, c.right, root, n)
	return heads
}

// A chart holds the best halves of trees over spans of words. The head of a half
// is its last word (left) or its first (right); in an open half the word at the
// other end hangs on the head and may still gain words of its own.
type chart struct {
	n                                int
	left, right, openLeft, openRight []half
}

type half struct {
	sum float64
	cut int // where its two parts meet
}

func newChart(n int) *chart {
	c := &chart{n: n}
	for _, p := range []*[]half{&c.left, &c.right, &c.openLeft, &c.openRight} {
		*p = make([]half, (n+1)*(n+1))
	}
	return c
}

func (c *chart) at(a, b int) int { return a*(c.n+1) + b }

// join fills the halves over the words a to b from those of fewer words.
func (c *chart) join(weights [][]float64, a, b int) {
	inner := half{sum: math.Inf(-1), cut: a}
	for m := a; m < b; m++ {
		if s := c.right[c.at(a, m)].sum + c.left[c.at(m+1, b)].sum; s > inner.sum {
			inner = half{s, m}
		}
	}
	c.openLeft[c.at(a, b)] = half{inner.sum + weights[a][b], inner.cut}
	c.openRight[c.at(a, b)] = half{inner.sum + weights[b][a], inner.cut}
	left, right := half{sum: math.Inf(-1), cut: a}, half{sum: math.Inf(-1), cut: b}
	for m := a; m < b; m++ {
		if s := c.left[c.at(a, m)].sum + c.openLeft[c.at(m, b)].sum; s > left.sum {
			left = half{s, m}
		}
		if s := c.openRight[c.at(a, m+1)].sum + c.right[c.at(m+1, b)].sum; s > right.sum {
			right = half{s, m + 1}
		}
	}
	c.left[c.at(a, b)], c.right[c.at(a, b)] = left, right
}

// read writes the heads of the words of one whole half.
func (c *chart) read(heads []int, of []half, a, b int) {
	if a == b {
		return
	}
	m := of[c.at(a, b)].cut
	if &of[0] == &c.left[0] {
		heads[m-1] = b
		k := c.openLeft[c.at(m, b)].cut
		c.read(heads, c.left, a, m)
		c.read(heads, c.right, m, k)
		c.read(heads, c.left, k+1, b)
		return
	}
	heads[m-1] = a
	k := c.openRight[c.at(a, m)].cut
	c.read(heads, c.right, a, k)
	c.read(heads, c.left, k+1, m)
	c.read(heads, c.right, m, b)
}
