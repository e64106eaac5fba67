package main

import (
	"fmt"
	"math"
)

func main() {
	var f float32 = 16777216
	fmt.Println(f+1 == f, f+2, float64(f)+1)
	var a, b, c float32 = 0.1, 0.2, 0.3
	fmt.Println(a+b == c, a+b, float64(a), float64(a)+float64(b))
	d := 0.1
	fmt.Println(d+0.2, d*3, d*3 == 0.3, float32(d)*3, float32(d*3))
	fmt.Println(1e15+0.3, 1e16+1, 123456789.0, 1e21, 1e20, 1e-5, 0.0001, float32(1e21), f*float32(3.4e38))
	var sum32 float32
	var sum64 float64
	for i := 0; i < 1000; i++ {
		sum32 += 0.1
		sum64 += 0.1
	}
	fmt.Println(sum32, sum64)
	fmt.Println(int(2.9+d), int(-2.9+d-d), int64(float32(16777217)), uint8(d*25))
	x := 2.5
	fmt.Println(int(x), int(-x), math.Round(x), math.RoundToEven(x), math.Floor(-x), math.Trunc(-x))
	fmt.Println(math.Float32bits(1.5), math.Float64bits(-2), math.Float32frombits(0x7f800000))
	x++
	x /= 2
	x--
	fmt.Println(x, -x, +x, x*x)
	fmt.Println(math.MaxFloat64*2 > 0 == true, math.Mod(-7, 3), math.Hypot(3, 4))
}

// Output:
// true 1.6777218e+07 1.6777217e+07
// true 0.3 0.10000000149011612 0.30000000447034836
// 0.30000000000000004 0.30000000000000004 false 0.3 0.3
// 1.0000000000000002e+15 1e+16 1.23456789e+08 1e+21 1e+20 1e-05 0.0001 1e+21 +Inf
// 99.99905 99.9999999999986
// 3 -2 16777216 2
// 2 -2 3 2 -3 -2
// 1069547520 13835058055282163712 +Inf
// 0.75 -0.75 0.75 0.5625
// true -1 5
