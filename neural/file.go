package neural

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
)

const (
	magic     = "DLNN\x00\x00\x00\x01" // format and version
	prefix    = len(magic) + 8         // magic and length of the header
	alignment = 64                     // of the data part and of each tensor in it, in bytes
	trailer   = 4                      // the checksum
	maxHeader = 16 << 20               // bytes; a real header has a few kilobytes
)

// File is an opened weight file: named tensors and what the maker wrote about
// them. It keeps the bytes it was opened from; nobody may change them after.
type File struct {
	meta    json.RawMessage
	tensors map[string]Tensor
	kernels *kernels
}

// Open checks a weight file and indexes it without copying. It fails on a file
// of another format or version, on one that was cut or changed (CRC-32C), and
// on a header that points outside the file.
func Open(data []byte) (*File, error) {
	header, body, err := divide(data)
	if err != nil {
		return nil, fmt.Errorf("weight file: %w", err)
	}
	f := &File{kernels: bestKernels()}
	if f.meta, f.tensors, err = index(header, body); err != nil {
		return nil, fmt.Errorf("weight file: header: %w", err)
	}
	return f, nil
}

// Meta is the "meta" object of the header as it stands there.
func (f *File) Meta() json.RawMessage { return f.meta }

// Tensor finds a tensor by its name.
func (f *File) Tensor(name string) (Tensor, bool) {
	t, ok := f.tensors[name]
	return t, ok
}

// divide checks magic, lengths and checksum and cuts a file into its JSON header
// and its data part.
func divide(data []byte) (header, body []byte, err error) {
	if len(data) < prefix+trailer {
		return nil, nil, fmt.Errorf("%d bytes are too few", len(data))
	}
	if !bytes.HasPrefix(data, []byte(magic[:4])) {
		return nil, nil, errors.New("not a weight file (no DLNN at its start)")
	}
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, nil, fmt.Errorf("version %x, but this program reads version 1", data[4:len(magic)])
	}
	content := data[:len(data)-trailer]
	want := binary.LittleEndian.Uint32(data[len(content):])
	if got := crc32.Checksum(content, crc32.MakeTable(crc32.Castagnoli)); got != want {
		return nil, nil, fmt.Errorf("checksum is %08x, the file says %08x: it was cut or changed", got, want)
	}
	size := binary.LittleEndian.Uint64(data[len(magic):])
	if size > maxHeader || size > uint64(len(content)-prefix) {
		return nil, nil, fmt.Errorf("header of %d bytes in a file of %d", size, len(data))
	}
	end := prefix + int(size)
	start := min((end+alignment-1)/alignment*alignment, len(content))
	return content[prefix:end], content[start:], nil
}

// index reads the header and cuts the data part into tensors.
func index(header, body []byte) (json.RawMessage, map[string]Tensor, error) {
	var h struct {
		Meta    json.RawMessage `json:"meta"`
		Tensors []struct {
			Name   string  `json:"name"`
			Type   Type    `json:"dtype"`
			Shape  []int64 `json:"shape"`
			Offset int64   `json:"offset"`
			Size   int64   `json:"size"`
		} `json:"tensors"`
	}
	if err := json.Unmarshal(header, &h); err != nil {
		return nil, nil, err
	}
	tensors := make(map[string]Tensor, len(h.Tensors))
	for _, e := range h.Tensors {
		t, err := newTensor(e.Name, e.Type, e.Shape, e.Offset, e.Size, body)
		if err != nil {
			return nil, nil, fmt.Errorf("tensor %q: %w", e.Name, err)
		}
		if _, twice := tensors[e.Name]; twice {
			return nil, nil, fmt.Errorf("tensor %q is there twice", e.Name)
		}
		tensors[e.Name] = t
	}
	return h.Meta, tensors, nil
}

// floats finds an f32 tensor that must hold exactly n values.
func (f *File) floats(name string, n int) ([]float32, error) {
	t, err := f.need(name)
	if err != nil {
		return nil, err
	}
	v, err := t.Floats()
	if err != nil {
		return nil, err
	}
	if len(v) != n {
		return nil, fmt.Errorf("tensor %q has %d values, not %d", name, len(v), n)
	}
	return v, nil
}

// need finds a tensor that must be there.
func (f *File) need(name string) (Tensor, error) {
	t, ok := f.tensors[name]
	if !ok {
		return Tensor{}, fmt.Errorf("the weight file has no tensor %q", name)
	}
	return t, nil
}
