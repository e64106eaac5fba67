package main

import (
	"fmt"
	"strings"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A conversion turns lanes of one type into those of another: as many as a
// register has of the wider.
type conversion struct {
	name     string // the field of Converters
	to, from string // the element types in Go
	double   bool   // whether the wider type has 64 bits
	write    func(m *machine, x, to operand.Mem)
}

var widths = map[string]int{"bool": 1, "uint16": 2, "int32": 4, "float32": 4, "float64": 8}

var conversions = []conversion{
	{"Widen", "float64", "float32", true, func(m *machine, x, to operand.Mem) {
		r := m.reg()
		m.VCVTPS2PD(x, r)
		m.VMOVUPD(r, to)
	}},
	{"Narrow", "float32", "float64", true, func(m *machine, x, to operand.Mem) {
		r := m.half()
		if m.wide {
			m.VCVTPD2PS(x, r)
		} else {
			m.VCVTPD2PSY(x, r)
		}
		m.VMOVUPS(r, to)
	}},
	{"FromFloat16", "float32", "uint16", false, func(m *machine, x, to operand.Mem) {
		r := m.reg()
		m.VCVTPH2PS(x, r)
		m.VMOVUPS(r, to)
	}},
	{"ToFloat16", "uint16", "float32", false, func(m *machine, x, to operand.Mem) {
		r := m.reg()
		m.VMOVUPS(x, r)
		m.VCVTPS2PH(operand.U8(0), r, to) // to the nearest, halves to even
	}},
	{"FromBFloat16", "float32", "uint16", false, func(m *machine, x, to operand.Mem) {
		r := m.reg()
		m.VPMOVZXWD(x, r)
		m.VMOVUPS(m.left(r, 16), to)
	}},
	{"ToBFloat16", "uint16", "float32", false, (*machine).toBFloat16},
	{"FromInt32", "float32", "int32", false, func(m *machine, x, to operand.Mem) {
		r := m.reg()
		m.VCVTDQ2PS(x, r)
		m.VMOVUPS(r, to)
	}},
	{"FromBool32", "float32", "bool", false, func(m *machine, x, to operand.Mem) {
		r, y := m.reg(), m.reg()
		m.VPMOVZXBD(x, r)
		m.VCVTDQ2PS(r, y)
		m.VMOVUPS(y, to)
	}},
	{"FromBool64", "float64", "bool", true, func(m *machine, x, to operand.Mem) {
		r, y := m.half(), m.reg()
		m.VPMOVZXBD(x, r)
		m.VCVTDQ2PD(r, y)
		m.VMOVUPD(y, to)
	}},
}

// half returns a register of half the size.
func (m *machine) half() reg.VecVirtual {
	if m.wide {
		return m.YMM()
	}
	return m.XMM()
}

// toBFloat16 rounds by adding what makes the cut right: 0x7fff, and 1 more if the
// last bit that stays is set. A NaN keeps its upper bits and a bit of its own.
func (m *machine) toBFloat16(x, to operand.Mem) {
	r := m.reg()
	m.VMOVUPS(x, r)
	upper := m.right(r, 16)
	rounded := m.right(m.iadd(m.iadd(r, m.and(upper, m.cbits(1))), m.cbits(0x7fff)), 16)
	y := m.choose(m.compare(nan, r, r), m.or(upper, m.cbits(0x40)), rounded)
	if m.wide {
		m.VPMOVDW(y, to)
		return
	}
	packed, first := m.reg(), m.reg()
	m.VPACKUSDW(y, y, packed) // in each half by itself
	m.VPERMQ(operand.U8(0b1000), packed, first)
	m.VMOVUPS(first.AsX(), to)
}

// conversion writes the loop over n elements, a multiple of the lanes.
func (m *machine) conversion(k conversion) {
	m.Function(m.level(k.name))
	m.Attributes(attr.NOSPLIT)
	m.SignatureExpr(fmt.Sprintf("func(dst *%s, x *%s, n int)", k.to, k.from))
	m.Pragma("noescape")
	dst, x, n := m.param("dst"), m.param("x"), m.param("n")
	m.Label("loop")
	k.write(m, operand.Mem{Base: x}, operand.Mem{Base: dst})
	m.ADDQ(operand.U32(widths[k.from]*m.lanes()), x)
	m.ADDQ(operand.U32(widths[k.to]*m.lanes()), dst)
	m.SUBQ(operand.U32(m.lanes()), n)
	m.JNZ(operand.LabelRef("loop"))
	m.end()
}

// level returns the name of a function that belongs to no element type.
func (m *machine) level(name string) string {
	return strings.ToLower(name[:1]) + name[1:] + strings.TrimLeft(m.suffix(), "0123456789")
}

// comparisons are the predicates by their fields of Table, and those with the
// operands changed.
var comparisons = []struct {
	name           string
	how, reflected uint8
}{
	{"Greater", greater, less},
	{"GreaterEqual", atLeast, atMost},
	{"Equal", equal, equal},
}

// comparison writes the loop of a comparison over n elements, a multiple of the
// lanes; b steps by one element or not at all.
func (m *machine) comparison(name string, how uint8, steps bool) {
	t := pick(m, "float32", "float64")
	m.Function(m.symbol(name))
	m.Attributes(attr.NOSPLIT)
	m.SignatureExpr(fmt.Sprintf("func(dst *bool, a, b *%s, n int)", t))
	m.Pragma("noescape")
	dst, a, b, n := m.param("dst"), m.param("a"), m.param("b"), m.param("n")
	var one val
	if !steps {
		one = m.reg()
		m.emit(pick(m, "VBROADCASTSS", "VBROADCASTSD"), operand.Mem{Base: b}, one)
	}
	ones := m.XMM()
	m.VMOVDQU(m.bytesOfOne(), ones)
	m.Label("loop")
	x := m.reg()
	m.f("VMOVUP", operand.Mem{Base: a}, x)
	y := one
	if steps {
		y = m.reg()
		m.f("VMOVUP", operand.Mem{Base: b}, y)
		m.ADDQ(operand.U32(m.bytes()), b)
	}
	m.storeBools(m.compare(how, x, y), ones, operand.Mem{Base: dst})
	m.ADDQ(operand.U32(m.bytes()), a)
	m.ADDQ(operand.U32(m.lanes()), dst)
	m.SUBQ(operand.U32(m.lanes()), n)
	m.JNZ(operand.LabelRef("loop"))
	m.end()
}

// bytesOfOne returns 16 bytes, each 1.
func (m *machine) bytesOfOne() operand.Mem {
	name := pick(m, "ones32", "ones64")
	at, ok := m.data[name]
	if !ok {
		at = m.StaticGlobal(name)
		m.DataAttributes(8 | 16)
		m.AppendDatum(operand.U64(0x0101010101010101))
		m.AppendDatum(operand.U64(0x0101010101010101))
		m.data[name] = at
	}
	return at
}

// storeBools stores a byte of each lane: 1 where k, and 0 elsewhere.
func (m *machine) storeBools(k mask, ones reg.VecVirtual, to operand.Mem) {
	r := m.XMM()
	if m.wide {
		m.VMOVDQU8_Z(ones, k, r)
		if m.double {
			m.VMOVQ(r, to)
		} else {
			m.VMOVDQU(r, to)
		}
		return
	}
	// Lanes of all bits or none stay so when they are packed with their signs.
	upper, words, packed := m.XMM(), m.XMM(), m.XMM()
	m.VEXTRACTF128(operand.U8(1), k.(val), upper)
	lower := k.(val).AsX()
	if m.double {
		m.VSHUFPS(operand.U8(0b10001000), upper, lower, words) // half of each
		m.VPACKSSDW(words, words, packed)
	} else {
		m.VPACKSSDW(upper, lower, packed)
	}
	m.VPACKSSWB(packed, packed, r)
	m.VPAND(ones, r, r)
	if m.double {
		m.VMOVD(r, to)
	} else {
		m.VMOVQ(r, to)
	}
}
