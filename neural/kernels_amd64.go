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
	product8   func(c *int32, a *int8, offsets *int32, w *uint8, steps, lda, ldc uintptr)
	product32  func(c, a, w *float32, steps, lda, ldc uintptr)
	rescaler   func(y *float32, sums *int32, scales, columns, bias *float32, rows, ld uintptr)
	shifter    func(y, sums, bias *float32, rows, ld uintptr)
	quantiser  func(q *int8, scales *float32, offsets *int32, x *float32, rows, n uintptr)
	normaliser func(y, x, residual, gain, bias *float32, rows, n uintptr, share, epsilon float32)
	softmaxer  func(x *float32, ld, rows, n, last uintptr, scale float32)
)

// avx512Kernels is for AVX-512 with VNNI. Its tiles are a whole panel wide.
func avx512Kernels() *kernels {
	k := &kernels{name: "AVX-512 VNNI", rows8: 12, rows32: 12, transpose: transposeBlocks}
	k.tile8 = tile8By(1, tile8x1AVX512, tile8x2AVX512, tile8x3AVX512, tile8x4AVX512, tile8x5AVX512, tile8x6AVX512,
		tile8x7AVX512, tile8x8AVX512, tile8x9AVX512, tile8x10AVX512, tile8x11AVX512, tile8x12AVX512)
	k.tile32 = tile32By(1, tile32x1AVX512, tile32x2AVX512, tile32x3AVX512, tile32x4AVX512, tile32x5AVX512, tile32x6AVX512,
		tile32x7AVX512, tile32x8AVX512, tile32x9AVX512, tile32x10AVX512, tile32x11AVX512, tile32x12AVX512)
	k.rescale, k.shift = rescaleBy(rescaleAVX512, rescaleGELUAVX512), shiftBy(shiftAVX512, shiftGELUAVX512)
	k.quantise, k.norm, k.softmax = quantiseBy(quantiseAVX512, true), normBy(normAVX512), softmaxBy(softmaxAVX512)
	return k
}

// avx2Kernels is for AVX2 with FMA. A panel is two tiles wide.
func avx2Kernels() *kernels {
	k := &kernels{name: "AVX2", signed: true, rows8: 4, rows32: 6, transpose: transposeBlocks}
	k.tile8 = tile8By(2, tile8x1AVX2, tile8x2AVX2, tile8x3AVX2, tile8x4AVX2)
	k.tile32 = tile32By(2, tile32x1AVX2, tile32x2AVX2, tile32x3AVX2, tile32x4AVX2, tile32x5AVX2, tile32x6AVX2)
	k.rescale, k.shift = rescaleBy(rescaleAVX2, rescaleGELUAVX2), shiftBy(shiftAVX2, shiftGELUAVX2)
	k.quantise, k.norm, k.softmax = quantiseBy(quantiseAVX2, false), normBy(normAVX2), softmaxBy(softmaxAVX2)
	return k
}
