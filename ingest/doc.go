// Package ingest turns bytes into reports: it finds the files behind the
// inputs of a command line, tells their format, and hands each to the package
// that reads it (text, jsonl, html, feed: one format each). What they make is a
// draft; this package gives it its stored text, its id and what the command
// line said about source, date and address. An input that can not be read is an
// error that names it and says what to do; the reading goes on with the next.
// Nothing here reads more than a bounded part of any file into memory.
package ingest
