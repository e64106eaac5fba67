package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// tile makes a kernel for p neighbouring places, step elements of the image
// apart, and blocks·16 channels: for each of some rows, and for each tap l,
//
//	acc[i][·] += x[off[l] + i·step] · w[l][·]
//
// with the sums in registers. The channels are the lanes, so no lane is lost,
// however narrow the image is.
func tile(s set, p, blocks, step int) {
	vectors := blocks * lanes * 4 / s.bytes
	name := fmt.Sprintf("tile%sx%dx%ds%d", s.name, blocks, p, step)
	kernels.add(s.array()+".tile", name, blocks, step, p)
	TEXT(name, NOSPLIT,
		"func(x *float32, off *int32, taps int, w, acc *float32, gap, rows, xrow, accrow, add int)")
	Doc(fmt.Sprintf("%d places, %d apart, of %d channels.", p, step, blocks*lanes))
	Pragma("noescape")
	x, acc, gap := Load(Param("x"), GP64()), Load(Param("acc"), GP64()), Load(Param("gap"), GP64())
	rows := Load(Param("rows"), GP64())
	sums := s.regs[:p*vectors]
	weights, copies := s.regs[p*vectors:][:vectors], s.regs[(p+1)*vectors:]
	at, off, w, taps := GP64(), GP64(), GP64(), GP64()

	Label("row")
	Load(Param("add"), at)
	TESTQ(at, at)
	JNZ(LabelRef("add"))
	for _, r := range sums {
		s.zero(r)
	}
	JMP(LabelRef("begin"))
	Label("add")
	MOVQ(acc, at)
	for i := range p {
		for v := range vectors {
			VMOVUPS(Mem{Base: at, Disp: v * s.bytes}, sums[i*vectors+v])
		}
		ADDQ(gap, at)
	}
	Label("begin")
	Load(Param("off"), off)
	Load(Param("w"), w)
	Load(Param("taps"), taps)
	Label("tap")
	MOVLQSX(Mem{Base: off}, at)
	ADDQ(x, at)
	for v := range vectors {
		VMOVUPS(Mem{Base: w, Disp: v * s.bytes}, weights[v])
	}
	for i := range p {
		place := Mem{Base: at, Disp: i * step * 4}
		if s.wide && vectors == 1 {
			VFMADD231PS_BCST(place, weights[0], sums[i])
			continue
		}
		c := copies[i%len(copies)]
		VBROADCASTSS(place, c)
		for v := range vectors {
			VFMADD231PS(c, weights[v], sums[i*vectors+v])
		}
	}
	ADDQ(U8(4), off)
	ADDQ(U32(blocks*lanes*4), w)
	DECQ(taps)
	JNZ(LabelRef("tap"))
	MOVQ(acc, at)
	for i := range p {
		for v := range vectors {
			VMOVUPS(sums[i*vectors+v], Mem{Base: at, Disp: v * s.bytes})
		}
		ADDQ(gap, at)
	}
	Load(Param("xrow"), at)
	ADDQ(at, x)
	Load(Param("accrow"), at)
	ADDQ(at, acc)
	DECQ(rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}

// correlate makes a kernel for the gradient of r rows of q taps each and of
// blocks·16 channels: over rows·cols places, for each row i and tap j of it,
//
//	acc[i][j][·] += x[off[i] + j] · g[·]
//
// where x goes on by xstep bytes from place to place, and by xskip more at the
// end of a line; g is [places, blocks·16].
func correlate(s set, r, q, blocks int) {
	vectors := blocks * lanes * 4 / s.bytes
	name := fmt.Sprintf("correlate%sx%dx%dx%d", s.name, blocks, r, q)
	kernels.add(s.array()+".correlate", name, blocks, q, r)
	TEXT(name, NOSPLIT,
		"func(x *float32, off *int32, dy, acc *float32, rows, cols, xstep, xskip int)")
	Doc(fmt.Sprintf("%d rows of %d taps, of %d channels.", r, q, blocks*lanes))
	Pragma("noescape")
	x, g := Load(Param("x"), GP64()), Load(Param("dy"), GP64())
	at := GP64()
	Load(Param("off"), at)
	var offs []reg.GPVirtual
	for i := range r {
		o := GP64()
		MOVLQSX(Mem{Base: at, Disp: 4 * i}, o)
		offs = append(offs, o)
	}
	sums := s.regs[:r*q*vectors]
	grads, copies := s.regs[r*q*vectors:][:vectors], s.regs[(r*q+1)*vectors:]
	Load(Param("acc"), at)
	for i, sum := range sums {
		VMOVUPS(Mem{Base: at, Disp: i * s.bytes}, sum)
	}
	step := Load(Param("xstep"), GP64())
	cols := at // its time is over
	Label("line")
	Load(Param("cols"), cols)
	Label("place")
	for v := range vectors {
		VMOVUPS(Mem{Base: g, Disp: v * s.bytes}, grads[v])
	}
	for i := range r {
		for j := range q {
			place := Mem{Base: x, Index: offs[i], Scale: 1, Disp: 4 * j}
			n := i*q + j
			if s.wide && vectors == 1 {
				VFMADD231PS_BCST(place, grads[0], sums[n])
				continue
			}
			c := copies[n%len(copies)]
			VBROADCASTSS(place, c)
			for v := range vectors {
				VFMADD231PS(c, grads[v], sums[n*vectors+v])
			}
		}
	}
	ADDQ(step, x)
	ADDQ(U32(blocks*lanes*4), g)
	DECQ(cols)
	JNZ(LabelRef("place"))
	ADDQ(NewParamAddr("xskip", 56), x)
	DECQ(NewParamAddr("rows", 32))
	JNZ(LabelRef("line"))
	Load(Param("acc"), at)
	for i, sum := range sums {
		VMOVUPS(sum, Mem{Base: at, Disp: i * s.bytes})
	}
	VZEROUPPER()
	RET()
}
