package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// exp replaces x by its exponential, to about 1e-7 of it: 2^n times a polynomial
// on the rest (the one of Cephes' expf). x is held between -87 and 88.
func exp(m machine, x VecVirtual) {
	n, whole, p, square := m.vec(), m.vec(), m.vec(), m.vec()
	m.max(-87, x, x)
	m.min(88, x, x)
	m.mul(1.4426950408889634, x, n)
	VCVTPS2DQ(n, whole)
	VCVTDQ2PS(whole, n)
	m.subFrom(0.693359375, n, x)
	m.addTo(2.12194440e-4, n, x)
	m.set(1.9875691500e-4, p)
	for _, c := range []float32{1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1} {
		m.horner(c, x, p)
	}
	VMULPS(x, x, square)
	m.add(1, x, x)
	VFMADD213PS(x, square, p)
	m.addInts(127, whole, whole)
	VPSLLD(Imm(23), whole, whole)
	VMULPS(whole, p, x)
}

// gelu replaces x by x/2*(1+erf(x/sqrt 2)), erf by formula 7.1.26 of Abramowitz
// and Stegun (within 1.5e-7).
func gelu(m machine, x VecVirtual) {
	size, z, d, t, p := m.vec(), m.vec(), m.vec(), m.vec(), m.vec()
	m.abs(x, size)
	m.mul(0.7071067811865476, size, z)
	m.set(1, d)
	m.addTo(0.3275911, z, d)
	m.reciprocal(d, t)
	m.set(1.061405429, p)
	for _, c := range []float32{-1.453152027, 1.421413741, -0.284496736, 0.254829592} {
		m.horner(c, t, p)
	}
	VMULPS(t, p, p)
	VMULPS(z, z, z)
	m.mul(-1, z, z)
	exp(m, z)
	m.lessFrom(1, z, p) // erf of |x|
	VFMADD231PS(p, size, x)
	m.mul(0.5, x, x)
}

func named(name string, m machine, withGELU bool) string {
	if withGELU {
		name += "GELU"
	}
	return name + m.name
}

// rescale turns the integer sums of a tile into floats.
func rescale(m machine, withGELU bool) {
	TEXT(named("rescale", m, withGELU), NOSPLIT, "func(y *float32, sums *int32, scales, columns, bias *float32, rows, ld uintptr)")
	Pragma("noescape")
	y, sums := Load(Param("y"), GP64()), Load(Param("sums"), GP64())
	scales, columns, bias := Load(Param("scales"), GP64()), Load(Param("columns"), GP64()), Load(Param("bias"), GP64())
	rows, ld := Load(Param("rows"), GP64()), Load(Param("ld"), GP64())
	Label("row")
	scale := m.vec()
	VBROADCASTSS(Mem{Base: scales}, scale)
	for j := range m.perBlock() {
		x, at := m.vec(), j*m.bytes()
		VCVTDQ2PS(Mem{Base: sums, Disp: at}, x)
		VMULPS(scale, x, x)
		VMULPS(Mem{Base: columns, Disp: at}, x, x)
		VADDPS(Mem{Base: bias, Disp: at}, x, x)
		if withGELU {
			gelu(m, x)
		}
		VMOVUPS(x, Mem{Base: y, Disp: at})
	}
	ADDQ(Imm(4), scales)
	nextRow(y, sums, rows, ld)
}

// shift adds the bias to the float sums of a tile.
func shift(m machine, withGELU bool) {
	TEXT(named("shift", m, withGELU), NOSPLIT, "func(y, sums, bias *float32, rows, ld uintptr)")
	Pragma("noescape")
	y, sums, bias := Load(Param("y"), GP64()), Load(Param("sums"), GP64()), Load(Param("bias"), GP64())
	rows, ld := Load(Param("rows"), GP64()), Load(Param("ld"), GP64())
	Label("row")
	for j := range m.perBlock() {
		x, at := m.vec(), j*m.bytes()
		VMOVUPS(Mem{Base: sums, Disp: at}, x)
		VADDPS(Mem{Base: bias, Disp: at}, x, x)
		if withGELU {
			gelu(m, x)
		}
		VMOVUPS(x, Mem{Base: y, Disp: at})
	}
	nextRow(y, sums, rows, ld)
}

// nextRow ends the loop over the rows of a tile.
func nextRow(y, sums, rows, ld Register) {
	ADDQ(ld, y)
	ADDQ(U32(stride), sums)
	DECQ(rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}
