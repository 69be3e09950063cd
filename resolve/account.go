package resolve

import "dateline"

// Account is one report as resolution reads it: its metadata, its mentions
// with their words, and its claims. Report.Text may be empty; with the text,
// titles before a name and descriptions behind it ("X, governor of Y,") are
// read as well.
type Account struct {
	Report   dateline.Report
	Mentions []Said
	Claims   []dateline.Claim
}

// Said is a mention and its words.
type Said struct {
	dateline.Mention
	Text string
}
