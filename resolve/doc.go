// Package resolve says what claims are about: mentions of many reports become
// entities, event claims become events. Everything here is a pure function of
// the accounts and of the log of judgements: the order of arrival changes
// nothing, and no step compares all pairs.
package resolve
