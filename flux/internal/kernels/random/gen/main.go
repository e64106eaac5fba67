// Command gen writes the assembly of package random.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	ConstraintExpr("amd64,!noasm")
	words()
	uniform()
	below()
	pairs()
	normal()
	thin("32", "float32", 4, VBROADCASTSS, VMOVUPS_Z, VMOVUPS, VMULPS)
	thin("64", "float64", 8, VBROADCASTSD, VMOVUPD_Z, VMOVUPD, VMULPD)
	Generate()
}

func vector() reg.VecVirtual { return ZMM() }

// place returns a pointer parameter as memory.
func place(name string) Mem { return Mem{Base: Load(Param(name), GP64())} }

// everywhere returns the number at m in all lanes.
func everywhere(m Mem) reg.VecVirtual {
	z := vector()
	VPBROADCASTQ(m, z)
	return z
}

// constants are those of sixteen steps of the generator.
type constants struct{ byLo, byLoHigh, byHi, plusLo, plusHi, cheap, low, one reg.VecVirtual }

// words writes the kernel that makes numbers sixteen at a time.
func words() {
	TEXT("wordsAVX512", NOSPLIT, "func(dst *uint64, n int, lanes *uint64)")
	Doc("wordsAVX512 makes n numbers, a multiple of 16; lanes are those of State.spread.")
	Pragma("noescape")
	dst, from := place("dst"), place("lanes")
	n := Load(Param("n"), GP64())
	at := func(i int) Mem { return from.Offset(8 * i) }
	k := constants{byLo: everywhere(at(32)), byHi: everywhere(at(33)), plusLo: everywhere(at(34)),
		plusHi: everywhere(at(35)), cheap: everywhere(at(36)), byLoHigh: vector(), low: vector(), one: vector()}
	VPSRLQ(Imm(32), k.byLo, k.byLoHigh)
	VPTERNLOGQ(Imm(0xff), k.low, k.low, k.low)
	VPSRLQ(Imm(63), k.low, k.one)
	VPSRLQ(Imm(32), k.low, k.low)
	var lo, hi [2]reg.VecVirtual
	for i := range lo {
		lo[i], hi[i] = vector(), vector()
		VMOVDQU64(at(16*i), lo[i])
		VMOVDQU64(at(16*i+8), hi[i])
	}
	Label("loop")
	for i := range lo {
		VMOVDQU64(k.output(lo[i], hi[i]), dst.Offset(64*i))
	}
	for i := range lo {
		k.step(lo[i], hi[i])
	}
	ADDQ(Imm(128), dst.Base)
	SUBQ(Imm(16), n)
	JNZ(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// output scrambles states: State.output.
func (k constants) output(lo, hi reg.VecVirtual) reg.VecVirtual {
	h, odd := vector(), vector()
	VPSRLQ(Imm(32), hi, h)
	VPXORQ(hi, h, h)
	VPMULLQ(k.cheap, h, h)
	t := vector()
	VPSRLQ(Imm(48), h, t)
	VPXORQ(t, h, h)
	VPORQ(k.one, lo, odd)
	VPMULLQ(odd, h, h)
	return h
}

// step takes sixteen steps of each lane: lo and hi are multiplied as numbers of 128
// bits, out of products of 32 bits.
func (k constants) step(lo, hi reg.VecVirtual) {
	VPMULLQ(k.byLo, hi, hi)
	cross := vector()
	VPMULLQ(k.byHi, lo, cross)
	VPADDQ(cross, hi, hi)
	high, p00, p01, p10, p11 := vector(), vector(), vector(), vector(), vector()
	VPSRLQ(Imm(32), lo, high)
	VPMULUDQ(k.byLo, lo, p00)
	VPMULUDQ(k.byLoHigh, lo, p01)
	VPMULUDQ(k.byLo, high, p10)
	VPMULUDQ(k.byLoHigh, high, p11)
	middle := vector()
	VPSRLQ(Imm(32), p00, middle)
	VPADDQ(p10, middle, middle) // below 2⁶⁴: (2³²−1)² + 2³²
	VPADDQ(p11, hi, hi)
	VPSRLQ(Imm(32), middle, p11)
	VPADDQ(p11, hi, hi)
	VPANDQ(k.low, middle, middle)
	VPADDQ(p01, middle, middle)
	VPSRLQ(Imm(32), middle, p11)
	VPADDQ(p11, hi, hi)
	VPSLLQ(Imm(32), middle, middle)
	VPANDQ(k.low, p00, lo)
	VPORQ(middle, lo, lo)

	VPADDQ(k.plusLo, lo, lo)
	VPADDQ(k.plusHi, hi, hi)
	carry := K()
	VPCMPUQ(Imm(1), k.plusLo, lo, carry) // lo < plusLo
	VPADDQ(k.one, hi, carry, hi)
}

// uniform writes the kernel that turns numbers into evenly distributed ones.
func uniform() {
	TEXT("uniformAVX512", NOSPLIT, "func(dst *float32, words *uint64, n int, k *float64, limits *float32)")
	Doc("uniformAVX512 computes k[1] + k[2]·(24 bits of each word)·k[0], n a multiple of 8;",
		"what is not below limits[0] becomes limits[1].")
	Pragma("noescape")
	dst, from, k, limits := place("dst"), place("words"), place("k"), place("limits")
	n := Load(Param("n"), GP64())
	unit, lo, span := vector(), vector(), vector()
	for i, z := range []reg.VecVirtual{unit, lo, span} {
		VBROADCASTSD(k.Offset(8*i), z)
	}
	top, below := YMM(), YMM()
	VBROADCASTSS(limits, top)
	VBROADCASTSS(limits.Offset(4), below)
	Label("loop")
	z := vector()
	VMOVDQU64(from, z)
	VPSRLQ(Imm(40), z, z)
	VCVTUQQ2PD(z, z)
	VMULPD(unit, z, z)
	VMULPD(span, z, z)
	VADDPD(lo, z, z)
	y := YMM()
	VCVTPD2PS(z, y)
	over := K()
	VCMPPS(Imm(13), top, y, over) // y ≥ top
	VMOVAPS(below, over, y)
	VMOVUPS(y, dst)
	ADDQ(Imm(64), from.Base)
	ADDQ(Imm(32), dst.Base)
	SUBQ(Imm(8), n)
	JNZ(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// below writes the kernel that compares numbers with a bound.
func below() {
	TEXT("belowAVX512", NOSPLIT, "func(bits *uint8, words *uint64, n int, bound uint64)")
	Doc("belowAVX512 sets a bit for each of n words, a multiple of 8, whose upper 53 bits are below bound.")
	Pragma("noescape")
	dst, from := place("bits"), place("words")
	n := Load(Param("n"), GP64())
	bound := vector()
	VPBROADCASTQ(Load(Param("bound"), GP64()), bound)
	Label("loop")
	z, k := vector(), K()
	VMOVDQU64(from, z)
	VPSRLQ(Imm(11), z, z)
	VPCMPUQ(Imm(1), bound, z, k)
	KMOVB(k, dst)
	ADDQ(Imm(64), from.Base)
	INCQ(dst.Base)
	SUBQ(Imm(8), n)
	JNZ(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// thin writes the kernel that multiplies by a number where a bit is set, and by 0
// elsewhere.
func thin(suffix, goType string, bytes int, broadcast func(...Op), masked func(from, mask, to Op), mov, mul func(...Op)) {
	TEXT("thin"+suffix+"AVX512", NOSPLIT, "func(dst, x *"+goType+", bits *uint8, n int, scale *"+goType+")")
	Doc("thin" + suffix + "AVX512 multiplies by *scale where a bit is set and by 0 elsewhere.")
	Pragma("noescape")
	dst, x, bits, scale := place("dst"), place("x"), place("bits"), place("scale")
	n := Load(Param("n"), GP64())
	factor, all := vector(), K()
	broadcast(scale, factor)
	lanes := 64 / bytes
	KXNORW(all, all, all)
	body := func() {
		k := K()
		if lanes == 16 {
			KMOVW(bits, k)
		} else {
			KMOVB(bits, k)
		}
		f, z := vector(), vector()
		masked(factor, k, f)
		masked(x, all, z)
		mul(f, z, z)
		mov(z, all, dst)
	}
	Label("loop")
	CMPQ(n, Imm(uint64(lanes)))
	JLT(LabelRef("rest"))
	body()
	ADDQ(Imm(64), x.Base)
	ADDQ(Imm(64), dst.Base)
	ADDQ(Imm(uint64(lanes/8)), bits.Base)
	SUBQ(Imm(uint64(lanes)), n)
	JMP(LabelRef("loop"))
	Label("rest")
	TESTQ(n, n)
	JZ(LabelRef("done"))
	MOVQ(n, reg.RCX)
	ones := GP64()
	MOVQ(U64(1), ones)
	SHLQ(reg.CL, ones)
	DECQ(ones)
	KMOVW(ones.As32(), all)
	if lanes == 16 { // the last bits may be in one byte
		CMPQ(n, Imm(8))
		JGT(LabelRef("two"))
		k := K()
		KMOVB(bits, k)
		f, z := vector(), vector()
		masked(factor, k, f)
		masked(x, all, z)
		mul(f, z, z)
		mov(z, all, dst)
		JMP(LabelRef("done"))
		Label("two")
	}
	body()
	Label("done")
	VZEROUPPER()
	RET()
}
