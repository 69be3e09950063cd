// Package draft makes a report as its format tells it into a report as it is
// stored: the contract of the stored text, the ids and the dates. Every format
// package fills drafts, so that each rule of storing has one place.
package draft
