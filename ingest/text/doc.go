// Package text reads a plain text as one report: the words as they are, and as
// its title the first line, where that looks like a headline.
package text
