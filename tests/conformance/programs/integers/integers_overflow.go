package main

import "fmt"

func main() {
	var a int8 = 127
	a++
	fmt.Println(a)
	var b uint8 = 0
	b--
	fmt.Println(b)
	var c int16 = -32768
	c = -c
	fmt.Println(c, c/-1)
	var d int32 = 1<<31 - 1
	d += 2
	fmt.Println(d)
	var e int64 = -1 << 63
	fmt.Println(-e, e-1, e/-1, e%-1)
	var f uint32 = 1 << 31
	f *= 2
	fmt.Println(f)
	var g uint64 = 0
	g--
	fmt.Println(g)
	var h uint16 = 65535
	h = h * h
	fmt.Println(h)
	var i int = 300
	fmt.Println(int8(i), uint8(i), int16(i*1000), uint16(i*1000))
	x := 3.99
	fmt.Println(int(x), int(-x), uint8(x))
	var u8 uint8 = 200
	fmt.Println(u8+100, u8<<1, u8>>1, ^u8, -u8)
	var i8 int8 = -128
	fmt.Println(i8>>1, i8<<1, ^i8, -i8, i8/-1, i8*i8)
	fmt.Println(-7/2, -7%2, 7/-2, 7%-2, -7>>1)
	y := -7
	z := 2
	fmt.Println(y/z, y%z, y>>1, y&z, y|z, y^z, y&^z)
	var up uintptr = 10
	fmt.Println(up-11 > 0)
	f32 := float32(16777216.0)
	fmt.Println(f32+1 == f32, float32(0.1), float64(float32(0.1)))
	s := uint(70)
	fmt.Println(1<<s == 0, int32(1)<<s, int8(-1)>>s)
	var one int32 = 1
	fmt.Println(one<<31, one<<32, one<<33>>33)
	for i := uint8(250); i >= 250; i++ {
		fmt.Print(i, " ")
	}
	fmt.Println()
	u8 += 100
	fmt.Println(u8)
	u8 <<= 3
	fmt.Println(u8)
	i8 -= 1
	fmt.Println(i8)
	i8 *= 2
	fmt.Println(i8)
	a1 := [3]int8{127, -128, 0}
	a1[0]++
	a1[1]--
	a1[2] -= 100
	a1[2] -= 100
	fmt.Println(a1)
	m := map[string]uint8{}
	m["a"]--
	m["b"] += 255
	m["b"] += 2
	fmt.Println(m)
	type T struct{ b byte }
	t := T{255}
	t.b++
	fmt.Println(t)
	p := &t.b
	*p -= 3
	fmt.Println(t)
}

// Output:
// -128
// 255
// -32768 -32768
// -2147483647
// -9223372036854775808 9223372036854775807 -9223372036854775808 0
// 0
// 18446744073709551615
// 1
// 44 44 -27680 37856
// 3 -3 3
// 44 144 100 55 56
// -64 0 127 -128 -128 0
// -3 -1 -3 1 -4
// -3 -1 -4 0 -5 -5 -7
// true
// true 0.1 0.10000000149011612
// true 0 -1
// -2147483648 0 0
// 250 251 252 253 254 255
// 44
// 96
// 127
// -2
// [-128 127 56]
// map[a:255 b:1]
// {0}
// {253}
