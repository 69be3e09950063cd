package main

import (
	"math"

	"github.com/mmcloughlin/avo/attr"
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// machine is an instruction set: how wide its registers are and the few
// instructions that differ.
type machine struct {
	name      string
	lanes     int // floats in a register
	constants *pool
}

var (
	avx512 = machine{name: "AVX512", lanes: 16}
	avx2   = machine{name: "AVX2", lanes: 8}
)

// block is the number of floats that row kernels take at a time.
const block = 32

func (m machine) wide() bool    { return m.lanes == 16 }
func (m machine) bytes() int    { return 4 * m.lanes }
func (m machine) perBlock() int { return block / m.lanes }

func (m machine) vec() VecVirtual {
	if m.wide() {
		return ZMM()
	}
	return YMM()
}

// vecs makes n registers.
func (m machine) vecs(n int) []VecVirtual {
	out := make([]VecVirtual, n)
	for i := range out {
		out[i] = m.vec()
	}
	return out
}

func (m machine) zero(v VecVirtual) {
	if m.wide() {
		VPXORD(v, v, v)
		return
	}
	VXORPS(v, v, v)
}

// with is an instruction whose first operand is a constant: AVX-512 broadcasts it
// from four bytes, AVX2 reads it in full.
func (m machine) with(plain, broadcast func(...Op), c float32, rest ...Op) {
	at := Op(m.constants.at(math.Float32bits(c)))
	if m.wide() {
		broadcast(append([]Op{at}, rest...)...)
		return
	}
	plain(append([]Op{at}, rest...)...)
}

func (m machine) mul(c float32, x, dst Op)    { m.with(VMULPS, VMULPS_BCST, c, x, dst) }
func (m machine) max(c float32, x, dst Op)    { m.with(VMAXPS, VMAXPS_BCST, c, x, dst) }
func (m machine) min(c float32, x, dst Op)    { m.with(VMINPS, VMINPS_BCST, c, x, dst) }
func (m machine) set(c float32, dst Op)       { VBROADCASTSS(m.constants.at(math.Float32bits(c)), dst) }
func (m machine) horner(c float32, x, dst Op) { m.with(VFMADD213PS, VFMADD213PS_BCST, c, x, dst) } // dst = dst*x + c

// abs clears the signs of x, a register or memory.
func (m machine) abs(x VecVirtual, dst VecVirtual) {
	mask := m.constants.at(0x7fffffff)
	if m.wide() {
		VPANDD_BCST(mask, x, dst)
		return
	}
	VANDPS(mask, x, dst)
}

// round sets dst to the nearest whole numbers, even ones on ties.
func (m machine) round(x, dst VecVirtual) {
	if m.wide() {
		VRNDSCALEPS(Imm(0), x, dst)
		return
	}
	VROUNDPS(Imm(0), x, dst)
}

// scale sets dst to p*2^n, n being whole, -126 to 127, and lost.
func (m machine) scale(n, p, dst VecVirtual) {
	if m.wide() {
		VSCALEFPS(n, p, dst)
		return
	}
	VCVTPS2DQ(n, n)
	VPADDD(m.constants.at(127), n, n)
	VPSLLD(Imm(23), n, n)
	VMULPS(n, p, dst)
}

// smallerSize sets dst to |x|, or c where that is smaller.
func (m machine) smallerSize(c float32, x, dst VecVirtual) {
	if m.wide() {
		const least, noSign = 0b10, 0b10 << 2 // of the absolute values
		VRANGEPS_BCST(Imm(least|noSign), m.constants.at(math.Float32bits(c)), x, dst)
		return
	}
	m.abs(x, dst)
	m.min(c, dst, dst)
}

// reduce folds all lanes of x into each of them by op.
func (m machine) reduce(x VecVirtual, op func(...Op)) {
	t := m.vec()
	if m.wide() {
		VSHUFF32X4(Imm(0x4e), x, x, t)
		op(t, x, x)
		VSHUFF32X4(Imm(0xb1), x, x, t)
		op(t, x, x)
	} else {
		VPERM2F128(Imm(1), x, x, t)
		op(t, x, x)
	}
	VSHUFPS(Imm(0x4e), x, x, t)
	op(t, x, x)
	VSHUFPS(Imm(0xb1), x, x, t)
	op(t, x, x)
}

// pool is the read-only data: every constant eight times, so that AVX2 can use it
// as an operand.
type pool struct {
	symbol Mem
	order  []uint32
	index  map[uint32]int
}

func newPool() *pool {
	return &pool{symbol: NewDataAddr(Symbol{Name: "constants", Static: true}, 0), index: map[uint32]int{}}
}

func (p *pool) at(bits uint32) Mem {
	i, ok := p.index[bits]
	if !ok {
		i = len(p.order)
		p.index[bits], p.order = i, append(p.order, bits)
	}
	return p.symbol.Offset(32 * i)
}

// write makes the symbols of the constants and of the mask that softmax adds to
// the last block of a row: a block of zeros, then a block of -infinities.
func (p *pool) write() {
	GLOBL("constants", attr.RODATA|attr.NOPTR)
	for i, bits := range p.order {
		for j := range 8 {
			DATA(32*i+4*j, U32(bits))
		}
	}
	GLOBL("mask", attr.RODATA|attr.NOPTR)
	for i := range 2 * block {
		bits := uint32(0)
		if i >= block {
			bits = math.Float32bits(float32(math.Inf(-1)))
		}
		DATA(4*i, U32(bits))
	}
}

func maskSymbol() Mem { return NewDataAddr(Symbol{Name: "mask", Static: true}, 0) }
