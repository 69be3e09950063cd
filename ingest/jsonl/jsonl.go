package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"dateline"
	"dateline/ingest/charset"
	"dateline/ingest/draft"
)

// Read gives a draft for each line of r. name is what errors call the file:
// they name the line as name:number, and reading goes on after it. A draft
// without an id of its own gets name#number as Input.
func Read(r io.Reader, name string) iter.Seq2[draft.Draft, error] {
	return func(yield func(draft.Draft, error) bool) {
		in := lines{r: bufio.NewReaderSize(r, 64<<10)}
		for {
			line, size, err := in.next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(draft.Draft{}, stopped(err, name, in.number))
				return
			}
			if in.number == 1 {
				line = bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF"))
			}
			if size <= MaxLine && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			d, bad := decode(line, size, name, in.number)
			if bad != nil {
				if !yield(draft.Draft{}, bad) {
					return
				}
			} else if !yield(d, nil) {
				return
			}
		}
	}
}

// stopped is the error of a file that can not be read to its end.
func stopped(err error, name string, number int) error {
	var own *dateline.Error
	if errors.As(err, &own) {
		return own.WithInput(name)
	}
	return dateline.Errorf(dateline.Internal, "read", "reading stopped at line %d: %w", number, err).
		WithInput(name).WithHint("the reports before it are kept; check the file")
}

// fields are the fields of a line. Those beside the text are raw, so that one of
// a wrong type costs only itself.
type fields struct {
	ID, Source, Published, URL, Title, Byline, Language json.RawMessage
	Text                                                json.RawMessage
}

func decode(line []byte, size int, name string, number int) (draft.Draft, *dateline.Error) {
	place := fmt.Sprintf("%s:%d", name, number)
	refuse := func(hint, format string, args ...any) *dateline.Error {
		return dateline.Errorf(dateline.Invalid, "decode", format, args...).WithInput(place).WithHint(hint)
	}
	if size > MaxLine+2 {
		return draft.Draft{}, refuse("split the text; a line holds one report", "a line of %d MB; the limit is %d MB", size>>20, MaxLine>>20)
	}
	clean, bad := charset.Repair(line)
	var f fields
	if err := json.Unmarshal([]byte(clean), &f); err != nil {
		return draft.Draft{}, refuse(`write one JSON object a line, like {"id":"a1","text":"..."}`, "the line is no JSON object: %s", reason(err))
	}
	var text *string
	if json.Unmarshal(f.Text, &text) != nil || text == nil {
		return draft.Draft{}, refuse(`give it a "text" that is a string`, "the line has no text")
	}
	d := draft.Draft{Report: dateline.Report{Text: *text, Origin: dateline.Origin{Kind: "jsonl", Path: name, Index: number}}}
	fill(&d, f, fmt.Sprintf("%s#%d", name, number))
	if bad > 0 {
		d.Warn("%d byte sequences are no UTF-8; U+FFFD stands for each", bad)
	}
	return d, nil
}

// fill takes the fields beside the text. otherwise is the Input of a line that
// has no id.
func fill(d *draft.Draft, f fields, otherwise string) {
	d.Input = word(d, "id", f.ID)
	if strings.TrimSpace(d.Input) == "" {
		d.Input = otherwise
	}
	d.Source.Name = sourceName(d, f.Source)
	d.Published = word(d, "published", f.Published)
	d.URL = word(d, "url", f.URL)
	d.Title = word(d, "title", f.Title)
	d.Byline = word(d, "byline", f.Byline)
	d.Language = word(d, "language", f.Language)
}

// word is a field that is a string or a number; null and a missing field are
// empty, anything else is left out with a warning.
func word(d *draft.Draft, name string, raw json.RawMessage) string {
	if len(raw) == 0 || string(raw) == "null" {
		return ""
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if _, err := strconv.ParseFloat(string(raw), 64); err == nil {
		return string(raw)
	}
	d.Warn("the field %q is neither a string nor a number; it is left out", name)
	return ""
}

// sourceName reads a source given as its name or as the object that
// "dateline show" prints.
func sourceName(d *draft.Draft, raw json.RawMessage) string {
	var object struct{ Name string }
	if bytes.HasPrefix(raw, []byte("{")) && json.Unmarshal(raw, &object) == nil {
		return object.Name
	}
	return word(d, "source", raw)
}

// reason is a JSON error without its package's name.
func reason(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return "found " + kind.Value
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}
