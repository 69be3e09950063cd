package store

import "dateline"

// accountBody is what was read in a report, as the record keeps it.
type accountBody struct {
	Mentions []mentionBody `json:"mentions"`
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

// packAccount packs the mentions and claims of an account.
func (p *packer) packAccount(a Account) ([]byte, error) {
	var body accountBody
	for _, m := range a.Mentions {
		body.Mentions = append(body.Mentions, bodyOfMention(m))
	}
	at := homeOf(a.Report)
	for _, c := range a.Claims {
		body.Claims = append(body.Claims, bodyOfClaim(at.slim(c)))
	}
	return p.packJSON(body)
}

// unpackAccount puts them back into the account of the same report.
func (p *packer) unpackAccount(packed []byte, a *Account) error {
	var body accountBody
	if err := p.unpackJSON(packed, &body); err != nil {
		return err
	}
	for _, m := range body.Mentions {
		a.Mentions = append(a.Mentions, m.mention())
	}
	at := homeOf(a.Report)
	for i := range body.Claims {
		c := body.Claims[i].claim()
		at.fill(&c)
		a.Claims = append(a.Claims, c)
	}
	return nil
}
