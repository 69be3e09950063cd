// Package store keeps the record: everything that was read (reports, mentions,
// claims, judgements, quarantine) and what follows from it (entities, events,
// claims with their entities), in one SQLite file. It has one file per noun.
// Every write is one transaction and may be repeated; the derived tables are
// only ever replaced as a whole. DESIGN.md says why.
package store
