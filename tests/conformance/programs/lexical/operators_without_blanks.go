package main

import "fmt"

func main() {
	a, b := 7, 3
	p := &a
	fmt.Println(a+-b, a - -b, a-+b, a*-b, -a*b, a&^b, a&-b, a|^b, a^-b, ^a^b, !(a < b) && b < a || a == b)
	fmt.Println(*p**p, a / *p, *p&b, a&*p, a<<1>>1<<1, a%b*2, a-b-1, a-(b-1))
	a++
	b--
	fmt.Println(a, b, a < -b, - - -a, ^^a, !!true)
	c := make(chan int, 1)
	c <- 5
	x := 1 + <-c
	fmt.Println(x)
	a += b
	a -= 1
	a *= 2
	a /= 3
	a %= 5
	a &= 7
	a |= 8
	a ^= 1
	a <<= 2
	a >>= 1
	a &^= 2
	fmt.Println(a)
	var f = func(xs ...int) int { return len(xs) }
	fmt.Println(f(), f([]int{1, 2}...), f(1, 2, 3))
}

// Output:
// 4 10 4 -21 -21 4 5 -1 -6 -5 true
// 49 1 3 7 14 2 3 5
// 8 2 false -8 8 true
// 6
// 16
// 0 2 3
