// Package server is the record over HTTP: the interface under /api/v1 that the
// pages and other programs use, and the event and report pages as plain HTML.
// It reads the record, notes judgements and takes reports in; what may be done
// by whom is in guard.go and users.go.
package server
