package main

import "fmt"

func main() {
	var a = 1
	var b = 'x'
	var c = 2.5
	var d = 1i
	var e = "s"
	var f = 1 << 3
	var g = 7 / 2
	var h = 7 / 2.0
	var i = 'a' + 1
	var j = 'a' + 1.0
	var k = 1 < 2
	var l uint8 = 255
	var m = l + 1
	var n = ^0
	var o = -5 % 3
	for _, v := range []any{a, b, c, d, e, f, g, h, i, j, k, l, m, n, o} {
		fmt.Printf("%T %v; ", v, v)
	}
	fmt.Println()
}

// Output:
// int 1; int32 120; float64 2.5; complex128 (0+1i); string s; int 8; int 3; float64 3.5; int32 98; float64 98; bool true; uint8 255; uint8 0; int -1; int -2;
