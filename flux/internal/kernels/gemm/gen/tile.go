package main

import (
	"fmt"
	"io"

	"github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The fields of the arguments, struct tile of package gemm.
const (
	tA     = 8 * iota // the first element of A
	tARow             // bytes from a row of A to the next
	tACol             // bytes from a column of A to the next
	tB                // the first element of B
	tBRow             // bytes from a row of B to the next
	tC                // the first element of C
	tCRow             // bytes from a row of C to the next
	tK                // the columns of A and rows of B
	tMask             // which columns of B and C there are, a bit a column
	tLanes            // the same as words, one for each lane, for AVX2
	tFlags
	tRowBias // an element for each row, or nil
	tColBias // an element for each column, or nil
	tCount   // how many tiles to do
	tANext   // bytes from a tile to the next, in each operand
	tBNext
	tCNext
	tRowBiasNext
	tColBiasNext
)

// The bits of tFlags.
const (
	addFlag  = 1 // C is added
	reluFlag = 2
	edgeFlag = 4 // there are not all columns
)

// The registers of a tile.
var (
	args  = reg.RDI
	aLow  = reg.RSI // row 0 of A, at column l
	aHigh = reg.RAX // row 7
	one   = reg.R8  // tARow, and its multiples
	three = reg.R9
	five  = reg.R10
	bRow  = reg.R11
	aCol  = reg.R12
	b     = reg.RBX
	c0    = reg.RDX
	left  = reg.RCX
	tile  = reg.R13
	spare = reg.R14
)

// A shape is the rows and the vectors of a tile.
type shape struct{ rows, vecs int }

// shapes returns the tiles that a machine has: accumulators, the vectors of a row
// of B and two copies of an element of A fit its registers.
func (m machine) shapes() (all []shape) {
	if m.wide {
		for _, s := range []shape{{14, 1}, {14, 2}, {6, 4}} {
			for r := 1; r <= s.rows; r++ {
				all = append(all, shape{r, s.vecs})
			}
		}
		return all
	}
	for _, v := range []int{1, 2} {
		for r := 1; r <= 6; r++ {
			all = append(all, shape{r, v})
		}
	}
	return all
}

// tiles writes all tiles of a machine and the function that chooses one. It calls
// each by its name, so that the compiler knows that none keeps its argument.
func (m machine) tiles(c *build.Context, calls io.Writer) {
	fmt.Fprintf(calls, "\n// %sTile computes tiles of that many rows and vectors.\n", m.name())
	fmt.Fprintf(calls, "func %sTile(t *byte, rows, vecs int) {\nswitch vecs<<4 | rows {\n", m.name())
	for _, s := range m.shapes() {
		name := fmt.Sprintf("%sTile%dx%d", m.name(), s.rows, s.vecs)
		m.tile(c, name, s)
		fmt.Fprintf(calls, "case %d<<4 | %d:\n%s(t)\n", s.vecs, s.rows, name)
	}
	fmt.Fprintln(calls, "default:\npanic(\"gemm: no tile of this size\")\n}\n}")
}

// tile writes the product of s.rows rows of A with s.vecs vectors of columns of
// B, for any length of the sum, and what is done to it on the way to C.
func (m machine) tile(c *build.Context, name string, s shape) {
	function(c, name, fmt.Sprintf("%s computes tiles of C of %d rows and up to %d columns.", name, s.rows, s.vecs*m.bytes()/m.size))
	c.Load(c.Param("t"), args)
	c.MOVQ(Mem{Base: args, Disp: tARow}, one)
	c.LEAQ(Mem{Base: one, Index: one, Scale: 2}, three)
	c.LEAQ(Mem{Base: one, Index: one, Scale: 4}, five)
	c.MOVQ(Mem{Base: args, Disp: tACol}, aCol)
	c.MOVQ(Mem{Base: args, Disp: tBRow}, bRow)
	if m.wide {
		c.MOVQ(Mem{Base: args, Disp: tMask}, spare)
		for v := range s.vecs {
			c.KMOVW(spare.As32(), masks[v])
			if v < s.vecs-1 {
				c.SHRQ(U8(m.bytes()/m.size), spare)
			}
		}
	}
	c.XORQ(tile, tile)

	c.Label("next")
	m.start(c, s)
	m.sum(c, s)
	m.finish(c, s)
	c.INCQ(tile)
	c.CMPQ(tile, Mem{Base: args, Disp: tCount})
	c.JLT(LabelRef("next"))
	c.VZEROUPPER()
	c.RET()
}

// place sets to to where the tile begins in an operand.
func place(c *build.Context, to reg.Register, base, next int) {
	c.MOVQ(Mem{Base: args, Disp: next}, to)
	c.IMULQ(tile, to)
	c.ADDQ(Mem{Base: args, Disp: base}, to)
}

// start sets the pointers and zeroes the sums.
func (m machine) start(c *build.Context, s shape) {
	place(c, aLow, tA, tANext)
	place(c, b, tB, tBNext)
	place(c, c0, tC, tCNext)
	if s.rows > 7 {
		c.LEAQ(Mem{Base: aLow, Index: three, Scale: 2}, aHigh)
		c.ADDQ(one, aHigh)
	}
	c.MOVQ(Mem{Base: args, Disp: tK}, left)
	for i := range s.rows * s.vecs {
		m.zero(c, m.vector(i))
	}
	// The tile of C comes from far while the sums are made. Short sums are made
	// before it is there: look after the next tile then. Long ones fetch it by and
	// by.
	c.MOVQ(c0, spare)
	if m.fetches(s) {
		c.TESTQ(U32(edgeFlag), Mem{Base: args, Disp: tFlags})
		c.JNZ(LabelRef("atOnce"))
		c.CMPQ(left, U32(uint64(s.rows*s.fetch())))
		c.JGE(LabelRef("fetch"))
		c.Label("atOnce")
	}
	c.CMPQ(left, Imm(16))
	c.JGE(LabelRef("near"))
	c.ADDQ(Mem{Base: args, Disp: tCNext}, spare)
	c.Label("near")
	for i := range s.rows {
		for v := range s.vecs {
			c.PREFETCHT0(Mem{Base: spare, Disp: v * m.bytes()})
		}
		if i < s.rows-1 {
			c.ADDQ(Mem{Base: args, Disp: tCRow}, spare)
		}
	}
	c.TESTQ(left, left)
	c.JLE(LabelRef("summed"))
}

// fetches reports whether a tile fetches C while it makes the sums: a large one,
// for a small one that many requests at once are no matter.
func (m machine) fetches(s shape) bool { return m.wide && s.vecs > 1 && s.rows > 3 }

// fetch returns the columns of A from one row of C that is fetched to the next.
func (s shape) fetch() int { return 2 * s.vecs }

// a returns the element of A in row i.
func (m machine) a(i int) Mem {
	x := Mem{Base: aLow}
	if i >= 7 {
		x.Base, i = aHigh, i-7
	}
	switch i {
	case 1, 2, 4:
		x.Index, x.Scale = one, uint8(i)
	case 3:
		x.Index, x.Scale = three, 1
	case 5:
		x.Index, x.Scale = five, 1
	case 6:
		x.Index, x.Scale = three, 2
	}
	return x
}

// sum adds the products of a column of A with a row of B until none is left. The
// loop is not unrolled: its multiply-adds keep both their ports busy as it is,
// and a loop that the processor need not fetch again takes less power, which
// decides the clock. (Xeon of 2023: 3.1 GHz, and 2.9 with four columns a round.)
func (m machine) sum(c *build.Context, s shape) {
	if m.wide {
		c.TESTQ(U32(edgeFlag), Mem{Base: args, Disp: tFlags})
		c.JNZ(LabelRef("masked"))
	}
	if m.fetches(s) {
		m.fetching(c, s)
	}
	m.columns(c, s, "whole", false)
	if m.wide {
		c.JMP(LabelRef("summed"))
		m.columns(c, s, "masked", true)
	}
	c.Label("summed")
}

// fetching is the loop over the first columns of A, which asks for a row of C now
// and then, in spare. All at once, the requests would take the places of those for
// A and B, and multiply-adds wait.
func (m machine) fetching(c *build.Context, s shape) {
	c.JMP(LabelRef("whole"))
	c.Label("fetch")
	rows := c0 // which is found again afterwards
	c.MOVQ(U32(uint64(s.rows)), rows)
	c.Label("row")
	for i := range s.fetch() {
		if i%2 == 0 {
			c.PREFETCHT0(Mem{Base: spare, Disp: i / 2 * m.bytes()})
		}
		m.column(c, s, false)
		m.forward(c, s)
	}
	c.ADDQ(Mem{Base: args, Disp: tCRow}, spare)
	c.SUBQ(Imm(uint64(s.fetch())), left)
	c.DECQ(rows)
	c.JNZ(LabelRef("row"))
	place(c, c0, tC, tCNext)
	c.TESTQ(left, left)
	c.JZ(LabelRef("summed"))
}

// columns is the loop over the columns of A. Masked loads take places of
// multiply-adds, so whole panels are loaded without.
func (m machine) columns(c *build.Context, s shape, label string, masked bool) {
	c.Label(label)
	m.column(c, s, masked)
	m.forward(c, s)
	c.DECQ(left)
	c.JNZ(LabelRef(label))
}

// forward goes on to the next column of A and row of B.
func (m machine) forward(c *build.Context, s shape) {
	c.ADDQ(aCol, aLow)
	if s.rows > 7 {
		c.ADDQ(aCol, aHigh)
	}
	c.ADDQ(bRow, b)
}

// column adds the products of one column of A with one row of B.
func (m machine) column(c *build.Context, s shape, masked bool) {
	registers := 16
	if m.wide {
		registers = 32
	}
	if s.rows == 1 { // each row of B serves once
		m.broadcast(c, m.a(0), m.vector(registers-1))
		for v := range s.vecs {
			x := Mem{Base: b, Disp: v * m.bytes()}
			if masked {
				m.load(c, x, masks[v], m.vector(registers-2))
				m.fma(c, m.vector(registers-2), m.vector(registers-1), m.vector(v))
			} else {
				m.fma(c, x, m.vector(registers-1), m.vector(v))
			}
		}
		return
	}
	first := registers - 2 - s.vecs
	for v := range s.vecs {
		x := Mem{Base: b, Disp: v * m.bytes()}
		if masked {
			m.load(c, x, masks[v], m.vector(first+v))
		} else {
			m.move(c, x, m.vector(first+v))
		}
	}
	for i := range s.rows {
		if m.wide && s.vecs == 1 {
			m.fmaOne(c, m.a(i), m.vector(first), m.vector(i))
			continue
		}
		// A broadcast apart costs one load for all vectors of the row.
		element := m.vector(registers - 2 + i%2)
		m.broadcast(c, m.a(i), element)
		for v := range s.vecs {
			m.fma(c, m.vector(first+v), element, m.vector(i*s.vecs+v))
		}
	}
}

// finish adds C and biases, applies ReLU and stores the tile.
func (m machine) finish(c *build.Context, s shape) {
	flags := left
	c.MOVQ(Mem{Base: args, Disp: tFlags}, flags)
	if m.wide {
		m.epilogue(c, s, flags, "", true)
		return
	}
	c.TESTQ(U32(edgeFlag), flags)
	c.JNZ(LabelRef("edge"))
	m.epilogue(c, s, flags, "Full", false)
	c.JMP(LabelRef("done"))
	c.Label("edge")
	c.MOVQ(Mem{Base: args, Disp: tLanes}, spare)
	for v := range s.vecs {
		m.move(c, Mem{Base: spare, Disp: v * m.bytes()}, m.vector(12+v))
	}
	m.epilogue(c, s, flags, "Edge", true)
	c.Label("done")
}

// epilogue is finish for all columns or, masked, for those of the mask. suffix
// makes its labels its own.
func (m machine) epilogue(c *build.Context, s shape, flags reg.Register, suffix string, masked bool) {
	at, stride, temp := spare, aCol, m.vector(15)
	if m.wide {
		temp = m.vector(31)
	}
	mask := func(v int) Op {
		if m.wide {
			return masks[v]
		}
		return m.vector(12 + v)
	}
	each := func(f func(i, v int), after func()) {
		for i := range s.rows {
			for v := range s.vecs {
				f(i, v)
			}
			if i < s.rows-1 && after != nil {
				after()
			}
		}
	}
	acc := func(i, v int) reg.VecPhysical { return m.vector(i*s.vecs + v) }
	addTo := func(i, v int, x Mem) {
		switch {
		case m.wide:
			m.add(c, x, acc(i, v), mask(v), acc(i, v))
		case masked:
			m.load(c, x, mask(v), temp)
			m.add(c, temp, acc(i, v), acc(i, v))
		default:
			m.add(c, x, acc(i, v), acc(i, v))
		}
	}

	c.MOVQ(Mem{Base: args, Disp: tCRow}, stride)
	c.TESTQ(U32(addFlag), flags)
	c.JZ(LabelRef("fresh" + suffix))
	c.MOVQ(c0, at)
	each(func(i, v int) { addTo(i, v, Mem{Base: at, Disp: v * m.bytes()}) }, func() { c.ADDQ(stride, at) })
	c.Label("fresh" + suffix)

	c.CMPQ(Mem{Base: args, Disp: tRowBias}, Imm(0))
	c.JE(LabelRef("noRowBias" + suffix))
	place(c, at, tRowBias, tRowBiasNext)
	each(func(i, v int) {
		if v == 0 {
			m.broadcast(c, Mem{Base: at, Disp: i * m.size}, temp)
		}
		m.add(c, temp, acc(i, v), acc(i, v))
	}, nil)
	c.Label("noRowBias" + suffix)

	c.CMPQ(Mem{Base: args, Disp: tColBias}, Imm(0))
	c.JE(LabelRef("noColBias" + suffix))
	place(c, at, tColBias, tColBiasNext)
	each(func(i, v int) { addTo(i, v, Mem{Base: at, Disp: v * m.bytes()}) }, nil)
	c.Label("noColBias" + suffix)

	c.TESTQ(U32(reluFlag), flags)
	c.JZ(LabelRef("linear" + suffix))
	m.zero(c, temp)
	each(func(i, v int) {
		m.max(c, acc(i, v), temp, acc(i, v)) // NaN stays
		m.add(c, temp, acc(i, v), acc(i, v)) // -0 becomes 0
	}, nil)
	c.Label("linear" + suffix)

	each(func(i, v int) {
		x := Mem{Base: c0, Disp: v * m.bytes()}
		if masked {
			m.store(c, acc(i, v), mask(v), x)
		} else {
			m.move(c, acc(i, v), x)
		}
	}, func() { c.ADDQ(stride, c0) })
	// The register of the stride of A served for C's.
	c.MOVQ(Mem{Base: args, Disp: tACol}, aCol)
}
