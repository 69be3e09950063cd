package html

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
)

const filler = `<p>The ferry left the quay at seven in the morning with forty people on board, and nobody on the shore saw anything unusual, the harbour master said.</p>
<p>Two hours later a fisherman found the first of them in the water, <b>far</b> from the usual course, and called the coast guard on the radio, as he told us.</p>
<p>The company that runs the line, which is owned by the town, would not say who was in command, nor how many life jackets there were on the boat.</p>`

func page(head, body string) []byte {
	return []byte("<!DOCTYPE html><html lang=en-GB><head>" + head + "</head><body>" + body + "</body></html>")
}

func TestMetadata(t *testing.T) {
	article := "<article><h1>Two dead off Lorno</h1>" + filler + "</article>"
	for _, c := range []struct {
		name, head, body                      string
		title, published, byline, source, url string
	}{
		{name: "json-ld", head: `<title>x</title><script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],"headline":"Two dead &amp; one hurt",
"datePublished":"2023-09-13T10:00:00+02:00","author":[{"name":"Ann Bee"},{"name":"Cy Dee"}],"publisher":{"@type":"Organization","name":"Harbour Post"},"url":"https://p.example/a"}]}</script>`,
			title: "Two dead & one hurt", published: "2023-09-13T10:00:00+02:00", byline: "Ann Bee, Cy Dee", source: "Harbour Post", url: "https://p.example/a"},
		{name: "meta", head: `<meta property="og:title" content="Two dead off Lorno - Harbour Post"><meta property="og:site_name" content="Harbour Post"><meta name=author content="By Ann Bee">
<meta property="article:published_time" content="2023-09-13"><meta property="article:modified_time" content="2024-01-01"><link rel=canonical href="https://p.example/b">`,
			title: "Two dead off Lorno", published: "2023-09-13", byline: "Ann Bee", source: "Harbour Post", url: "https://p.example/b"},
		{name: "elements", head: `<title>Two dead off Lorno | Harbour Post</title>`, body: `<time class="updated" datetime="2024-01-01">x</time><span class="byline">By Ann Bee</span><time>13 September 2023</time>`,
			title: "Two dead off Lorno", published: "2023-09-13", byline: "Ann Bee"},
		{name: "address", head: `<meta property="og:url" content="https://p.example/news/2023/sep/13/two-dead">`,
			title: "Two dead off Lorno", published: "2023-09-13", url: "https://p.example/news/2023/sep/13/two-dead"},
		{name: "nothing", title: "Two dead off Lorno"},
		{name: "broken json-ld", head: `<script type="application/ld+json">{"@type":"NewsArticle",</script>`, title: "Two dead off Lorno"},
	} {
		d, err := Read(page(c.head, c.body+article))
		if err != nil {
			t.Fatal(c.name, err)
		}
		if d.Title != c.title || d.Published != c.published || d.Byline != c.byline || d.Source.Name != c.source || d.URL != c.url || d.Language != "en-GB" {
			t.Errorf("%s: %q %q %q %q %q %q", c.name, d.Title, d.Published, d.Byline, d.Source.Name, d.URL, d.Language)
		}
		if !strings.Contains(d.Text, "in the water, far from the usual course, and") || strings.Contains(d.Text, "<") {
			t.Errorf("%s: text %q", c.name, d.Text)
		}
	}
}

func TestOpinionIsCommentary(t *testing.T) {
	d, _ := Read(page(`<script type="application/ld+json">{"@type":"OpinionNewsArticle","headline":"Why"}</script>`, filler))
	if d.Genre != dateline.GenreCommentary {
		t.Errorf("genre %q", d.Genre)
	}
}

func TestCharset(t *testing.T) {
	for name, in := range map[string]string{
		"declared":  "<html><head><meta charset=windows-1252></head><body><p>The caf\xe9 burned down.</p></body></html>",
		"by mark":   "\xEF\xBB\xBF<html><body><p>The café burned down.</p></body></html>",
		"wrong one": "<html><head><meta charset=iso-8859-1></head><body><p>The café burned down.</p></body></html>",
	} {
		if d, err := Read([]byte(in)); err != nil || d.Text != "The café burned down." {
			t.Errorf("%s: %q, %v", name, d.Text, err)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for in, want := range map[string]string{
		"<p>One\n  two&nbsp;<i>three</i>.</p><p>Four.":              "One two three.\n\nFour.",
		"One.<br><br>Two.<br>Three.":                                "One.\n\nTwo.\nThree.",
		"<ul><li>One<li>Two</ul>":                                   "One\n\nTwo",
		"<table><tr><td>Dead</td><td>12</td></tr><tr><td>x</table>": "Dead 12\n\nx",
		"<script>x()</script><style>a{}</style><p hidden>x</p>One":  "One",
		"<pre>One\ntwo</pre>":                                       "One\ntwo",
		"co\u00adoperation":                                         "cooperation",
		"no markup":                                                 "no markup",
		"Tom &amp; Ann":                                             "Tom & Ann",
		"<p><span style='display: none'>hidden</span>seen</p>":      "seen",
		"<div>lead<p>One</p>between<p>Two</p>tail</div>":            "lead\n\nOne\n\nbetween\n\nTwo\n\ntail",
		"5 < 6 and 7 > 6":                                           "5 < 6 and 7 > 6",
		"\"<a href=x>One</a>,\" he said":                            "\"One,\" he said",
	} {
		if got := Fragment(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Nesting that would exhaust the stack is refused in one line.
func TestDepth(t *testing.T) {
	_, err := Read([]byte(strings.Repeat("<div>", 100_000) + "x"))
	if err == nil || dateline.KindOf(err) != dateline.Invalid {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(page(`<script type="application/ld+json">{"@type":"NewsArticle"}</script>`, filler))
	f.Add([]byte("<table><tr><p>\xff\x00<svg><title>x"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Read(b)
		if err != nil && dateline.KindOf(err) != dateline.Invalid {
			t.Fatal(err)
		}
		if !utf8.ValidString(d.Text) {
			t.Fatalf("%q", d.Text)
		}
	})
}
