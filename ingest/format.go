package ingest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
)

// The formats, as Options.Input names them.
const (
	formatText  = "text"
	formatJSONL = "jsonl"
	formatHTML  = "html"
	formatFeed  = "feed"
	formatXML   = "xml"  // by its name; a feed or XHTML by its content
	formatJSON  = "json" // by its name; a feed or reports by its content
)

// byExtension says what a file's name says of its format; read only.
var byExtension = map[string]string{
	".txt": formatText, ".text": formatText,
	".jsonl": formatJSONL, ".ndjson": formatJSONL, ".json": formatJSON,
	".html": formatHTML, ".htm": formatHTML, ".xhtml": formatHTML,
	".rss": formatFeed, ".atom": formatFeed, ".rdf": formatFeed, ".xml": formatXML,
}

// extensions are the endings of names that are read in folders.
func extensions() []string {
	out := make([]string, 0, len(byExtension))
	for ext := range byExtension {
		out = append(out, ext)
	}
	slices.Sort(out)
	return out
}

// formatOfName is what the name of a file says of its format, "" for nothing.
func formatOfName(path string) string {
	name := strings.TrimSuffix(strings.ToLower(path), ".gz")
	return byExtension[filepath.Ext(name)]
}

// format settles the format of a file by its name and the start of its content.
// problem says why there is none.
func format(name string, head []byte) (format, problem string) {
	kind := formatOfName(name)
	if what := foreign(head); what != "" {
		return "", what
	}
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n"))
	switch {
	case kind == formatText || kind == formatJSONL || kind == formatHTML || kind == formatFeed:
		return kind, ""
	case bytes.HasPrefix(start, []byte("{")):
		if bytes.Contains(start, []byte("jsonfeed.org/version")) {
			return formatFeed, ""
		}
		return linesOrSpread(start)
	case kind == formatJSON:
		return linesOrSpread(start)
	case feedStart(start):
		return formatFeed, ""
	case pageStart(start):
		return formatHTML, ""
	case kind == formatXML:
		return formatFeed, ""
	}
	return formatText, ""
}

func linesOrSpread(start []byte) (format, problem string) {
	if spread(start) {
		return "", "JSON spread over several lines, not one report a line"
	}
	return formatJSONL, ""
}

// spread reports whether JSON goes on after its first line without having
// ended there.
func spread(start []byte) bool {
	first, _, more := bytes.Cut(start, []byte("\n"))
	return more && !json.Valid(first) && !bytes.HasSuffix(bytes.TrimSpace(first), []byte("}"))
}

// feedStart reports whether lower-cased content begins as an XML feed.
func feedStart(start []byte) bool {
	start = start[:min(len(start), 2048)]
	for _, tag := range []string{"<rss", "<feed", "<rdf:rdf", "<channel"} {
		if i := bytes.Index(start, []byte(tag)); i >= 0 && !bytes.Contains(start[:i], []byte("<html")) && bytes.HasPrefix(start, []byte("<")) {
			return true
		}
	}
	return false
}

// pageStart reports whether lower-cased content begins as a web page.
func pageStart(start []byte) bool {
	if !bytes.HasPrefix(start, []byte("<")) {
		return false
	}
	return strings.HasPrefix(http.DetectContentType(start), "text/html") || bytes.Contains(start[:min(len(start), 2048)], []byte("<html"))
}

// foreign names what a file is when it is nothing that can be read, by the
// marks that such files begin with.
func foreign(head []byte) string {
	for _, f := range []struct{ mark, what string }{
		{"%PDF-", "a PDF file"}, {"PK\x03\x04", "a zip archive or an office document"}, {"WARC/", "a WARC file"},
		{"\x1f\x8b", "compressed twice"}, {"BZh", "a bzip2 archive"}, {"\xFD7zXZ", "an xz archive"}, {"(\xB5/\xFD", "a zstd archive"},
		{"SQLite format 3", "an SQLite database"}, {"\x7fELF", "a program"}, {"{\\rtf", "an RTF document"}, {"\xD0\xCF\x11\xE0", "an office document"},
	} {
		if bytes.HasPrefix(head, []byte(f.mark)) {
			return f.what
		}
	}
	if binary(head) {
		return "a binary file"
	}
	return ""
}

// binary reports whether more than one byte in fifty, and more than a handful,
// is a control character that no text has; UTF-16, half of whose bytes are zero,
// is text.
func binary(head []byte) bool {
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return false
	}
	control, zero, odd := 0, 0, 0
	for i, c := range head {
		switch {
		case c == 0:
			zero++
			odd += i & 1
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b, c == 0x7f:
			control++
		}
	}
	if zero > len(head)*2/5 && (odd > zero*19/20 || odd < zero/20) {
		zero = 0
	}
	return control+zero > 4 && (control+zero)*50 > len(head)
}
