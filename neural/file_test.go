package neural

import (
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// small is a weight file with one tensor of each type.
func small() *writer {
	w := &writer{meta: map[string]any{"name": "test"}}
	w.floats("f", []float32{1, -2, 3.5}, 3)
	w.add("i", I8, []int{2, 1}, []byte{255, 3})
	w.add("u", U8, []int{0}, nil)
	w.add("s", U16, []int{2}, []byte{1, 2, 3, 4})
	w.add("l", I32, []int{}, []byte{0xfe, 0xff, 0xff, 0xff})
	return w
}

func TestOpen(t *testing.T) {
	// At every alignment in memory: an embedded file may lie anywhere.
	data := small().bytes()
	for shift := range 8 {
		moved := append(make([]byte, shift), data...)[shift:]
		f, err := Open(moved)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(f.Meta()), `"test"`) {
			t.Errorf("meta is %s", f.Meta())
		}
		checkSmall(t, f)
	}
}

func checkSmall(t *testing.T, f *File) {
	t.Helper()
	get := func(name string) Tensor {
		v, ok := f.Tensor(name)
		if !ok || v.Name != name {
			t.Fatalf("tensor %q: %v %v", name, v, ok)
		}
		return v
	}
	if v, err := get("f").Floats(); err != nil || len(v) != 3 || v[0] != 1 || v[1] != -2 || v[2] != 3.5 {
		t.Errorf("f: %v %v", v, err)
	}
	if v, err := get("i").Int8s(); err != nil || len(v) != 2 || v[0] != -1 || v[1] != 3 {
		t.Errorf("i: %v %v", v, err)
	}
	if v, err := get("u").Bytes(); err != nil || len(v) != 0 {
		t.Errorf("u: %v %v", v, err)
	}
	if v, err := get("s").Uint16s(); err != nil || len(v) != 2 || v[0] != 0x201 || v[1] != 0x403 {
		t.Errorf("s: %v %v", v, err)
	}
	if v, err := get("l").Int32s(); err != nil || len(v) != 1 || v[0] != -2 {
		t.Errorf("l: %v %v", v, err)
	}
	if _, err := get("f").Int8s(); err == nil {
		t.Error("f was read as i8")
	}
	if _, ok := f.Tensor("none"); ok {
		t.Error("found a tensor that is not there")
	}
}

// TestOpenRefuses names each fault in its error.
func TestOpenRefuses(t *testing.T) {
	entry := func(key string, value any) func(w *writer) {
		return func(w *writer) { w.entries[0][key] = value }
	}
	faults := []struct {
		name, says string
		file       []byte
	}{
		{"empty", "too few", nil},
		{"other format", "not a weight file", []byte(strings.Repeat("GGUF", 10))},
		{"version", "version", append([]byte("DLNN\x00\x00\x00\x02"), make([]byte, 40)...)},
		{"cut", "checksum", small().bytes()[:200]},
		{"flipped", "checksum", changed(small().bytes(), 100, 1)},
		{"header length", "header of", sealed(changed(small().bytes(), 14, 0xff))},
		{"no JSON", "header", sealed(changed(small().bytes(), 16, 0xff))},
		{"dtype", "dtype", spoiled(entry("dtype", "f64"))},
		{"offset after end", "outside", spoiled(entry("offset", int64(1<<40)))},
		{"offset below", "outside", spoiled(entry("offset", -64))},
		{"size", "outside", spoiled(entry("size", int64(1<<40)))},
		{"size below", "outside", spoiled(entry("size", -4))},
		{"unaligned", "aligned", spoiled(entry("offset", 4))},
		{"odd size", "aligned", spoiled(entry("size", 10))},
		{"shape", "does not fit", spoiled(entry("shape", []int{4}))},
		{"shape overflows", "does not fit", spoiled(entry("shape", []int64{1 << 62, 1 << 62}))},
		{"shape below", "does not fit", spoiled(entry("shape", []int{-3}))},
		{"rank", "dimensions", spoiled(entry("shape", make([]int, 9)))},
		{"twice", "twice", spoiled(entry("name", "i"))},
	}
	for _, c := range faults {
		if _, err := Open(c.file); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func spoiled(f func(w *writer)) []byte {
	w := small()
	f(w)
	return w.bytes()
}

func changed(data []byte, at int, by byte) []byte {
	data[at] ^= by
	return data
}

// sealed gives data the right checksum again.
func sealed(data []byte) []byte {
	end := len(data) - trailer
	binary.LittleEndian.PutUint32(data[end:], crc32.Checksum(data[:end], crc32.MakeTable(crc32.Castagnoli)))
	return data
}

// TestOpenIsQuick opens a file of the real size with its encoder and vocabulary
// in less than the 50 ms that the start of the program has for it. Other work on
// the machine may take the processor away, so one quick try of many will do.
func TestOpenIsQuick(t *testing.T) {
	w, _ := writeEncoder(rand.New(rand.NewPCG(15, 16)), miniLM(), 30522, true)
	w.add("vocab", U8, []int{}, []byte(strings.Join(someVocabulary(30522), "\n")))
	data, best := w.bytes(), time.Hour
	for i := 0; i < 40 && best > 50*time.Millisecond; i++ {
		start := time.Now()
		f, err := Open(data)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := NewEncoder(f); err != nil {
			t.Fatal(err)
		}
		v, _ := f.Tensor("vocab")
		b, _ := v.Bytes()
		if _, err := NewWordPiece(b); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	t.Logf("%d MB in %v", len(data)>>20, best)
	if best > 50*time.Millisecond {
		t.Errorf("%d MB took %v", len(data)>>20, best)
	}
}

// FuzzOpen: no file makes the reader, a layer or an encoder panic. The checksum is
// put right so that the fuzzer gets past it.
func FuzzOpen(f *testing.F) {
	f.Add(small().bytes())
	tiny := Config{Hidden: 8, Layers: 1, Heads: 2, FFN: 8, Positions: 4, Shapes: 10}
	for _, int8s := range []bool{false, true} {
		w, _ := writeEncoder(rand.New(rand.NewPCG(17, 18)), tiny, 4, int8s)
		f.Add(w.bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < prefix+trailer {
			return
		}
		file, err := Open(sealed(append([]byte(nil), data...)))
		if err != nil {
			return
		}
		for name := range file.tensors {
			if d, err := NewDense(file, strings.TrimSuffix(name, ".weight")); err == nil && d.in*d.out < 1<<16 {
				d.Apply(make([]float32, 2*d.out), make([]float32, 2*d.in), 2, GELU)
			}
		}
		e, err := NewEncoder(file)
		if err != nil || e.config.Hidden*e.config.FFN > 1<<16 {
			return
		}
		s := Sequence{IDs: []int32{0, 1}, Shapes: []uint8{0, 1}}
		_ = e.Encode([]Sequence{s}, new(Hidden))
	})
}
