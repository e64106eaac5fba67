package main

import "fmt"

func main() {
	a, b, c, d := 7, 3, 2, 5
	fmt.Println(a+b*c, (a+b)*c, a-b-c, a/b*c, a*b%c, a%b*c, -a*b, -a%b)
	fmt.Println(a<<b+c, a<<(b+c), a+b<<c, a&b+c, a|b^c, a^b&c, a&^b|c, a|b<<c)
	fmt.Println(a == b || c < d && d > a, (a == b || c < d) && d > a, !(a > b) == (c > d), a > b == true)
	fmt.Println(^a&b, ^(a & b), -a>>1, -(a >> 1), +a - -b, a-+b)
	fmt.Println(a&1 == 1, a%2 != 0 && b|4 == 7, a+b == b+a && a*b == 21)
	p := &a
	fmt.Println(*p*b, *p**p, -*p, *p / *p, &a == p)
	x, y := true, false
	fmt.Println(x && !y || y, !x || y == x, x != y, x == !y)
	s := []int{1, 2, 3}
	i := 1
	fmt.Println(s[i]+s[i-1]*s[i+1], -s[0], len(s)-1<<1, s[len(s)-1]<<1)
	ch := make(chan int, 2)
	ch <- 4
	ch <- 5
	fmt.Println(<-ch**p + -<-ch)
	f := func() int { return 10 }
	fmt.Println(-f()*2, f()-f(), 1<<f()>>2, f()&^2)
	fmt.Println(1+2*3-4/2%3, 1<<2*3, 1*2<<3, 10-4-3, 100/10/5, 2&3 == 2, 0x0f&^0x05|0x10)
	fmt.Println("a"+"b" == "ab", "a" < "b" && "b" < "c", 3 > 2 == true)
}

// Output:
// 13 20 2 4 1 2 -21 -1
// 58 224 19 5 5 5 6 15
// false false true true
// 0 -4 -4 -3 10 4
// true true true
// 21 49 -7 1 true
// true false true true
// 5 -1 1 6
// 23
// -20 0 256 8
// 5 12 16 3 2 true 26
// true true true
