package main

import (
	"fmt"
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// each runs body for every block of n floats, body being told the index register
// and, register by register, the bytes to add.
func (m machine) each(label string, n Register, body func(i Register, j, at int)) {
	i := GP64()
	XORQ(i, i)
	Label(label)
	for j := range m.perBlock() {
		body(i, j, j*m.bytes())
	}
	ADDQ(Imm(block), i)
	CMPQ(i, n)
	JB(LabelRef(label))
}

// fold joins several registers into the first and its lanes into each other.
func (m machine) fold(v []VecVirtual, op func(...Op)) VecVirtual {
	for len(v) > 1 {
		half := len(v) / 2
		for i := range half {
			op(v[half+i], v[i], v[i])
		}
		v = v[:half]
	}
	m.reduce(v[0], op)
	return v[0]
}

func (m machine) zeros() []VecVirtual {
	v := m.vecs(m.perBlock())
	for _, x := range v {
		m.zero(x)
	}
	return v
}

func (m machine) begin(name, signature string) {
	TEXT(name+m.name, NOSPLIT, signature)
	Pragma("noescape")
	Doc(fmt.Sprintf("%s%s takes rows of whole blocks of %d.", name, m.name, block))
}

// quantise writes rows of floats as int8, with the scale of each and, for VNNI,
// -128 times the sum. With GELU it replaces the floats by theirs first.
func quantise(m machine, withGELU bool) {
	name, act := "quantise", activation(nil)
	if withGELU {
		name = "quantiseGELU"
	}
	m.begin(name, "func(q *int8, scales *float32, offsets *int32, x *float32, rows, n uintptr)")
	q, scales, offsets := Load(Param("q"), GP64()), Load(Param("scales"), GP64()), Load(Param("offsets"), GP64())
	x, rows, n := Load(Param("x"), GP64()), Load(Param("rows"), GP64()), Load(Param("n"), GP64())
	if withGELU {
		act = newActivation(m)
	}
	Label("row")
	tops := m.zeros()
	m.each("largest", n, func(i Register, j, at int) {
		v, place := m.vec(), Mem{Base: x, Index: i, Scale: 4, Disp: at}
		VMOVUPS(place, v)
		if withGELU {
			act(v)
			VMOVUPS(v, place)
		}
		m.abs(v, v)
		VMAXPS(v, tops[j], tops[j])
	})
	top := m.fold(tops, VMAXPS)
	m.max(1e-20, top, top)
	scale, factor := m.vec(), m.vec()
	m.mul(1.0/127, top, scale)
	VMOVSS(scale.AsX(), Mem{Base: scales})
	m.set(127, factor)
	VDIVPS(top, factor, factor)
	if m.wide() {
		roundWide(m, q, offsets, x, n, factor)
	} else {
		roundNarrow(m, q, offsets, x, n, factor)
	}
	LEAQ(Mem{Base: x, Index: n, Scale: 4}, x)
	ADDQ(n, q)
	ADDQ(Imm(4), scales)
	ADDQ(Imm(4), offsets)
	DECQ(rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}

func roundWide(m machine, q, offsets, x, n Register, factor VecVirtual) {
	totals := m.zeros()
	m.each("round", n, func(i Register, j, at int) {
		v := m.vec()
		VMULPS(Mem{Base: x, Index: i, Scale: 4, Disp: at}, factor, v)
		VCVTPS2DQ(v, v)
		VPADDD(v, totals[j], totals[j])
		VPMOVSDB(v, Mem{Base: q, Index: i, Scale: 1, Disp: at / 4})
	})
	total := m.fold(totals, VPADDD)
	VPSLLD(Imm(7), total, total)
	zero := m.vec()
	m.zero(zero)
	VPSUBD(total, zero, total)
	VMOVD(total.AsX(), Mem{Base: offsets})
}

func roundNarrow(m machine, q, offsets, x, n Register, factor VecVirtual) {
	var low VecVirtual
	m.each("round", n, func(i Register, j, at int) {
		v := m.vec()
		VMULPS(Mem{Base: x, Index: i, Scale: 4, Disp: at}, factor, v)
		VCVTPS2DQ(v, v)
		if j%2 == 0 {
			low = v
			return
		}
		high := XMM()
		VPACKSSDW(v, low, v)
		VPERMQ(Imm(0xd8), v, v)
		VEXTRACTI128(Imm(1), v, high)
		VPACKSSWB(high, v.AsX(), high)
		VMOVDQU(high, Mem{Base: q, Index: i, Scale: 1, Disp: at/4 - 8})
	})
	MOVL(U32(0), Mem{Base: offsets})
}

// norm is the layer norm of x + residual.
func norm(m machine) {
	m.begin("norm", "func(y, x, residual, gain, bias *float32, rows, n uintptr, share, epsilon float32)")
	y, x, residual := Load(Param("y"), GP64()), Load(Param("x"), GP64()), Load(Param("residual"), GP64())
	gain, bias := Load(Param("gain"), GP64()), Load(Param("bias"), GP64())
	rows, n := Load(Param("rows"), GP64()), Load(Param("n"), GP64())
	share, epsilon := m.vec(), m.vec()
	VBROADCASTSS(argument("share"), share) // one n-th
	VBROADCASTSS(argument("epsilon"), epsilon)
	Label("row")
	sums := m.zeros()
	m.each("sum", n, func(i Register, j, at int) {
		v := m.vec()
		VMOVUPS(Mem{Base: x, Index: i, Scale: 4, Disp: at}, v)
		VADDPS(Mem{Base: residual, Index: i, Scale: 4, Disp: at}, v, v)
		VMOVUPS(v, Mem{Base: y, Index: i, Scale: 4, Disp: at})
		VADDPS(v, sums[j], sums[j])
	})
	mean := m.fold(sums, VADDPS)
	VMULPS(share, mean, mean)
	squares := m.zeros()
	m.each("square", n, func(i Register, j, at int) {
		v := m.vec()
		VMOVUPS(Mem{Base: y, Index: i, Scale: 4, Disp: at}, v)
		VSUBPS(mean, v, v)
		VFMADD231PS(v, v, squares[j])
	})
	variance, factor := m.fold(squares, VADDPS), m.vec()
	VFMADD213PS(epsilon, share, variance)
	VSQRTPS(variance, variance)
	m.set(1, factor)
	VDIVPS(variance, factor, factor)
	m.each("scale", n, func(i Register, j, at int) {
		v := m.vec()
		VMOVUPS(Mem{Base: y, Index: i, Scale: 4, Disp: at}, v)
		VSUBPS(mean, v, v)
		VMULPS(factor, v, v)
		VMULPS(Mem{Base: gain, Index: i, Scale: 4, Disp: at}, v, v)
		VADDPS(Mem{Base: bias, Index: i, Scale: 4, Disp: at}, v, v)
		VMOVUPS(v, Mem{Base: y, Index: i, Scale: 4, Disp: at})
	})
	for _, p := range []Register{y, x, residual} {
		LEAQ(Mem{Base: p, Index: n, Scale: 4}, p)
	}
	DECQ(rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}

// dots takes the inner products of rows with x.
func dots(m machine) {
	m.begin("dots", "func(y, w, x *float32, rows, ld, n uintptr)")
	y, w, x := Load(Param("y"), GP64()), Load(Param("w"), GP64()), Load(Param("x"), GP64())
	rows, ld, n := Load(Param("rows"), GP64()), Load(Param("ld"), GP64()), Load(Param("n"), GP64())
	Label("row")
	sums := m.zeros()
	m.each("product", n, func(i Register, j, at int) {
		v := m.vec()
		VMOVUPS(Mem{Base: x, Index: i, Scale: 4, Disp: at}, v)
		VFMADD231PS(Mem{Base: w, Index: i, Scale: 4, Disp: at}, v, sums[j])
	})
	VMOVSS(m.fold(sums, VADDPS).AsX(), Mem{Base: y})
	ADDQ(Imm(4), y)
	LEAQ(Mem{Base: w, Index: ld, Scale: 4}, w)
	DECQ(rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}

// argument is the place of an argument.
func argument(name string) Mem {
	b, err := Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	return b.Addr
}

// softmax replaces rows of n floats in whole blocks, of which the last block has
// only last floats, 1 to 32, by their powers, and writes down what makes the sum
// of each row one.
func softmax(m machine) {
	m.begin("softmax", "func(x, factors *float32, ld, rows, n, last uintptr, scale float32)")
	x, factors := Load(Param("x"), GP64()), Load(Param("factors"), GP64())
	ld, rows := Load(Param("ld"), GP64()), Load(Param("rows"), GP64())
	n, last := Load(Param("n"), GP64()), Load(Param("last"), GP64())
	scale, one, mask := m.vec(), m.vec(), GP64()
	VBROADCASTSS(argument("scale"), scale)
	m.mul(math.Log2E, scale, scale)
	m.set(1, one)
	LEAQ(maskSymbol().Offset(4*block), mask)
	SHLQ(Imm(2), last)
	SUBQ(last, mask)
	Label("row")
	tops := m.vecs(m.perBlock())
	for j, v := range tops {
		end := Mem{Base: x, Index: n, Scale: 4, Disp: j*m.bytes() - 4*block}
		VMOVUPS(end, v)
		VADDPS(Mem{Base: mask, Disp: j * m.bytes()}, v, v)
		VMOVUPS(v, end)
	}
	m.each("largest", n, func(i Register, j, at int) {
		VMAXPS(Mem{Base: x, Index: i, Scale: 4, Disp: at}, tops[j], tops[j])
	})
	top := m.fold(tops, VMAXPS)
	VMULPS(scale, top, top)
	sums := m.zeros()
	m.each("exp", n, func(i Register, j, at int) {
		v, place := m.vec(), Mem{Base: x, Index: i, Scale: 4, Disp: at}
		VMOVUPS(place, v)
		VFMSUB213PS(top, scale, v)
		power(m, v)
		VADDPS(v, sums[j], sums[j])
		VMOVUPS(v, place)
	})
	total := m.fold(sums, VADDPS)
	VDIVSS(total.AsX(), one.AsX(), total.AsX())
	VMOVSS(total.AsX(), Mem{Base: factors})
	ADDQ(Imm(4), factors)
	LEAQ(Mem{Base: x, Index: ld, Scale: 4}, x)
	DECQ(rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}
