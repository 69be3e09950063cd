package resolve

import (
	"cmp"
	_ "embed" // the table of frequencies
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"dateline"
)

//go:embed tables/frequency.txt
var frequencyLines string

// rarest is the weight of a stem that the table of frequencies does not have.
const rarest = 6.5

// rarity is how rare a stem is: ln of the pieces of text for one that has it.
var rarity = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for line := range strings.Lines(frequencyLines) {
		words := strings.Fields(line)
		if step, err := strconv.ParseFloat(words[0], 64); err == nil {
			for _, w := range words[1:] {
				out[w] = step
			}
		}
	}
	return out
})

func rarityOf(stem string) float64 {
	if r, ok := rarity()[stem]; ok {
		return r
	}
	return rarest
}

const (
	topicTerms = 48  // terms of a story that are kept
	topicKeys  = 5   // its leading terms, which make blocks
	nameWeight = 1.6 // how much more a name tells than another word
)

// Topic is what a report is about: the stems of its words by weight, the
// vector of length 1. It is a function of the report's claims alone, and rarity is
// a fixed table, so that no report changes another's story.
type Topic struct {
	terms []term   // by stem
	leads []string // the heaviest stems
}

type term struct {
	stem   uint64 // a hash of it
	weight float64
}

// TopicOf reads the passages of one report's claims, each once.
func TopicOf(claims []dateline.Claim) *Topic {
	count, names, seen := map[string]float64{}, map[string]bool{}, map[dateline.Quote]bool{}
	for _, c := range claims {
		if !seen[c.Passage] {
			seen[c.Passage] = true
			countStems(c.Passage.Text, count, names)
		}
	}
	var all []weighed
	for stem, n := range count {
		weight := rarityOf(stem)
		if weight < 1.5 {
			continue
		}
		if names[stem] {
			weight *= nameWeight
		}
		all = append(all, weighed{stem, (1 + math.Log(n)) * weight})
	}
	slices.SortFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.stem, b.stem))
	})
	return newTopic(all[:min(len(all), topicTerms)])
}

type weighed struct {
	stem   string
	weight float64
}

// newTopic makes a story of stems, heaviest first.
func newTopic(stems []weighed) *Topic {
	s := &Topic{}
	square := 0.0
	for _, t := range stems {
		square += t.weight * t.weight
	}
	for i, t := range stems {
		if i < topicKeys {
			s.leads = append(s.leads, t.stem)
		}
		s.terms = append(s.terms, term{sum(t.stem), t.weight / math.Sqrt(square)})
	}
	slices.SortFunc(s.terms, func(a, b term) int { return cmp.Compare(a.stem, b.stem) })
	return s
}

// countStems counts the stems of a text, and notes which are written with a
// capital behind another word.
func countStems(text string, count map[string]float64, names map[string]bool) {
	first := true
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		low := strings.ToLower(w)
		if len(low) < 3 {
			first = false
			continue
		}
		stem := bare(low)
		count[stem]++
		names[stem] = names[stem] || !first && low != w
		first = false
	}
}

// likeness is the cosine of two stories, from 0 to 1.
func (s *Topic) likeness(o *Topic) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(s.terms) && j < len(o.terms); {
		switch a, b := s.terms[i].stem, o.terms[j].stem; {
		case a < b:
			i++
		case a > b:
			j++
		default:
			sum += s.terms[i].weight * o.terms[j].weight
			i, j = i+1, j+1
		}
	}
	return sum
}

// topics are the topics of all reports that claims are of.
func topics(claims []dateline.Claim) map[dateline.ReportID]*Topic {
	by := map[dateline.ReportID][]dateline.Claim{}
	for _, c := range claims {
		by[c.Report] = append(by[c.Report], c)
	}
	out := map[dateline.ReportID]*Topic{}
	for id, own := range by {
		out[id] = TopicOf(own)
	}
	return out
}
