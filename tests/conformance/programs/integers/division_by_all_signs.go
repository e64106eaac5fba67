package main

import (
	"fmt"
	"math"
)

func divmod[T ~int8 | ~int | ~int64](a, b T) (q, r T, ok bool) {
	q, r = a/b, a%b
	return q, r, q*b+r == a
}

type Tiny int8

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func main() {
	for _, p := range [][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {0, -3}, {1, 9}} {
		q, r, ok := divmod(p[0], p[1])
		fmt.Println(p, q, r, ok, floorDiv(p[0], p[1]), p[0]>>1, p[0]&1)
	}
	fmt.Println(divmod(Tiny(-128), -1))
	fmt.Println(divmod(int64(math.MinInt64), -1))
	for _, d := range []int{1, 0} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println(r)
				}
			}()
			fmt.Println(10/d, 10%d)
		}()
	}
	f, z := 1.0, 0.0
	fmt.Println(f/z, -f/z, z/z, int64(math.Mod(-7, 3)), math.Remainder(7, 4))
	var u8, v8 uint8 = 3, 5
	fmt.Println(u8-v8, (u8-v8)/2, u8*100, u8/v8, -u8%v8)
	x := int8(127)
	x++
	y := x
	y--
	fmt.Println(x, y, -x, x*x, uint8(x), int(uint8(x)), uint16(-x), int8(math.MaxInt16&0xff-256+1))
	var i32 int32 = math.MaxInt32
	i32 += 2
	h := uint32(2166136261)
	for _, c := range []byte("hash") {
		h = (h ^ uint32(c)) * 16777619
	}
	fmt.Println(i32, h)
}

// Output:
// [7 2] 3 1 true 3 3 1
// [-7 2] -3 -1 true -4 -4 1
// [7 -2] -3 1 true -4 3 1
// [-7 -2] 3 -1 true 3 -4 1
// [0 -3] 0 0 true 0 0 0
// [1 9] 0 1 true 0 0 1
// -128 0 true
// -9223372036854775808 0 true
// 10 0
// runtime error: integer divide by zero
// +Inf -Inf NaN -1 -1
// 254 127 44 0 3
// -128 127 -128 0 128 128 65408 0
// -2147483647 3469047761
