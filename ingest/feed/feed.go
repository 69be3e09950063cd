package feed

import (
	"bytes"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"

	"dateline"
	"dateline/ingest/draft"
	"dateline/ingest/html"
)

// maxItems is how many items of one feed are read; feeds have some hundreds.
const maxItems = 50_000

// Read makes a draft of each item of a feed. Input and Origin are left to the
// caller. A feed that is no XML as it stands is read once more after a repair;
// its drafts then carry a warning.
func Read(b []byte) (drafts []draft.Draft, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			drafts, err = nil, dateline.Errorf(dateline.Internal, "decode", "the feed broke its reader: %v", broken).
				WithHint("please report it with the feed")
		}
	}()
	note := ""
	var f *gofeed.Feed
	if sound(b) {
		f, err = parse(b)
	}
	if f == nil && err == nil || err != nil && !bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		f, err = parse(repair(b))
		note = "the feed is not well-formed; it is read after a repair"
	}
	if err != nil || f == nil {
		return nil, dateline.Errorf(dateline.Invalid, "decode", "it is no feed that can be read: %w", err).
			WithHint("give RSS, Atom or JSON Feed")
	}
	if len(f.Items) == 0 {
		return nil, dateline.Errorf(dateline.Invalid, "decode", "the feed has no items").WithHint("fetch it again; it may be an answer without news")
	}
	return items(f, note), nil
}

func parse(b []byte) (*gofeed.Feed, error) {
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	return p.Parse(bytes.NewReader(b))
}

func items(f *gofeed.Feed, note string) []draft.Draft {
	drafts := make([]draft.Draft, 0, min(len(f.Items), maxItems))
	for i, item := range f.Items[:min(len(f.Items), maxItems)] {
		d := draft.Draft{Report: dateline.Report{
			Title:     html.Fragment(item.Title),
			Text:      body(item),
			URL:       strings.TrimSpace(item.Link),
			Byline:    authors(item),
			Published: published(item),
			Language:  f.Language,
			Source:    dateline.Source{Name: publisher(f, i)},
		}}
		d.Title = strings.Join(strings.Fields(d.Title), " ")
		if note != "" {
			d.Warn("%s", note)
		}
		drafts = append(drafts, d)
	}
	return drafts
}

// body is the longer of the item's content and description: some feeds put the
// whole report into either.
func body(item *gofeed.Item) string {
	content, description := html.Fragment(item.Content), html.Fragment(item.Description)
	if len(description) > len(content) {
		return description
	}
	return content
}

// published is the item's date as it wrote it where we read it so, else as
// gofeed reads it. Atom entries may have only the time of their last change,
// which is when the text at hand was published.
func published(item *gofeed.Item) string {
	for _, p := range []struct {
		written string
		parsed  *time.Time
	}{{item.Published, item.PublishedParsed}, {item.Updated, item.UpdatedParsed}} {
		switch {
		case p.written == "":
		case p.parsed == nil:
			return p.written
		default:
			if iso, ok := draft.Date(p.written); ok {
				return iso
			}
			return p.parsed.Format(time.RFC3339)
		}
	}
	return ""
}

// publisher is who publishes item i: the source that it names, as feeds made of
// other feeds do, else the feed.
func publisher(f *gofeed.Feed, i int) string {
	name := ""
	switch original := f.OriginalFeed().(type) {
	case *rss.Feed:
		if i < len(original.Items) && original.Items[i].Source != nil {
			name = original.Items[i].Source.Title
		}
	case *atom.Feed:
		if i < len(original.Entries) && original.Entries[i].Source != nil {
			name = original.Entries[i].Source.Title
		}
	}
	if dc := f.Items[i].DublinCoreExt; strings.TrimSpace(name) == "" && dc != nil && len(dc.Publisher) > 0 {
		name = dc.Publisher[0]
	}
	if strings.TrimSpace(name) == "" {
		name = f.Title
	}
	return html.Fragment(name)
}

func authors(item *gofeed.Item) string {
	var names []string
	for _, p := range item.Authors {
		if p != nil && strings.TrimSpace(p.Name) != "" && len(names) < 10 {
			names = append(names, strings.TrimSpace(p.Name))
		}
	}
	return strings.Join(names, ", ")
}
