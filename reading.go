package dateline

import (
	"cmp"
	"slices"
)

// EventReading is a word that the learned reader takes for the name of an
// event: of which types, likeliest first, who takes part, and how it is told.
// It is an opinion that extraction weighs, no claim.
type EventReading struct {
	Trigger   Span            `json:"trigger"`
	Types     []Share         `json:"types"` // PLOVER types and OTHER; what lacks to 1 is that it is no event
	Arguments []FrameArgument `json:"arguments"`
	Polarity  Share           `json:"polarity"`
	Certainty Share           `json:"certainty"`
	Modality  Share           `json:"modality"`
	Voice     Share           `json:"voice"`
}

// SpeechReading is a word that the learned reader takes to report what somebody
// says, thinks or writes, with the source and the content (roles of these names).
type SpeechReading struct {
	Cue       Span            `json:"cue"`
	Share     float64         `json:"share"`
	Arguments []FrameArgument `json:"arguments"`
}

// Share is a value and its probability, 0 to 1.
type Share struct {
	Value string  `json:"value"`
	Share float64 `json:"share"`
}

// SortShares puts the likeliest first, equals by name.
func SortShares(s []Share) {
	slices.SortFunc(s, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Value, b.Value))
	})
}
