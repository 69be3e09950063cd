package analyze

import "math"

// tree is the best dependency tree over n words with one root: scores [n][n+1]
// rate each head (0 the root, i+1 word i) of each word. Mostly the best heads are
// a tree already. Else each row is normalised, and Chu-Liu-Edmonds finds the tree
// that maximises the product of the heads' probabilities.
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
	if roots(heads) == 1 && !cyclic(heads) {
		return heads
	}
	return oneRoot(normalised(scores, n), n)
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

// oneRoot tries the likeliest roots, each as the only one, and keeps the best tree.
func oneRoot(weights [][]float64, n int) []int {
	const tries = 5
	var best []int
	most := math.Inf(-1)
	for _, root := range likeliest(weights, n, tries) {
		w := make([][]float64, n+1)
		for i := range w {
			w[i] = append([]float64(nil), weights[i]...)
			if i > 0 && i != root {
				w[i][0] = math.Inf(-1)
			}
		}
		heads := arborescence(w)
		total := 0.0
		for i := 1; i <= n; i++ {
			total += weights[i][heads[i]]
		}
		if best == nil || total > most {
			best, most = heads[1:], total
		}
	}
	return best
}

// likeliest are the words with the best scores for hanging on the root.
func likeliest(weights [][]float64, n, k int) []int {
	var out []int
	taken := make([]bool, n+1)
	for len(out) < min(k, n) {
		best := 0
		for i := 1; i <= n; i++ {
			if !taken[i] && (best == 0 || weights[i][0] > weights[best][0]) {
				best = i
			}
		}
		taken[best] = true
		out = append(out, best)
	}
	return out
}

// arborescence is the maximum spanning arborescence from node 0 of weights
// [node][head] (Chu and Liu 1965, Edmonds 1967): heads of the nodes, -1 for 0.
func arborescence(w [][]float64) []int {
	n := len(w)
	heads := make([]int, n)
	heads[0] = -1
	for i := 1; i < n; i++ {
		heads[i] = 0
		for h := range n {
			if h != i && w[i][h] > w[i][heads[i]] {
				heads[i] = h
			}
		}
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	return expand(w, heads, cycle)
}

// expand contracts a cycle into one node, solves the rest, and breaks the cycle
// where the solution enters it.
func expand(w [][]float64, heads, cycle []int) []int {
	n := len(w)
	in := make([]bool, n)
	for _, c := range cycle {
		in[c] = true
	}
	var nodes []int // of the contracted graph; the cycle comes last
	for i := range n {
		if !in[i] {
			nodes = append(nodes, i)
		}
	}
	m := len(nodes) + 1
	small := make([][]float64, m)
	enter, leave := make([]int, m), make([]int, m) // by outside node: the cycle node entered, the one left from
	for a := range small {
		small[a] = make([]float64, m)
	}
	for a, i := range nodes {
		for b, j := range nodes {
			small[a][b] = w[i][j]
		}
		best := cycle[0]
		for _, c := range cycle {
			if w[i][c] > w[i][best] {
				best = c
			}
		}
		leave[a], small[a][m-1] = best, w[i][best]
		into, gain := cycle[0], math.Inf(-1)
		for _, c := range cycle {
			if g := w[c][i] - w[c][heads[c]]; g > gain {
				into, gain = c, g
			}
		}
		enter[a], small[m-1][a] = into, gain
	}
	solved := arborescence(small)
	out := append([]int(nil), heads...)
	for a, i := range nodes {
		if i == 0 {
			continue
		}
		if solved[a] == m-1 {
			out[i] = leave[a]
		} else {
			out[i] = nodes[solved[a]]
		}
	}
	from := solved[m-1]
	out[enter[from]] = nodes[from]
	return out
}

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
