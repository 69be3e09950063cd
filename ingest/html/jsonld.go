package html

import (
	"encoding/json"
	"strings"

	"dateline"
)

// maxJSONLD is the size in bytes above which a JSON-LD script is not read.
const maxJSONLD = 1 << 20

// jsonld is what the schema.org article of a page says.
type jsonld struct {
	Headline, Published, Author, Publisher, URL, Language string
	Genre                                                 dateline.Genre
	found                                                 bool
}

// read takes the first article of a script; pages have several objects, in
// lists, in a @graph, or as the main entity of a page.
func (j *jsonld) read(script string) {
	if j.found || len(script) > maxJSONLD {
		return
	}
	script = strings.TrimSpace(script)
	for _, wrapper := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		script = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(script, wrapper[0]), wrapper[1]))
	}
	var value any
	if json.Unmarshal([]byte(controls(script)), &value) == nil {
		j.search(value, 0)
	}
}

// controls makes line breaks inside strings, which JSON forbids and pages have,
// blanks.
func controls(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

func (j *jsonld) search(value any, depth int) {
	if j.found || depth > 5 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			j.search(item, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			j.take(v)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"} {
			j.search(v[key], depth+1)
		}
	}
}

func isArticle(types any) bool {
	for _, t := range stringsOf(types, "") {
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report" {
			return true
		}
	}
	return false
}

func (j *jsonld) take(v map[string]any) {
	j.found = true
	j.Headline = one(v["headline"])
	j.Published = or(one(v["datePublished"]), one(v["dateCreated"]))
	j.Author = strings.Join(stringsOf(v["author"], "name"), ", ")
	j.Publisher = or(one(v["publisher"]), one(v["sourceOrganization"]))
	j.URL = one(v["url"])
	j.Language = one(v["inLanguage"])
	for _, t := range stringsOf(v["@type"], "") {
		if t == "OpinionNewsArticle" {
			j.Genre = dateline.GenreCommentary
		}
	}
}

// one is the first text of a value.
func one(value any) string {
	if all := stringsOf(value, "name"); len(all) > 0 {
		return all[0]
	}
	return ""
}

// stringsOf gives the texts of a value: itself, each of a list, the named field
// of objects.
func stringsOf(value any, field string) []string {
	var out []string
	switch v := value.(type) {
	case string:
		if s := strings.TrimSpace(unescape(v)); s != "" {
			out = append(out, s)
		}
	case []any:
		for _, item := range v {
			if _, nested := item.([]any); !nested && len(out) < 50 {
				out = append(out, stringsOf(item, field)...)
			}
		}
	case map[string]any:
		if name, ok := v[field].(string); ok && field != "" {
			out = append(out, stringsOf(name, "")...)
		}
	}
	return out
}
