package main

import (
	"math"

	"github.com/mmcloughlin/avo/attr"
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// Both machines take the same steps in the same order, so that every float comes
// out the same: int8 layers make visible differences of the smallest ones.

// power replaces x by 2^x, to about 1e-7 of it; x is at most 127, and what lies
// below -126 counts as -126.
func power(m machine, x VecVirtual) {
	n, p := m.vec(), m.vec()
	m.max(-126, x, x)
	m.round(x, n)
	VSUBPS(n, x, x)
	c := fit(math.Exp2, -0.5, 0.5, 5)
	m.set(c[5], p)
	for i := 4; i >= 0; i-- {
		m.horner(c[i], x, p)
	}
	m.scale(n, p, x)
}

// activation replaces x by x/2*(1+erf(x/sqrt 2)), the exact GELU.
type activation func(x VecVirtual)

// pieces is the number of stretches of the table of GELU, and degree that of
// their polynomials; slope is the number of stretches per unit.
const (
	pieces = 16
	degree = 5
	slope  = 2.75
)

// newActivation loads what GELU needs in registers. It is max(x, 0) less a
// function of |x| that is nearly zero from 5.6 on. Up to there that function is 16
// polynomials: permutations pick the coefficients of every lane.
func newActivation(m machine) activation {
	pick := m.picker()
	scale, shift, zero := m.vec(), m.vec(), m.vec()
	m.set(slope, scale)
	m.set(1<<23, shift)
	m.zero(zero)
	return func(x VecVirtual) {
		size, at, whole := m.vec(), m.vec(), m.vec()
		m.smallerSize((pieces-0.53)/slope, x, size)
		VMOVAPS(size, at)
		VFMADD213PS(shift, scale, at) // its lowest bits are the stretch
		VSUBPS(shift, at, whole)
		VFMSUB213PS(whole, scale, size)
		coefficient := pick(at)
		sum := coefficient(degree)
		for i := degree - 1; i >= 0; i-- {
			VFMADD213PS(coefficient(i), size, sum)
		}
		VMAXPS(zero, x, x)
		VSUBPS(sum, x, x)
	}
}

// picker gives the coefficients of the stretches that the lowest four bits of
// every lane name. One register of AVX-512 holds a coefficient of all stretches.
func (m machine) picker() func(at VecVirtual) func(i int) VecVirtual {
	if !m.wide() {
		return m.pickHalves
	}
	table := m.vecs(degree + 1)
	for i, v := range table {
		VMOVUPS(tableSymbol().Offset(4*pieces*i), v)
	}
	return func(at VecVirtual) func(i int) VecVirtual {
		return func(i int) VecVirtual {
			c := m.vec()
			VPERMPS(table[i], at, c)
			return c
		}
	}
}

// pickHalves picks from the lower and the upper eight stretches.
func (m machine) pickHalves(at VecVirtual) func(i int) VecVirtual {
	upper := m.vec()
	VPSLLD(Imm(28), at, upper) // the fourth bit becomes the sign
	return func(i int) VecVirtual {
		low, high := m.vec(), m.vec()
		VPERMPS(tableSymbol().Offset(4*pieces*i), at, low)
		VPERMPS(tableSymbol().Offset(4*pieces*i+32), at, high)
		VBLENDVPS(upper, high, low, low)
		return low
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

// gelu replaces whole blocks of floats.
func gelu(m machine) {
	m.begin("gelu", "func(x *float32, n uintptr)")
	x, n := Load(Param("x"), GP64()), Load(Param("n"), GP64())
	act := newActivation(m)
	m.each("block", n, func(i Register, j, at int) {
		v, place := m.vec(), Mem{Base: x, Index: i, Scale: 4, Disp: at}
		VMOVUPS(place, v)
		act(v)
		VMOVUPS(v, place)
	})
	VZEROUPPER()
	RET()
}
