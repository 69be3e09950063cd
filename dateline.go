// Package dateline holds the nouns of the program: what a report is, what it
// claims, and what follows when several reports claim it.
//
// The flow, and where each step lives:
//
//	bytes --ingest--> Report --analyze--> Analysis --extract--> []Claim
//	[]Claim --resolve--> []Judgement, []Entity, []Event --corroborate--> Corroboration
//
// Words are used in one meaning each. Analysis says what the words are,
// extraction says what they claim, resolution says what they are about, and
// corroboration says who else says so. Nothing here is a truth: a claim is what
// one report says, an event is what claims have in common.
//
// The package imports the standard library only, does no I/O and declares no
// interfaces. All offsets are bytes of Report.Text.
package dateline
