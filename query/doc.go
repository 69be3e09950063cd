// Package query reads what people ask of a list: the filters of the command
// line and of the HTTP interface, which have the same names and meanings.
package query
