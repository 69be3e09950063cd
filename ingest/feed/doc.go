// Package feed reads RSS, Atom and JSON feeds, each item a report.
package feed
