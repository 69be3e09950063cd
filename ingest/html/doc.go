// Package html reads a web page as one report: the main text by go-readability,
// and title, date, byline, publisher and language from JSON-LD, meta elements,
// the page itself and its address.
package html
