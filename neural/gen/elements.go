package main

import (
	"math"

	"github.com/mmcloughlin/avo/attr"
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

// power replaces x by 2^x, to about 1e-7 of it; x is at most 127, and what lies
// below -126 counts as -126. AVX-512 only.
func power(m machine, x VecVirtual) {
	n, p := m.vec(), m.vec()
	m.max(-126, x, x)
	VRNDSCALEPS(Imm(0), x, n)
	VSUBPS(n, x, x)
	c := fit(math.Exp2, -0.5, 0.5, 5)
	m.set(c[5], p)
	for i := 4; i >= 0; i-- {
		m.horner(c[i], x, p)
	}
	VSCALEFPS(n, p, x)
}

// activation replaces x by x/2*(1+erf(x/sqrt 2)), the exact GELU.
type activation func(m machine, x VecVirtual)

// newActivation loads what the machine's GELU needs in registers.
func newActivation(m machine) activation {
	if m.wide() {
		return tabled(m)
	}
	return geluNarrow
}

// pieces is the number of stretches of the table of GELU, and degree that of
// their polynomials; slope is the number of stretches per unit.
const (
	pieces = 16
	degree = 5
	slope  = 2.75
)

// tabled is GELU as max(x, 0) less a function of |x| that is nearly zero from
// 5.6 on. Up to there the function is 16 polynomials, whose coefficients lie in
// one register each: a permutation picks those of every lane.
func tabled(m machine) activation {
	table := m.vecs(degree + 1)
	for i, v := range table {
		VMOVUPS(tableSymbol().Offset(4*pieces*i), v)
	}
	scale, shift, zero := m.vec(), m.vec(), m.vec()
	m.set(slope, scale)
	m.set(1<<23, shift)
	m.zero(zero)
	return func(m machine, x VecVirtual) {
		size, at, whole, sum := m.vec(), m.vec(), m.vec(), m.vec()
		const smallerSize = 0b1010 // of the absolute values, with no sign
		VRANGEPS_BCST(Imm(smallerSize), m.constants.at(math.Float32bits((pieces-0.53)/slope)), x, size)
		VMOVAPS(size, at)
		VFMADD213PS(shift, scale, at) // its lowest bits are the stretch
		VSUBPS(shift, at, whole)
		VFMSUB213PS(whole, scale, size)
		VPERMPS(table[degree], at, sum)
		for i := degree - 1; i >= 0; i-- {
			c := m.vec()
			VPERMPS(table[i], at, c)
			VFMADD213PS(c, size, sum)
		}
		VMAXPS(zero, x, x)
		VSUBPS(sum, x, x)
	}
}

// writeTable makes the symbol of the polynomials: all constant terms, then all
// linear ones, and so on. The last stretch ends at the clamp.
func writeTable() {
	tail := func(x float64) float64 { return 0.5 * x * math.Erfc(x/math.Sqrt2) }
	var c [degree + 1][pieces]float32
	for i := range pieces {
		around := func(d float64) float64 { return tail(math.Abs(float64(i)+d) / slope) }
		low := -0.5
		if i == 0 {
			low = 0
		}
		for k, v := range fit(around, low, 0.5, degree) {
			c[k][i] = v
		}
	}
	GLOBL("table", attr.RODATA|attr.NOPTR)
	for k := range c {
		for i, v := range c[k] {
			DATA(4*(k*pieces+i), U32(math.Float32bits(v)))
		}
	}
}

func tableSymbol() Mem { return NewDataAddr(Symbol{Name: "table", Static: true}, 0) }

// fit is the polynomial through f at the Chebyshev points of [low, high]: the
// coefficients, constant term first.
func fit(f func(float64) float64, low, high float64, degree int) []float32 {
	n := degree + 1
	rows := make([][]float64, n)
	for i := range rows {
		x := (low+high)/2 + (high-low)/2*math.Cos(math.Pi*(float64(i)+0.5)/float64(n))
		rows[i] = make([]float64, n+1)
		for k := range n {
			rows[i][k] = math.Pow(x, float64(k))
		}
		rows[i][n] = f(x)
	}
	return solve(rows)
}

// solve is Gauss's elimination with pivots; each row ends with its right side.
func solve(rows [][]float64) []float32 {
	n := len(rows)
	for i := range n {
		best := i
		for j := i; j < n; j++ {
			if math.Abs(rows[j][i]) > math.Abs(rows[best][i]) {
				best = j
			}
		}
		rows[i], rows[best] = rows[best], rows[i]
		for j := range n {
			if j == i {
				continue
			}
			share := rows[j][i] / rows[i][i]
			for k := i; k <= n; k++ {
				rows[j][k] -= share * rows[i][k]
			}
		}
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(rows[i][n] / rows[i][i])
	}
	return out
}

// geluNarrow takes erf by formula 7.1.26 of Abramowitz and Stegun (within 1.5e-7).
func geluNarrow(m machine, x VecVirtual) {
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

// gelu replaces whole blocks of floats.
func gelu(m machine) {
	m.begin("gelu", "func(x *float32, n uintptr)")
	x, n := Load(Param("x"), GP64()), Load(Param("n"), GP64())
	act := newActivation(m)
	m.each("block", n, func(i Register, j, at int) {
		v, place := m.vec(), Mem{Base: x, Index: i, Scale: 4, Disp: at}
		VMOVUPS(place, v)
		act(m, v)
		VMOVUPS(v, place)
	})
	VZEROUPPER()
	RET()
}
