package main

import (
	"fmt"
	"strconv"
	"strings"
)

func main() {
	a, b := "go", "lang"
	c := a + b
	c += "!"
	fmt.Println(c, a < b, a+b == "golang", a >= b, a != b, "" < a, c[:2] == a)
	var parts []string
	for i := 'a'; i < 'e'; i++ {
		parts = append(parts, string(i)+strconv.Itoa(int(i)))
	}
	fmt.Println(parts, strings.Join(parts, "+"))
	x, y := 7, 2
	f := 2.0
	fmt.Println(float64(x)/f, x/y, x%y, -x/y, -x%y, x/-y, float64(x/y)*f, x&y|1, x^y<<1)
	var u8 uint8 = 5
	fmt.Println(u8<<2|u8>>1, u8&^4, ^u8, u8*60, -u8, u8/2*2 == u8)
	t, g := true, false
	fmt.Println(t && !g, t != g, t == !g, t || g && g, (t || g) && g)
	z := 3 + 4i
	fmt.Println(z*z, z/2, -z, z == 3+4i, real(z)*imag(z), z+1, z*1i)
	fmt.Println(1<<3|1<<1, 0b1010&0b0110, 0xf0>>4, 10&-10, 7&^(1<<1))
	var i8 int8 = -7
	fmt.Println(i8/2, i8%2, i8>>1, i8&3, uint8(i8)>>1, i8*i8*i8)
	d := 10
	d, e := d*2, d+1
	fmt.Println(d, e, -(-d), +d, - -d, d - -e)
}

// Output:
// golang! true true false true true true
// [a97 b98 c99 d100] a97+b98+c99+d100
// 3.5 3 1 -3 -1 -3 6 3 3
// 22 1 250 44 251 false
// true true true true false
// (-7+24i) (1.5+2i) (-3-4i) true 12 (4+4i) (-4+3i)
// 10 2 15 2 5
// -3 -1 -4 1 124 -87
// 20 11 20 20 20 31
