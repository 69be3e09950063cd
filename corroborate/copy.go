package corroborate

import (
	"fmt"
	"slices"

	"dateline"
)

// copies knows which reports are near copies of one another.
type copies struct {
	number     map[dateline.ReportID]int
	signatures []signature
	signed     []bool
	sentences  [][]uint64
	root       []int // the family of copies that a report is of
}

const (
	maxBucket  = 64  // reports of one band or sentence that are compared with its first few
	hubs       = 8   // reports of a bucket with which the others are compared
	mostShared = 0.6 // share of the shorter text's sentences that makes a copy
	fewest     = 3   // sentences that must be shared at least
)

// findCopies compares the texts of reports sorted by id: all pairs that share
// a band of their signatures or a long sentence, word for word.
func findCopies(reports []dateline.Report) *copies {
	c := &copies{number: map[dateline.ReportID]int{}, signatures: make([]signature, len(reports)), signed: make([]bool, len(reports)),
		sentences: make([][]uint64, len(reports)), root: make([]int, len(reports))}
	buckets := map[uint64][]int{}
	for i := range reports {
		c.number[reports[i].ID], c.root[i] = i, i
		c.signatures[i], c.signed[i] = sign(words(reports[i].Text))
		c.sentences[i] = sentenceHashes(reports[i].Text)
		if c.signed[i] {
			for b := range slots / bandSlots {
				k := c.signatures[i].band(b)
				buckets[k] = append(buckets[k], i)
			}
		}
		for _, s := range c.sentences[i] {
			buckets[s] = append(buckets[s], i)
		}
	}
	for _, b := range buckets {
		c.compare(b)
	}
	return c
}

// compare joins the copies in a bucket. Large buckets (stock phrases, much
// copied wires) are compared with their first reports only.
func (c *copies) compare(bucket []int) {
	limit := len(bucket)
	if limit > maxBucket {
		limit = hubs
	}
	for i := range bucket[:limit] {
		for _, y := range bucket[i+1:] {
			if x := bucket[i]; c.find(x) != c.find(y) {
				if how, _ := c.alike(x, y); how != "" {
					a, b := c.find(x), c.find(y)
					c.root[max(a, b)] = min(a, b)
				}
			}
		}
	}
}

func (c *copies) find(i int) int {
	for c.root[i] != i {
		c.root[i] = c.root[c.root[i]]
		i = c.root[i]
	}
	return i
}

// alike says how two reports are copies: "near copy (0.93)" of the whole text,
// "copied sentences (5 of 6)" of a part; "" when they are not.
func (c *copies) alike(x, y int) (string, float64) {
	if c.signed[x] && c.signed[y] {
		if l := c.signatures[x].likeness(&c.signatures[y]); l >= nearCopy {
			return fmt.Sprintf("near copy (%.2f)", l), l
		}
	}
	n, of := shared(c.sentences[x], c.sentences[y]), min(len(c.sentences[x]), len(c.sentences[y]))
	if n >= fewest && float64(n) >= mostShared*float64(of) {
		return fmt.Sprintf("copied sentences (%d of %d)", n, of), float64(n) / float64(of)
	}
	return "", 0
}

// shared counts the hashes that two sorted lists share.
func shared(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// family is the number of a report's family of copies; ok is false when the
// report is not known.
func (c *copies) family(id dateline.ReportID) (int, bool) {
	n, ok := c.number[id]
	if !ok {
		return 0, false
	}
	for c.root[n] != n {
		n = c.root[n]
	}
	return n, true
}

// reason is what makes reports of one family copies: the best pair's likeness.
func (c *copies) reason(ids []dateline.ReportID) string {
	best, most := "near copy, by way of other reports", 0.0
	for i, a := range ids[:min(len(ids), maxBucket)] {
		for _, b := range ids[i+1 : min(len(ids), maxBucket)] {
			if how, l := c.alike(c.number[a], c.number[b]); l > most {
				best, most = how, l
			}
		}
	}
	return best
}

// passagesAlike is the likeness of two passages of claims, 0 for short ones.
func passagesAlike(a, b string) float64 {
	x, y := words(a), words(b)
	if min(len(x), len(y)) < 12 {
		return 0
	}
	set := func(w []uint64) []uint64 {
		var out []uint64
		for i := 0; i+3 <= len(w); i++ {
			out = append(out, mix(mix(w[i]*31+w[i+1])*31+w[i+2]))
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	p, q := set(x), set(y)
	n := shared(p, q)
	return float64(n) / float64(len(p)+len(q)-n)
}
