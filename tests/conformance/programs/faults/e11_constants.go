package main

import (
	"fmt"
	"math"
	"time"
)

const (
	A = iota
	B
	_
	D   = 1 << iota
	Big = 1 << 70
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

const Pi2 = 3.14159265358979323846264338327950288 * 2
const name, n = "x", 3

func main() {
	fmt.Println(A, B, D, Big>>68, Pi2, name, n)
	fmt.Println(Sunday, Monday, Monday+0, Weekday(1))
	var f32 float32 = 0.1
	var u8 uint8 = 200
	u8 += 100
	var i8 int8 = -128
	i8--
	fmt.Println(f32, float64(f32), u8, i8, -7/2, -7%3, 7&^5, 1<<3|1, ^0)
	var x uint32 = 1 << 31
	fmt.Println(x<<1, x>>31, int32(x), uint64(math.MaxUint64), math.MinInt64)
	fmt.Println('a', "a"+"b", 'a'+1, string(rune('a'+1)), len("héllo"), 5.0/2, 5/2, 1e3)
	const c = 2i * 2i
	z := complex(1, 2)
	fmt.Println(c, z*z, real(z), imag(z))
	var d time.Duration = 1500 * time.Millisecond
	fmt.Println(d, 2*time.Second, d.Seconds())
	s := uint(3)
	fmt.Println(1<<s, int64(1)<<s, 1.0*float64(s))
	var h = 07_77
	fmt.Println(h, 0b101, 0x_ff, 1_000)
}

// Output:
// 0 1 8 4 6.283185307179586 x 3
// Sun Mon Mon Mon
// 0.1 0.10000000149011612 44 127 -3 -1 2 9 -1
// 0 1 -2147483648 18446744073709551615 -9223372036854775808
// 97 ab 98 b 6 2.5 2 1000
// (-4+0i) (-3+4i) 1 2
// 1.5s 2s 1.5
// 8 8 3
// 511 5 255 1000
