package store

import "dateline"

// mentionBody is a mention as an account's body has it.
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

func bodyOfMention(m dateline.Mention) mentionBody {
	return mentionBody{m.ID, m.Kind, m.Form, m.Chain, m.Start, m.End, m.Head.Start, m.Head.End}
}
