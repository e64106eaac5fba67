package main

import (
	"fmt"
	"math"
)

const (
	A = iota
	B
	C = "x"
	D
	E = iota
	F
)
const (
	_ = 1 << (10 * iota)
	KB
	MB
	GB
)

type W int

const (
	Mon W = iota + 1
	Tue
	_
	Thu
)
const big = 1 << 100
const Pi2 = math.Pi * 2
const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

func (w W) String() string { return [...]string{"?", "Mon", "Tue", "Wed", "Thu"}[w] }
func main() {
	fmt.Println(A, B, C, D, E, F, KB, MB, GB)
	fmt.Println(Mon, Tue, Thu, W(3))
	fmt.Println(big>>98, float64(big), big/1e20)
	fmt.Println(Pi2, float32(Pi2), a, b, c, d, e, f)
	const h = 'a' + 1
	fmt.Printf("%T %v %T %v %T\n", h, h, 1.0*2, 5.0/2, 1i*1i)
	var r rune = h
	fmt.Println(string(r), 07, 0b101, 0x1p4, 1_000_000, 0o17, '\n', '\x41', "\u00e9\U0001F600\377"[2:6])
	const typed int8 = 100
	fmt.Println(typed/3*3, typed%7, -typed, typed>>2)
	var f64 float64 = 3
	fmt.Println(f64/2, 3/2, 3/2.0, 7/2*2.0)
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.MinInt64, math.MaxFloat64, math.SmallestNonzeroFloat64)
	const s = "héllo"
	fmt.Println(len(s), s[1], s[0:1])
	var x = 1 << 3.0
	fmt.Println(x)
	var sh uint = 3
	var w int64 = 1 << sh
	var ff = float64(1 << 3)
	fmt.Println(w, ff)
	const (
		q  = len([3]int{})
		qq = len("abc")
	)
	fmt.Println(q, qq)
	fmt.Println(5 == 5.0, 'a' == 97, "a"+"b" == "ab", !true || 1 < 2)
	var c128 = 1 + 2i
	fmt.Println(c128*c128, real(c128), imag(c128), c128 == complex(1, 2))
	var c64 complex64 = 3 - 4i
	fmt.Println(c64, -c64, c64/2, real(c64))
	fmt.Printf("%.2f %T %v\n", c128, c64, [2]complex128{1i})
}

// Output:
// 0 1 x x 4 5 1024 1048576 1073741824
// Mon Tue Thu Wed
// 4 1.2676506002282294e+30 1.2676506002282293e+10
// 6.283185307179586 6.2831855 0 0 1 10 3 30
// int32 98 float64 2.5 complex128
// b 7 5 16 1000000 15 10 65 😀
// 99 2 -100 25
// 1.5 1 1.5 6
// 9223372036854775807 18446744073709551615 -9223372036854775808 1.7976931348623157e+308 5e-324
// 6 195 h
// 8
// 8 8
// 3 3
// true true true true
// (-3+4i) 1 2 true
// (3-4i) (-3+4i) (1.5-2i) 3
// (1.00+2.00i) complex64 [(0+1i) (0+0i)]
