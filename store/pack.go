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
// hand. Records that were packed with it need it: a better one needs another
// mark.
//
//go:embed dictionary.txt
var dictionary []byte

// The first byte of what is packed says how. JSON that begins with itself was
// never packed, as in records of version 20.
const (
	plain    = 0x00 // the bytes follow as they are
	deflated = 0x01 // RFC 1951, with the dictionary before it
)

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
	w, _ := p.writers.Get().(*flate.Writer)
	if w == nil {
		w, _ = flate.NewWriterDict(&out, flate.DefaultCompression, dictionary) // fails on a wrong level only
	} else {
		w.Reset(&out)
	}
	w.Write(b) // a Buffer can not fail
	w.Close()
	p.writers.Put(w)
	if out.Len() > len(b) {
		return append([]byte{plain}, b...)
	}
	return out.Bytes()
}

var errDamaged = errors.New("a body in the record can not be unpacked")

// unpack gives what was packed.
func (p *packer) unpack(b []byte) ([]byte, error) {
	switch {
	case len(b) == 0 || b[0] == '{' || b[0] == '[':
		return b, nil
	case b[0] == plain:
		return b[1:], nil
	case b[0] != deflated:
		return nil, errDamaged
	}
	from := bytes.NewReader(b[1:])
	r, _ := p.readers.Get().(io.ReadCloser)
	if r == nil {
		r = flate.NewReaderDict(from, dictionary)
	} else if err := r.(flate.Resetter).Reset(from, dictionary); err != nil {
		return nil, err
	}
	defer p.readers.Put(r)
	out, err := io.ReadAll(io.LimitReader(r, maxUnpacked))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return out, nil
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
