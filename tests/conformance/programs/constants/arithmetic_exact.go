// Constant expressions are exact, whatever their size.
package main

import (
	"fmt"
	"math"
)

const (
	Huge  = 1 << 500
	Third = 1.0 / 3
)

func main() {
	fmt.Println(Huge>>498, Huge/(Huge>>3), Huge%7 == (Huge>>250%7)*(1<<250%7)%7)
	fmt.Println(Third*3 == 1, 0.1+0.2 == 0.3)
	x, y := 0.1, 0.2
	fmt.Println(x+y == 0.3, x+y)
	fmt.Println(5/2, 5.0/2, 5/2.0, -5/2, -5%2, 5%-2, 7>>1, -7>>1, 1<<3.0)
	fmt.Println(15/4, 15/4.0, 'a'/2, 3/2*2.0, 3/2.0*2)
	const c = 'w' + 1
	const d = "Hi" > "HI"
	fmt.Println(c, d, ^0, ^1, ^uint8(1), -1^5, 6&^3)
	const m = math.MaxUint64
	var u uint64 = m
	fmt.Println(u, m>>63, uint32(m>>32))
	fmt.Println(math.MaxInt64/1e18, float32(1e-50), math.Pi*1e10)
	const i1 = 1i * 1i
	fmt.Println(i1, real(i1) == -1, (1+2i)*(3-4i), (1+2i)/(3-4i))
	const s = len([10]int{}) + cap([3]string{}) + len("héllo")
	fmt.Println(s, len([...]int{5: 1}))
	fmt.Println(min(1, 2.5, 'a'), max(3, 4.5), min("b", "a"))
}

// Output:
// 4 8 true
// true true
// false 0.30000000000000004
// 2 2.5 2.5 -2 -1 1 3 -4 8
// 3 3.75 48 2 3
// 120 true -1 -2 254 -6 4
// 18446744073709551615 1 4294967295
// 9.223372036854776 0 3.1415926535897934e+10
// (-1+0i) true (11+2i) (-0.2+0.4i)
// 19 6
// 1 4.5 a
