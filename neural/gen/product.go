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

// product is a matrix product of tiles of a few rows, one under the other, with a
// panel, or, where registers are few, with vectors*lanes columns of it. The sums
// of a tile stay in registers until they are done.
//
// With four vectors it takes two panels at a time. The next panels are fetched
// from far memory meanwhile, a few lines with every tile.
//
// An activation is broadcast into a register of its own: as a memory operand of
// each product it would be loaded once for every vector, and loads, not products,
// would set the pace (measured on Ice Lake: 8,300 and 10,300 word pieces a second).
type product struct {
	machine
	name          string
	rows, vectors int
	sums          sums
}

// sums is the kind of arithmetic.
type sums interface {
	signature() string
	fixed() bool                                                 // the panel is packed: its steps are stride bytes apart
	begin(p product, acc [][]VecVirtual)                         // sets the sums to their start
	step(p product, a []Mem, w []VecVirtual, acc [][]VecVirtual) // adds one step; a is the place of each row
	load(from, to Op)                                            // loads a register of weights
	next(w Register, steps int)                                  // goes on in the panel; one step if it is not packed
	finish(sum, scale, bias VecVirtual, column Mem)              // makes results of sums
}

func (p product) generate() {
	TEXT(fmt.Sprintf("%sx%d%s", p.name, p.rows, p.machine.name), NOSPLIT, p.sums.signature())
	Pragma("noescape")
	Doc(fmt.Sprintf("%sx%d%s multiplies tiles of %d rows.", p.name, p.rows, p.machine.name, p.rows))
	y, start := Load(Param("y"), GP64()), Load(Param("a"), GP64())
	distance, tiles := Load(Param("lda"), GP64()), Load(Param("tiles"), GP64())
	next, lines, beside := GP64(), GP64(), GP64()
	if p.sums.fixed() {
		Load(Param("next"), next)
	}
	Label("tile")
	if p.sums.fixed() {
		p.fetch(next, lines)
		Load(Param("beside"), beside)
	}
	acc := make([][]VecVirtual, p.rows)
	for i := range acc {
		acc[i] = p.vecs(p.vectors)
	}
	p.sums.begin(p, acc)
	w, steps := Load(Param("w"), GP64()), Load(Param("steps"), GP64())
	a := newRows(start, distance, p.rows)
	panel := p.vecs(p.vectors)

	CMPQ(steps, Imm(unroll))
	JB(LabelRef("rest"))
	Label("four")
	for u := range unroll {
		p.step(a, w, beside, u, panel, acc)
	}
	a.advance(4 * unroll)
	if p.sums.fixed() {
		p.sums.next(w, unroll)
	}
	SUBQ(Imm(unroll), steps)
	CMPQ(steps, Imm(unroll))
	JAE(LabelRef("four"))
	Label("rest")
	TESTQ(steps, steps)
	JZ(LabelRef("store"))
	Label("one")
	p.step(a, w, beside, 0, panel, acc)
	a.advance(4)
	if p.sums.fixed() {
		p.sums.next(w, 1)
	}
	DECQ(steps)
	JNZ(LabelRef("one"))
	Label("store")
	p.store(y, acc)
	p.nextTile(start, distance)
	DECQ(tiles)
	JNZ(LabelRef("tile"))
	VZEROUPPER()
	RET()
}

// step loads step u of the panel and adds its products with all rows.
func (p product) step(a *rows, w, beside Register, u int, panel []VecVirtual, acc [][]VecVirtual) {
	at := u * stride
	if !p.sums.fixed() {
		at = 0
	}
	for j, v := range panel {
		p.sums.load(p.column(Mem{Base: w, Disp: at}, beside, j), v)
	}
	if !p.sums.fixed() {
		p.sums.next(w, 1)
	}
	places := make([]Mem, p.rows)
	for i := range places {
		places[i] = a.place(i, 4*u)
	}
	p.sums.step(p, places, panel, acc)
}

// column is the place of a register of weights: in the panel, or in the one beside it.
func (p product) column(w Mem, beside Register, j int) Mem {
	at := j * p.bytes()
	w.Disp += at % stride
	if at >= stride {
		w.Index, w.Scale = beside, 1
	}
	return w
}

