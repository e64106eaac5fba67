// Command gen writes the assembly of package row: for AVX2 and for AVX-512, in
// float32 and float64. The formulas are in the Go files of that package.
package main

import (
	. "github.com/mmcloughlin/avo/build"
)

func main() {
	ConstraintExpr("amd64,!noasm")
	for _, elem := range []int{4, 8} {
		for _, m := range machines(elem) {
			m.softmaxRows()
			m.expSumRows()
			m.expRow()
			m.shiftRows()
			m.softmaxBackRows()
			m.logSoftmaxBackRows()
			m.entropyRows()
			m.mixRow()
			m.sumRows()
			m.dotRow()
			m.extremeRows("maxRows", func(v, best, dst vector) { m.masked(VMAXPS, VMAXPD)(best, v, dst) })
			m.extremeRows("minRows", func(v, best, dst vector) { m.masked(VMINPS, VMINPD)(best, v, dst) })
			m.sumColumns()
			m.squareColumns()
			m.productColumns()
			m.affineColumns()
			m.backColumns()
			m.sumRuns()
			m.squareRuns()
			m.productRuns()
			m.affineRuns()
			m.rectifiedRuns("rectifiedRuns", false)
			m.rectifiedRuns("joinedRuns", true)
			m.maskedRuns()
			m.rectifiedProductRuns()
			m.rectifiedBackRuns()
			m.backRuns()
			m.normRows()
			m.normBackRows("standardBackRows", false)
			m.normBackRows("normBackRows", true)
		}
	}
	Generate()
}
