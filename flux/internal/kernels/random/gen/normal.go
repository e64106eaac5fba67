package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// terms is how many terms of the series of the logarithm are added: 1, 1/3, …, 1/23.
const terms = 12

// pairs writes the kernel that chooses the points of the unit disc.
func pairs() {
	TEXT("pairsAVX512", NOSPLIT, "func(u, v, q *float64, kept *uint8, words *uint64, n int, order *uint64) int")
	Doc("pairsAVX512 makes points of n words, a multiple of 16, as Normal does, and returns how many lie",
		"in the unit disc. These are written one after the other, with q = u² + v², and up to 8 more after",
		"them; a bit of kept is set for each. order is the order of the evens and the odds.")
	Pragma("noescape")
	u, v, q, kept, words, order := place("u"), place("v"), place("q"), place("kept"), place("words"), place("order")
	n := Load(Param("n"), GP64())
	evens, odds := vector(), vector()
	VMOVDQU64(order, evens)
	VMOVDQU64(order.Offset(64), odds)
	unit, one, zero := number(0x3cb0000000000000), number(0x3ff0000000000000), vector() // 2⁻⁵², 1
	VPXORQ(zero, zero, zero)
	count := GP64()
	XORQ(count, count)
	Label("loop")
	var z [2]reg.VecVirtual
	for i := range z {
		z[i] = vector()
		VMOVDQU64(words.Offset(64*i), z[i])
		VPSRLQ(Imm(11), z[i], z[i])
		VCVTUQQ2PD(z[i], z[i])
		VMULPD(unit, z[i], z[i])
		VSUBPD(one, z[i], z[i])
	}
	x, y := vector(), vector()
	VMOVDQA64(evens, x)
	VPERMI2PD(z[1], z[0], x)
	VMOVDQA64(odds, y)
	VPERMI2PD(z[1], z[0], y)
	xx, yy := vector(), vector()
	VMULPD(x, x, xx)
	VMULPD(y, y, yy)
	VADDPD(yy, xx, xx)
	k := K()
	VCMPPD(Imm(14), zero, xx, k)  // q > 0
	VCMPPD(Imm(1), one, xx, k, k) // and q < 1
	for _, c := range []struct {
		from reg.VecVirtual
		to   Mem
	}{{x, u}, {y, v}, {xx, q}} {
		t := vector()
		VCOMPRESSPD_Z(c.from, k, t)
		VMOVUPD(t, c.to)
	}
	KMOVB(k, kept)
	some := GP32()
	KMOVB(k, some)
	POPCNTL(some, some)
	ADDQ(some.As64(), count)
	SHLQ(Imm(3), some.As64())
	for _, p := range []Mem{u, v, q} {
		ADDQ(some.As64(), p.Base)
	}
	INCQ(kept.Base)
	ADDQ(Imm(128), words.Base)
	SUBQ(Imm(16), n)
	JNZ(LabelRef("loop"))
	Store(count, ReturnIndex(0))
	VZEROUPPER()
	RET()
}

// number returns the float64 with those bits in all lanes.
func number(bits uint64) reg.VecVirtual {
	r, z := GP64(), vector()
	MOVQ(U64(bits), r)
	VPBROADCASTQ(r, z)
	return z
}

// normal writes the kernel that turns points into normal numbers.
func normal() {
	TEXT("normalAVX512", NOSPLIT, "func(dst *float32, u, v, q *float64, n int, k *float64, order *uint32)")
	Doc("normalAVX512 makes n numbers, those of u and v in turn, in the steps of logOf and pair in package flux.",
		"k is the mean, the deviation, and 1, 1/3, …, 1/23. It reads whole vectors.")
	Pragma("noescape")
	dst, u, v, q, from, order := place("dst"), place("u"), place("v"), place("q"), place("k"), place("order")
	n := Load(Param("n"), GP64())
	load := func(i int) reg.VecVirtual {
		z := vector()
		VBROADCASTSD(from.Offset(8*i), z)
		return z
	}
	mean, std := load(0), load(1)
	var series [terms]reg.VecVirtual
	for i := range series {
		series[i] = load(2 + i)
	}
	turns := vector()
	VMOVDQU32(order, turns)
	one, root, ln2 := series[0], number(0x3fe6a09e667f3bcd), number(0x3fe62e42fefa39ef) // 1, √½, log 2
	minus2, half, fraction := number(0xc000000000000000), number(0x3fe0000000000000), number(0x000fffffffffffff)
	offset := number(1022)
	all := K()
	KXNORW(all, all, all)
	body := func() {
		x, e, m := vector(), vector(), vector()
		VMOVUPD(q, x)
		VPSRLQ(Imm(52), x, e)
		VPSUBQ(offset, e, e)
		VPANDQ(fraction, x, m)
		VPORQ(half, m, m)
		VCVTQQ2PD(e, e)
		less := K()
		VCMPPD(Imm(1), root, m, less)
		VADDPD(m, m, less, m)
		VSUBPD(one, e, less, e)
		s, t := vector(), vector()
		VSUBPD(one, m, s)
		VADDPD(one, m, t)
		VDIVPD(t, s, s)
		VMULPD(s, s, t)
		sum := vector()
		VMOVAPD(series[terms-1], sum)
		for i := terms - 2; i >= 0; i-- {
			VMULPD(t, sum, sum)
			VADDPD(series[i], sum, sum)
		}
		VMULPD(s, sum, sum)
		VADDPD(sum, sum, sum)
		VMULPD(ln2, e, e)
		VADDPD(sum, e, e)
		VMULPD(minus2, e, e)
		VDIVPD(x, e, e)
		VSQRTPD(e, e)
		a, b := vector(), vector()
		VMULPD(u, e, a)
		VMULPD(v, e, b)
		low, high := YMM(), YMM()
		for _, c := range []struct {
			z reg.VecVirtual
			y reg.VecVirtual
		}{{a, low}, {b, high}} {
			VMULPD(std, c.z, c.z)
			VADDPD(mean, c.z, c.z)
			VCVTPD2PS(c.z, c.y)
		}
		z := vector()
		VINSERTF64X4(Imm(1), high, low.AsZ(), z)
		VPERMPS(z, turns, z)
		VMOVUPS(z, all, dst)
	}
	Label("loop")
	CMPQ(n, Imm(16))
	JLT(LabelRef("rest"))
	body()
	for _, p := range []Mem{u, v, q, dst} {
		ADDQ(Imm(64), p.Base)
	}
	SUBQ(Imm(16), n)
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
	body()
	Label("done")
	VZEROUPPER()
	RET()
}
