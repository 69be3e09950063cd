// Package charset decodes bytes to UTF-8: by byte order mark, by what the bytes
// can only be, by what the input declares, and at last by a guess that says it
// is one. Bytes that are no text become U+FFFD.
package charset
