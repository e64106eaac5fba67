package main

import (
	"errors"
	"fmt"
	"strconv"
)

func pair() (int, string)                 { return 1, "one" }
func triple() (a, b int, err error)       { return 1, 2, nil }
func take(n int, s string) string         { return s + fmt.Sprint(n) }
func variadic(xs ...any) int              { return len(xs) }
func wrap() (int, string)                 { return pair() }
func swapf(a int, b string) (string, int) { return b, a }
func errOnly(b bool) (err error) {
	if b {
		err = errors.New("bad")
	}
	return
}
func fns() (func() int, func(int)) {
	n := 0
	return func() int { return n }, func(d int) { n += d }
}

func main() {
	n, s := pair()
	fmt.Println(n, s, take(pair()), variadic(pair()), variadic(triple()), variadic(n, s))
	fmt.Println(wrap())
	fmt.Println(swapf(wrap()))
	var x int
	var y any
	x, y = pair()
	fmt.Println(x, y)
	_, b, _ := triple()
	arr := [2]int{}
	arr[0], arr[1], _ = triple()
	fmt.Println(b, arr)
	m := map[string]string{}
	m["a"], n = swapf(5, "five")
	fmt.Println(m, n)
	if v, err := strconv.Atoi("12"); err == nil && v > 10 {
		fmt.Println(v)
	}
	if err := errOnly(true); err != nil {
		fmt.Println(err)
	} else if err2 := errOnly(false); err2 == nil {
		fmt.Println("never")
	}
	get, add := fns()
	add(3)
	add(4)
	fmt.Println(get())
	f, g := pair, func() (int, string) { return 2, "two" }
	for _, h := range []func() (int, string){f, g} {
		a, b := h()
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	z, w := func() (int, int) { return 3, 4 }()
	z, w = w, z
	fmt.Println(z, w)
}

// Output:
// 1 one one1 2 3 2
// 1 one
// one 1
// 1 one
// 2 [1 2]
// map[a:five] 5
// 12
// bad
// 7
// 1one 2two
// 4 3
