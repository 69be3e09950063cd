package store

import (
	"strconv"

	"dateline"
)

// mentionBody is a mention as bodies had it before markBody.
type mentionBody struct {
	ID        string        `json:"i"`
	Kind      dateline.Kind `json:"k"`
	Form      dateline.Form `json:"f"`
	Chain     string        `json:"c"`
	Start     int           `json:"s"`
	End       int           `json:"e"`
	HeadStart int           `json:"h"`
	HeadEnd   int           `json:"t"`
}

func (m mentionBody) mention() dateline.Mention {
	return dateline.Mention{ID: m.ID, Kind: m.Kind, Form: m.Form, Chain: m.Chain,
		Span: dateline.Span{Start: m.Start, End: m.End}, Head: dateline.Span{Start: m.HeadStart, End: m.HeadEnd}}
}

// markBody is a mention as an account's body has it: short, and of numbers that
// come again. It begins so far behind the one before, and its id is its place in
// the list unless it says otherwise.
type markBody struct {
	ID    string        `json:"i,omitempty"` // "": m1, m2, ...
	Kind  dateline.Kind `json:"k"`
	Form  dateline.Form `json:"f"`
	Chain string        `json:"c"`
	Start int           `json:"s"`           // from the start of the one before
	Size  int           `json:"e"`           // in bytes
	Head  int           `json:"h,omitempty"` // where the head begins, from the start
	Tail  int           `json:"t,omitempty"` // what comes behind the head, in bytes
}

func marksOf(mentions []dateline.Mention) (out []markBody) {
	at := 0
	for i, m := range mentions {
		b := markBody{m.ID, m.Kind, m.Form, m.Chain, m.Start - at, m.End - m.Start, m.Head.Start - m.Start, m.End - m.Head.End}
		if b.ID == markID(i) {
			b.ID = ""
		}
		out, at = append(out, b), m.Start
	}
	return out
}

func mentionsOf(marks []markBody) (out []dateline.Mention) {
	at := 0
	for i, b := range marks {
		at += b.Start
		m := dateline.Mention{ID: b.ID, Kind: b.Kind, Form: b.Form, Chain: b.Chain, Span: dateline.Span{Start: at, End: at + b.Size},
			Head: dateline.Span{Start: at + b.Head, End: at + b.Size - b.Tail}}
		if m.ID == "" {
			m.ID = markID(i)
		}
		out = append(out, m)
	}
	return out
}

func markID(i int) string { return "m" + strconv.Itoa(i+1) }