// fetch asks for some lines of the next panels.
func (p product) fetch(next, lines Register) {
	Load(Param("lines"), lines)
	TESTQ(lines, lines)
	JZ(LabelRef("fetched"))
	Label("fetch")
	PREFETCHT1(Mem{Base: next})
	ADDQ(Imm(64), next)
	DECQ(lines)
	JNZ(LabelRef("fetch"))
	Label("fetched")
}

// store writes the results of a tile and goes to the next rows of y.
func (p product) store(y Register, acc [][]VecVirtual) {
	scales, columns, bias := Load(Param("scales"), GP64()), GP64(), p.vecs(p.vectors)
	if p.sums.fixed() {
		Load(Param("columns"), columns)
	}
	from := Load(Param("bias"), GP64())
	for j, v := range bias {
		VMOVUPS(Mem{Base: from, Disp: j * p.bytes()}, v)
	}
	for i := range acc {
		scale := p.vec()
		VBROADCASTSS(Mem{Base: scales}, scale)
		for j, v := range acc[i] {
			p.sums.finish(v, scale, bias[j], Mem{Base: columns, Disp: j * p.bytes()})
			VMOVUPS(v, Mem{Base: y, Disp: j * p.bytes()})
		}
		ADDQ(argument("ldy"), y)
		ADDQ(argument("each"), scales)
	}
	MOVQ(scales, argument("scales"))
}

// nextTile goes to the rows of the next tile.
func (p product) nextTile(start, distance Register) {
	t := GP64()
	IMUL3Q(U32(uint32(p.rows)), distance, t)
	ADDQ(t, start)
}

// rows addresses rows that are a run-time distance apart: one pointer for three.
type rows struct {
	bases    []Register
	distance Register
}

func newRows(first, distance Register, n int) *rows {
	r := &rows{distance: distance}
	base := GP64()
	MOVQ(first, base)
	r.bases = append(r.bases, base)
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

// floatSums multiplies floats. Steps of the panel may be any distance apart, so
// that a panel can be a part of a wider matrix.
type floatSums struct{}

func (floatSums) fixed() bool { return false }
func (floatSums) signature() string {
	return "func(y, a, w, scales, bias *float32, steps, tiles, lda, ldw, ldy, each uintptr)"
}
func (floatSums) load(from, to Op)                        { VMOVUPS(from, to) }
func (floatSums) next(w Register, _ int)                  { ADDQ(argument("ldw"), w) }
func (floatSums) finish(v, scale, bias VecVirtual, _ Mem) { VFMADD213PS(bias, scale, v) }

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

const sums8 = "func(y *float32, a *int8, w *uint8, scales *float32, offsets *int32, columns, bias *float32, next *uint8, steps, tiles, lda, ldy, beside, lines, each uintptr)"

// rescaled makes floats of integer sums.
func rescaled(v, scale, bias VecVirtual, column Mem) {
	VCVTDQ2PS(v, v)
	VMULPS(scale, v, v)
	VMULPS(column, v, v)
	VADDPS(bias, v, v)
}

// vnniSums multiplies int8 with int8+128 and begins with what undoes the 128.
type vnniSums struct{}

func (vnniSums) fixed() bool                                  { return true }
func (vnniSums) signature() string                            { return sums8 }
func (vnniSums) load(from, to Op)                             { VMOVDQU32(from, to) }
func (vnniSums) next(w Register, steps int)                   { ADDQ(U32(uint32(steps*stride)), w) }
func (vnniSums) finish(v, scale, bias VecVirtual, column Mem) { rescaled(v, scale, bias, column) }

func (vnniSums) begin(p product, acc [][]VecVirtual) {
	offsets := Load(Param("offsets"), GP64())
	for i := range acc {
		for _, v := range acc[i] {
			VPBROADCASTD(Mem{Base: offsets, Disp: 4 * i}, v)
		}
	}
	ADDQ(U32(uint32(4*p.rows)), argument("offsets"))
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

func (*signSums) fixed() bool                                  { return true }
func (*signSums) signature() string                            { return sums8 }
func (*signSums) load(from, to Op)                             { VMOVDQU(from, to) }
func (*signSums) next(w Register, steps int)                   { ADDQ(U32(uint32(steps*stride)), w) }
func (*signSums) finish(v, scale, bias VecVirtual, column Mem) { rescaled(v, scale, bias, column) }

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
