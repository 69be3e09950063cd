package resolve

import (
	"maps"

	"dateline"
)

// vote is a value of a property and the reports that give it.
type vote[T any] struct {
	value   *T
	reports map[dateline.ReportID]bool
}

// votes are the values that claims give, each once, in the order of the claims.
func votes[T any](claims []*dateline.Claim, of func(*dateline.Claim) (value *T, key string)) []*vote[T] {
	var out []*vote[T]
	at := map[string]*vote[T]{}
	for _, c := range claims {
		value, key := of(c)
		if value == nil {
			continue
		}
		v := at[key]
		if v == nil {
			v = &vote[T]{value, map[dateline.ReportID]bool{}}
			at[key], out = v, append(out, v)
		}
		v.reports[c.Report] = true
	}
	return out
}

// mostCompared bounds the values that are compared with one another.
const mostCompared = 200

// tellingShare: of the reports that give a property, one in so many must give a
// value for it to be the event's.
const tellingShare = 15

// fitting is the best of the values with which the reports of many others agree:
// at least half as many as with any; better says which of two is (above 0: the
// first). Values of a stray report among many are passed over. Nil when there is none.
func fitting[T any](said []*vote[T], agree func(a, b *T) bool, better func(a, b *vote[T]) int) *T {
	said = said[:min(len(said), mostCompared)]
	fits, most, reports := make([]int, len(said)), 0, map[dateline.ReportID]bool{}
	for i, v := range said {
		maps.Copy(reports, v.reports)
		for _, o := range said {
			if agree(v.value, o.value) {
				fits[i] += len(o.reports)
			}
		}
		most = max(most, fits[i])
	}
	var best *vote[T]
	for i, v := range said {
		if fits[i]*2 >= most && len(v.reports)*tellingShare >= len(reports) && (best == nil || better(v, best) > 0) {
			best = v
		}
	}
	if best == nil {
		return nil
	}
	value := *best.value
	return &value
}
