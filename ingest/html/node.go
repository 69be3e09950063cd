package html

import (
	"strings"

	"golang.org/x/net/html"
)

// attr is the value of an attribute, "" when there is none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// inline is the text below a node in one line.
func inline(n *html.Node) string {
	var w writer
	w.walk(n, false)
	w.paragraph()
	return strings.Join(strings.Fields(w.out.String()), " ")
}

// unescape undoes entities that were escaped twice ("Q&amp;amp;A").
func unescape(s string) string { return html.UnescapeString(s) }

func or(s, otherwise string) string {
	if strings.TrimSpace(s) == "" {
		return otherwise
	}
	return s
}
