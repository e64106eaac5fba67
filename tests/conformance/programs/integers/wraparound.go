package main

import (
	"fmt"
	"math"
)

func main() {
	var i8 int8 = 127
	i8++
	var i16 int16 = math.MaxInt16
	i16 += 2
	var i32 int32 = math.MinInt32
	i32--
	var i64 int64 = math.MaxInt64
	i64 *= 2
	var u8 uint8
	u8--
	var u16 uint16 = 65535
	u16 *= u16
	var u32 uint32 = 1 << 31
	u32 <<= 1
	var u64 uint64
	u64 -= 2
	fmt.Println(i8, i16, i32, i64, u8, u16, u32, u64)
	a, b := uint8(200), uint8(100)
	fmt.Println(a+b, a-b, b-a, a*b, a/b, a%b, ^a, -a, a<<1, a+b > a)
	c, d := int8(-128), int8(-1)
	fmt.Println(c/d, c%d, c*d, -c, c-1, c>>1, c<<1, c&d, c^d)
	m := math.MinInt64
	fmt.Println(m/d64(-1), m%d64(-1), -m)
	var x uint8 = 255
	var y = x + 1
	var z = int(x) + 1
	fmt.Println(y, z, uint16(x)<<8, x<<8>>8, (x+1)/2, x/2+1)
	h := uint32(2166136261)
	for _, c := range []byte("hash me") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
}
func d64(x int) int { return x }

// Output:
// -128 -32767 2147483647 -2 255 1 0 18446744073709551614
// 44 100 156 32 2 0 55 56 144 false
// -128 0 -128 -128 127 -64 0 -128 127
// -9223372036854775808 0 -9223372036854775808
// 0 256 65280 0 0 128
// 2372640957
