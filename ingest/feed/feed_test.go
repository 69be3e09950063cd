package feed

import (
	"strings"
	"testing"
)

// lines is a feed as lines: source, title, date, byline, address, text.
func lines(t *testing.T, in string) (out []string) {
	t.Helper()
	drafts, err := Read([]byte(in))
	if err != nil {
		return []string{"error: " + err.Error()}
	}
	for _, d := range drafts {
		out = append(out, strings.Join([]string{d.Source.Name, d.Title, d.Published, d.Byline, d.URL, d.Text}, "|"))
	}
	return out
}

const rssItem = `<item><title>Two dead &amp; one hurt</title><link>http://p.example/1</link><pubDate>Wed, 13 Sep 2023 10:15:00 GMT</pubDate>
<description>&lt;p&gt;They died on &lt;b&gt;Monday&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Nobody knows why.&lt;/p&gt;</description></item>`

func TestRead(t *testing.T) {
	const want = "Harbour Post|Two dead & one hurt|2023-09-13T10:15:00Z||http://p.example/1|They died on Monday.\n\nNobody knows why."
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"rss", `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>` + rssItem + `</channel></rss>`, []string{want}},
		{"rss, source of the item", `<rss version="2.0"><channel><title>All News</title><item><title>A b</title><source url="http://x">The Wire</source><author>a@b.c (Ann Bee)</author><description>x</description></item></channel></rss>`,
			[]string{"The Wire|A b||Ann Bee||x"}},
		{"atom", `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title type="html">A &amp;lt;b&amp;gt;</title><updated>2023-09-13T10:00:00+09:00</updated><author><name>Ann</name></author><link href="http://x/1"/><summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>`,
			[]string{"Post|A <b>|2023-09-13T10:00:00+09:00|Ann|http://x/1|One.\n\nTwo."}},
		{"json feed", `{"version":"https://jsonfeed.org/version/1.1","title":"Post","items":[{"id":"1","url":"http://x/1","title":"A","content_html":"<p>B</p>","date_published":"2023-09-13T10:00:00Z"}]}`,
			[]string{"Post|A|2023-09-13T10:00:00Z||http://x/1|B"}},
		{"cp1252", "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss version=\"2.0\"><channel><title>Caf\xe9</title><item><title>\x93A\x94</title></item></channel></rss>", []string{"Café|“A”||||"}},
		{"cut off", `<rss version="2.0"><channel><title>Harbour Post</title>` + rssItem + `<item><title>Half a`, []string{want, "Harbour Post|Half a||||"}},
		{"unclosed field", `<rss version="2.0"><channel><title>Harbour Post</title>` + strings.Replace(rssItem, "</link>", "", 1) + `</channel></rss>`, []string{want}},
		{"unclosed item", `<rss version="2.0"><channel><title>Harbour Post</title>` + strings.Replace(rssItem, "</item>", "", 1) + rssItem + `</channel></rss>`, []string{want, want}},
		{"bare ampersand, entity, control", `<rss version="2.0"><channel><title>A & B&nbsp;C` + "\x01" + `</title><item><title>1 < 2 <b>x</title></item></channel></rss>`, []string{"A & B C|1 < 2 x||||"}},
		{"no items", `<rss version="2.0"><channel><title>A</title></channel></rss>`, []string{"error: decode: the feed has no items (fetch it again; it may be an answer without news)"}},
	} {
		got := lines(t, c.in)
		if strings.Join(got, "\n--\n") != strings.Join(c.want, "\n--\n") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestNoFeed(t *testing.T) {
	for name, in := range map[string]string{"words": "They met.", "empty": "", "page": "<html><body>x</body></html>", "json": `{"a":1}`, "broken json": `{"version":"https://jsonfeed.org/version/1",`} {
		if got := lines(t, in); len(got) != 1 || !strings.HasPrefix(got[0], "error: decode: ") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A million elements in each other must not exhaust the stack.
func TestDepth(t *testing.T) {
	in := `<rss version="2.0"><channel><title>A</title><item><title>T</title>` + strings.Repeat("<x:y>", 1_000_000)
	if got := lines(t, in); len(got) != 1 || !strings.HasPrefix(got[0], "A|T") {
		t.Errorf("%.300q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><title>A & B</title><item><title>1 < 2 <b>x</title></item>`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><![CDATA[ <!-- <?x <x y='>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		drafts, err := Read(b)
		if err == nil && len(drafts) == 0 {
			t.Fatal("neither items nor an error")
		}
		repair(b)
	})
}
