package neural

import "golang.org/x/sys/cpu"

// bestKernels is the fastest set that this processor runs.
func bestKernels() *kernels { return allKernels()[0] }

// allKernels is every set that this processor runs, the fastest first.
func allKernels() []*kernels {
	var sets []*kernels
	x := &cpu.X86
	narrow := x.HasAVX2 && x.HasFMA
	if narrow && x.HasAVX512F && x.HasAVX512BW && x.HasAVX512DQ && x.HasAVX512VL && x.HasAVX512VNNI {
		sets = append(sets, avx512Kernels())
	}
	if narrow {
		sets = append(sets, avx2Kernels())
	}
	return append(sets, portableKernels())
}

type (
	product8   func(y *float32, a *int8, w *uint8, scales *float32, offsets *int32, columns, bias *float32, next *uint8, steps, tiles, lda, ldy, beside, lines, each uintptr)
	product32  func(y, a, w, scales, bias *float32, steps, tiles, lda, ldw, ldy, each uintptr)
	activation func(x *float32, n uintptr)
	quantiser  func(q *int8, scales *float32, offsets *int32, x *float32, rows, n uintptr)
	normaliser func(y, x, residual, gain, bias *float32, rows, n uintptr, share, epsilon float32)
	dotter     func(y, w, x *float32, rows, ld, n uintptr)
	softmaxer  func(x, factors *float32, ld, rows, n, last uintptr, scale float32)
)

// avx512Kernels is for AVX-512 with VNNI. Its tiles are a panel wide, or two
// panels as long as both stay in the nearest cache (48 kB) beside the rows: six
// rows by 64 columns need 10 loads for 24 products, twelve by 32 need 14.
func avx512Kernels() *kernels {
	k := &kernels{name: "AVX-512 VNNI", double: 512, transpose: transposeBlocks, gelu: geluBy(geluAVX512)}
	k.layer8 = layer8Panels(
		product8s{layer8x1AVX512, layer8x2AVX512, layer8x3AVX512, layer8x4AVX512, layer8x5AVX512, layer8x6AVX512,
			layer8x7AVX512, layer8x8AVX512, layer8x9AVX512, layer8x10AVX512, layer8x11AVX512, layer8x12AVX512},
		product8s{layer8x64x1AVX512, layer8x64x2AVX512, layer8x64x3AVX512, layer8x64x4AVX512, layer8x64x5AVX512, layer8x64x6AVX512})
	k.layer32 = layer32By(1, layer32x1AVX512, layer32x2AVX512, layer32x3AVX512, layer32x4AVX512, layer32x5AVX512, layer32x6AVX512,
		layer32x7AVX512, layer32x8AVX512, layer32x9AVX512, layer32x10AVX512, layer32x11AVX512, layer32x12AVX512)
	k.quantise, k.quantiseGELU = quantiseBy(quantiseAVX512, true), quantiseGELUBy(quantiseGELUAVX512, k.gelu, true)
	k.norm, k.softmax, k.dots = normBy(normAVX512), softmaxBy(softmaxAVX512), dotsBy(dotsAVX512)
	return k
}

// avx2Kernels is for AVX2 with FMA. A panel is two tiles wide.
func avx2Kernels() *kernels {
	k := &kernels{name: "AVX2", signed: true, transpose: transposeBlocks, gelu: geluBy(geluAVX2)}
	k.layer8 = layer8Halves(product8s{layer8x1AVX2, layer8x2AVX2, layer8x3AVX2, layer8x4AVX2})
	k.layer32 = layer32By(2, layer32x1AVX2, layer32x2AVX2, layer32x3AVX2, layer32x4AVX2, layer32x5AVX2, layer32x6AVX2)
	k.quantise, k.quantiseGELU = quantiseBy(quantiseAVX2, false), quantiseGELUBy(quantiseGELUAVX2, k.gelu, false)
	k.norm, k.softmax, k.dots = normBy(normAVX2), softmaxBy(softmaxAVX2), dotsBy(dotsAVX2)
	return k
}
