// Package ontology is the lexicon of event types: the sixteen types of PLOVER
// 2.0 with their quad classes, modes and scores, and for each the senses of
// verbs and nouns that tell of it, with the roles that their syntactic slots
// play. One YAML file per type, embedded, written by hand. Beside PLOVER's stand
// types of our own (own: true), without quad class and score, for the
// happenings of all kinds that a record of news holds. It knows nothing of
// parsers or reports.
package ontology
