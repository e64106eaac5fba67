// Command gen writes the assembly of package cell.
package main

import (
	"strings"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	ConstraintExpr("amd64,!noasm")
	for _, e := range []element{single, double} {
		for _, l := range []level{avx512, avx2} {
			lstm(e, l)
			lstmBack(e, l)
			gru(e, l)
			gruBack(e, l)
		}
	}
	Generate()
}

// A level is a set of instructions.
type level struct {
	name   string
	bytes  int // of a vector
	masked bool
}

var (
	avx512 = level{"AVX512", 64, true}
	avx2   = level{"AVX2", 32, false}
)

// An element is a type of numbers and its instructions.
type element struct {
	suffix, goType          string
	bytes, mantissa         int // bytes of a number, bits behind its point
	terms                   int // of the series of exp, from the square on
	mov                     func(...Op)
	zeroing                 func(from, mask, to Op)
	maskmov                 func(from, mask, to Op)
	add, sub, mul, div, max func(...Op)
	fma213, fma231, fnma231 func(...Op)
	and, or, andn, xor      func(...Op)
	addBits, shiftBits      func(...Op)
	signs                   func(from, to Op) // the sign bits as a mask register
	choose                  func(...Op)       // by a mask register
	chooseSign              func(ops ...Op)   // by the sign bits of a vector
}

var single = element{
	suffix: "32", goType: "float32", bytes: 4, mantissa: 23, terms: 6,
	mov: VMOVUPS, zeroing: VMOVUPS_Z, maskmov: VMASKMOVPS,
	add: VADDPS, sub: VSUBPS, mul: VMULPS, div: VDIVPS, max: VMAXPS,
	fma213: VFMADD213PS, fma231: VFMADD231PS, fnma231: VFNMADD231PS,
	and: VANDPS, or: VORPS, andn: VANDNPS, xor: VXORPS, addBits: VPADDD, shiftBits: VPSLLD,
	signs: VPMOVD2M, choose: VBLENDMPS, chooseSign: four(VBLENDVPS),
}

var double = element{
	suffix: "64", goType: "float64", bytes: 8, mantissa: 52, terms: 12,
	mov: VMOVUPD, zeroing: VMOVUPD_Z, maskmov: VMASKMOVPD,
	add: VADDPD, sub: VSUBPD, mul: VMULPD, div: VDIVPD, max: VMAXPD,
	fma213: VFMADD213PD, fma231: VFMADD231PD, fnma231: VFNMADD231PD,
	and: VANDPD, or: VORPD, andn: VANDNPD, xor: VXORPD, addBits: VPADDQ, shiftBits: VPSLLQ,
	signs: VPMOVQ2M, choose: VBLENDMPD, chooseSign: four(VBLENDVPD),
}

func four(f func(a, b, c, d Op)) func(...Op) {
	return func(ops ...Op) { f(ops[0], ops[1], ops[2], ops[3]) }
}

// The rows of the table of constants, each 64 bytes of one number; see constants
// in package cell.
const (
	limit = iota
	log2e
	magic
	ln2hi
	ln2lo
	one
	two
	sign
	series // as many as the element has terms, the highest power last
)

// lanes is the row after the series: half of its bits are set, so that a load at
// the right place is the mask of a number of lanes.
func (e element) lanes() int { return series + e.terms }

// A body is what a kernel does to a vector of numbers, or to a part of one under
// a mask.
type body struct {
	element
	level level
	mask  Op // nil for none
	table reg.Register
}

func (b body) new() reg.VecVirtual {
	if b.level.masked {
		return ZMM()
	}
	return YMM()
}

func (b body) constant(row int) Mem { return Mem{Base: b.table, Disp: 64 * row} }

func (b body) load(m Mem) reg.VecVirtual {
	r := b.new()
	switch {
	case b.mask == nil:
		b.mov(m, r)
	case b.level.masked:
		b.zeroing(m, b.mask, r)
	default:
		b.maskmov(m, b.mask, r)
	}
	return r
}

func (b body) store(r Op, m Mem) {
	switch {
	case b.mask == nil:
		b.mov(r, m)
	case b.level.masked:
		b.mov(r, b.mask, m)
	default:
		b.maskmov(r, b.mask, m)
	}
}

// ahead is how many bytes before they are needed the numbers of the way back are asked
// for, which the way forward has left far away: those of the next rows.
const ahead = 4096

// kernel writes a function f(arrays ..., n int, table *T) whose body is called with
// the places in the arrays. An array named gates or slopes is four of n numbers
// each, one named recur three; they have as many places.
func kernel(name, doc string, e element, l level, arrays []string, write func(b body, at map[string]Mem)) {
	signature := "func("
	for _, a := range arrays {
		signature += a + ", "
	}
	TEXT(name+e.suffix+l.name, NOSPLIT, signature[:len(signature)-2]+" *"+e.goType+", n int, table *"+e.goType+")")
	Doc(name + e.suffix + l.name + " " + doc)
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	table := Load(Param("table"), GP64())
	apart := GP64() // bytes of a part of an array of several
	MOVQ(n, apart)
	SHLQ(Imm(uint64(e.bytes/4+1)), apart)
	triple := GP64()
	LEAQ(Mem{Base: apart, Index: apart, Scale: 2}, triple)
	at := map[string]Mem{}
	var pointers []reg.Register
	for _, a := range arrays {
		p := Load(Param(a), GP64())
		pointers = append(pointers, p)
		at[a] = Mem{Base: p}
		if a == "gates" || a == "slopes" || a == "recur" {
			at[a+"1"] = Mem{Base: p, Index: apart, Scale: 1}
			at[a+"2"] = Mem{Base: p, Index: apart, Scale: 2}
			at[a+"3"] = Mem{Base: p, Index: triple, Scale: 1}
		}
	}
	lanes := l.bytes / e.bytes
	b := body{element: e, level: l, table: table}

	Label("vectors")
	CMPQ(n, Imm(uint64(lanes)))
	JLT(LabelRef("rest"))
	write(b, at)
	if strings.HasSuffix(name, "Back") {
		for _, a := range []string{"gates", "gates1", "gates2", "gates3", "before", "after"} {
			if m, ok := at[a]; ok {
				PREFETCHT0(m.Offset(ahead))
			}
		}
	}
	for _, p := range pointers {
		ADDQ(Imm(uint64(l.bytes)), p)
	}
	SUBQ(Imm(uint64(lanes)), n)
	JMP(LabelRef("vectors"))

	Label("rest")
	TESTQ(n, n)
	JZ(LabelRef("done"))
	b.mask = mask(b, n)
	write(b, at)
	Label("done")
	VZEROUPPER()
	RET()
}

// mask returns the mask of the n lowest lanes.
func mask(b body, n reg.Register) Op {
	if b.level.masked {
		MOVQ(n, reg.RCX)
		bits := GP64()
		MOVQ(U64(1), bits)
		SHLQ(reg.CL, bits)
		DECQ(bits)
		k := K()
		KMOVW(bits.As32(), k)
		return k
	}
	from := GP64()
	MOVQ(U64(32/b.bytes), from)
	SUBQ(n, from)
	m := YMM()
	b.mov(Mem{Base: b.table, Disp: 64 * b.lanes(), Index: from, Scale: uint8(b.bytes)}, m)
	return m
}
