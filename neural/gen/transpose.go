package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// transpose writes eight rows as eight columns of a panel, eight by eight.
func transpose() {
	TEXT("transposeAVX", NOSPLIT, "func(dst, src *float32, ld, blocks uintptr)")
	Pragma("noescape")
	Doc("transposeAVX writes 8 rows of 8*blocks floats, ld bytes apart, as columns of a panel.")
	dst, blocks := Load(Param("dst"), GP64()), Load(Param("blocks"), GP64())
	src := newRows(Load(Param("src"), GP64()), Load(Param("ld"), GP64()), 8)
	Label("block")
	r := avx2.vecs(8)
	for i, v := range r {
		VMOVUPS(src.place(i, 0), v)
	}
	for i, v := range halves(quarters(pairs(r))) {
		VMOVUPS(v, Mem{Base: dst, Disp: i * stride})
	}
	src.advance(32)
	ADDQ(U32(8*stride), dst)
	DECQ(blocks)
	JNZ(LabelRef("block"))
	VZEROUPPER()
	RET()
}

// pairs interleaves the floats of neighbouring rows.
func pairs(r []VecVirtual) []VecVirtual {
	t := avx2.vecs(8)
	for i := 0; i < 8; i += 2 {
		VUNPCKLPS(r[i+1], r[i], t[i])
		VUNPCKHPS(r[i+1], r[i], t[i+1])
	}
	return t
}

// quarters joins pairs of two rows to fours of a column, in each half.
func quarters(t []VecVirtual) []VecVirtual {
	u := avx2.vecs(8)
	for i := 0; i < 8; i += 4 {
		for j := range 2 {
			VSHUFPS(Imm(0x44), t[i+2+j], t[i+j], u[i+2*j])
			VSHUFPS(Imm(0xee), t[i+2+j], t[i+j], u[i+2*j+1])
		}
	}
	return u
}

// halves joins fours of a column to eights.
func halves(u []VecVirtual) []VecVirtual {
	out := avx2.vecs(8)
	for i := range 4 {
		VPERM2F128(Imm(0x20), u[i+4], u[i], out[i])
		VPERM2F128(Imm(0x31), u[i+4], u[i], out[i+4])
	}
	return out
}
