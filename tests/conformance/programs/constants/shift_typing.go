// The type of an untyped constant in a shift comes from its place.
package main

import "fmt"

func main() {
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var n = 1<<s == 1<<33
	fmt.Printf("%T %v %T %v %T %v %v\n", i, i, j, j, k, k, i == int(k))
	var m int = 1.0 << s
	var w int64 = 1.0 << 33
	var xs [100]int
	x := xs[1.0<<(s-32)]
	fmt.Println(m, w, x, n)
	b := make([]byte, 1.0<<(s-30))
	fmt.Println(len(b))
	var u8 uint8 = 1
	fmt.Println(u8<<7, u8<<8, u8<<s, ^u8>>1, int8(-128)>>7, int8(-128)>>100, -1>>s)
	var sh int = 3
	fmt.Println(1<<sh, 1<<sh == 8, uint8(255)<<sh, 0xff>>sh&1)
	try(func() {
		sh = -1
		fmt.Println(1 << sh)
	})
	try(func() {
		x := 8
		x >>= sh
		fmt.Println(x)
	})
	s = 1
	fmt.Println(uint32(1)<<31<<s, int32(1)<<30<<s, int64(1)<<62<<s>>63)
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// int 8589934592 int32 0 uint64 8589934592 true
// 8589934592 8589934592 0 true
// 8
// 128 0 0 127 -1 -1 -1
// 8 true 248 1
// panic: runtime error: negative shift amount
// panic: runtime error: negative shift amount
// 0 -2147483648 -1
