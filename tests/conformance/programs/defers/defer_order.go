package main

import (
	"fmt"
)

func f() (n int) {
	defer func() { n *= 2 }()
	defer func() { n += 3 }()
	return 4
}

func g() (a, b int) {
	defer func() { a, b = b, a }()
	a, b = 1, 2
	return b, 10
}

func loop() {
	for i := 0; i < 3; i++ {
		defer func(k int) { fmt.Print(k, i, " ") }(i * 10)
	}
}

type res struct{ name string }

func open(n string) *res    { fmt.Println("open", n); return &res{n} }
func (r *res) Close() error { fmt.Println("close", r.name); return nil }

func use() error {
	a := open("a")
	defer a.Close()
	b := open("b")
	defer b.Close()
	if true {
		defer fmt.Println("in if")
	}
	return nil
}

func early(n int) string {
	defer fmt.Println("leaving", n)
	if n > 1 {
		return "big"
	}
	for i := range 3 {
		if i == n {
			return "found"
		}
	}
	return "none"
}

func main() {
	fmt.Println(f())
	fmt.Println(g())
	loop()
	fmt.Println()
	fmt.Println(use(), early(1), early(5))
}

// Output:
// 14
// 10 2
// 20 2 10 1 0 0
// open a
// open b
// in if
// close b
// close a
// leaving 1
// leaving 5
// <nil> found big
