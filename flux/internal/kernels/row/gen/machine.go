package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A machine writes functions for vectors of one width and elements of one type:
// what they compute is said once, in terms of its instructions.
type machine struct {
	bytes     int // of a vector: 64 with AVX-512, 32 with AVX2
	elem      int // of an element: 4 or 8
	constants map[string]int
	table     Mem // where constants lie

	// What follows belongs to the function that is being written.
	labels   int
	registry map[string]Op // constants in registers, or in memory
	tail     reg.Register  // the mask of the last vector of a row
}

type vector = reg.VecVirtual

// A gp is a register of 64 bits.
type gp = reg.GPVirtual

// lanes is how many elements a vector has.
func (m *machine) lanes() int { return m.bytes / m.elem }

// wide reports whether vectors are those of AVX-512.
func (m *machine) wide() bool { return m.bytes == 64 }

// name returns the name of a function for this machine.
func (m *machine) name(base string) string {
	level := map[int]string{32: "AVX2", 64: "AVX512"}[m.bytes]
	return fmt.Sprintf("%s%d%s", base, 8*m.elem, level)
}

// begin begins a function; T in its parameters stands for the element type.
func (m *machine) begin(base, params, doc string) {
	signature := ""
	for _, c := range params {
		if c == 'T' {
			signature += fmt.Sprintf("float%d", 8*m.elem)
		} else {
			signature += string(c)
		}
	}
	TEXT(m.name(base), 4 /* NOSPLIT */, "func"+signature)
	Pragma("noescape")
	Doc(m.name(base) + " " + doc)
	m.labels, m.tail, m.registry = 0, nil, map[string]Op{}
}

// end ends a function.
func (m *machine) end() {
	VZEROUPPER()
	RET()
}

// label returns a label of this function that is new.
func (m *machine) label(what string) string {
	m.labels++
	return fmt.Sprintf("%s%d", what, m.labels)
}

// arg loads a parameter that is a pointer or an integer.
func (m *machine) arg(name string) gp { return Load(Param(name), GP64()).(gp) }

// args loads several of them.
func (m *machine) args(names ...string) []gp {
	var all []gp
	for _, name := range names {
		all = append(all, m.arg(name))
	}
	return all
}

// spreadArg loads a parameter of the element type into all lanes.
func (m *machine) spreadArg(name string) vector {
	x := Load(Param(name), XMM()).(vector)
	v := m.vec()
	m.spread(x, v)
	return v
}

// vec returns a new vector.
func (m *machine) vec() vector {
	if m.wide() {
		return ZMM()
	}
	return YMM()
}

// vecs returns n new vectors.
func (m *machine) vecs(n int) []vector {
	var all []vector
	for range n {
		all = append(all, m.vec())
	}
	return all
}

// need makes constants ready for use in this function: in registers where there
// are many of these, before any loop.
func (m *machine) need(names ...string) {
	base := GP64()
	LEAQ(m.table, base)
	for _, name := range names {
		at, ok := m.constants[name]
		if !ok {
			panic("no constant " + name)
		}
		place := Mem{Base: base, Disp: at}
		if !m.wide() {
			m.registry[name] = place
			continue
		}
		v := m.vec()
		m.spread(place, v)
		m.registry[name] = v
	}
}

// c returns a constant that need has made ready.
func (m *machine) c(name string) Op {
	op, ok := m.registry[name]
	if !ok {
		panic("constant " + name + " is not ready")
	}
	return op
}

// cutAt prepares the mask of the last vector of a row of n elements, where n is
// no multiple of the lanes, or smaller.
func (m *machine) cutAt(n gp) {
	rest := GP64()
	short := m.label("short")
	MOVQ(n, rest)
	CMPQ(n, Imm(uint64(m.lanes())))
	JLE(LabelRef(short))
	ANDQ(Imm(uint64(m.lanes()-1)), rest)
	Label(short)
	if m.wide() {
		bits, k := GP64(), K()
		MOVQ(I32(-1), bits)
		BZHIQ(rest, bits, bits)
		KMOVW(bits.As32(), k)
		m.tail = k
		return
	}
	base, mask := GP64(), YMM()
	LEAQ(m.table, base)
	SHLQ(Imm(uint64(map[int]int{4: 2, 8: 3}[m.elem])), rest)
	NEGQ(rest)
	VMOVUPS(Mem{Base: base, Index: rest, Scale: 1, Disp: m.constants["window"] + 32}, mask)
	m.tail = mask
}

// A span is a run of vectors that a loop is at: count whole ones from element i
// on, or the last one of the row, which is not whole.
type span struct {
	m     *machine
	i     gp
	count int
	last  bool
}

