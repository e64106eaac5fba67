package main

import (
	"fmt"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A machine is an instruction set with an element type.
type machine struct {
	wide bool // AVX-512, else AVX2 with FMA
	size int  // bytes of an element
}

var machines = []machine{{true, 4}, {true, 8}, {false, 4}, {false, 8}}

// name returns what files and functions begin with, such as f32avx512.
func (m machine) name() string {
	if m.wide {
		return fmt.Sprintf("f%davx512", 8*m.size)
	}
	return fmt.Sprintf("f%davx2", 8*m.size)
}

// bytes returns the size of a vector.
func (m machine) bytes() int {
	if m.wide {
		return 64
	}
	return 32
}

// vector returns the i-th vector register.
func (m machine) vector(i int) reg.VecPhysical {
	if m.wide {
		return zmm[i]
	}
	return ymm[i]
}

var zmm = [...]reg.VecPhysical{
	reg.Z0, reg.Z1, reg.Z2, reg.Z3, reg.Z4, reg.Z5, reg.Z6, reg.Z7, reg.Z8, reg.Z9, reg.Z10,
	reg.Z11, reg.Z12, reg.Z13, reg.Z14, reg.Z15, reg.Z16, reg.Z17, reg.Z18, reg.Z19, reg.Z20,
	reg.Z21, reg.Z22, reg.Z23, reg.Z24, reg.Z25, reg.Z26, reg.Z27, reg.Z28, reg.Z29, reg.Z30, reg.Z31,
}

var ymm = [...]reg.VecPhysical{
	reg.Y0, reg.Y1, reg.Y2, reg.Y3, reg.Y4, reg.Y5, reg.Y6, reg.Y7,
	reg.Y8, reg.Y9, reg.Y10, reg.Y11, reg.Y12, reg.Y13, reg.Y14, reg.Y15,
}

var masks = [...]reg.Register{reg.K1, reg.K2, reg.K3, reg.K4}

// The instructions below take their operands in the order of Go's assembler, the
// result last.

func (m machine) fma(c *build.Context, x, y, acc operand.Op) {
	if m.size == 4 {
		c.VFMADD231PS(x, y, acc)
	} else {
		c.VFMADD231PD(x, y, acc)
	}
}

// fmaOne multiplies by one element of memory. AVX-512 alone has it.
func (m machine) fmaOne(c *build.Context, x operand.Mem, y, acc operand.Op) {
	if m.size == 4 {
		c.VFMADD231PS_BCST(x, y, acc)
	} else {
		c.VFMADD231PD_BCST(x, y, acc)
	}
}

func (m machine) broadcast(c *build.Context, x, to operand.Op) {
	if m.size == 4 {
		c.VBROADCASTSS(x, to)
	} else {
		c.VBROADCASTSD(x, to)
	}
}

func (m machine) add(c *build.Context, ops ...operand.Op) {
	if m.size == 4 {
		c.VADDPS(ops...)
	} else {
		c.VADDPD(ops...)
	}
}

// max is y if x or y is NaN, or if both are zeros.
func (m machine) max(c *build.Context, y, x, to operand.Op) {
	if m.size == 4 {
		c.VMAXPS(y, x, to)
	} else {
		c.VMAXPD(y, x, to)
	}
}

func (m machine) zero(c *build.Context, r operand.Op) {
	if m.wide {
		c.VPXORD(r, r, r)
	} else {
		c.VXORPS(r, r, r)
	}
}

func (m machine) move(c *build.Context, x, to operand.Op) {
	if m.size == 4 {
		c.VMOVUPS(x, to)
	} else {
		c.VMOVUPD(x, to)
	}
}

// load reads the lanes of a mask and puts 0 in the others.
func (m machine) load(c *build.Context, x operand.Mem, mask, to operand.Op) {
	switch {
	case m.wide && m.size == 4:
		c.VMOVUPS_Z(x, mask, to)
	case m.wide:
		c.VMOVUPD_Z(x, mask, to)
	case m.size == 4:
		c.VMASKMOVPS(x, mask, to)
	default:
		c.VMASKMOVPD(x, mask, to)
	}
}

// store writes the lanes of a mask.
func (m machine) store(c *build.Context, x, mask operand.Op, to operand.Mem) {
	switch {
	case m.wide && m.size == 4:
		c.VMOVUPS(x, mask, to)
	case m.wide:
		c.VMOVUPD(x, mask, to)
	case m.size == 4:
		c.VMASKMOVPS(x, mask, to)
	default:
		c.VMASKMOVPD(x, mask, to)
	}
}
