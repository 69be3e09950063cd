// Package jsonl reads reports from JSON lines, one report a line:
//
//	{"id", "text", "source", "published", "url", "title", "byline", "language"}
//
// Only text is required; fields not named here are ignored. docs/formats/jsonl.md
// has the details.
package jsonl
