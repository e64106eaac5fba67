package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// transpose turns the 16 by 16 matrix in Z0 to Z15 around. What was column i is
// in the register that it returns i-th.
func transpose() []reg.VecPhysical {
	a, b := avx512.regs[:16], avx512.regs[16:]
	for i := 0; i < 16; i += 2 { // pairs of rows
		VUNPCKLPS(a[i+1], a[i], b[i])
		VUNPCKHPS(a[i+1], a[i], b[i+1])
	}
	for i := 0; i < 16; i += 4 { // fours of rows: a[i+j] has column 4k+j in its k-th quarter
		VUNPCKLPD(b[i+2], b[i], a[i])
		VUNPCKHPD(b[i+2], b[i], a[i+1])
		VUNPCKLPD(b[i+3], b[i+1], a[i+2])
		VUNPCKHPD(b[i+3], b[i+1], a[i+3])
	}
	for j := range 4 {
		VSHUFF32X4(U8(0x88), a[4+j], a[j], b[j])      // quarters 0, 2 of rows 0-3 and 4-7
		VSHUFF32X4(U8(0xdd), a[4+j], a[j], b[4+j])    // quarters 1, 3
		VSHUFF32X4(U8(0x88), a[12+j], a[8+j], b[8+j]) // the same of rows 8-15
		VSHUFF32X4(U8(0xdd), a[12+j], a[8+j], b[12+j])
	}
	for j := range 4 {
		VSHUFF32X4(U8(0x88), b[8+j], b[j], a[j])      // columns 0 to 3
		VSHUFF32X4(U8(0xdd), b[8+j], b[j], a[8+j])    // columns 8 to 11
		VSHUFF32X4(U8(0x88), b[12+j], b[4+j], a[4+j]) // columns 4 to 7
		VSHUFF32X4(U8(0xdd), b[12+j], b[4+j], a[12+j])
	}
	return a
}

// tailMask puts into k a mask of min(n, 16) lanes.
func tailMask(n reg.Register, k reg.Register) {
	bits, sixteen := GP64(), GP64()
	MOVQ(U32(16), sixteen)
	CMPQ(n, sixteen)
	CMOVQLT(n, sixteen)
	MOVQ(I32(-1), bits)
	BZHIQ(sixteen, bits, bits)
	KMOVW(bits.As32(), k)
}

// toLanes makes the kernel that lays the elements of up to 16 channels side by
// side:
//
//	dst[i·gap + ch] = src[ch·plane + i]
//
// for n elements, and 0 for the channels that are not there.
func toLanes(full bool) {
	name := "toSomeLanes"
	if full {
		name = "toLanes"
	}
	TEXT(name, NOSPLIT, "func(dst *float32, gap int, src *float32, plane, n, channels int)")
	Doc("dst[i·gap + ch] = src[ch·plane + i].")
	Pragma("noescape")
	dst, gap := Load(Param("dst"), GP64()), Load(Param("gap"), GP64())
	src, plane := Load(Param("src"), GP64()), Load(Param("plane"), GP64())
	n, channels := Load(Param("n"), GP64()), Load(Param("channels"), GP64())
	at, left := GP64(), GP64()
	Label("group")
	tailMask(n, reg.K1)
	MOVQ(src, at)
	if !full {
		MOVQ(channels, left)
		for _, r := range avx512.regs[:16] {
			avx512.zero(r)
		}
	}
	for i, r := range avx512.regs[:16] {
		VMOVUPS_Z(Mem{Base: at}, reg.K1, r)
		if i == 15 {
			break
		}
		if !full {
			DECQ(left)
			JZ(LabelRef("loaded"))
		}
		ADDQ(plane, at)
	}
	Label("loaded")
	columns := transpose()
	for i, r := range columns {
		VMOVUPS(r, Mem{Base: dst})
		if i == 15 {
			break
		}
		ADDQ(gap, dst)
		if i%4 == 3 {
			CMPQ(n, U8(i+1))
			JLE(LabelRef("end"))
		}
	}
	ADDQ(gap, dst)
	ADDQ(U8(64), src)
	SUBQ(U8(16), n)
	JG(LabelRef("group"))
	Label("end")
	VZEROUPPER()
	RET()
}

