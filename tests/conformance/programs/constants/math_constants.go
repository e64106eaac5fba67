package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"
)

func main() {
	fmt.Println(math.Pi, math.E, float32(math.Pi), math.MaxInt8, math.MinInt64, uint64(math.MaxUint64), math.MaxUint32)
	const big = math.MaxUint64 + 1
	fmt.Println(big/2 == 1<<63, big>>60, math.MaxInt64/math.MaxInt32)
	var f32 float32 = math.MaxFloat32
	fmt.Println(f32, f32*2, math.SmallestNonzeroFloat32, float32(math.SmallestNonzeroFloat64) == 0)
	const deg = math.Pi / 180
	fmt.Printf("%.6f %.6f\n", math.Sin(30*deg), math.Cos(60*deg))
	const d = 90 * time.Minute
	fmt.Println(d, d.Hours(), time.Duration(1.5*float64(time.Second)), 2*time.Hour+30*time.Minute)
	fmt.Printf("%T %T %T\n", d, math.Pi, math.MaxInt8)
	fmt.Println(unicode.MaxRune, utf8.UTFMax, strconv.IntSize == 64, os.PathSeparator, time.January)
	const sqrt2 = math.Sqrt2 * math.Sqrt2
	fmt.Println(sqrt2 == 2.0, sqrt2-2 < 1e-15)
}

// Output:
// 3.141592653589793 2.718281828459045 3.1415927 127 -9223372036854775808 18446744073709551615 4294967295
// true 16 4294967298
// 3.4028235e+38 +Inf 1.401298464324817e-45 true
// 0.500000 0.500000
// 1h30m0s 1.5 1.5s 2h30m0s
// time.Duration float64 int
// 1114111 4 true 47 January
// false true
