package main

import (
	"errors"
	"fmt"
)

func a() (n int) {
	defer func() { n++ }()
	return 1
}
func b() (n int, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("b: %w", err)
			n = -1
		}
	}()
	return 5, errors.New("bad")
}
func c() int {
	n := 1
	defer func() { n = 100 }()
	return n
}
func d() (s string) {
	for i := range 3 {
		defer func() { s += fmt.Sprint(i) }()
	}
	return "r"
}
func e() (p *int) {
	n := 1
	defer func() { *p = 7 }()
	return &n
}
func f() (a, b int) {
	defer func() { a, b = b, a }()
	a = 1
	return 2, 3
}
func g() (m map[string]int) {
	defer func() { m["deferred"] = 1 }()
	return map[string]int{"ret": 2}
}

func main() {
	fmt.Println(a())
	fmt.Println(b())
	fmt.Println(c(), d(), *e())
	fmt.Println(f())
	fmt.Println(g())
}

// Output:
// 2
// -1 b: bad
// 1 r210 7
// 3 2
// map[deferred:1 ret:2]
