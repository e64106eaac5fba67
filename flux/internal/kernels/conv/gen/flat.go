package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// flat makes a kernel for channels outputs and vectors·16 places, which lie side
// by side in the lanes; one vector of places is next bytes of the image from the
// other. For some such tiles, and for each group l of q neighbouring taps,
//
//	y[ch][place] = bias[ch] + Σ x[off[l] + place + j] · w[l][j][ch]
//
// The vectors may be rows, or go on from the end of a row with the start of the
// next: the lanes that are no place, for they are in the padding between two rows,
// are squeezed out on the way to y. Without gaps there are such lanes at the end
// of vectors only.
func flat(channels, vectors, q int, gaps bool) {
	name, array := fmt.Sprintf("rows%dx%dq%d", channels, vectors, q), "avx512.rows"
	if gaps {
		name, array = fmt.Sprintf("flat%dx%dq%d", channels, vectors, q), "avx512.flat"
	}
	kernels.add(array, name, q, channels, vectors)
	TEXT(name, NOSPLIT, "func(x *float32, next int, off *int32, groups int, w, y *float32, plane int, to *uint32, tiles int, bias *float32, relu int)")
	Doc(fmt.Sprintf("%d channels of %d places.", channels, 16*vectors))
	Pragma("noescape")
	x, to, tiles := Load(Param("x"), GP64()), Load(Param("to"), GP64()), Load(Param("tiles"), GP64())
	plane, bias := Load(Param("plane"), GP64()), Load(Param("bias"), GP64())
	off, groups, w, at := GP64(), GP64(), GP64(), GP64()
	next := Load(Param("next"), GP64())
	sums := avx512.regs[:channels*vectors]
	places, zero, packed := avx512.regs[24:24+vectors], avx512.regs[30], avx512.regs[31]
	copies := avx512.regs[27:30]
	avx512.zero(zero)
	Label("tile")
	for i := range channels {
		for v := range vectors {
			VBROADCASTSS(Mem{Base: bias, Disp: 4 * i}, sums[i*vectors+v])
		}
	}
	Load(Param("off"), off)
	Load(Param("groups"), groups)
	Load(Param("w"), w)
	Label("group")
	MOVLQSX(Mem{Base: off}, at)
	ADDQ(x, at)
	for j := range q {
		for v := range vectors {
			from := Mem{Base: at, Disp: 4 * j}
			if v > 0 {
				from.Index, from.Scale = next, uint8(v)
			}
			VMOVUPS(from, places[v])
		}
		for i := range channels {
			weight := Mem{Base: w, Disp: 4 * (j*channels + i)}
			if vectors == 1 {
				VFMADD231PS_BCST(weight, places[0], sums[i])
				continue
			}
			c := copies[i%len(copies)]
			VBROADCASTSS(weight, c)
			for v := range vectors {
				VFMADD231PS(c, places[v], sums[i*vectors+v])
			}
		}
	}
	ADDQ(U8(4), off)
	ADDQ(U32(4*channels*q), w)
	DECQ(groups)
	JNZ(LabelRef("group"))
	Load(Param("relu"), at)
	TESTQ(at, at)
	JZ(LabelRef("store"))
	for _, r := range sums {
		VMAXPS(r, zero, r) // of two the second, if one is not a number
	}
	Label("store")
	mask := GP32()
	for v := range vectors {
		if gaps {
			MOVL(Mem{Base: to, Disp: 16 * v}, mask)
			KMOVW(mask, reg.K1)
		}
		MOVL(Mem{Base: to, Disp: 16*v + 4}, mask)
		KMOVW(mask, reg.K2)
		MOVQ(Mem{Base: to, Disp: 16*v + 8}, at)
		ADDQ(NewParamAddr("y", 40), at)
		for i := range channels {
			if gaps {
				VCOMPRESSPS(sums[i*vectors+v], reg.K1, packed)
				VMOVUPS(packed, reg.K2, Mem{Base: at})
			} else {
				VMOVUPS(sums[i*vectors+v], reg.K2, Mem{Base: at})
			}
			if i < channels-1 {
				ADDQ(plane, at)
			}
		}
	}
	for range vectors {
		ADDQ(next, x)
	}
	ADDQ(U32(16*vectors), to)
	DECQ(tiles)
	JNZ(LabelRef("tile"))
	VZEROUPPER()
	RET()
}

// along makes the kernel for the gradient of the weights between an input and
// some outputs, with neighbouring places in the lanes: over so many vectors,
//
//	acc[o][j][·] += x[off[j] + ·] · dy[o][·]
//
// where the lanes that are no place are left out.
func along(outputs, taps int) {
	name := fmt.Sprintf("along%dx%d", outputs, taps)
	kernels.add("avx512.along", name, outputs, taps)
	TEXT(name, NOSPLIT, "func(x *float32, off *int32, dy *float32, plane int, to *uint32, vectors int, acc *float32)")
	Doc(fmt.Sprintf("%d outputs, %d taps.", outputs, taps))
	Pragma("noescape")
	x, dy, plane := Load(Param("x"), GP64()), Load(Param("dy"), GP64()), Load(Param("plane"), GP64())
	at := Load(Param("off"), GP64())
	var offs []reg.GPVirtual
	for j := range taps {
		o := GP64()
		MOVLQSX(Mem{Base: at, Disp: 4 * j}, o)
		offs = append(offs, o)
	}
	sums := avx512.regs[:outputs*taps]
	grads, copies := avx512.regs[len(sums):][:outputs], avx512.regs[len(sums)+outputs:]
	Load(Param("acc"), at)
	for i, sum := range sums {
		VMOVUPS(Mem{Base: at, Disp: 64 * i}, sum)
	}
	to, upper := Load(Param("to"), GP64()), GP64()
	Label("vector")
	mask := GP32()
	MOVL(Mem{Base: to}, mask)
	KMOVW(mask, reg.K1)
	MOVQ(dy, upper)
	for o := range outputs {
		if o == 3 {
			LEAQ(Mem{Base: dy, Index: plane, Scale: 2}, upper)
			ADDQ(plane, upper)
		}
		switch o % 3 {
		case 0:
			VMOVUPS(Mem{Base: upper}, grads[o])
		case 1:
			VMOVUPS(Mem{Base: upper, Index: plane, Scale: 1}, grads[o])
		case 2:
			VMOVUPS(Mem{Base: upper, Index: plane, Scale: 2}, grads[o])
		}
	}
	for j := range taps {
		c := copies[j%len(copies)]
		VMOVUPS(Mem{Base: x, Index: offs[j], Scale: 1}, c)
		for o := range outputs {
			VFMADD231PS(c, grads[o], reg.K1, sums[o*taps+j]) // a mask of loads would cost more
		}
	}
	ADDQ(U8(64), x)
	ADDQ(U8(64), dy)
	ADDQ(U8(16), to)
	DECQ(NewParamAddr("vectors", 40))
	JNZ(LabelRef("vector"))
	Load(Param("acc"), at)
	for i, sum := range sums {
		VMOVUPS(sum, Mem{Base: at, Disp: 64 * i})
	}
	VZEROUPPER()
	RET()
}