// at returns the place of vector u in the row that begins at p.
func (s span) at(p reg.Register, u int) Mem {
	return Mem{Base: p, Index: s.i, Scale: uint8(s.m.elem), Disp: u * s.m.bytes}
}

// load loads vector u of the row at p; what lies beyond the row is 0.
func (s span) load(p reg.Register, u int) vector {
	v := s.m.vec()
	switch {
	case !s.last:
		s.m.move(s.at(p, u), v)
	case s.m.wide():
		s.m.do(VMOVUPS_Z, VMOVUPD_Z)(s.at(p, u), s.m.tail, v)
	default:
		s.m.do(VMASKMOVPS, VMASKMOVPD)(s.at(p, u), s.m.tail, v)
	}
	return v
}

// loadOr is load with what lies beyond the row from another vector.
func (s span) loadOr(p reg.Register, u int, beyond vector) vector {
	if !s.last {
		return s.load(p, u)
	}
	v := s.m.vec()
	if s.m.wide() {
		s.m.move(beyond, v)
		s.m.masked(VMOVUPS, VMOVUPD)(s.at(p, u), s.m.tail, v)
		return v
	}
	part := s.load(p, u)
	if s.m.elem == 4 {
		VBLENDVPS(s.m.tail, part, beyond, v)
	} else {
		VBLENDVPD(s.m.tail, part, beyond, v)
	}
	return v
}

// store stores vector u of the row at p.
func (s span) store(v vector, p reg.Register, u int) {
	switch {
	case !s.last:
		s.m.move(v, s.at(p, u))
	case s.m.wide():
		s.m.masked(VMOVUPS, VMOVUPD)(v, s.m.tail, s.at(p, u))
	default:
		s.m.do(VMASKMOVPS, VMASKMOVPD)(v, s.m.tail, s.at(p, u))
	}
}

// fetch asks for what lies step elements after the span in the rows at these
// pointers: the run that comes next. The processor does not look ahead from one
// page of memory to another by itself. It is brought into the second-level cache.
func (s span) fetch(step gp, pointers ...reg.Register) { s.ask(PREFETCHT1, step, pointers) }

// bring is fetch into the nearest cache, for a row that comes soon.
func (s span) bring(step gp, pointers ...reg.Register) { s.ask(PREFETCHT0, step, pointers) }

func (s span) ask(prefetch func(Op), step gp, pointers []reg.Register) {
	if len(pointers) == 0 || s.last {
		return
	}
	next := GP64()
	LEAQ(Mem{Base: s.i, Index: step, Scale: 1}, next)
	for _, p := range pointers {
		for line := 0; line < s.count*s.m.bytes; line += 64 {
			prefetch(Mem{Base: p, Index: next, Scale: uint8(s.m.elem), Disp: line})
		}
	}
}

// along writes loops over a row of n elements: body is called for spans of
// unroll vectors, of one, and of the last. cutAt(n) comes first.
func (m *machine) along(n gp, unroll int, body func(s span)) {
	i, limit := GP64(), GP64()
	XORQ(i, i)
	for _, count := range []int{unroll, 1} {
		if count == 1 && unroll == 0 {
			break
		}
		loop, done := m.label("loop"), m.label("done")
		step := count * m.lanes()
		LEAQ(Mem{Base: n, Disp: -step}, limit)
		CMPQ(i, limit)
		JG(LabelRef(done))
		Label(loop)
		body(span{m: m, i: i, count: count})
		ADDQ(Imm(uint64(step)), i)
		CMPQ(i, limit)
		JLE(LabelRef(loop))
		Label(done)
		if unroll == 1 {
			break
		}
	}
	whole := m.label("whole")
	CMPQ(i, n)
	JGE(LabelRef(whole))
	body(span{m: m, i: i, count: 1, last: true})
	Label(whole)
}

// once writes a row of at most one vector: the body is called for it alone.
// cutAt(n) comes first.
func (m *machine) once(body func(s span)) {
	i := GP64()
	XORQ(i, i)
	body(span{m: m, i: i, count: 1, last: true})
}

// rows writes a loop over rows, or over anything else that is counted: body runs
// at least once, and then as long as count, which it takes down, is above 0.
func (m *machine) rows(count gp, body func()) {
	loop := m.label("row")
	Label(loop)
	body()
	DECQ(count)
	JNZ(LabelRef(loop))
}

// keep sets to 0 what lies beyond the row.
func (s span) keep(v vector) vector {
	if s.m.wide() {
		s.m.do(VMOVUPS_Z, VMOVUPD_Z)(v, s.m.tail, v)
	} else {
		s.m.masked(VANDPS, VANDPD)(s.m.tail.(vector), v, v)
	}
	return v
}
