package neural

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"testing"
)

// writer builds a weight file in memory.
type writer struct {
	meta    map[string]any
	entries []map[string]any
	data    []byte
}

func (w *writer) add(name string, kind Type, shape []int, data []byte) {
	w.data = append(w.data, make([]byte, up(len(w.data), alignment)-len(w.data))...)
	w.entries = append(w.entries, map[string]any{"name": name, "dtype": kind, "shape": shape, "offset": len(w.data), "size": len(data)})
	w.data = append(w.data, data...)
}

func (w *writer) floats(name string, v []float32, shape ...int) {
	var b []byte
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	if len(shape) == 0 {
		shape = []int{len(v)}
	}
	w.add(name, F32, shape, b)
}

// dense adds a layer of weights w [k][n], as int8 or as floats, and returns the
// weights that the file stands for.
func (w *writer) dense(name string, m []float32, bias []float32, k, n int, int8s bool) []float32 {
	w.floats(name+".bias", bias)
	wide := up(n, panel)
	if !int8s {
		packed := make([]float32, k*wide)
		for r := range k {
			for c := range n {
				packed[c/panel*panel*k+r*panel+c%panel] = m[r*n+c]
			}
		}
		w.floats(name+".weight", packed, k, n)
		return m
	}
	packed, scale, meant := make([]byte, k*wide), make([]float32, n), make([]float32, k*n)
	for i := range packed {
		packed[i] = 128
	}
	for c := range n {
		top := float32(1e-9)
		for r := range k {
			top = max(top, abs32(m[r*n+c]))
		}
		scale[c] = top / 127
		for r := range k {
			q := math.RoundToEven(float64(m[r*n+c] / scale[c]))
			packed[c/panel*panel*k+r/4*4*panel+c%panel*4+r%4] = byte(int(q) + 128)
			meant[r*n+c] = float32(q) * scale[c]
		}
	}
	w.floats(name+".scale", scale)
	w.add(name+".weight", U8, []int{k, n}, packed)
	return meant
}

func (w *writer) bytes() []byte {
	header, err := json.Marshal(map[string]any{"meta": w.meta, "tensors": w.entries})
	if err != nil {
		panic(err)
	}
	b := binary.LittleEndian.AppendUint64([]byte(magic), uint64(len(header)))
	b = append(b, header...)
	b = append(b, make([]byte, up(len(b), alignment)-len(b))...)
	b = append(b, w.data...)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)))
}

// open opens the file with one set of kernels.
func (w *writer) open(t testing.TB, k *kernels) *File {
	t.Helper()
	f, err := Open(w.bytes())
	if err != nil {
		t.Fatal(err)
	}
	f.kernels = k
	return f
}

func random(r *rand.Rand, n int, size float64) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64() * size)
	}
	return v
}

// network is what writeEncoder put into a file, in the values that the file means.
type network struct {
	config                Config
	word, position, shape []float32
	norm                  layerNorm
	layers                []networkLayer
}

type networkLayer struct {
	qkv, out, up, down                 []float32
	qkvBias, outBias, upBias, downBias []float32
	norm1, norm2                       layerNorm
}

// writeEncoder makes an encoder with random weights.
func writeEncoder(r *rand.Rand, c Config, pieces int, int8s bool) (*writer, *network) {
	w, n, h := &writer{}, &network{config: c}, c.Hidden
	raw, _ := json.Marshal(c)
	_ = json.Unmarshal(raw, &w.meta)
	word, scale := make([]byte, pieces*h), make([]float32, pieces)
	n.word = make([]float32, pieces*h)
	for i := range pieces {
		scale[i] = float32(0.01 + 0.01*r.Float64())
		for j, bits := 0, uint64(0); j < h; j++ {
			if bits >>= 8; j%8 == 0 {
				bits = r.Uint64()
			}
			q := max(int8(bits), -127)
			word[i*h+j], n.word[i*h+j] = byte(q), float32(q)*scale[i]
		}
	}
	w.add("embeddings.word", I8, []int{pieces, h}, word)
	w.floats("embeddings.word.scale", scale)
	n.position, n.shape = random(r, c.Positions*h, 0.3), random(r, c.Shapes*h, 0.3)
	w.floats("embeddings.position", n.position, c.Positions, h)
	w.floats("embeddings.shape", n.shape, c.Shapes, h)
	n.norm = w.norm(r, "embeddings.norm", h)
	for i := range c.Layers {
		p, l := fmt.Sprintf("layer.%d.", i), networkLayer{}
		add := func(name string, k, m int) ([]float32, []float32) {
			bias := random(r, m, 0.1)
			return w.dense(p+name, random(r, k*m, 1/math.Sqrt(float64(k))), bias, k, m, int8s), bias
		}
		l.qkv, l.qkvBias = add("qkv", h, 3*h)
		l.out, l.outBias = add("out", h, h)
		l.up, l.upBias = add("up", h, c.FFN)
		l.down, l.downBias = add("down", c.FFN, h)
		l.norm1, l.norm2 = w.norm(r, p+"norm1", h), w.norm(r, p+"norm2", h)
		n.layers = append(n.layers, l)
	}
	return w, n
}

func (w *writer) norm(r *rand.Rand, name string, width int) layerNorm {
	n := layerNorm{gain: random(r, width, 0.2), bias: random(r, width, 0.1)}
	for i := range n.gain {
		n.gain[i]++
	}
	w.floats(name+".gain", n.gain)
	w.floats(name+".bias", n.bias)
	return n
}
