// The kernels of package window are made by this program: go generate, in the
// folder above.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	ConstraintExpr("amd64,!noasm")
	maxRow()
	maxRowBack()
	meanRow()
	meanRowBack()
	Generate()
}

// Predicates of VCMPPS.
const (
	ordered   = 0x07
	notAtMost = 0x16 // NLE_UQ: greater, or one is not a number
)

// masks puts the lowest n bits, at most 16, into k, and the bits of 2n inputs
// into low and high.
func masks(n reg.GPVirtual, k, low, high reg.Register) {
	count, bits, all := GP64(), GP64(), GP64()
	MOVQ(U32(16), count)
	CMPQ(n, count)
	CMOVQLT(n, count)
	MOVQ(I32(-1), all)
	BZHIQ(count, all, bits)
	KMOVW(bits.As32(), k)
	ADDQ(count, count)
	BZHIQ(count, all, bits)
	KMOVW(bits.As32(), low)
	SHRQ(U8(16), bits)
	KMOVW(bits.As32(), high)
}

// maxRow makes the kernel for n windows of 2 by 2 side by side: their largest
// elements, and which of the four each is.
func maxRow() {
	TEXT("maxRow", NOSPLIT, "func(dst *float32, code *uint16, top, bottom *float32, n int, even *int32)")
	Doc("maxRow writes the largest of each 2 by 2 elements, and which it is.")
	Pragma("noescape")
	dst, code := Load(Param("dst"), GP64()), Load(Param("code"), GP64())
	top, bottom := Load(Param("top"), GP64()), Load(Param("bottom"), GP64())
	n, even := GP64(), Load(Param("even"), GP64())
	Load(Param("n"), n)
	evens, odds := reg.Z30, reg.Z31
	VMOVUPS(Mem{Base: even}, evens)
	VMOVUPS(Mem{Base: even, Disp: 64}, odds)
	numbers := []reg.VecPhysical{reg.Z26, reg.Z27, reg.Z28, reg.Z29}
	for i, r := range numbers {
		if i == 0 {
			continue
		}
		v := GP32()
		MOVL(U32(i), v)
		VPBROADCASTD(v, r)
	}
	Label("group")
	masks(n, reg.K1, reg.K2, reg.K3)
	row := func(from reg.Register, a, b, e, o reg.VecPhysical) {
		VMOVUPS_Z(Mem{Base: from}, reg.K2, a)
		VMOVUPS_Z(Mem{Base: from, Disp: 64}, reg.K3, b)
		VMOVAPS(evens, e)
		VPERMI2PS(b, a, e)
		VMOVAPS(odds, o)
		VPERMI2PS(b, a, o)
	}
	best, index := reg.Z4, reg.Z5
	row(top, reg.Z0, reg.Z1, best, reg.Z6)
	row(bottom, reg.Z0, reg.Z1, reg.Z7, reg.Z8)
	VPXORD(index, index, index)
	for i, v := range []reg.VecPhysical{reg.Z6, reg.Z7, reg.Z8} {
		VCMPPS(U8(ordered), best, best, reg.K4)
		VCMPPS(U8(notAtMost), best, v, reg.K4, reg.K5)
		VMOVAPS(v, reg.K5, best)
		VMOVDQA32(numbers[i+1], reg.K5, index)
	}
	VMOVUPS(best, reg.K1, Mem{Base: dst})
	TESTQ(code, code)
	JZ(LabelRef("next"))
	VPMOVDW(index, reg.K1, Mem{Base: code})
	ADDQ(U8(32), code)
	Label("next")
	ADDQ(U8(64), dst)
	ADDQ(U32(128), top)
	ADDQ(U32(128), bottom)
	SUBQ(U8(16), n)
	JG(LabelRef("group"))
	VZEROUPPER()
	RET()
}

// maxRowBack makes the reverse: each of n elements goes to one of the four of its
// window, and 0 to the others.
func maxRowBack() {
	TEXT("maxRowBack", NOSPLIT, "func(top, bottom, grad *float32, code *uint16, n int, mix *int32)")
	Doc("maxRowBack puts each of n elements where maxRow took it from, and zeros beside it.")
	Pragma("noescape")
	top, bottom := Load(Param("top"), GP64()), Load(Param("bottom"), GP64())
	grad, code := Load(Param("grad"), GP64()), Load(Param("code"), GP64())
	n, mix := GP64(), Load(Param("mix"), GP64())
	Load(Param("n"), n)
	first, second := reg.Z30, reg.Z31
	VMOVUPS(Mem{Base: mix}, first)
	VMOVUPS(Mem{Base: mix, Disp: 64}, second)
	numbers := []reg.VecPhysical{reg.Z26, reg.Z27, reg.Z28, reg.Z29}
	for i, r := range numbers {
		v := GP32()
		MOVL(U32(i), v)
		VPBROADCASTD(v, r)
	}
	Label("group")
	masks(n, reg.K1, reg.K2, reg.K3)
	VMOVUPS_Z(Mem{Base: grad}, reg.K1, reg.Z0)
	VPMOVZXWD_Z(Mem{Base: code}, reg.K1, reg.Z1)
	for i, r := range []reg.VecPhysical{reg.Z2, reg.Z3, reg.Z4, reg.Z5} {
		VPCMPEQD(numbers[i], reg.Z1, reg.K4)
		VMOVAPS_Z(reg.Z0, reg.K4, r)
	}
	row := func(e, o reg.VecPhysical, to reg.Register) {
		VMOVAPS(first, reg.Z6)
		VPERMI2PS(o, e, reg.Z6)
		VMOVAPS(second, reg.Z7)
		VPERMI2PS(o, e, reg.Z7)
		VMOVUPS(reg.Z6, reg.K2, Mem{Base: to})
		VMOVUPS(reg.Z7, reg.K3, Mem{Base: to, Disp: 64})
	}
	row(reg.Z2, reg.Z3, top)
	row(reg.Z4, reg.Z5, bottom)
	ADDQ(U8(64), grad)
	ADDQ(U8(32), code)
	ADDQ(U32(128), top)
	ADDQ(U32(128), bottom)
	SUBQ(U8(16), n)
	JG(LabelRef("group"))
	VZEROUPPER()
	RET()
}

