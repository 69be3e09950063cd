package corroborate

import (
	"fmt"

	"dateline"
)

// copies knows which reports have their words from one another.
type copies struct {
	number     map[dateline.ReportID]int
	ids        []dateline.ReportID
	signatures []signature
	signed     []bool
	passages   [][]passage
	pairs      [][]uint64 // of words, of all passages
	root       []int      // the family of copies that a report is of
}

const (
	maxBucket = 64 // reports of one band that are compared with its first few
	hubs      = 8  // reports of a bucket with which the others are compared
)

// findCopies compares the texts of reports sorted by id: all pairs that share
// a band of the signature of their whole text or of a sentence.
func findCopies(reports []dateline.Report) *copies {
	c := &copies{number: map[dateline.ReportID]int{}, ids: make([]dateline.ReportID, len(reports)), signatures: make([]signature, len(reports)),
		signed: make([]bool, len(reports)), passages: make([][]passage, len(reports)), pairs: make([][]uint64, len(reports)), root: make([]int, len(reports))}
	buckets := map[uint64][]int{}
	meet := func(key uint64, i int) {
		if b := buckets[key]; len(b) == 0 || b[len(b)-1] != i {
			buckets[key] = append(b, i)
		}
	}
	for i := range reports {
		r := &reports[i]
		c.number[r.ID], c.ids[i], c.root[i] = i, r.ID, i
		c.signatures[i], c.signed[i] = sign(words(r.Text))
		c.passages[i] = passagesOf(r.Text, bodyAt(r))
		c.pairs[i] = pairsOf(c.passages[i])
		if c.signed[i] {
			for b := range slots / bandSlots {
				meet(c.signatures[i].band(b), i)
			}
		}
		for k := range c.passages[i] {
			for _, band := range c.passages[i][k].bands() {
				meet(band, i)
			}
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
			if x := bucket[i]; c.find(x) != c.find(y) && c.alike(x, y).reason != "" {
				a, b := c.find(x), c.find(y)
				c.root[max(a, b)] = min(a, b)
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

// likeness is how two reports are copies, with the sentences that show it best;
// the reason is "" when they are none.
type likeness struct {
	reason string
	share  float64
	borrowing
}

// alike compares two reports: "near copy (0.93)" of the whole text, "copied
// words (68 % of the shorter text)" where sentences were joined or parted,
// "copied sentences (5 of 6)" of a part.
func (c *copies) alike(x, y int) likeness {
	l := likeness{borrowing: compare(c.passages[x], c.passages[y])}
	if c.signed[x] && c.signed[y] {
		if s := c.signatures[x].likeness(&c.signatures[y]); s >= nearCopy {
			l.reason, l.share = fmt.Sprintf("near copy (%.2f)", s), s
			return l
		}
	}
	if n, of := shared(c.pairs[x], c.pairs[y]), min(len(c.pairs[x]), len(c.pairs[y])); n >= fewestPairs && float64(n) >= mostPairs*float64(of) {
		l.share = float64(n) / float64(of)
		l.reason = fmt.Sprintf("copied words (%.0f %% of the shorter text)", 100*l.share)
		return l
	}
	if l.copied() {
		l.reason, l.share = fmt.Sprintf("copied sentences (%d of %d)", l.shared, l.of), float64(l.shared)/float64(l.of)
	}
	return l
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
// report is not known. It changes nothing, so that many may ask at a time.
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

// best is how reports of one family are copies: the pair most alike.
func (c *copies) best(ids []dateline.ReportID) (l likeness, a, b dateline.ReportID) {
	l.reason = "near copy, by way of other reports"
	ids = ids[:min(len(ids), 2*hubs)]
	for i, x := range ids {
		for _, y := range ids[i+1:] {
			if got := c.alike(c.number[x], c.number[y]); got.reason != "" && got.share > l.share {
				l, a, b = got, x, y
			}
		}
	}
	return l, a, b
}
