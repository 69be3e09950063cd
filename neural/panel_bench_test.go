package neural

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkLayer8 gives multiply-adds a second of one panel, which lies in the
// nearest cache as far as it has room.
func BenchmarkLayer8(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, k := range allKernels() {
		for _, depth := range []int{384, 1536} {
			for _, rows := range []int{12, 48, 240} {
				q, w := someQuantised(rows, depth), make([]uint8, depth*panel)
				for i := range q.values {
					q.values[i] = int8(r.IntN(255) - 127)
				}
				for i := range w {
					w[i] = uint8(r.IntN(255))
				}
				y, columns := make([]float32, rows*panel), make([]float32, panel)
				b.Run(fmt.Sprintf("%s/%dx%d", k.name, rows, depth), func(b *testing.B) {
					for b.Loop() {
						k.layer8(y, panel, q, w, nil, columns, columns, rows, depth)
					}
					b.ReportMetric(float64(rows*depth*panel)*float64(b.N)/b.Elapsed().Seconds()/1e9, "G/s")
				})
			}
		}
	}
}
