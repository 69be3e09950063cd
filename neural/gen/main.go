// Command gen writes the assembly of package neural: go generate in ../ runs it.
// Each file here makes one family of functions for both instruction sets; a
// machine is the difference between the sets.
package main

import "github.com/mmcloughlin/avo/build"

func main() {
	constants := newPool()
	for rows := 1; rows <= 12; rows++ {
		product{machine: avx512, name: "layer8", rows: rows, vectors: 2, sums: vnniSums{}}.generate()
		product{machine: avx512, name: "layer32", rows: rows, vectors: 2, sums: floatSums{}}.generate()
	}
	for rows := 1; rows <= 6; rows++ {
		product{machine: avx512, name: "layer8x64", rows: rows, vectors: 4, sums: vnniSums{}}.generate()
	}
	for rows := 1; rows <= 4; rows++ {
		product{machine: avx2, name: "layer8", rows: rows, vectors: 2, sums: &signSums{}}.generate()
	}
	for rows := 1; rows <= 6; rows++ {
		product{machine: avx2, name: "layer32", rows: rows, vectors: 2, sums: floatSums{}}.generate()
	}
	for _, m := range []machine{avx512, avx2} {
		m.constants = constants
		gelu(m)
		quantise(m, false)
		quantise(m, true)
		norm(m)
		softmax(m)
		dots(m)
	}
	transpose()
	constants.write()
	writeTable()
	build.Generate()
}