// fromLanes makes the reverse kernel, with a bias for each channel and, if relu
// is not 0, the larger of 0 and the result:
//
//	dst[ch·plane + i] = src[i·gap + ch] + bias[ch]
func fromLanes() {
	TEXT("fromLanes", NOSPLIT, "func(dst *float32, plane int, src *float32, gap, n, channels int, bias *float32, relu int)")
	Doc("dst[ch·plane + i] = src[i·gap + ch] + bias[ch], or 0 if that is less and relu is not 0.")
	Pragma("noescape")
	dst, plane := Load(Param("dst"), GP64()), Load(Param("plane"), GP64())
	src, gap := Load(Param("src"), GP64()), Load(Param("gap"), GP64())
	n, channels := Load(Param("n"), GP64()), Load(Param("channels"), GP64())
	bias, relu := Load(Param("bias"), GP64()), Load(Param("relu"), GP64())
	at, left := GP64(), GP64()
	Label("group")
	tailMask(n, reg.K1)
	for i, r := range avx512.regs[:16] {
		VMOVUPS(Mem{Base: src}, r)
		if i == 15 {
			break
		}
		ADDQ(gap, src)
		if i%4 == 3 {
			CMPQ(n, U8(i+1))
			JLE(LabelRef("loaded"))
		}
	}
	ADDQ(gap, src)
	Label("loaded")
	rows := transpose()
	for i, r := range rows {
		VADDPS_BCST(Mem{Base: bias, Disp: 4 * i}, r, r)
	}
	TESTQ(relu, relu)
	JZ(LabelRef("store"))
	zero := avx512.regs[16]
	avx512.zero(zero)
	for _, r := range rows {
		VMAXPS(r, zero, r) // of two the second, if one is not a number
	}
	Label("store")
	MOVQ(dst, at)
	MOVQ(channels, left)
	for i, r := range rows {
		VMOVUPS(r, reg.K1, Mem{Base: at})
		if i == 15 {
			break
		}
		DECQ(left)
		JZ(LabelRef("stored"))
		ADDQ(plane, at)
	}
	Label("stored")
	ADDQ(U8(64), dst)
	SUBQ(U8(16), n)
	JG(LabelRef("group"))
	VZEROUPPER()
	RET()
}

