package main

import "fmt"

type bits uint8

const (
	flagA bits = 1 << iota
	flagB
	flagC
	all = flagA | flagB | flagC
)

const (
	kb = 1 << (10 * (iota + 1))
	mb
	gb
)

func main() {
	fmt.Println(flagA, flagB, flagC, all, all&^flagB, ^flagA)
	fmt.Println(kb, mb, gb)
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	var u = 1<<s != 0
	var x = make([]int, 1<<(s-31))
	fmt.Println(i, j, k, w, u, len(x))
	var b byte = 200
	fmt.Println(b<<1, b>>1, b<<8, int(b)<<1, ^b, -b, b&^0xF0)
	var n int8 = -128
	fmt.Println(n>>1, n>>7, n>>100, n<<1, -n, n/-1, n%-1)
	var r rune = 'x'
	fmt.Println(r<<1, string(r>>1), 1<<3.0, uint8(1)<<7)
	func() {
		defer func() { fmt.Println(recover()) }()
		neg := -1
		fmt.Println(1 << neg)
	}()
	var big uint64 = 1<<64 - 1
	fmt.Println(big>>63, big<<63, int64(big), uint32(big>>16), big+1)
}

// Output:
// 1 2 4 7 5 254
// 1024 1048576 1073741824
// 8589934592 0 8589934592 8589934592 true 4
// 144 100 0 400 55 56 8
// -64 -1 -1 0 -128 -128 0
// 240 < 8 128
// runtime error: negative shift amount
// 1 9223372036854775808 -1 4294967295 0