// meanRow makes the kernel for the means of n windows of 2 by 2.
func meanRow() {
	TEXT("meanRow", NOSPLIT, "func(dst, top, bottom *float32, n int, even *int32)")
	Doc("meanRow writes the mean of each 2 by 2 elements.")
	Pragma("noescape")
	dst, top, bottom := Load(Param("dst"), GP64()), Load(Param("top"), GP64()), Load(Param("bottom"), GP64())
	n, even := GP64(), Load(Param("even"), GP64())
	Load(Param("n"), n)
	VMOVUPS(Mem{Base: even}, reg.Z30)
	VMOVUPS(Mem{Base: even, Disp: 64}, reg.Z31)
	quarter()
	Label("group")
	masks(n, reg.K1, reg.K2, reg.K3)
	VMOVUPS_Z(Mem{Base: top}, reg.K2, reg.Z0)
	VMOVUPS_Z(Mem{Base: top, Disp: 64}, reg.K3, reg.Z1)
	VMOVUPS_Z(Mem{Base: bottom}, reg.K2, reg.Z2)
	VMOVUPS_Z(Mem{Base: bottom, Disp: 64}, reg.K3, reg.Z3)
	VADDPS(reg.Z2, reg.Z0, reg.Z0)
	VADDPS(reg.Z3, reg.Z1, reg.Z1)
	VMOVAPS(reg.Z30, reg.Z4)
	VPERMI2PS(reg.Z1, reg.Z0, reg.Z4)
	VMOVAPS(reg.Z31, reg.Z5)
	VPERMI2PS(reg.Z1, reg.Z0, reg.Z5)
	VADDPS(reg.Z5, reg.Z4, reg.Z4)
	VMULPS(reg.Z29, reg.Z4, reg.Z4)
	VMOVUPS(reg.Z4, reg.K1, Mem{Base: dst})
	ADDQ(U8(64), dst)
	ADDQ(U32(128), top)
	ADDQ(U32(128), bottom)
	SUBQ(U8(16), n)
	JG(LabelRef("group"))
	VZEROUPPER()
	RET()
}

// quarter puts 1/4 into the lanes of Z29.
func quarter() {
	v := GP32()
	MOVL(U32(0x3e800000), v)
	VPBROADCASTD(v, reg.Z29)
}

// meanRowBack makes the reverse: a quarter of each of n elements goes to all four
// of its window.
func meanRowBack() {
	TEXT("meanRowBack", NOSPLIT, "func(top, bottom, grad *float32, n int, mix *int32)")
	Doc("meanRowBack gives each element of a window a quarter of the window's gradient.")
	Pragma("noescape")
	top, bottom, grad := Load(Param("top"), GP64()), Load(Param("bottom"), GP64()), Load(Param("grad"), GP64())
	n, mix := GP64(), Load(Param("mix"), GP64())
	Load(Param("n"), n)
	VMOVUPS(Mem{Base: mix}, reg.Z30)
	VMOVUPS(Mem{Base: mix, Disp: 64}, reg.Z31)
	quarter()
	Label("group")
	masks(n, reg.K1, reg.K2, reg.K3)
	VMOVUPS_Z(Mem{Base: grad}, reg.K1, reg.Z0)
	VMULPS(reg.Z29, reg.Z0, reg.Z0)
	VMOVAPS(reg.Z30, reg.Z6)
	VPERMI2PS(reg.Z0, reg.Z0, reg.Z6)
	VMOVAPS(reg.Z31, reg.Z7)
	VPERMI2PS(reg.Z0, reg.Z0, reg.Z7)
	for _, to := range []reg.Register{top, bottom} {
		VMOVUPS(reg.Z6, reg.K2, Mem{Base: to})
		VMOVUPS(reg.Z7, reg.K3, Mem{Base: to, Disp: 64})
	}
	ADDQ(U8(64), grad)
	ADDQ(U32(128), top)
	ADDQ(U32(128), bottom)
	SUBQ(U8(16), n)
	JG(LabelRef("group"))
	VZEROUPPER()
	RET()
}
