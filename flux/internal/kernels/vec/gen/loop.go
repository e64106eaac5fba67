package main

import (
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// loop calls body for n elements, a register at a time, and stores what it
// returns to dst: unroll registers in one turn, single ones, and the rest under
// a mask. If the parameter stream is not 0 and dst begins with a line of the cache,
// the first go to memory past the caches, which need not read the lines before. It overwrites n and the pointers; dst is what comes after.
func (m *machine) loop(n reg.Register, dst reg.Register, in []reg.Register, unroll int, body func(in []val) val) {
	turn := func(label, next, store string, count int) {
		step := count * m.lanes()
		m.Label(label)
		m.CMPQ(n, operand.U32(step))
		m.JLT(operand.LabelRef(next))
		for u := range count {
			x := make([]val, len(in))
			for i, p := range in {
				x[i] = m.reg()
				m.f("VMOVUP", operand.Mem{Base: p, Disp: u * m.bytes()}, x[i])
				m.ask(p, u)
			}
			if store == "VMOVUP" {
				m.ask(dst, u)
			}
			m.f(store, body(x), operand.Mem{Base: dst, Disp: u * m.bytes()})
		}
		for _, p := range append([]reg.Register{dst}, in...) {
			m.ADDQ(operand.U32(step*m.size()), p)
		}
		m.SUBQ(operand.U32(step), n)
		m.JMP(operand.LabelRef(label))
	}
	stream := m.param("stream")
	m.TESTQ(stream, stream)
	m.JEQ(operand.LabelRef("cached"))
	m.TESTQ(operand.U32(63), dst)
	m.JNE(operand.LabelRef("cached"))
	turn("stream", "fence", "VMOVNTP", unroll)
	m.Label("fence")
	m.SFENCE() // these stores keep no order otherwise
	m.Label("cached")
	if unroll > 1 {
		turn("many", "one", "VMOVUP", unroll)
	}
	turn("one", "rest", "VMOVUP", 1)
	m.Label("rest")
	m.TESTQ(n, n)
	m.JEQ(operand.LabelRef("end"))
	k := m.rest(n)
	x := make([]val, len(in))
	for i, p := range in {
		x[i] = m.loadSome(operand.Mem{Base: p}, k)
	}
	m.storeSome(body(x), k, operand.Mem{Base: dst})
	m.LEAQ(operand.Mem{Base: dst, Index: n, Scale: uint8(m.size())}, dst)
	m.Label("end")
}

// ahead is how many bytes before they are needed numbers are asked for: a page,
// since the processor itself, which sees where a loop goes, does not ask beyond one.
const ahead = 4096

// ask asks for the line that register u of a turn will need then. There may be no
// such memory; asking is no access.
func (m *machine) ask(p reg.Register, u int) {
	if at := u * m.bytes(); at%64 == 0 {
		m.PREFETCHT0(operand.Mem{Base: p, Disp: at + ahead})
	}
}

// rest returns the mask of the first n lanes.
func (m *machine) rest(n reg.Register) mask {
	if m.wide {
		ones := m.GP64()
		m.MOVQ(operand.I32(-1), ones)
		m.BZHIQ(n, ones, ones)
		k := m.K()
		m.KMOVQ(ones, k)
		return k
	}
	at := m.GP64()
	m.LEAQ(m.window(), at)
	back := m.GP64()
	m.MOVQ(n, back)
	m.NEGQ(back)
	k := m.reg()
	m.f("VMOVUP", operand.Mem{Base: at, Index: back, Scale: uint8(m.size()), Disp: m.bytes()}, k)
	return k
}

// window returns a table of as many ones as a register has bits, and zeros.
func (m *machine) window() operand.Mem {
	name := pick(m, "window32", "window64")
	at, ok := m.data[name]
	if !ok {
		at = m.StaticGlobal(name)
		m.DataAttributes(8 | 16)
		for i := range 8 {
			m.AppendDatum(operand.U64(-uint64(1 - i/4)))
		}
		m.data[name] = at
	}
	return at
}

// loadSome returns the lanes of the mask, and zeros; it does not touch the
// memory of the others.
func (m *machine) loadSome(from operand.Mem, k mask) val {
	r := m.reg()
	if m.wide {
		m.emit(pick(m, "VMOVUPS_Z", "VMOVUPD_Z"), from, k, r)
	} else {
		m.f("VMASKMOVP", from, k, r)
	}
	return r
}

// storeSome writes the lanes of the mask.
func (m *machine) storeSome(x val, k mask, to operand.Mem) {
	if m.wide {
		m.f("VMOVUP", x, k, to)
	} else {
		m.f("VMASKMOVP", x, k, to)
	}
}
