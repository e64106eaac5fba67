// Decimal and hexadecimal floating-point literals.
package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(0., 72.40, 072.40, 2.71828, 1.e+0, 6.67428e-11, 1e6, .25, .12345e+5, 1_5., 0.15e+0_2)
	fmt.Println(0x1p-2, 0x2.p10, 0x1.Fp+0, 0x.8p-0, 0x_1FFFp-16, 0x1p+1)
	fmt.Println(0x15e - 2) // 0x15e - 2
	fmt.Printf("%T %T %T\n", 1., 1e3, 0x1p0)
	fmt.Println(1e3 == 1000, int(1e3), 'a'*1.0, 08.5, 09e0)
	const big = 1e300 * 1e300 / 1e300
	fmt.Println(big == 1e300, float32(1)/3)
	fmt.Println(4.9e-324, 1.7976931348623157e308, 1e-400 == 0)
	fmt.Println(0x1.fffffep127 == math.MaxFloat32, 0x1p-1074 == math.SmallestNonzeroFloat64)
	var zero = -0.0
	fmt.Println(math.Signbit(zero), 1/math.Inf(-1))
}

// Output:
// 0 72.4 72.4 2.71828 1 6.67428e-11 1e+06 0.25 12345 15 15
// 0.25 2048 1.9375 0.5 0.1249847412109375 2
// 348
// float64 float64 float64
// true 1000 97 8.5 9
// true 0.33333334
// 5e-324 1.7976931348623157e+308 false
// true true
// false -0
