package main

import (
	"fmt"
	"math"
	"math/bits"
)

func main() {
	var a int8 = -1
	var b uint8 = 255
	var c int16 = 256
	var d uint32 = 1 << 31
	var e int64 = -1 << 63
	fmt.Println(int16(a)+c, uint16(b)+uint16(c), int(a)*int(b), uint8(a) == b, int8(b) == a)
	fmt.Println(int32(d), int64(d)*2, uint64(e), e>>62, int8(e>>56), uint32(e>>31))
	fmt.Println(a>>1, b>>1, a&1, uint8(a)&0xf0, ^b, a^a, int(b)<<8|int(b))
	x := 1000
	fmt.Println(byte(x), int8(x), byte(x)+byte(x), x&0xff, uint16(x*x), int16(x*x*x))
	var u uint = 3
	fmt.Println(u-4 > u, int(u)-4, u-3, -u == math.MaxUint-2)
	for i := uint8(250); i != 3; i++ {
		fmt.Print(i, " ")
	}
	for i := int8(125); i > 0; i++ {
		fmt.Print(i, " ")
	}
	fmt.Println()
	sum := uint8(0)
	for _, v := range []uint8{100, 100, 100} {
		sum += v
	}
	fmt.Println(sum, sum/2, sum%7, float64(sum)/3)
	var p uintptr = 1
	p--
	p--
	fmt.Println(p > 1<<60, uint32(p), bits.Len(uint(p)))
}

// Output:
// 255 511 -255 true true
// -2147483648 4294967296 9223372036854775808 -2 -128 0
// -1 127 1 240 0 0 65535
// 232 -24 208 232 16960 -13824
// true -1 0 true
// 250 251 252 253 254 255 0 1 2 125 126 127
// 44 22 2 14.666666666666666
// true 4294967295 64
