package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline"
	"dateline/ingest/draft"
)

// metadata is what a page says of itself, from where in it.
type metadata struct {
	meta      map[string]string // name or property of meta elements, lower-cased, the first of each
	article   jsonld            // the article among the JSON-LD objects
	canonical string
	language  string
	title     string // of the head
	headings  []string
	time      string // the best of the time elements
	timeRank  int
	author    string // an element marked as the author
}

// metadataOf reads a page before its main text is cut out.
func metadataOf(doc *html.Node) *metadata {
	m := &metadata{meta: map[string]string{}}
	m.walk(doc)
	return m
}

func (m *metadata) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		m.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c)
	}
}

func (m *metadata) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		m.language = attr(n, "lang")
	case atom.Meta:
		m.metaElement(n)
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && m.canonical == "" {
			m.canonical = attr(n, "href")
		}
	case atom.Title:
		if m.title == "" && (n.Parent == nil || n.Parent.DataAtom == atom.Head) {
			m.title = inline(n)
		}
	case atom.H1:
		m.headings = append(m.headings, inline(n))
	case atom.Script:
		if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
			m.article.read(n.FirstChild.Data)
		}
	case atom.Time:
		m.timeElement(n)
	}
	if m.author == "" && isAuthor(n) {
		m.author = inline(n)
	}
}

func (m *metadata) metaElement(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(strings.TrimSpace(attr(n, key)))
		if name != "" && content != "" && m.meta[name] == "" && len(m.meta) < 1000 {
			m.meta[name] = content
		}
	}
}

// timeElement keeps the time that is most likely the publication: one that says
// so, else the first.
func (m *metadata) timeElement(n *html.Node) {
	value := or(attr(n, "datetime"), inline(n))
	if _, ok := draft.Date(value); !ok {
		return
	}
	rank := 1
	said := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class") + " " + attr(n, "property"))
	if hasAttr(n, "pubdate") || strings.Contains(said, "publish") || strings.Contains(said, "created") {
		rank = 2
	}
	if strings.Contains(said, "modif") || strings.Contains(said, "updat") {
		rank = 0
	}
	if rank > m.timeRank {
		m.time, m.timeRank = value, rank
	}
}

func isAuthor(n *html.Node) bool {
	if strings.EqualFold(attr(n, "rel"), "author") || strings.EqualFold(attr(n, "itemprop"), "author") && n.DataAtom != atom.Meta {
		return true
	}
	for _, class := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		if class == "byline" || class == "author" || class == "article-author" {
			return true
		}
	}
	return false
}

// first gives the first of the meta elements that has a value.
func (m *metadata) first(names ...string) string {
	for _, name := range names {
		if v := m.meta[name]; v != "" {
			return v
		}
	}
	return ""
}

// draft is the report that the metadata describe.
func (m *metadata) draft() draft.Draft {
	address := or(m.canonical, m.first("og:url"))
	if !strings.HasPrefix(address, "http") {
		address = m.first("og:url")
	}
	var d draft.Draft
	d.Report = dateline.Report{
		URL:       or(address, m.article.URL),
		Title:     m.headline(),
		Byline:    m.byline(),
		Source:    dateline.Source{Name: or(m.first("og:site_name"), or(m.article.Publisher, m.first("dc.publisher", "publisher", "citation_publisher", "application-name")))},
		Language:  or(m.language, or(m.article.Language, m.first("content-language", "og:locale", "language", "dc.language"))),
		Genre:     m.article.Genre,
		Published: m.published(),
	}
	return d
}

// published is the first date that can be understood: of the JSON-LD, of meta
// elements, of time elements, of the address. The date of a change is none.
func (m *metadata) published() string {
	candidates := []string{m.article.Published}
	for _, name := range []string{
		"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date",
		"parsely-pub-date", "sailthru.date", "article.published", "published-date", "published_time", "cxenseparse:recs:publishtime",
		"dc.date.issued", "dc.date.created", "dc.date", "dcterms.created", "dcterms.date", "dcterms.issued", "citation_publication_date", "citation_date", "date", "datecreated",
	} {
		candidates = append(candidates, m.meta[name])
	}
	candidates = append(candidates, m.time)
	for _, c := range candidates {
		if iso, ok := draft.Date(c); ok {
			return iso
		}
	}
	return dateOfAddress(or(m.canonical, or(m.meta["og:url"], m.article.URL)))
}

// byline is the author as the page names one; addresses are no names.
func (m *metadata) byline() string {
	for _, c := range []string{m.article.Author, m.first("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author"), m.author} {
		c = strings.TrimSpace(c)
		if low := strings.ToLower(c); strings.HasPrefix(low, "by ") {
			c = strings.TrimSpace(c[3:])
		}
		if c != "" && len(c) <= 200 && !strings.Contains(c, "://") && !strings.ContainsAny(c, "\n{") {
			return c
		}
	}
	return ""
}

// headline is the title of the report: the one made for sharing or indexing, a
// single first heading, or the head's without the name of the site.
func (m *metadata) headline() string {
	if t := or(m.article.Headline, m.first("og:title", "twitter:title", "dc.title", "parsely-title")); t != "" {
		return m.withoutSite(unescape(t))
	}
	if len(m.headings) == 1 && m.headings[0] != "" {
		return m.headings[0]
	}
	return m.withoutSite(m.title)
}

// withoutSite cuts the name of the site off a title ("Two dead - The Post").
func (m *metadata) withoutSite(title string) string {
	title = strings.Join(strings.Fields(title), " ")
	for _, separator := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · "} {
		i := strings.LastIndex(title, separator)
		if i <= 0 {
			continue
		}
		tail := title[i+len(separator):]
		site := or(m.meta["og:site_name"], m.article.Publisher)
		if strings.EqualFold(tail, site) || separator == " | " && len(strings.Fields(title[:i])) >= 3 && len(strings.Fields(tail)) <= 4 {
			return strings.TrimSpace(title[:i])
		}
		for _, h := range m.headings {
			if h == title[:i] {
				return h
			}
		}
	}
	return title
}
