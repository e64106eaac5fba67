package main

import (
	"fmt"
)

type Celsius float64
type Fahrenheit float64
type Str string
type Bytes []byte
type Fn func(int) int
type A struct{ X, Y int }
type B struct{ X, Y int }

func CToF(c Celsius) Fahrenheit { return Fahrenheit(c*9/5 + 32) }

func main() {
	fmt.Printf("%.1f %T\n", CToF(100), CToF(0))
	f := 3.99
	fmt.Println(int(f), int8(int(f)), uint8(300&0xff), float32(f), int64(-f))
	var i64 int64 = 1 << 40
	fmt.Println(int32(i64+5), uint16(70000&0xffff))
	s := Str("héy")
	fmt.Println(len(s), string(s), []byte(s)[0], []rune(s)[1], Str([]byte{65, 66}))
	b := Bytes("abc")
	b[0] = 'z'
	fmt.Println(string(b), string([]rune{0x4e16}), string(rune(65)))
	g := Fn(func(i int) int { return i + 1 })
	var h func(int) int = g
	fmt.Println(h(1), A(B{1, 2}), B(A{3, 4}))
	var x any = Celsius(3)
	_, isF := x.(float64)
	c, isC := x.(Celsius)
	fmt.Println(isF, c, isC)
	var e error = (*myErr)(nil)
	fmt.Println(e == nil)
	var n int32 = 7
	fmt.Println(float64(n)/2, n/2, int(n)<<2, -n, +n, ^n, !true)
	p := []int(nil)
	fmt.Println(p == nil, any(p) == nil)
	var u uint = 3
	fmt.Println(u-4 > 0, int(u)-4)
}

type myErr struct{}

func (*myErr) Error() string { return "my" }

// Output:
// 212.0 main.Fahrenheit
// 3 3 44 3.99 -3
// 5 4464
// 4 héy 104 233 AB
// zbc 世 A
// 2 {1 2} {3 4}
// false 3 true
// false
// 3.5 3 28 -7 7 -8 false
// true false
// true -1
