package main

import (
	"fmt"
	"math"
)

type Deg float32

func (d Deg) Rad() float64 { return float64(d) * math.Pi / 180 }

func main() {
	for _, f := range []float64{0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 1e15 + 0.5} {
		fmt.Println(int64(f), math.Round(f), math.RoundToEven(f), math.Floor(f), math.Ceil(f), math.Trunc(f))
	}
	var a float32 = 0.1
	var b float64 = 0.1
	fmt.Println(float64(a) == b, a == float32(b), a*10, b*10, float64(a)*10, a+a+a, b+b+b)
	fmt.Println(float32(1)/3*3 == 1, 1.0/3*3 == 1, float32(1e10)+1 == float32(1e10))
	fmt.Printf("%.20f %.10f %v %g\n", b, a, a, float64(a))
	fmt.Printf("%.3f\n", Deg(90).Rad())
	x := 7.0
	y := 2
	fmt.Println(x/float64(y), int(x)/y, x/2, int(x/2)*y, math.Mod(x, 2), math.Pow(x, 2), math.Sqrt(-x))
	i, fr := math.Modf(-3.25)
	m, e := math.Frexp(8)
	fmt.Println(i, fr, m, e, math.Ldexp(0.5, 4), math.Float32bits(-0.5), math.Nextafter(1, 2))
	d := 1e308
	fmt.Println(d*10, -d*10, d*10-d*10, 1/(d*10), float32(d))
}

// Output:
// 0 1 0 0 1 0
// 1 2 2 1 2 1
// 2 3 2 2 3 2
// 0 -1 -0 -1 -0 -0
// -1 -2 -2 -2 -1 -1
// 2 2 2 2 3 2
// 1000000000000000 1.000000000000001e+15 1e+15 1e+15 1.000000000000001e+15 1e+15
// false true 1 1 1.0000000149011612 0.3 0.30000000000000004
// true true true
// 0.10000000000000000555 0.1000000015 0.1 0.10000000149011612
// 1.571
// 3.5 3 3.5 6 1 49 NaN
// -3 -0.25 0.5 4 8 3204448256 1.0000000000000002
// +Inf -Inf NaN 0 +Inf
