package feed

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"dateline/ingest/charset"
)

// maxDepth is how deep elements of a feed may lie in each other. Feeds reach
// about ten, XHTML inside them some dozens; the parser behind us recurses.
const maxDepth = 250

// repair makes a feed that is no XML into one: it decodes it, closes elements
// left open, drops ends without a beginning, escapes what is no markup and
// drops characters that XML forbids. It never fails; what comes out may still
// be no feed.
func repair(b []byte) []byte {
	text, _ := charset.Declared(b, declared(b))
	r := repairing{in: text}
	r.out.Grow(len(text) + len(text)/8)
	for r.step() {
	}
	r.closeTo(0)
	return r.out.Bytes()
}

// declared is the charset in the XML declaration.
func declared(b []byte) string {
	if f := regexp.MustCompile(`^\s*<\?xml[^>]*encoding=["']([\w.:-]+)["']`).FindSubmatch(b[:min(len(b), 256)]); f != nil {
		return string(f[1])
	}
	return ""
}

type repairing struct {
	in   string
	out  bytes.Buffer
	open []string // names of the elements that are open
}

// step copies the text before the next piece of markup, and that piece.
func (r *repairing) step() bool {
	i := strings.IndexByte(r.in, '<')
	if i < 0 {
		r.text(r.in)
		return false
	}
	r.text(r.in[:i])
	r.in = r.in[i:]
	switch {
	case strings.HasPrefix(r.in, "<![CDATA["):
		r.section("]]>", func(s string) { r.text(strings.TrimSuffix(strings.TrimPrefix(s, "<![CDATA["), "]]>"), escapeAll) })
	case strings.HasPrefix(r.in, "<!--"):
		r.section("-->", func(string) {})
	case strings.HasPrefix(r.in, "<?"), strings.HasPrefix(r.in, "<!"):
		r.section(">", func(string) {}) // declarations: the text is UTF-8 now
	default:
		r.tag()
	}
	return true
}

// section takes a piece of markup up to its end mark, the rest when it has none.
func (r *repairing) section(end string, take func(string)) {
	i := strings.Index(r.in, end)
	if i < 0 {
		i = len(r.in) - len(end)
	}
	i = max(i+len(end), 1)
	take(r.in[:i])
	r.in = r.in[i:]
}

// tag handles a "<": the start or the end of an element, or a mere sign.
func (r *repairing) tag() {
	rest := r.in[1:]
	end := strings.HasPrefix(rest, "/")
	name := tagName(strings.TrimPrefix(rest, "/"))
	last := tagEnd(r.in)
	switch {
	case name == "":
		r.out.WriteString("&lt;")
		r.in = rest
	case last < 0: // the file breaks off inside a tag
		r.in = ""
	case end:
		r.end(name)
		r.in = r.in[last+1:]
	default:
		r.start(name, r.in[1+len(name):last])
		r.in = r.in[last+1:]
	}
}

// tagEnd is where the tag that s begins with ends, at most 64 KB on, quotation
// marks respected; -1 when it does not.
func tagEnd(s string) int {
	var quote byte
	for i := 0; i < min(len(s), 64<<10); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return strings.IndexByte(s[:min(len(s), 64<<10)], '>')
}

func tagName(s string) string {
	for i := 0; i < len(s) && i < 100; i++ {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == ':' || c == '-' || c == '.')) {
			return s[:i]
		}
	}
	return s[:min(len(s), 100)]
}

func (r *repairing) start(name, attributes string) {
	r.closeLeaf(name)
	if len(r.open) >= maxDepth {
		return
	}
	closed := strings.HasSuffix(attributes, "/")
	r.out.WriteString("<" + name)
	seen := map[string]bool{}
	for _, a := range regexp.MustCompile(`([A-Za-z_][\w:.-]*)\s*=\s*("[^"]*"|'[^']*')`).FindAllStringSubmatch(attributes, 50) {
		if seen[a[1]] {
			continue
		}
		seen[a[1]] = true
		r.out.WriteString(" " + a[1] + `="`)
		r.text(a[2][1 : len(a[2])-1])
		r.out.WriteByte('"')
	}
	if closed || empty(name) {
		r.out.WriteString("/>")
		return
	}
	r.out.WriteByte('>')
	r.open = append(r.open, name)
}

// end closes the element and those left open in it; without one it is dropped.
func (r *repairing) end(name string) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i] == name {
			r.closeTo(i)
			return
		}
	}
}

// closeTo closes elements until n are open.
func (r *repairing) closeTo(n int) {
	for len(r.open) > n {
		r.out.WriteString("</" + r.open[len(r.open)-1] + ">")
		r.open = r.open[:len(r.open)-1]
	}
}

// closeLeaf closes a field that was left open when the next field or item of
// the feed begins: no field holds another, and no item another.
func (r *repairing) closeLeaf(name string) {
	switch {
	case isItem(name):
		if i := slices.IndexFunc(r.open, isItem); i >= 0 {
			r.closeTo(i)
		}
	case isField(name):
		if n := len(r.open); n > 0 && isField(r.open[n-1]) {
			r.closeTo(n - 1)
		}
	}
}

func isItem(name string) bool { return name == "item" || name == "entry" }

func isField(name string) bool {
	switch name {
	case "title", "link", "description", "pubDate", "guid", "category", "summary", "updated", "published", "id",
		"content:encoded", "dc:creator", "dc:date", "comments", "language", "lastBuildDate", "copyright", "generator":
		return true
	}
	return false
}

// empty reports whether HTML left unescaped in a feed never closes an element.
func empty(name string) bool {
	switch strings.ToLower(name) {
	case "br", "img", "hr", "input", "wbr":
		return true
	}
	return false
}

// mode says how text is escaped.
type mode int

const escapeAll mode = 1 // of CDATA: nothing in it is an entity

// text writes character data.
func (r *repairing) text(s string, how ...mode) {
	if len(how) == 0 {
		s = html.UnescapeString(s) // entities of HTML are unknown in XML
	}
	for _, c := range s {
		switch {
		case c == '<':
			r.out.WriteString("&lt;")
		case c == '>':
			r.out.WriteString("&gt;")
		case c == '&':
			r.out.WriteString("&amp;")
		case c == '"':
			r.out.WriteString("&#34;")
		case c < ' ' && c != '\t' && c != '\n' && c != '\r', c == 0xFFFE, c == 0xFFFF:
		default:
			r.out.WriteRune(c)
		}
	}
}
