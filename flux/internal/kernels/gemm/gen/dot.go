package main

import (
	"fmt"
	"io"

	"github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The fields of the arguments, struct dots of package gemm.
const (
	dA         = 8 * iota // the first row of A
	dARow                 // bytes from a row to the next
	dB                    // the first column of B, as a row in memory
	dBRow                 // bytes from a column to the next
	dWhole                // bytes of a row that are whole vectors
	dRest                 // which elements follow, a bit each
	dRestLanes            // the same as words, for AVX2
	dCols                 // how many columns there are
	dMask                 // the same, a bit a column
	dLanes                // the same as words, for AVX2
	dC                    // the first element of C
	dCRow                 // bytes from a row to the next
	dFlags                // as tFlags, edgeFlag apart
	dRowBias              // an element for each row, or nil
	dColBias              // an element for each column, or nil
	dCount                // how many times to do this, dCols columns further each time
	dBNext                // bytes to those columns of B
	dCNext                // bytes to those of C and the column bias
	dBAt                  // what of it is done already: 0
	dCAt
)

var (
	dotA   = [...]reg.GPPhysical{reg.RAX, reg.RCX, reg.RDX}
	dotB   = [...]reg.GPPhysical{reg.RBX, reg.R8, reg.R9, reg.R10, reg.R11, reg.R12, reg.R13, reg.R14}
	offset = reg.RSI
)

// dotCols returns how many columns of B a function of dots takes: as many as
// sums fit half a vector.
func (m machine) dotCols() int {
	if m.wide && m.size == 4 {
		return 8
	}
	return 4
}

// dotRows returns the most rows of A that fit the registers.
func (m machine) dotRows() int {
	if m.wide {
		return 3
	}
	return 2
}

// dots writes the functions for sums along the vectors, where both the rows of A
// and the columns of B lie together in memory.
func (m machine) dots(c *build.Context, calls io.Writer) {
	fmt.Fprintf(calls, "\n// %sDot computes sums of that many rows.\n", m.name())
	fmt.Fprintf(calls, "func %sDot(t *byte, rows int) {\nswitch rows {\n", m.name())
	for rows := 1; rows <= m.dotRows(); rows++ {
		m.dot(c, rows)
		fmt.Fprintf(calls, "case %d:\n%sDot%d(t)\n", rows, m.name(), rows)
	}
	fmt.Fprintln(calls, "default:\npanic(\"gemm: no sums of so many rows\")\n}\n}")
}

func (m machine) dot(c *build.Context, rows int) {
	name := fmt.Sprintf("%sDot%d", m.name(), rows)
	cols := m.dotCols()
	function(c, name, fmt.Sprintf("%s multiplies %d rows of A with up to %d columns of B. Its argument is a *dots.", name, rows, cols))
	c.Load(c.Param("t"), args)
	c.MOVQ(Mem{Base: args, Disp: dA}, dotA[0])
	for i := 1; i < rows; i++ {
		c.MOVQ(dotA[i-1], dotA[i])
		c.ADDQ(Mem{Base: args, Disp: dARow}, dotA[i])
	}
	c.Label("next")
	// A column that is not there is the last once more: its sums are not stored.
	c.MOVQ(Mem{Base: args, Disp: dB}, dotB[0])
	c.ADDQ(Mem{Base: args, Disp: dBAt}, dotB[0])
	for j := 1; j < cols; j++ {
		c.MOVQ(dotB[j-1], dotB[j])
		c.ADDQ(Mem{Base: args, Disp: dBRow}, dotB[j])
		c.CMPQ(Mem{Base: args, Disp: dCols}, Imm(uint64(j)))
		c.CMOVQLE(dotB[j-1], dotB[j])
	}
	for i := range rows * cols {
		m.zero(c, m.vector(i))
	}
	c.XORQ(offset, offset)
	c.CMPQ(Mem{Base: args, Disp: dWhole}, Imm(0))
	c.JE(LabelRef("rest"))
	c.Label("vector")
	m.dotStep(c, rows, false)
	c.ADDQ(Imm(uint64(m.bytes())), offset)
	c.CMPQ(offset, Mem{Base: args, Disp: dWhole})
	c.JLT(LabelRef("vector"))
	c.Label("rest")
	c.CMPQ(Mem{Base: args, Disp: dRest}, Imm(0))
	c.JE(LabelRef("summed"))
	if m.wide {
		c.KMOVW(Mem{Base: args, Disp: dRest}, reg.K1)
	} else {
		lanes := m.dotMask()
		saved := dotB[len(dotB)-1] // of the 8 that wide alone needs
		c.MOVQ(Mem{Base: args, Disp: dRestLanes}, saved)
		m.move(c, Mem{Base: saved}, lanes)
	}
	m.dotStep(c, rows, true)
	c.Label("summed")
	m.dotFinish(c, rows)
	c.MOVQ(Mem{Base: args, Disp: dBNext}, dotB[0])
	c.ADDQ(dotB[0], Mem{Base: args, Disp: dBAt})
	c.MOVQ(Mem{Base: args, Disp: dCNext}, dotB[0])
	c.ADDQ(dotB[0], Mem{Base: args, Disp: dCAt})
	c.DECQ(Mem{Base: args, Disp: dCount})
	c.JNZ(LabelRef("next"))
	c.VZEROUPPER()
	c.RET()
}

// dotMask is where AVX2 has a mask.
func (m machine) dotMask() reg.VecPhysical { return m.vector(15) }

// dotStep adds the products of a vector of each row with one of each column.
func (m machine) dotStep(c *build.Context, rows int, masked bool) {
	cols := m.dotCols()
	first := rows * cols
	load := func(base reg.Register, to reg.VecPhysical) {
		x := Mem{Base: base, Index: offset, Scale: 1}
		switch {
		case !masked:
			m.move(c, x, to)
		case m.wide:
			m.load(c, x, reg.K1, to)
		default:
			m.load(c, x, m.dotMask(), to)
		}
	}
	for i := range rows {
		load(dotA[i], m.vector(first+i))
	}
	for j := range cols {
		column := m.vector(first + rows + j%2)
		if rows == 1 && !masked {
			m.fma(c, Mem{Base: dotB[j], Index: offset, Scale: 1}, m.vector(first), m.vector(j))
			continue
		}
		load(dotB[j], column)
		for i := range rows {
			m.fma(c, column, m.vector(first+i), m.vector(i*cols+j))
		}
	}
}

// dotFinish adds up the lanes of each sum, does the epilogue and stores C.
func (m machine) dotFinish(c *build.Context, rows int) {
	cols := m.dotCols()
	for i := range rows {
		sums := m.addLanes(c, i*cols, cols)
		at, flags := dotB[0], dotB[1]
		mask := Op(reg.K1)
		temp := Op(reg.Y29)
		if m.wide {
			c.KMOVW(Mem{Base: args, Disp: dMask}, reg.K1)
		} else {
			temp, mask = like(sums, 14), like(sums, 15)
			c.MOVQ(Mem{Base: args, Disp: dLanes}, at)
			m.move(c, Mem{Base: at}, mask)
		}
		label := func(s string) string { return fmt.Sprintf("%s%d", s, i) }
		addFrom := func(x Mem) {
			m.load(c, x, mask, temp)
			m.add(c, temp, sums, sums)
		}
		c.MOVQ(Mem{Base: args, Disp: dFlags}, flags)
		c.TESTQ(U32(addFlag), flags)
		c.JZ(LabelRef(label("fresh")))
		c.MOVQ(Mem{Base: args, Disp: dC}, at)
		c.ADDQ(Mem{Base: args, Disp: dCAt}, at)
		for range i {
			c.ADDQ(Mem{Base: args, Disp: dCRow}, at)
		}
		addFrom(Mem{Base: at})
		c.Label(label("fresh"))
		c.MOVQ(Mem{Base: args, Disp: dRowBias}, at)
		c.TESTQ(at, at)
		c.JZ(LabelRef(label("noRowBias")))
		m.broadcast(c, Mem{Base: at, Disp: i * m.size}, temp)
		m.add(c, temp, sums, sums)
		c.Label(label("noRowBias"))
		c.MOVQ(Mem{Base: args, Disp: dColBias}, at)
		c.TESTQ(at, at)
		c.JZ(LabelRef(label("noColBias")))
		c.ADDQ(Mem{Base: args, Disp: dCAt}, at)
		addFrom(Mem{Base: at})
		c.Label(label("noColBias"))
		c.TESTQ(U32(reluFlag), flags)
		c.JZ(LabelRef(label("linear")))
		m.zero(c, temp)
		m.max(c, sums, temp, sums)
		m.add(c, temp, sums, sums)
		c.Label(label("linear"))
		c.MOVQ(Mem{Base: args, Disp: dC}, at)
		c.ADDQ(Mem{Base: args, Disp: dCAt}, at)
		for range i {
			c.ADDQ(Mem{Base: args, Disp: dCRow}, at)
		}
		m.store(c, sums, mask, Mem{Base: at})
	}
}

// like returns vector i of the kind of v.
func like(v reg.VecPhysical, i int) reg.VecPhysical {
	if v.Size() == 16 {
		return xmm[i]
	}
	return ymm[i]
}

// addLanes adds up the lanes of the sums from vector first on and returns the
// vector of the results, one of the first 16.
func (m machine) addLanes(c *build.Context, first, cols int) reg.VecPhysical {
	y := make([]reg.VecPhysical, cols)
	to := first
	if first >= 16 {
		to = 0 // additions of neighbours know 16 registers only; these are done with
	}
	for j := range cols {
		y[j] = ymm[to+j]
		if m.wide {
			z := m.vector(first + j)
			c.VEXTRACTF64X4(Imm(1), z, reg.Y30)
			m.add(c, reg.Y30, z.(interface{ AsY() reg.Register }).AsY(), y[j])
		}
	}
	neighbours := func(a, b reg.VecPhysical) { // a becomes a0+a1, b0+b1, …
		if m.size == 4 {
			c.VHADDPS(b, a, a)
		} else {
			c.VHADDPD(b, a, a)
		}
	}
	for n := 16 / m.size; n > 1; n /= 2 { // lanes of a quarter
		step := 16 / m.size / n
		for j := 0; j+step < cols; j += 2 * step {
			neighbours(y[j], y[j+step])
		}
	}
	group := 16 / m.size // sums that share a vector by now
	if m.size == 4 && cols == 4 {
		c.VEXTRACTF128(Imm(1), y[0], xmm[to+1])
		m.add(c, xmm[to+1], xmm[to], xmm[to])
		return xmm[to]
	}
	c.VPERM2F128(U8(0x31), y[group], y[0], y[1])
	c.VPERM2F128(U8(0x20), y[group], y[0], y[0])
	m.add(c, y[1], y[0], y[0])
	return y[0]
}

var xmm = [...]reg.VecPhysical{
	reg.X0, reg.X1, reg.X2, reg.X3, reg.X4, reg.X5, reg.X6, reg.X7,
	reg.X8, reg.X9, reg.X10, reg.X11, reg.X12, reg.X13, reg.X14, reg.X15,
}
