package main

import (
	"fmt"
	"math"
)

func main() {
	var s uint = 3
	var n int64 = -17
	fmt.Println(n>>s, n<<s, n>>63, n>>64, n<<64, uint8(n), uint8(n)>>4)
	for _, k := range []uint{0, 1, 31, 32, 33, 63, 64, 65, 1000} {
		var i32 int32 = -5
		var u32 uint32 = 0xdeadbeef
		var i64 int64 = 1
		fmt.Println(k, i32<<k, i32>>k, u32<<k, u32>>k, i64<<k, uint64(1)<<k)
	}
	var i8 int8 = 1
	fmt.Println(i8<<7, i8<<8, int8(-128)>>7, uint8(128)>>7, i8<<6<<1>>7)
	neg := -3
	try(func() { fmt.Println(1 << neg) })
	try(func() { fmt.Println(n >> neg) })
	try(func() { n <<= neg })
	fmt.Println(1<<10, 1<<s, 2.0<<3, uint16(1)<<15, 1<<s>>s == 1)
	var f float64 = 1 << 3
	var w = uint64(1<<s) + 1<<40
	fmt.Println(f, w, 1<<s|1<<(s+1), ^0<<s, -1>>s)
	type Bits uint8
	b := Bits(1)
	b <<= s
	b |= 1 << (s + 1)
	fmt.Printf("%T %08b %08b\n", b, b, b<<5)
	k := 70
	fmt.Println(1<<k, uint64(1)<<(k-8), 1<<(k%64), int64(math.MinInt64)>>k)
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// -3 -136 -1 -1 0 239 14
// 0 -5 -5 3735928559 3735928559 1 1
// 1 -10 -3 3176889822 1867964279 2 2
// 31 -2147483648 -1 2147483648 1 2147483648 2147483648
// 32 0 -1 0 0 4294967296 4294967296
// 33 0 -1 0 0 8589934592 8589934592
// 63 0 -1 0 0 -9223372036854775808 9223372036854775808
// 64 0 -1 0 0 0 0
// 65 0 -1 0 0 0 0
// 1000 0 -1 0 0 0 0
// -128 0 -1 1 -1
// panic: runtime error: negative shift amount
// panic: runtime error: negative shift amount
// panic: runtime error: negative shift amount
// 1024 8 16 32768 true
// 8 1099511627784 24 -8 -1
// main.Bits 00011000 00000000
// 0 4611686018427387904 64 -1
