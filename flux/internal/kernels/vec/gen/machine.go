package main

import (
	"fmt"
	"math"
	"reflect"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A machine writes the instructions of one level for one element type. What a
// method returns is a new register, unless its doc says that it overwrites one:
// a program is written once for all four machines.
type machine struct {
	*build.Context
	wide   bool // AVX-512, else AVX2
	double bool // float64, else float32
	data   map[string]operand.Mem

	recorder *recorder // takes the instructions instead, for NEON
}

// val is a vector register.
type val = reg.VecVirtual

// A constant is a number in memory: one element, which AVX-512 spreads as it
// reads, and a whole register of them for AVX2.
type constant struct{ operand.Mem }

// A mask says of each lane yes or no: K register of AVX-512, or a vector whose
// lanes have all bits set or none.
type mask reg.Register

// lanes returns how many elements a register holds.
func (m *machine) lanes() int { return m.bytes() / m.size() }

// bytes returns the size of a register.
func (m *machine) bytes() int {
	if m.wide {
		return 64
	}
	return 32
}

// size returns the size of an element.
func (m *machine) size() int {
	if m.double {
		return 8
	}
	return 4
}

// pick returns what the element type has.
func pick[T any](m *machine, single, double T) T {
	if m.double {
		return double
	}
	return single
}

func (m *machine) reg() val {
	if m.wide {
		return m.ZMM()
	}
	return m.YMM()
}

// f emits a floating-point instruction: its name without S or D.
func (m *machine) f(name string, args ...any) { m.emit(name+pick(m, "S", "D"), args...) }

// i emits an integer instruction: its name without D or Q.
func (m *machine) i(name string, args ...any) { m.emit(name+pick(m, "D", "Q"), args...) }

// emit emits an instruction by name, in the form that spreads a constant if
// there is one among the arguments.
func (m *machine) emit(name string, args ...any) {
	if m.recorder != nil {
		m.recorder.record(name, args)
		return
	}
	in := make([]reflect.Value, len(args))
	spread := false
	for i, a := range args {
		if c, ok := a.(constant); ok {
			spread, a = m.wide, c.Mem
		}
		in[i] = reflect.ValueOf(a)
	}
	if spread {
		name += "_BCST"
	}
	f := reflect.ValueOf(m.Context).MethodByName(name)
	if !f.IsValid() {
		panic("no instruction " + name)
	}
	f.Call(in)
}

// bits returns the bits of v as an element.
func (m *machine) bits(v float64) uint64 {
	if m.double {
		return math.Float64bits(v)
	}
	return uint64(math.Float32bits(float32(v)))
}

// c returns v as a constant.
func (m *machine) c(v float64) constant { return m.cbits(m.bits(v)) }

// cbits returns the constant with these bits.
func (m *machine) cbits(b uint64) constant {
	name := fmt.Sprintf("c%d_%0*x", 8*m.size(), 2*m.size(), b)
	if m.recorder != nil {
		return constant{operand.Mem{Symbol: operand.Symbol{Name: name}}}
	}
	if at, ok := m.data[name]; ok {
		return constant{at}
	}
	at := m.StaticGlobal(name)
	m.DataAttributes(8 | 16) // RODATA | NOPTR
	n := m.lanes()
	if m.wide {
		n = 1
	}
	for range n {
		m.AppendDatum(pick[operand.Constant](m, operand.U32(b), operand.U64(b)))
	}
	m.data[name] = at
	return constant{at}
}

// keep returns a register full of v.
func (m *machine) keep(v float64) val { return m.spread(m.c(v)) }

func (m *machine) spread(c constant) val {
	r := m.reg()
	if m.wide {
		m.emit(pick(m, "VBROADCASTSS", "VBROADCASTSD"), c.Mem, r)
	} else {
		m.f("VMOVUP", c.Mem, r)
	}
	return r
}

// copy returns x in a register that may be overwritten.
func (m *machine) copy(x val) val {
	r := m.reg()
	m.f("VMOVAP", x, r)
	return r
}

// two emits an instruction of two operands, the second of which may be a constant.
func (m *machine) two(name string, a val, b any) val {
	r := m.reg()
	m.f(name, b, a, r)
	return r
}

func (m *machine) add(a val, b any) val { return m.two("VADDP", a, b) }
func (m *machine) sub(a val, b any) val { return m.two("VSUBP", a, b) }
func (m *machine) mul(a val, b any) val { return m.two("VMULP", a, b) }
func (m *machine) div(a val, b any) val { return m.two("VDIVP", a, b) }
func (m *machine) and(a val, b any) val { return m.two("VANDP", a, b) }
func (m *machine) or(a val, b any) val  { return m.two("VORP", a, b) }

// without returns the bits of b that are not set in a.
func (m *machine) without(a val, b any) val { return m.two("VANDNP", a, b) }

// max and min are those of the instruction: b if one is NaN, or if both are 0.
func (m *machine) max(a val, b any) val { return m.two("VMAXP", a, b) }
func (m *machine) min(a val, b any) val { return m.two("VMINP", a, b) }

// iadd and isub are integer arithmetic.
func (m *machine) iadd(a val, b any) val {
	r := m.reg()
	m.i("VPADD", b, a, r)
	return r
}

func (m *machine) isub(a val, b any) val {
	r := m.reg()
	m.i("VPSUB", b, a, r)
	return r
}

// left and right are shifts that pull in zeros.
func (m *machine) left(a val, by int) val {
	r := m.reg()
	m.i("VPSLL", operand.U8(by), a, r)
	return r
}

func (m *machine) right(a val, by int) val {
	r := m.reg()
	m.i("VPSRL", operand.U8(by), a, r)
	return r
}

// horner overwrites p with p·x + c.
func (m *machine) horner(p, x val, c any) { m.f("VFMADD213P", c, x, p) }

// addMul overwrites s with s + x·y.
func (m *machine) addMul(s, x val, y any) { m.f("VFMADD231P", y, x, s) }

// subMul overwrites s with s − x·y.
func (m *machine) subMul(s, x val, y any) { m.f("VFNMADD231P", y, x, s) }

// fma returns x·y + z.
func (m *machine) fma(x, y val, z any) val {
	p := m.copy(x)
	m.horner(p, y, z)
	return p
}

// polynomial returns c[0] + c[1]x + ….
func (m *machine) polynomial(x val, c []float64) val {
	p := m.keep(c[len(c)-1])
	for i := len(c) - 2; i >= 0; i-- {
		m.horner(p, x, m.c(c[i]))
	}
	return p
}

// abs returns |x|.
func (m *machine) abs(x val) val { return m.and(x, m.cbits(m.allBut(m.signMask()))) }

// signMask returns the bits of −0.
func (m *machine) signMask() uint64 { return m.bits(math.Copysign(0, -1)) }

// allBut returns the complement of b.
func (m *machine) allBut(b uint64) uint64 { return pick(m, uint64(uint32(^b)), ^b) }

// sign returns the sign bit of x.
func (m *machine) sign(x val) val { return m.and(x, m.cbits(m.signMask())) }

// The predicates of compare: ordered are false for NaN, and notLess is true.
const (
	equal   = 0x00 // ordered
	less    = 0x11 // ordered
	atMost  = 0x12 // ordered
	nan     = 0x03 // one of both is NaN
	notLess = 0x15 // or one is NaN
	greater = 0x1e // ordered
	atLeast = 0x1d // ordered
)

// compare returns in which lanes a is … b.
func (m *machine) compare(how uint8, a val, b any) mask {
	if m.wide {
		k := m.K()
		m.f("VCMPP", operand.U8(how), b, a, k)
		return k
	}
	r := m.reg()
	m.f("VCMPP", operand.U8(how), b, a, r)
	return r
}

// choose returns yes where k, and no elsewhere; yes may be a constant.
func (m *machine) choose(k mask, yes any, no val) val {
	r := m.reg()
	if m.wide {
		m.f("VBLENDMP", yes, no, k, r)
	} else {
		m.f("VBLENDVP", k, yes, no, r)
	}
	return r
}

// copySign overwrites y with |y| and the sign of x.
func (m *machine) copySign(y, x val) val {
	if m.wide {
		const thirdPicks = 0b11011000 // of the first two
		m.i("VPTERNLOG", operand.U8(thirdPicks), m.cbits(m.signMask()), x, y)
		return y
	}
	return m.or(m.abs(y), m.sign(x))
}
