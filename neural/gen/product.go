package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// stride is the number of bytes of one step of a packed panel: 32 floats or 32
// groups of four int8.
const stride = 128

// unroll is how many steps the main loop takes at a time.
const unroll = 4

// product is a matrix product of a few rows with a panel, or, where registers are
// few, with vectors*lanes columns of it: the sums stay in registers.
type product struct {
	machine
	name          string
	rows, vectors int
	sums          sums
}

// sums is the kind of arithmetic.
type sums interface {
	signature() string
	begin(p product, acc [][]VecVirtual)                         // sets the sums to their start
	step(p product, a []Mem, w []VecVirtual, acc [][]VecVirtual) // adds one step; a is the place of each row
	move(from, to Op)                                            // loads or stores a register
}

func (p product) generate() {
	TEXT(fmt.Sprintf("%sx%d%s", p.name, p.rows, p.machine.name), NOSPLIT, p.sums.signature())
	Pragma("noescape")
	Doc(fmt.Sprintf("%sx%d%s multiplies %d rows.", p.name, p.rows, p.machine.name, p.rows))
	acc := make([][]VecVirtual, p.rows)
	for i := range acc {
		acc[i] = p.vecs(p.vectors)
	}
	p.sums.begin(p, acc)
	w := Load(Param("w"), GP64())
	steps := Load(Param("steps"), GP64())
	a := newRows("a", "lda", p.rows)
	panel := p.vecs(p.vectors)

	CMPQ(steps, Imm(unroll))
	JB(LabelRef("rest"))
	Label("four")
	for u := range unroll {
		p.step(a, w, u, panel, acc)
	}
	a.advance(4 * unroll)
	ADDQ(U32(unroll*stride), w)
	SUBQ(Imm(unroll), steps)
	CMPQ(steps, Imm(unroll))
	JAE(LabelRef("four"))
	Label("rest")
	TESTQ(steps, steps)
	JZ(LabelRef("store"))
	Label("one")
	p.step(a, w, 0, panel, acc)
	a.advance(4)
	ADDQ(U32(stride), w)
	DECQ(steps)
	JNZ(LabelRef("one"))
	Label("store")
	p.store(acc)
	VZEROUPPER()
	RET()
}

// step loads step u of the panel and adds its products with all rows.
func (p product) step(a *rows, w Register, u int, panel []VecVirtual, acc [][]VecVirtual) {
	for j, v := range panel {
		p.sums.move(Mem{Base: w, Disp: u*stride + j*p.bytes()}, v)
	}
	places := make([]Mem, p.rows)
	for i := range places {
		places[i] = a.place(i, 4*u)
	}
	p.sums.step(p, places, panel, acc)
}

func (p product) store(acc [][]VecVirtual) {
	c := Load(Param("c"), GP64())
	ldc := Load(Param("ldc"), GP64())
	for i := range acc {
		for j, v := range acc[i] {
			p.sums.move(v, Mem{Base: c, Disp: j * p.bytes()})
		}
		if i < len(acc)-1 {
			ADDQ(ldc, c)
		}
	}
}

// rows addresses rows that are a run-time distance apart: one pointer for three.
type rows struct {
	bases    []Register
	distance Register
}

func newRows(pointer, distance string, n int) *rows {
	r := &rows{distance: Load(Param(distance), GP64())}
	r.bases = append(r.bases, Load(Param(pointer), GP64()))
	for i := 3; i < n; i += 3 {
		next, last := GP64(), r.bases[len(r.bases)-1]
		LEAQ(Mem{Base: last, Index: r.distance, Scale: 2}, next)
		ADDQ(r.distance, next)
		r.bases = append(r.bases, next)
	}
	return r
}

func (r *rows) place(i, displacement int) Mem {
	m := Mem{Base: r.bases[i/3], Disp: displacement}
	if i%3 > 0 {
		m.Index, m.Scale = r.distance, uint8(i%3)
	}
	return m
}

func (r *rows) advance(bytes int) {
	for _, b := range r.bases {
		ADDQ(Imm(uint64(bytes)), b)
	}
}

// floatSums multiplies floats.
type floatSums struct{}

func (floatSums) signature() string { return "func(c, a, w *float32, steps, lda, ldc uintptr)" }
func (floatSums) move(from, to Op)  { VMOVUPS(from, to) }

func (floatSums) begin(p product, acc [][]VecVirtual) {
	for i := range acc {
		for _, v := range acc[i] {
			p.zero(v)
		}
	}
}

func (floatSums) step(p product, a []Mem, w []VecVirtual, acc [][]VecVirtual) {
	for i, m := range a {
		v := p.vec()
		VBROADCASTSS(m, v)
		for j := range w {
			VFMADD231PS(v, w[j], acc[i][j])
		}
	}
}

const sums8 = "func(c *int32, a *int8, offsets *int32, w *uint8, steps, lda, ldc uintptr)"

// vnniSums multiplies int8 with int8+128 and begins with what undoes the 128.
type vnniSums struct{}

func (vnniSums) signature() string { return sums8 }
func (vnniSums) move(from, to Op)  { VMOVDQU32(from, to) }

func (vnniSums) begin(p product, acc [][]VecVirtual) {
	offsets := Load(Param("offsets"), GP64())
	for i := range acc {
		for _, v := range acc[i] {
			VPBROADCASTD(Mem{Base: offsets, Disp: 4 * i}, v)
		}
	}
}

func (vnniSums) step(p product, a []Mem, w []VecVirtual, acc [][]VecVirtual) {
	for i, m := range a {
		v := p.vec()
		VPBROADCASTD(m, v)
		for j := range w {
			VPDPBUSD(v, w[j], acc[i][j])
		}
	}
}

// signSums multiplies int8 with int8 without VNNI: |a| times the weight with a's
// sign. Two such products stay below 2*127*127 < 2^15, so nothing saturates.
type signSums struct{ ones VecVirtual }

func (*signSums) signature() string { return sums8 }
func (*signSums) move(from, to Op)  { VMOVDQU(from, to) }

func (s *signSums) begin(p product, acc [][]VecVirtual) {
	for i := range acc {
		for _, v := range acc[i] {
			p.zero(v)
		}
	}
	s.ones = p.vec()
	VPCMPEQW(s.ones, s.ones, s.ones)
	VPSRLW(Imm(15), s.ones, s.ones)
}

func (s *signSums) step(p product, a []Mem, w []VecVirtual, acc [][]VecVirtual) {
	for i, m := range a {
		v, size := p.vec(), p.vec()
		VPBROADCASTD(m, v)
		VPABSB(v, size)
		for j := range w {
			t := p.vec()
			VPSIGNB(v, w[j], t)
			VPMADDUBSW(t, size, t)
			VPMADDWD(s.ones, t, t)
			VPADDD(t, acc[i][j], acc[i][j])
		}
	}
}
