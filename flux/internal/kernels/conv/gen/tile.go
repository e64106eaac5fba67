package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// tile makes a kernel for p neighbouring places, step elements of the image
// apart, and blocks·16 channels: for each of some rows, and for each group l of q
// neighbouring taps,
//
//	acc[i][·] += Σ x[off[l] + i·step + j] · w[l][j][·]
//
// with the sums in registers. The channels are the lanes, so no lane is lost,
// however narrow the image is. An element that several places meet is loaded
// once. The weights of neighbouring taps are turn bytes apart, which may be
// negative.
func tile(s set, p, blocks, step, q int) {
	vectors := blocks * lanes * 4 / s.bytes
	name := fmt.Sprintf("tile%sx%dx%ds%dq%d", s.name, blocks, p, step, q)
	kernels.add(s.array()+".tile", name, blocks, step, q, p)
	TEXT(name, NOSPLIT,
		"func(x *float32, off *int32, groups int, w *float32, turn int, acc *float32, gap, rows, xrow, accrow, add int, soon, later *float32, soonstep, laterstep int)")
	Doc(fmt.Sprintf("%d places, %d apart, of %d channels, %d taps at a time.", p, step, blocks*lanes, q))
	Pragma("noescape")
	x, acc, gap := Load(Param("x"), GP64()), Load(Param("acc"), GP64()), Load(Param("gap"), GP64())
	rows := Load(Param("rows"), GP64())
	sums := s.regs[:p*vectors]
	weights, copies := s.regs[p*vectors:][:q*vectors], s.regs[(p+q)*vectors:]
	soon, later := GP64(), GP64()
	Load(Param("soon"), soon)
	Load(Param("later"), later)
	at, off, w, groups, turn, tap := GP64(), GP64(), GP64(), GP64(), GP64(), GP64()
	if q > 1 {
		Load(Param("turn"), turn)
	}

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
	Load(Param("groups"), groups)
	Label("group")
	MOVLQSX(Mem{Base: off}, at)
	ADDQ(x, at)
	if q > 1 {
		MOVQ(w, tap)
	} else {
		tap = w
	}
	for j := range q {
		for v := range vectors {
			VMOVUPS(Mem{Base: tap, Disp: v * s.bytes}, weights[j*vectors+v])
		}
		if j < q-1 {
			ADDQ(turn, tap)
		}
	}
	element(s, p, step, q, vectors, at, sums, weights, copies)
	fetch(soon, NewParamAddr("soonstep", 104))
	fetch(later, NewParamAddr("laterstep", 112))
	ADDQ(U8(4), off)
	ADDQ(U32(q*blocks*lanes*4), w)
	DECQ(groups)
	JNZ(LabelRef("group"))
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

// fetch asks for the line at p, without waiting, and moves on.
func fetch(p reg.GPVirtual, step Mem) {
	PREFETCHT1(Mem{Base: p})
	ADDQ(step, p)
}

// element adds to the sums of p places what each element of the image, from at
// on, gives through q taps.
func element(s set, p, step, q, vectors int, at reg.Register, sums, weights, copies []reg.VecPhysical) {
	for e := range (p-1)*step + q {
		place := Mem{Base: at, Disp: 4 * e}
		var uses [][2]int
		for i := range p {
			if j := e - i*step; j >= 0 && j < q {
				uses = append(uses, [2]int{i, j})
			}
		}
		if s.wide && vectors == 1 && len(uses) == 1 {
			VFMADD231PS_BCST(place, weights[uses[0][1]], sums[uses[0][0]])
			continue
		}
		if len(uses) == 0 {
			continue
		}
		c := copies[e%len(copies)]
		VBROADCASTSS(place, c)
		for _, u := range uses {
			for v := range vectors {
				VFMADD231PS(c, weights[u[1]*vectors+v], sums[u[0]*vectors+v])
			}
		}
	}
}

// correlate makes a kernel for the gradient of r rows of q taps each and of
// blocks·16 channels: over rows·cols places, for each row i and tap j of it,
//
//	acc[i][j][·] += x[off[i] + j] · dy[·]
//
// where x goes on by step elements from place to place, and by xskip bytes more
// at the end of a line; dy is [places, blocks·16]. An element that several of at
// most four places meet is loaded once. It asks for lines ahead as a tile does.
func correlate(s set, r, q, blocks, step int) {
	vectors := blocks * lanes * 4 / s.bytes
	name := fmt.Sprintf("correlate%sx%dx%dx%ds%d", s.name, blocks, r, q, step)
	kernels.add(s.array()+".correlate", name, blocks, step, q, r)
	TEXT(name, NOSPLIT,
		"func(x *float32, off *int32, dy, acc *float32, rows, cols, xskip int, soon, later *float32, soonstep, laterstep int)")
	Doc(fmt.Sprintf("%d rows of %d taps, of %d channels, places %d apart.", r, q, blocks*lanes, step))
	Pragma("noescape")
	x, dy := Load(Param("x"), GP64()), Load(Param("dy"), GP64())
	at := GP64()
	Load(Param("off"), at)
	var offs []reg.GPVirtual
	for i := range r {
		o := GP64()
		MOVLQSX(Mem{Base: at, Disp: 4 * i}, o)
		offs = append(offs, o)
	}
	sums := s.regs[:r*q*vectors]
	spare := s.regs[r*q*vectors:]
	together := 1 // places
	if s.wide && q > step {
		together = min(4, (len(spare)-1)/vectors)
		if together == 3 {
			together = 2
		}
	}
	kernels.note(s.array()+".together", together, blocks, step, q, r)
	Load(Param("acc"), at)
	for i, sum := range sums {
		VMOVUPS(Mem{Base: at, Disp: i * s.bytes}, sum)
	}
	soon, later := GP64(), GP64()
	Load(Param("soon"), soon)
	Load(Param("later"), later)
	cols := at // its time is over
	places := func(n int) {
		grads, copies := spare[:n*vectors], spare[n*vectors:]
		for v := range n * vectors {
			VMOVUPS(Mem{Base: dy, Disp: v * s.bytes}, grads[v])
		}
		for i := range r {
			gradient(s, n, step, q, vectors, Mem{Base: x, Index: offs[i], Scale: 1}, sums[i*q*vectors:][:q*vectors], grads, copies)
		}
		fetch(soon, NewParamAddr("soonstep", 72))
		fetch(later, NewParamAddr("laterstep", 80))
		ADDQ(U32(4*n*step), x)
		ADDQ(U32(n*blocks*lanes*4), dy)
	}
	Label("line")
	Load(Param("cols"), cols)
	if together > 1 {
		SUBQ(U8(together), cols)
		JL(LabelRef("last"))
		Label("places")
		places(together)
		SUBQ(U8(together), cols)
		JGE(LabelRef("places"))
		Label("last")
		ADDQ(U8(together), cols)
		JZ(LabelRef("end"))
	}
	Label("place")
	places(1)
	DECQ(cols)
	JNZ(LabelRef("place"))
	Label("end")
	ADDQ(NewParamAddr("xskip", 48), x)
	DECQ(NewParamAddr("rows", 32))
	JNZ(LabelRef("line"))
	Load(Param("acc"), at)
	for i, sum := range sums {
		VMOVUPS(sum, Mem{Base: at, Disp: i * s.bytes})
	}
	VZEROUPPER()
	RET()
}

// gradient adds to the sums of q taps what n places give that meet the elements
// from at on.
func gradient(s set, n, step, q, vectors int, at Mem, sums, grads, copies []reg.VecPhysical) {
	for e := range (n-1)*step + q {
		place := at
		place.Disp = 4 * e
		var uses [][2]int
		for i := range n {
			if j := e - i*step; j >= 0 && j < q {
				uses = append(uses, [2]int{i, j})
			}
		}
		switch {
		case len(uses) == 0:
		case s.wide && vectors == 1 && len(uses) == 1:
			VFMADD231PS_BCST(place, grads[uses[0][0]], sums[uses[0][1]])
		default:
			c := copies[e%len(copies)]
			VBROADCASTSS(place, c)
			for _, u := range uses {
				for v := range vectors {
					VFMADD231PS(c, grads[u[0]*vectors+v], sums[u[1]*vectors+v])
				}
			}
		}
	}
}
