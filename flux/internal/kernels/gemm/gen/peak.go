package main

import (
	"github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// peakSums is how many independent sums the peak function has: more than a
// multiply-add takes cycles, on both of its ports.
const peakSums = 12

// peak writes the function that a benchmark measures the limit with: tK rounds
// of peakSums multiply-adds that wait for nothing.
func (m machine) peak(c *build.Context) {
	name := m.name() + "Peak"
	function(c, name, name+" does t.k rounds of peakSums multiply-adds of vectors, for the limit that benchmarks compare with.")
	c.Load(c.Param("t"), args)
	c.MOVQ(Mem{Base: args, Disp: tK}, left)
	for i := range peakSums + 2 {
		m.zero(c, m.vector(i))
	}
	c.Label("round")
	for i := range peakSums {
		m.fma(c, m.vector(peakSums), m.vector(peakSums+1), m.vector(i))
	}
	c.DECQ(left)
	c.JNZ(LabelRef("round"))
	c.VZEROUPPER()
	c.RET()
}
