package neural

import (
	"fmt"
	"unsafe"
)

// Type is what the elements of a tensor are; all are little-endian.
type Type string

// The element types of a weight file.
const (
	F32 Type = "f32"
	I8  Type = "i8"
	U8  Type = "u8"
	U16 Type = "u16"
	I32 Type = "i32"
)

// size is the number of bytes of one element, 0 for an unknown type.
func (t Type) size() int {
	switch t {
	case I8, U8:
		return 1
	case U16:
		return 2
	case F32, I32:
		return 4
	}
	return 0
}

const maxRank = 8

// Tensor is a named array in a weight file. Its values are read through views
// of the file's bytes: they must not be written to. A packed tensor (the weight
// of a dense layer) holds more values than its shape says.
type Tensor struct {
	Name  string
	Type  Type
	Shape []int
	data  []byte
}

// newTensor checks one entry of the header against the data part it points into.
func newTensor(name string, kind Type, shape []int64, offset, size int64, body []byte) (Tensor, error) {
	element := int64(kind.size())
	if element == 0 {
		return Tensor{}, fmt.Errorf("unknown dtype %q", kind)
	}
	if offset < 0 || size < 0 || offset > int64(len(body)) || size > int64(len(body))-offset {
		return Tensor{}, fmt.Errorf("%d bytes at %d lie outside the data part of %d bytes", size, offset, len(body))
	}
	if offset%alignment != 0 || size%element != 0 {
		return Tensor{}, fmt.Errorf("%d bytes at %d are not aligned", size, offset)
	}
	if len(shape) > maxRank {
		return Tensor{}, fmt.Errorf("%d dimensions, at most %d", len(shape), maxRank)
	}
	t := Tensor{Name: name, Type: kind, data: body[offset : offset+size : offset+size]}
	count, left := int64(1), size/element
	for _, d := range shape {
		if d < 0 || (d > 0 && count > left/d) {
			return Tensor{}, fmt.Errorf("shape %v does not fit into %d values", shape, left)
		}
		count *= d
		t.Shape = append(t.Shape, int(d))
	}
	return t, nil
}

// Floats views an f32 tensor.
func (t Tensor) Floats() ([]float32, error) { return view[float32](t, F32) }

// Int8s views an i8 tensor.
func (t Tensor) Int8s() ([]int8, error) { return view[int8](t, I8) }

// Bytes views a u8 tensor.
func (t Tensor) Bytes() ([]byte, error) { return view[byte](t, U8) }

// Uint16s views a u16 tensor.
func (t Tensor) Uint16s() ([]uint16, error) { return view[uint16](t, U16) }

// Int32s views an i32 tensor.
func (t Tensor) Int32s() ([]int32, error) { return view[int32](t, I32) }

// view reads a tensor's bytes as values of the processor's own type, in place
// when the bytes lie on the type's alignment in memory and as a copy otherwise.
func view[T float32 | int8 | byte | uint16 | int32](t Tensor, want Type) ([]T, error) {
	if t.Type != want {
		return nil, fmt.Errorf("tensor %q is %s, not %s", t.Name, t.Type, want)
	}
	var one T
	n := len(t.data) / int(unsafe.Sizeof(one))
	if n == 0 {
		return nil, nil
	}
	start := unsafe.Pointer(unsafe.SliceData(t.data))
	if uintptr(start)%unsafe.Alignof(one) == 0 {
		return unsafe.Slice((*T)(start), n), nil
	}
	out := make([]T, n)
	copy(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(out))), len(t.data)), t.data)
	return out, nil
}
