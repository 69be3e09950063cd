// Package eval scores the pipeline on marked-up reports, of the project's own
// and of a user's: words (conllu), names (names) and claims (claims), one file
// each. floors.json has the figures that no change may fall below.
package eval
