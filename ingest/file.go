package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dateline"
	"dateline/ingest/draft"
	"dateline/ingest/feed"
	"dateline/ingest/html"
	"dateline/ingest/jsonl"
	"dateline/ingest/text"
)

// Sizes in bytes. A report is some kilobytes; the limits keep what is no report
// from filling the memory.
const (
	maxDocument = 16 << 20 // a text or a page
	maxFeed     = 64 << 20
	headSize    = 8 << 10 // of a file, to tell its format
)

// file reads a file of any format.
func (r *reading) file(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return r.fail(unreadable(path, err))
	}
	defer f.Close()
	return r.stream(f, filepath.ToSlash(path), r.opts.Input, "file")
}

// stdin reads standard input.
func (r *reading) stdin() bool {
	in := r.opts.Stdin
	if in == nil {
		in = bytes.NewReader(nil)
	}
	kind := r.opts.Input
	if kind == "" {
		kind = formatJSONL
	}
	return r.stream(in, "-", kind, "stdin")
}

// stream reads bytes that have a name. kind is their format, "" to find out;
// origin is where they come from.
func (r *reading) stream(in io.Reader, name, kind, origin string) bool {
	buffered := bufio.NewReaderSize(in, headSize)
	head, err := buffered.Peek(2)
	if err == nil && bytes.Equal(head, []byte{0x1F, 0x8B}) {
		unpacked, err := unpack(buffered)
		if err != nil {
			return r.fail(badGzip(err).WithInput(name))
		}
		buffered = bufio.NewReaderSize(unpacked, headSize)
	}
	head, err = buffered.Peek(headSize)
	if err != nil && err != io.EOF && len(head) == 0 {
		return r.fail(readError(err).WithInput(name))
	}
	if kind == "" {
		problem := ""
		if kind, problem = format(name, head); problem != "" {
			return r.fail(dateline.Errorf(dateline.Unsupported, "decode", "it is %s", problem).
				WithInput(name).WithHint("give texts, web pages, JSON lines or feeds"))
		}
	}
	return r.format(buffered, name, kind, origin)
}

// format reads bytes whose format is settled.
func (r *reading) format(in io.Reader, name, kind, origin string) bool {
	switch kind {
	case formatJSONL:
		return r.lines(in, name)
	case formatText, formatHTML:
		return r.document(in, name, kind, origin)
	case formatFeed:
		return r.items(in, name)
	}
	return r.fail(dateline.Errorf(dateline.Invalid, "read", "no format is called %q", kind).
		WithInput(name).WithHint("use jsonl, text, html or feed"))
}

// lines reads JSON lines.
func (r *reading) lines(in io.Reader, name string) bool {
	for d, err := range jsonl.Read(in, name) {
		switch {
		case r.done():
			return false
		case err != nil:
			if !r.yield(dateline.Report{}, err) {
				return false
			}
		case !r.report(d):
			return false
		}
	}
	return true
}

// document reads a text or a page: one report.
func (r *reading) document(in io.Reader, name, kind, origin string) bool {
	b, bad := whole(in, maxDocument)
	if bad != nil {
		return r.fail(bad.WithInput(name))
	}
	var d draft.Draft
	if kind == formatText {
		d = text.Read(b)
	} else {
		var err error
		if d, err = html.Read(b); err != nil {
			return r.fail(own(err).WithInput(name))
		}
		origin = "html"
	}
	d.Input, d.Origin = name, dateline.Origin{Kind: origin, Path: name}
	return r.report(d)
}

// items reads a feed.
func (r *reading) items(in io.Reader, name string) bool {
	b, bad := whole(in, maxFeed)
	if bad != nil {
		return r.fail(bad.WithInput(name))
	}
	drafts, err := feed.Read(b)
	if err != nil {
		return r.fail(own(err).WithInput(name))
	}
	for i, d := range drafts {
		d.Input = fmt.Sprintf("%s#%d", name, i+1)
		d.Origin = dateline.Origin{Kind: "feed", Path: name, Index: i + 1}
		if !r.report(d) {
			return false
		}
	}
	return true
}

// whole reads all of in, refusing more than limit bytes.
func whole(in io.Reader, limit int) ([]byte, *dateline.Error) {
	b, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	switch {
	case err != nil:
		return nil, readError(err)
	case len(b) > limit:
		return nil, dateline.Errorf(dateline.Invalid, "decode", "it is larger than %d MB", limit>>20).
			WithHint("split it, or give its reports as JSON lines")
	}
	return b, nil
}

// own is err as an Error of ours.
func own(err error) *dateline.Error {
	var e *dateline.Error
	if errors.As(err, &e) {
		return e
	}
	return dateline.Errorf(dateline.Invalid, "decode", "%w", err)
}

// readError is the error of bytes that can not be read to their end.
func readError(err error) *dateline.Error {
	var e *dateline.Error
	if errors.As(err, &e) {
		return e
	}
	if errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF) {
		return badGzip(err)
	}
	return dateline.Errorf(dateline.Internal, "read", "%w", err).WithHint("check the file and the disk")
}
