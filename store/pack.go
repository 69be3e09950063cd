package store

import (
	"bytes"
	"compress/flate"
	_ "embed" // the dictionary
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
)

// dictionary is what packed bodies may point back to from their first byte:
// JSON of each kind as the record writes it, and common words. It is written by
// hand. Records that were packed with it need it: it may only grow at its end,
// where it is nearest, and what is packed with more of it needs other marks.
//
//go:embed dictionary.txt
var dictionary []byte

// firstDictionary is how much of it there was for the first marks, in bytes.
const firstDictionary = 8325

// The first byte of what is packed says how. JSON that begins with itself was
// never packed, as in records of version 20.
const (
	plain        = 0x00 // the bytes follow as they are
	deflatedOnce = 0x01 // RFC 1951, with the first part of the dictionary before it
	behindOnce   = 0x02 // the same, with something else between that and it
	deflated     = 0x03 // with all of the dictionary
	behind       = 0x04
)

// dictionaryOf is what stands before what has a mark.
func dictionaryOf(mark byte) []byte {
	if mark == deflatedOnce || mark == behindOnce {
		return dictionary[:firstDictionary]
	}
	return dictionary
}

// maxUnpacked bounds what a damaged body can unpack to.
const maxUnpacked = 1 << 30

// packer makes bodies small. Bodies in a record are short (hundreds of bytes)
// and alike, so that a dictionary takes most of them away. It is safe for
// concurrent use.
type packer struct{ writers, readers sync.Pool }

// pack makes b small. The same bytes give the same bytes.
func (p *packer) pack(b []byte) []byte {
	var out bytes.Buffer
	out.WriteByte(deflated)
	w := p.writer(&out)
	w.Write(b) // a Buffer can not fail
	w.Close()
	p.writers.Put(w)
	if out.Len() > len(b) {
		return append([]byte{plain}, b...)
	}
	return out.Bytes()
}

var errDamaged = errors.New("a body in the record can not be unpacked")

// writer is a writer with the dictionary before it.
func (p *packer) writer(to io.Writer) *flate.Writer {
	if w, _ := p.writers.Get().(*flate.Writer); w != nil {
		w.Reset(to)
		return w
	}
	w, _ := flate.NewWriterDict(to, flate.DefaultCompression, dictionary) // fails on a wrong level only
	return w
}

// unpack gives what was packed.
func (p *packer) unpack(b []byte) (out []byte, err error) {
	switch {
	case len(b) == 0 || b[0] == '{' || b[0] == '[':
		return b, nil
	case b[0] == plain:
		return b[1:], nil
	}
	err = p.unpackFrom(b, func(_ io.ByteReader, rest io.Reader) error {
		out, err = io.ReadAll(io.LimitReader(rest, maxUnpacked))
		return err
	})
	return out, err
}

// unpackFrom has something read from the beginning of what was packed.
func (p *packer) unpackFrom(b []byte, read func(io.ByteReader, io.Reader) error) error {
	switch {
	case len(b) > 0 && b[0] == plain:
		r := bytes.NewReader(b[1:])
		return read(r, r)
	case len(b) == 0 || b[0] != deflated && b[0] != deflatedOnce:
		return errDamaged
	}
	return p.inflate(b[1:], dictionaryOf(b[0]), read)
}

func (p *packer) inflate(b, dictionary []byte, read func(io.ByteReader, io.Reader) error) error {
	from := bytes.NewReader(b)
	r, _ := p.readers.Get().(io.ReadCloser)
	if r == nil {
		r = flate.NewReaderDict(from, dictionary)
	} else if err := r.(flate.Resetter).Reset(from, dictionary); err != nil {
		return err
	}
	defer p.readers.Put(r)
	if err := read(oneByte{r}, r); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return nil
}

// oneByte reads a reader byte by byte.
type oneByte struct{ io.Reader }

// ReadByte is of io.ByteReader.
func (r oneByte) ReadByte() (byte, error) {
	var b [1]byte
	_, err := io.ReadFull(r, b[:])
	return b[0], err
}

// packBehind packs b as if it stood behind before, which is mostly the same
// words: unpackBehind needs both.
func (p *packer) packBehind(before, b []byte) []byte {
	var out bytes.Buffer
	w := p.writer(&out)
	w.Write(before) // a Buffer can not fail
	w.Flush()       // to a whole byte
	start := out.Len()
	w.Write(b)
	w.Close()
	p.writers.Put(w)
	return append([]byte{behind}, out.Bytes()[start:]...)
}

// window is how far back what is deflated can point, in bytes (RFC 1951).
const window = 32 << 10

// unpackBehind gives what packBehind packed, or pack.
func (p *packer) unpackBehind(before, packed []byte) (out []byte, err error) {
	if len(packed) == 0 || packed[0] != behind && packed[0] != behindOnce {
		return p.unpack(packed)
	}
	seen := append(bytes.Clone(dictionaryOf(packed[0])), before...)
	err = p.inflate(packed[1:], seen[max(0, len(seen)-window):], func(_ io.ByteReader, rest io.Reader) error {
		out, err = io.ReadAll(io.LimitReader(rest, maxUnpacked))
		return err
	})
	return out, err
}

// packJSON packs v as JSON.
func (p *packer) packJSON(v any) ([]byte, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return p.pack(body), nil
}

// unpackJSON reads into v what packJSON packed.
func (p *packer) unpackJSON(b []byte, v any) error {
	body, err := p.unpack(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(body, v)
}
