package analyze

import "math"

// tree is the likeliest dependency tree over n words with one root and without
// crossing arcs: scores [n][n+1] rate each head (0 the root, i+1 word i) of each
// word. Mostly the best heads are such a tree already. Else each row is
// normalised, and the product of the heads' probabilities is maximised. Real
// English crosses now and then, parsers far oftener (docs/decisions/0014).
func tree(scores []float32, n int) []int {
	heads := make([]int, n)
	for i := range n {
		row, best := scores[i*(n+1):(i+1)*(n+1)], 0
		for h, v := range row {
			if v > row[best] && h != i+1 {
				best = h
			}
		}
		heads[i] = best
	}
	if roots(heads) == 1 && !cyclic(heads) && !crosses(heads) {
		return heads
	}
	return projective(normalised(scores, n))
}

// normalised are log-probabilities [word+1][head]; a word is not its own head.
func normalised(scores []float32, n int) [][]float64 {
	out := make([][]float64, n+1)
	out[0] = make([]float64, n+1)
	for i := range n {
		row := make([]float64, n+1)
		top := math.Inf(-1)
		for h := range row {
			row[h] = float64(scores[i*(n+1)+h])
			if h == i+1 {
				row[h] = math.Inf(-1)
			}
			top = math.Max(top, row[h])
		}
		sum := 0.0
		for _, v := range row {
			sum += math.Exp(v - top)
		}
		for h := range row {
			row[h] -= top + math.Log(sum)
		}
		out[i+1] = row
	}
	return out
}

func roots(heads []int) (n int) {
	for _, h := range heads {
		if h == 0 {
			n++
		}
	}
	return n
}

// cyclic reports whether heads (0 the root, i+1 word i) hold a cycle.
func cyclic(heads []int) bool { return findCycle(append([]int{-1}, heads...)) != nil }

// findCycle is some cycle of nodes and their heads (-1: none), nil without one.
func findCycle(heads []int) []int {
	state := make([]int, len(heads))
	for i := range heads {
		var path []int
		j := i
		for j >= 0 && state[j] == 0 {
			state[j] = 1
			path = append(path, j)
			j = heads[j]
		}
		if j >= 0 && state[j] == 1 {
			for k, p := range path {
				if p == j {
					return path[k:]
				}
			}
		}
		for _, p := range path {
			state[p] = 2
		}
	}
	return nil
}

// crosses reports whether two arcs of a tree over words (heads: 0 the root, i+1
// word i) cross, drawn above the sentence.
func crosses(heads []int) bool {
	for i, h := range heads {
		a, b := min(i+1, h), max(i+1, h)
		for j := a; j < b-1; j++ { // word j+1 lies between
			if k := heads[j]; k < a || k > b {
				return true
			}
		}
	}
	return false
}
