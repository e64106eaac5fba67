// A constant takes the type that its place wants when it is representable.
package main

import "fmt"

type B byte
type S string

func f(x float64, y uint8, s S) { fmt.Printf("%T %v %T %v %T %v\n", x, x, y, y, s, s) }
func many(xs ...any) {
	for _, x := range xs {
		fmt.Printf("%T=%v ", x, x)
	}
	fmt.Println()
}

func main() {
	f('a', 'a', "lit")
	f(1<<10, 2.0, S("a")+"b")
	var b B = 'A'
	b += 1.0
	fmt.Println(b, b == 66, b < 'C')
	many(1, 'a', 1.5, 2i, "s", true, nil, 1<<3, 'a'+1, 1+1.0, 1/2.0)
	var f32 float32 = 0.1
	fmt.Println(f32 == 0.1, float64(f32) == 0.1, float32(0.1) == f32, float32(16777217.0))
	var i8 int8 = -128
	fmt.Println(i8, -i8, i8-1, i8*i8, i8/-1)
	var any1 any = 1 << 3
	fmt.Println(any1 == 8, any1 == 8.0, any1 == int64(8))
	var c64 complex64 = 1
	fmt.Println(c64*2, c64 == 1+0i)
	arr := [2.0]int{1: 'x'}
	fmt.Println(arr, arr['\x01'], arr[1.0])
	fmt.Println(uint8(300&0xff), int('0'), float32(1<<24), string(rune('a'+1)))
}

// Output:
// float64 97 uint8 97 main.S lit
// float64 1024 uint8 2 main.S ab
// 66 true true
// int=1 int32=97 float64=1.5 complex128=(0+2i) string=s bool=true <nil>=<nil> int=8 int32=98 float64=2 float64=0.5
// true false true 1.6777216e+07
// -128 -128 127 0 -128
// true false false
// (2+0i) true
// [0 120] 120 120
// 44 48 1.6777216e+07 b
