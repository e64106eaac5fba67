// Every base of an integer literal, with and without underscores.
package main

import "fmt"

func main() {
	fmt.Println(42, 4_2, 0600, 0_600, 0o600, 0o600, 0xBadFace, 0xBad_Face, 0x_67_7a_2f_cc_40_c6)
	fmt.Println(0b1011, 0b1011, 0b_10_11, 0, 00, 0_0, 0x0, 0b0)
	fmt.Println(170141183460469231731687303715884105727>>100, 170_141183_460469_231731_687303_715884_105727/1e30)
	fmt.Printf("%T %T %T\n", 1, 0x1, 0b1)
	fmt.Println(0600 == 384, 0xff == 255, 1_000_000 == 1e6)
	var u uint64 = 0xffff_ffff_ffff_ffff
	fmt.Println(u, u == 1<<64-1)
	var i int64 = -0x8000_0000_0000_0000
	fmt.Println(i, -i == i)
}

// Output:
// 42 42 384 384 384 384 195951310 195951310 113774485586118
// 11 11 11 0 0 0 0 0
// 134217727 1.7014118346046925e+08
// int int int
// true true true
// 18446744073709551615 true
// -9223372036854775808 true
