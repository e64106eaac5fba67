package main

import (
	"fmt"
	"math"
)

type ID int16

func main() {
	f := -3.99
	big := 1e10
	i := 300
	neg := -1
	fmt.Println(int(f), int64(big), uint8(i), int8(i), uint16(neg), uint32(neg), uint64(neg), ID(i), ID(70000&0xffff))
	fmt.Println(float32(0.1), float64(float32(0.1)), float32(16777217), float64(i)/7, float32(i)/7)
	var u8 uint8 = 200
	fmt.Println(int8(u8), int(int8(u8)), uint16(u8)<<1, u8<<1, int32(u8)-201, rune(u8), byte('a'+neg))
	var i64 int64 = math.MaxInt64
	fmt.Println(int32(i64), float64(i64), int16(i64>>1), uint64(i64)+1, int(uint32(1<<31)))
	c := complex64(1 + 2i)
	fmt.Println(complex128(c), complex64(complex(f, 1)))
	var u uint = math.MaxUint
	fmt.Println(int(u), uint32(u), float32(u), u>>63)
	fmt.Println(int('a'), string(rune(97)), ID('b'), float64('c'), 'd' > 99)
	x := 1<<53 + 1
	fmt.Println(float64(x) == float64(x-1), int(float64(x)) == x, float32(x))
	var p uintptr = 255
	fmt.Println(uint8(p), int(p)+1, p == uintptr(u8)+55)
	h := 2.5
	fmt.Println(int(h), int(-h), uint(h), int(h+0.5), math.Floor(-h))
	const k = 5.0
	fmt.Println(int(k), uint8(k)<<4, ID(k)/2, float32(k)/2)
}

// Output:
// -3 10000000000 44 44 65535 4294967295 18446744073709551615 300 4464
// 0.1 0.10000000149011612 1.6777216e+07 42.857142857142854 42.857143
// -56 -56 400 144 -1 200 96
// -1 9.223372036854776e+18 -1 9223372036854775808 2147483648
// (1+2i) (-3.99+1i)
// -1 4294967295 1.8446744e+19 1
// 97 a 98 99 true
// true false 9.007199e+15
// 255 256 true
// 2 -2 2 3 -3
// 5 80 2 2.5
