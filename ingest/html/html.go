package html

import (
	"bytes"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"dateline"
	"dateline/ingest/draft"

	decoding "dateline/ingest/charset"
)

// maxElements is how many elements a page may have for its main text to be
// looked for; all text of a larger one is taken. News pages have some thousands.
const maxElements = 100_000

// Read makes the draft of a page. Input and Origin are left to the caller.
func Read(b []byte) (d draft.Draft, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = dateline.Errorf(dateline.Internal, "decode", "the page broke its reader: %v", broken).
				WithHint("please report it with the page; save the text as .txt meanwhile")
		}
	}()
	source, note := decoding.Declared(b, label(b))
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return draft.Draft{}, dateline.Errorf(dateline.Invalid, "decode", "the page can not be parsed: %w", err).
			WithHint("save its text as .txt")
	}
	m := metadataOf(doc)
	d = m.draft()
	d.Text = mainText(doc, d.URL)
	if note != "" {
		d.Warn("%s", note)
	}
	return d, nil
}

// label is the charset that a page declares in its first kilobyte.
func label(b []byte) string {
	head := b[:min(len(b), 1024)]
	if !bytes.Contains(bytes.ToLower(head), []byte("charset")) {
		return ""
	}
	_, name, _ := charset.DetermineEncoding(head, "")
	return name
}

// mainText is the text of the article that a page is about; all text of the
// page where no article stands out.
func mainText(doc *html.Node, address string) string {
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.DisableJSONLD = true // metadata is read here, by our rules
	page, err := url.Parse(address)
	if err != nil || !page.IsAbs() {
		page = &url.URL{Scheme: "http", Host: "localhost"}
	}
	if article, err := parser.ParseDocument(doc, page); err == nil && article.Node != nil {
		if text := Paragraphs(article.Node); text != "" {
			return text
		}
	}
	return Paragraphs(doc)
}
