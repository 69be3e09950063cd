package corroborate

import (
	"slices"
	"strings"

	"dateline"
)

// passage is a sentence as it is compared with those of other reports: the
// hashes of its pairs of words, without what stands in quotation marks, which
// two reporters can have heard.
type passage struct {
	dateline.Span
	words int
	pairs []uint64 // sorted, each once
}

const (
	samePassage  = 0.45 // likeness of the pairs of words of sentences that makes one a copy of the other
	exactPassage = 0.7  // of a report that has one sentence only
	fewestWords  = 7    // of a sentence that is compared
	pairSlots    = 16   // of the MinHash of a sentence
	pairBand     = 2    // slots of a band: sentences alike by 0.45 meet with 0.84, by 0.6 with 0.97
)

// passagesOf are the longer sentences of a text.
func passagesOf(text string, from int) []passage {
	var out []passage
	for _, s := range sentences(text) {
		if s.End <= from {
			continue
		}
		ws := slices.DeleteFunc(wordsIn(text, s), func(w word) bool { return w.quoted })
		if len(ws) < fewestWords {
			continue
		}
		p := passage{Span: s, words: len(ws)}
		last := uint64(0)
		for i, w := range ws {
			h := hashWord(w.low())
			if i > 0 {
				p.pairs = append(p.pairs, mix(last*31+h))
			}
			last = h
		}
		slices.Sort(p.pairs)
		p.pairs = slices.Compact(p.pairs)
		out = append(out, p)
	}
	return out
}

// Two reports share fewestPairs pairs of words, and these are mostPairs of the
// shorter one's: one was written from the other. Of invented stories copies
// share 54 % and more, independent reports 47 % and less, of nine pairs at most.
const (
	fewestPairs = 20
	mostPairs   = 0.6
)

// pairsOf are the pairs of words of some sentences, sorted, each once.
func pairsOf(ps []passage) []uint64 {
	var out []uint64
	for i := range ps {
		out = append(out, ps[i].pairs...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hashWord is FNV-1a, the same in every run.
func hashWord(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return mix(h)
}

// bands are the keys under which a sentence meets those that are like it.
func (p *passage) bands() []uint64 {
	var slot [pairSlots]uint64
	for i := range slot {
		slot[i] = ^uint64(0)
	}
	for _, h := range p.pairs {
		step := mix(h) | 1
		for i := range slot {
			slot[i] = min(slot[i], mix32(h))
			h += step
		}
	}
	out := make([]uint64, 0, pairSlots/pairBand)
	for b := 0; b < pairSlots; b += pairBand {
		h := uint64(b)
		for _, v := range slot[b : b+pairBand] {
			h = mix(h*31 + v)
		}
		out = append(out, h)
	}
	return out
}

// like is the likeness of two sentences: shared pairs of words over all.
func (p *passage) like(o *passage) float64 {
	n := shared(p.pairs, o.pairs)
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(p.pairs)+len(o.pairs)-n)
}

// borrowing is what sentences of two reports have in common.
type borrowing struct {
	shared, of int // sentences alike, and those of the report that has fewer
	likeness   float64
	x, y       dateline.Span // the sentences most alike
}

// compare pairs the sentences of two reports, each with the most like it that
// is left.
func compare(x, y []passage) borrowing {
	b := borrowing{of: min(len(x), len(y))}
	taken := make([]bool, len(y))
	for i := range x {
		best, at := samePassage, -1
		for j := range y {
			if l := x[i].like(&y[j]); !taken[j] && (l > best || l == best && at < 0) {
				best, at = l, j
			}
		}
		if at < 0 {
			continue
		}
		taken[at] = true
		b.shared++
		if best > b.likeness {
			b.likeness, b.x, b.y = best, x[i].Span, y[at].Span
		}
	}
	return b
}

// copied reports whether one of two reports has its words from the other: two
// sentences and more that are most of the shorter one's, or its only one nearly
// word for word.
func (b borrowing) copied() bool {
	if b.of == 1 {
		return b.shared == 1 && b.likeness >= exactPassage
	}
	return b.shared >= 2 && 10*b.shared >= 6*b.of
}

// within are the sentences that overlap the passages of claims.
func within(ps []passage, claims []*dateline.Claim) []passage {
	var out []passage
	for _, p := range ps {
		if slices.ContainsFunc(claims, func(c *dateline.Claim) bool { return c.Passage.Overlaps(p.Span) }) {
			out = append(out, p)
		}
	}
	return out
}

// bodyAt is where the body of a report begins behind its title.
func bodyAt(r *dateline.Report) int {
	if r.Title != "" && strings.HasPrefix(r.Text, r.Title) && len(r.Text) > len(r.Title) {
		return len(r.Title)
	}
	return 0
}
