package main

import "fmt"

func ack(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}
func hanoi(n int, a, b, c string, move func(string, string)) {
	if n == 0 {
		return
	}
	hanoi(n-1, a, c, b, move)
	move(a, c)
	hanoi(n-1, b, a, c, move)
}
func even(n int) bool { return n == 0 || odd(n-1) }
func odd(n int) bool  { return n != 0 && even(n-1) }
func perms(s string, emit func(string)) {
	if len(s) < 2 {
		emit(s)
		return
	}
	for i := range s {
		perms(s[:i]+s[i+1:], func(p string) { emit(s[i:i+1] + p) })
	}
}

type Tree struct {
	L, R *Tree
	V    int
}

func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{V: v}
	}
	if v < t.V {
		t.L = t.L.Insert(v)
	} else {
		t.R = t.R.Insert(v)
	}
	return t
}
func (t *Tree) Walk(f func(int)) {
	if t != nil {
		t.L.Walk(f)
		f(t.V)
		t.R.Walk(f)
	}
}

func main() {
	n := 0
	hanoi(5, "a", "b", "c", func(x, y string) { n++ })
	fmt.Println(ack(2, 3), n, even(10), odd(7), even(3))
	perms("abc", func(s string) { fmt.Print(s, " ") })
	fmt.Println()
	var t *Tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		t = t.Insert(v)
	}
	t.Walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
	var gcd func(a, b int) int
	gcd = func(a, b int) int {
		if b == 0 {
			return a
		}
		return gcd(b, a%b)
	}
	fmt.Println(gcd(84, 36), func() int {
		depth := 0
		var d func()
		d = func() {
			if depth < 1000 {
				depth++
				d()
			}
		}
		d()
		return depth
	}())
}

// Output:
// 9 31 true true false
// abc acb bac bca cab cba
// 1 2 3 5 8 9
// 12 1000