// pad makes the kernel that copies rows of n elements and puts zeros around
// them.
func pad() {
	TEXT("padRows", NOSPLIT, "func(dst *float32, width int, src *float32, srcrow, n, left, rows int)")
	Doc("padRows writes rows of left ≤ 16 zeros, n elements of src, and at most 16 zeros up to width elements.")
	Pragma("noescape")
	dst, width, src := Load(Param("dst"), GP64()), Load(Param("width"), GP64()), Load(Param("src"), GP64())
	srcrow, n := Load(Param("srcrow"), GP64()), Load(Param("n"), GP64())
	left, rows := Load(Param("left"), GP64()), Load(Param("rows"), GP64())
	zero, v := avx512.regs[0], avx512.regs[1]
	avx512.zero(zero)
	from, to, count := GP64(), GP64(), GP64()
	tailMask(left, reg.K2)
	MOVQ(width, count)
	SUBQ(n, count)
	SUBQ(left, count)
	tailMask(count, reg.K3)
	MOVQ(n, count)
	ANDQ(U8(15), count)
	tailMask(count, reg.K1)
	Label("row")
	VMOVUPS(zero, reg.K2, Mem{Base: dst})
	LEAQ(Mem{Base: dst, Index: left, Scale: 4}, to)
	MOVQ(src, from)
	MOVQ(n, count)
	SUBQ(U8(16), count)
	JL(LabelRef("tail"))
	Label("copy")
	VMOVUPS(Mem{Base: from}, v)
	VMOVUPS(v, Mem{Base: to})
	ADDQ(U8(64), from)
	ADDQ(U8(64), to)
	SUBQ(U8(16), count)
	JGE(LabelRef("copy"))
	Label("tail")
	ADDQ(U8(16), count)
	JZ(LabelRef("right"))
	VMOVUPS_Z(Mem{Base: from}, reg.K1, v)
	VMOVUPS(v, reg.K1, Mem{Base: to})
	Label("right")
	VMOVUPS(zero, reg.K3, Mem{Base: to, Index: count, Scale: 4})
	ADDQ(srcrow, src)
	LEAQ(Mem{Base: dst, Index: width, Scale: 4}, dst)
	DECQ(rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}

// add makes the kernel that adds vectors of 16 elements.
func add() {
	TEXT("addVectors", NOSPLIT, "func(dst, x *float32, vectors int)")
	Doc("addVectors adds 16·vectors elements of x to dst, for AVX2 too.")
	Pragma("noescape")
	dst, x, n := Load(Param("dst"), GP64()), Load(Param("x"), GP64()), Load(Param("vectors"), GP64())
	Label("vector")
	for i := range 2 {
		r := avx2.regs[i]
		VMOVUPS(Mem{Base: dst, Disp: 32 * i}, r)
		VADDPS(Mem{Base: x, Disp: 32 * i}, r, r)
		VMOVUPS(r, Mem{Base: dst, Disp: 32 * i})
	}
	ADDQ(U8(64), dst)
	ADDQ(U8(64), x)
	DECQ(n)
	JNZ(LabelRef("vector"))
	VZEROUPPER()
	RET()
}

// sums makes the kernels for the gradient behind ReLU and the bias: the sum of n
// elements of dy, or of those whose y is above 0 or not a number, which it copies
// to dst with zeros instead of the others.
func sums(masked bool) {
	if masked {
		TEXT("maskSum", NOSPLIT, "func(dst, dy, y *float32, n int) float32")
		Doc("maskSum copies dy, but 0 where y ≤ 0, and returns the sum.")
	} else {
		TEXT("sum", NOSPLIT, "func(dy *float32, n int) float32")
		Doc("sum returns the sum of n elements.")
	}
	Pragma("noescape")
	dy, n := Load(Param("dy"), GP64()), GP64()
	Load(Param("n"), n)
	var dst, y reg.Register
	if masked {
		dst, y = Load(Param("dst"), GP64()), Load(Param("y"), GP64())
	}
	const notAtMost = 0x16 // NLE_UQ: greater, or one is not a number
	zero := avx512.regs[31]
	totals := avx512.regs[:4]
	for _, r := range append([]reg.VecPhysical{zero}, totals...) {
		avx512.zero(r)
	}
	vector := func(i int, k reg.Register) {
		v, w := avx512.regs[8+i], avx512.regs[16+i]
		if k == nil {
			VMOVUPS(Mem{Base: dy, Disp: 64 * i}, v)
		} else {
			VMOVUPS_Z(Mem{Base: dy, Disp: 64 * i}, k, v)
		}
		if masked {
			if k == nil {
				VMOVUPS(Mem{Base: y, Disp: 64 * i}, w)
			} else {
				VMOVUPS_Z(Mem{Base: y, Disp: 64 * i}, k, w)
			}
			VCMPPS(U8(notAtMost), zero, w, reg.K2)
			VMOVAPS_Z(v, reg.K2, v)
			if k == nil {
				VMOVUPS(v, Mem{Base: dst, Disp: 64 * i})
			} else {
				VMOVUPS(v, k, Mem{Base: dst, Disp: 64 * i})
			}
		}
		VADDPS(v, totals[i], totals[i])
	}
	forward := func(bytes int) {
		ADDQ(U32(bytes), dy)
		if masked {
			ADDQ(U32(bytes), dst)
			ADDQ(U32(bytes), y)
		}
	}
	SUBQ(U8(64), n)
	JL(LabelRef("few"))
	Label("vectors")
	for i := range 4 {
		vector(i, nil)
	}
	forward(256)
	SUBQ(U8(64), n)
	JGE(LabelRef("vectors"))
	Label("few")
	ADDQ(U8(64), n)
	JZ(LabelRef("end"))
	Label("vector")
	tailMask(n, reg.K1)
	vector(0, reg.K1)
	forward(64)
	SUBQ(U8(16), n)
	JG(LabelRef("vector"))
	Label("end")
	VADDPS(totals[1], totals[0], totals[0])
	VADDPS(totals[3], totals[2], totals[2])
	VADDPS(totals[2], totals[0], totals[0])
	VEXTRACTF64X4(U8(1), reg.Z0, reg.Y1)
	VADDPS(reg.Y1, reg.Y0, reg.Y0)
	VEXTRACTF128(U8(1), reg.Y0, reg.X1)
	VADDPS(reg.X1, reg.X0, reg.X0)
	VHADDPS(reg.X0, reg.X0, reg.X0)
	VHADDPS(reg.X0, reg.X0, reg.X0)
	Store(reg.X0, ReturnIndex(0))
	VZEROUPPER()
	RET()
}
