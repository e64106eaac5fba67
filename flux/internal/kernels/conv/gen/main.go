// The kernels of package conv are made by this program: go generate, in the
// folder above.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/reg"
)

// A set is a set of vector registers: 16 of 8 lanes, or 32 of 16.
type set struct {
	name  string
	wide  bool // AVX-512
	bytes int  // of a vector
	regs  []reg.VecPhysical
}

var (
	avx2 = set{name: "AVX2", bytes: 32, regs: []reg.VecPhysical{
		reg.Y0, reg.Y1, reg.Y2, reg.Y3, reg.Y4, reg.Y5, reg.Y6, reg.Y7,
		reg.Y8, reg.Y9, reg.Y10, reg.Y11, reg.Y12, reg.Y13, reg.Y14, reg.Y15}}
	avx512 = set{name: "AVX512", wide: true, bytes: 64, regs: []reg.VecPhysical{
		reg.Z0, reg.Z1, reg.Z2, reg.Z3, reg.Z4, reg.Z5, reg.Z6, reg.Z7,
		reg.Z8, reg.Z9, reg.Z10, reg.Z11, reg.Z12, reg.Z13, reg.Z14, reg.Z15,
		reg.Z16, reg.Z17, reg.Z18, reg.Z19, reg.Z20, reg.Z21, reg.Z22, reg.Z23,
		reg.Z24, reg.Z25, reg.Z26, reg.Z27, reg.Z28, reg.Z29, reg.Z30, reg.Z31}}
)

// lanes is how many channels lie side by side, whatever the registers hold.
const lanes = 16

// array names the variable that holds the kernels of the set.
func (s set) array() string {
	if s.wide {
		return "avx512"
	}
	return "avx2"
}

// zero clears a register.
func (s set) zero(r reg.VecPhysical) {
	if s.wide {
		VPXORD(r, r, r)
	} else {
		VXORPS(r, r, r)
	}
}

func main() {
	ConstraintExpr("amd64,!noasm")
	for step := 1; step <= 2; step++ {
		for p := 1; p <= 6; p++ {
			tile(avx2, p, 1, step, 1)
		}
		for _, q := range []int{1, 2, 3, 5, 7} {
			if step == 2 && (q == 2 || q == 5) {
				continue // rare: one tap at a time will do
			}
			for p := 1; p <= 16; p++ {
				tile(avx512, p, 1, step, q)
			}
			for p := 1; p <= 14 && (p+q)*2 < 32; p++ {
				tile(avx512, p, 2, step, q)
			}
		}
		for _, q := range []int{1, 2, 3, 5, 7} {
			for r := 1; r <= min(8, 6/q); r++ {
				correlate(avx2, r, q, 1, step)
			}
			for v := 1; v <= 2; v++ {
				for r := 1; r <= min(8, 28/(q*v)); r++ {
					correlate(avx512, r, q, v, step)
				}
			}
		}
	}
	for channels := 1; channels <= 8; channels++ {
		for vectors := 1; vectors <= 3; vectors++ {
			for _, q := range []int{1, 3, 5} {
				flat(channels, vectors, q, true)
				flat(channels, vectors, q, false)
			}
		}
	}
	for outputs := 1; outputs <= 6; outputs++ {
		for taps := 1; taps <= 6 && (outputs+1)*taps+2 <= 32 && outputs*taps <= 25; taps++ {
			along(outputs, taps)
		}
	}
	toLanes(true)
	toLanes(false)
	fromLanes()
	pad()
	add()
	sums(true)
	sums(false)
	kernels.write("table_amd64.go")
	Generate()
}
