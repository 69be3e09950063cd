package store

import (
	"encoding/binary"
	"encoding/json"
	"io"

	"dateline"
)

// accountBody is what was read in a report, as the record keeps it.
type accountBody struct {
	Mentions []mentionBody `json:"mentions,omitempty"` // as they were before
	Marks    []markBody    `json:"m"`
	Claims   []claimBody   `json:"claims"`
}

// claimBody is a claim without what its report says, and the mention ids that
// its JSON leaves out.
type claimBody struct {
	Claim     dateline.Claim `json:"c"`
	Arguments []string       `json:"a"`
	Links     []string       `json:"l"`
}

func bodyOfClaim(c dateline.Claim) claimBody {
	b := claimBody{Claim: c}
	for _, a := range c.Arguments {
		b.Arguments = append(b.Arguments, a.Mention)
	}
	for _, l := range c.Attribution {
		b.Links = append(b.Links, l.Mention)
	}
	return b
}

func (b *claimBody) claim() dateline.Claim {
	for i := range min(len(b.Arguments), len(b.Claim.Arguments)) {
		b.Claim.Arguments[i].Mention = b.Arguments[i]
	}
	for i := range min(len(b.Links), len(b.Claim.Attribution)) {
		b.Claim.Attribution[i].Mention = b.Links[i]
	}
	return b.Claim
}

// packAccount packs a report, its text, and its mentions and claims, in this
// order, each but the last behind its length.
func (p *packer) packAccount(a Account) ([]byte, error) {
	text := a.Report.Text
	at := homeOf(a.Report)
	a.Report.ID, a.Report.Text = "", ""
	head, err := json.Marshal(a.Report)
	if err != nil {
		return nil, err
	}
	read := accountBody{Marks: marksOf(a.Mentions)}
	for _, c := range a.Claims {
		read.Claims = append(read.Claims, bodyOfClaim(at.slim(c)))
	}
	rest, err := json.Marshal(read)
	if err != nil {
		return nil, err
	}
	var body []byte
	for _, part := range [][]byte{head, []byte(text)} {
		body = append(binary.AppendUvarint(body, uint64(len(part))), part...)
	}
	return p.pack(append(body, rest...)), nil
}

// head is a report without its text; only as much is unpacked as it needs.
func (p *packer) head(id dateline.ReportID, packed []byte) (r dateline.Report, err error) {
	err = p.unpackFrom(packed, func(from io.ByteReader, rest io.Reader) error {
		size, err := binary.ReadUvarint(from)
		if err != nil || size > maxUnpacked {
			return errDamaged
		}
		return json.NewDecoder(io.LimitReader(rest, int64(size))).Decode(&r)
	})
	r.ID = id
	return r, err
}

// opened is what packAccount packed: the report with its text, and what was read
// in it as JSON.
type opened struct {
	dateline.Report
	read []byte
}

func (p *packer) open(id dateline.ReportID, packed []byte) (o opened, err error) {
	body, err := p.unpack(packed)
	if err != nil {
		return o, err
	}
	var parts [2][]byte
	for i := range parts {
		size, n := binary.Uvarint(body)
		if n <= 0 || size > uint64(len(body)-n) {
			return o, errDamaged
		}
		parts[i], body = body[n:n+int(size)], body[n+int(size):]
	}
	if err := json.Unmarshal(parts[0], &o.Report); err != nil {
		return o, err
	}
	o.ID, o.Text, o.read = id, string(parts[1]), body
	return o, nil
}

// account is all of it; the maker is not in the body.
func (o opened) account(maker string) (Account, error) {
	a := Account{Report: o.Report, Maker: maker}
	return a, readAccount(o.read, &a)
}

// readAccount reads mentions and claims from JSON into the account of the same
// report.
func readAccount(read []byte, a *Account) error {
	var body accountBody
	if err := json.Unmarshal(read, &body); err != nil {
		return err
	}
	for _, m := range body.Mentions {
		a.Mentions = append(a.Mentions, m.mention())
	}
	a.Mentions = append(a.Mentions, mentionsOf(body.Marks)...)
	at := homeOf(a.Report)
	for i := range body.Claims {
		c := body.Claims[i].claim()
		at.fill(&c)
		a.Claims = append(a.Claims, c)
	}
	return nil
}
