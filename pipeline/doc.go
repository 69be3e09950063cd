// Package pipeline is the way of a report through the program: the order of
// the steps, what runs beside what, and what happens to a report that fails.
// pipeline.go has the order and is the first file to read; the steps know
// nothing of one another.
package pipeline
