package analyze

import "strings"

// sequencer finds the best sequence of BIO tags in which nothing goes on that did
// not begin (Viterbi). A step costs as much as there are tags.
type sequencer struct {
	kinds  []string // of each tag, "" for O
	begins []bool   // tags B-
	begin  []int    // of each tag I- the tag B- of its kind, -1 for the others
}

func newSequencer(tags []string) sequencer {
	s := sequencer{kinds: make([]string, len(tags)), begins: make([]bool, len(tags)), begin: make([]int, len(tags))}
	first := map[string]int{}
	for i, t := range tags {
		mark, kind, _ := strings.Cut(t, "-")
		s.kinds[i], s.begins[i] = kind, mark == "B"
		if s.begins[i] {
			first[kind] = i
		}
	}
	for i := range tags {
		s.begin[i] = -1
		if b, ok := first[s.kinds[i]]; ok && s.kinds[i] != "" && !s.begins[i] {
			s.begin[i] = b
		}
	}
	return s
}

// tagSpan is a run of words of one kind.
type tagSpan struct {
	first, last int
	kind        string
}

// tags are the best tags of n words with their scores [n][tags].
func (s *sequencer) tags(scores []float32, n int) []int {
	k := len(s.kinds)
	if n == 0 || k == 0 {
		return nil
	}
	total, next, back := make([]float32, k), make([]float32, k), make([]int32, n*k)
	for i := range n {
		row := scores[i*k : (i+1)*k]
		best := highest(total)
		for j, score := range row {
			from := best
			if b := s.begin[j]; b >= 0 {
				if from = j; i == 0 || total[b] >= total[j] {
					from = b
				}
				if i == 0 {
					score -= 1e9
				}
			}
			next[j], back[i*k+j] = score+total[from], int32(from)
		}
		total, next = next, total
	}
	out := make([]int, n)
	for i, j := n-1, highest(total); i >= 0; i-- {
		out[i], j = j, int(back[i*k+j])
	}
	return out
}

// spans are the runs that the best tags make.
func (s *sequencer) spans(scores []float32, n int) []tagSpan {
	var out []tagSpan
	tags := s.tags(scores, n)
	for i := 0; i < n; {
		kind, j := s.kinds[tags[i]], i+1
		for j < n && kind != "" && s.kinds[tags[j]] == kind && !s.begins[tags[j]] {
			j++
		}
		if kind != "" {
			out = append(out, tagSpan{i, j - 1, kind})
		}
		i = j
	}
	return out
}
