package main

import (
	"fmt"
	"math"
)

const (
	huge   = 1 << 200
	ratio  = huge / (1<<190 + 1)
	third  = 1.0 / 3
	one    = third * 3
	mega   = 1e6
	digits = 123456789012345678901234567890
	rem    = digits % 1000000007
	neg    = -7 / 2
	negRem = -7 % 3
	fl     = -7 / 2.0
	mask   = ^0
	clear  = 0xFF &^ 0x0F
	shift  = huge >> 195
	cplx   = (1 + 2i) * (3 - 1i)
	r      = 'a' + 1
	mixed  = 'a' * 1.0
	str    = "a" + "b"
	cmp    = "a" < "b" && 1<<70 > 1<<69
)

func main() {
	fmt.Println(ratio, one == 1, int(mega), rem, neg, negRem, fl, mask, clear, shift)
	fmt.Printf("%v %T %v %T %v %T %q %v\n", cplx, cplx, r, r, mixed, mixed, str, cmp)
	fmt.Println(huge/(huge-1), math.MaxUint64/3, uint64(math.MaxUint64), float32(third), third)
	const big = math.MaxInt64
	fmt.Println(big-1, big*2/2, (big+1)/2, -big-1)
	fmt.Println(math.Pi*1e15 == 3141592653589793.238, float64(digits), real(cplx)+imag(cplx))
	var f32 float32 = 1 << 24
	fmt.Println(f32+1 == f32, len(str+"c"), 5.0/2, 5/2, 5/2*2.0, 5.0/2*2)
	var i8 int8 = 'a' - 'b'
	var c64 complex64 = 1
	fmt.Println(i8, c64, 07_7, 0b1010_1010, 0x1p-2, 1_000.5e-3)
}

// Output:
// 1023 true 1000000 197434842 -3 -1 -3.5 -1 240 32
// (5+5i) complex128 98 int32 97 float64 "ab" true
// 1 6148914691236517205 18446744073709551615 0.33333334 0.3333333333333333
// 9223372036854775806 9223372036854775807 4611686018427387904 -9223372036854775808
// false 1.2345678901234568e+29 10
// true 3 2.5 2 4 5
// -1 (1+0i) 63 170 0.25 1.0005
