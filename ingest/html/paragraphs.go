package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Fragment is the running text of a piece of HTML, as feeds carry it.
func Fragment(s string) string {
	if !strings.ContainsAny(s, "<&\u00A0\u00AD\n") {
		return strings.TrimSpace(s)
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return strings.TrimSpace(s)
	}
	return Paragraphs(doc)
}

// Paragraphs is the running text below a node: paragraphs with an empty line
// between them, blanks as a browser shows them, nothing of what a browser hides.
func Paragraphs(n *html.Node) string {
	var w writer
	w.walk(n, false)
	w.paragraph()
	return w.out.String()
}

// writer collects inline text and writes it paragraph by paragraph.
type writer struct {
	out  strings.Builder
	line strings.Builder // the paragraph so far
	gap  bool            // a blank is due before the next word
}

// walk writes n and what is below it. Its depth is bounded: x/net/html refuses
// pages nested deeper than 512.
func (w *writer) walk(n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, pre)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	case html.ElementNode:
		if hidden(n) {
			return
		}
	}
	if n.DataAtom == atom.Br {
		w.breakLine()
		return
	}
	block := isBlock(n.DataAtom)
	if block {
		w.paragraph()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, pre || n.DataAtom == atom.Pre)
	}
	switch {
	case block:
		w.paragraph()
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		w.gap = true
	}
}

// text writes words, every run of blanks as one. A blank that does not break is
// a blank, a hyphen that shows only at line ends is nothing.
func (w *writer) text(s string, pre bool) {
	s = strings.NewReplacer("\u00A0", " ", "\u00AD", "").Replace(s)
	for s != "" {
		i := strings.IndexAny(s, " \t\n\r\f")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			w.word(s[:i])
		}
		if i < len(s) {
			if pre && s[i] == '\n' {
				w.breakLine()
			} else {
				w.gap = true
			}
			i++
		}
		s = s[i:]
	}
}

func (w *writer) word(s string) {
	if w.gap && w.line.Len() > 0 && !strings.HasSuffix(w.line.String(), "\n") {
		w.line.WriteByte(' ')
	}
	w.gap = false
	w.line.WriteString(s)
}

// breakLine ends the line; a second break in a row ends the paragraph, as pages
// without paragraphs use it.
func (w *writer) breakLine() {
	if strings.HasSuffix(w.line.String(), "\n") {
		w.paragraph()
		return
	}
	if w.line.Len() > 0 {
		w.line.WriteByte('\n')
	}
	w.gap = false
}

func (w *writer) paragraph() {
	text := strings.TrimSpace(w.line.String())
	w.line.Reset()
	w.gap = false
	if text == "" {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
	w.out.WriteString(text)
}

// hidden reports whether a browser shows nothing of an element.
func hidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Svg, atom.Math, atom.Iframe,
		atom.Object, atom.Select, atom.Button, atom.Textarea, atom.Datalist, atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
				return true
			}
		}
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Figure, atom.Figcaption, atom.Table, atom.Caption, atom.Tr, atom.Thead, atom.Tbody,
		atom.Tfoot, atom.Hr, atom.Form, atom.Fieldset, atom.Address, atom.Details, atom.Summary, atom.Body, atom.Html:
		return true
	}
	return false
}
