// Where the lexer puts semicolons, and where one may be left out.
package main

import "fmt"

type (
	A struct {
		x    int
		y, z string
	}
	B interface {
		M()
		N() int
	}
)

func f() (int, string) { return 1, "a" }
func g() int {
	if true {
		return 1
	}
	return 2
}

func main() {
	x := 1
	y := 2
	z := 3
	if x == 1 {
		y++
	}
	if y == 3 {
		z++
	}
	for i := 0; i < 2; i++ {
		x += i
	}
	for x < 5 {
		x++
	}
	for x < 7 {
		x++
	}
	switch {
	case x > 1:
		y = 9
		fallthrough
	case x > 100:
		z = 8
	}
	fmt.Println(x, y, z, A{1, "b", "c"}, g())
	n, s := f()
	fmt.Println(n, s)
	v := []int{
		1,
		2, 3,
	}
	fmt.Println(v,
		len(v))
	{
	}
	{
	}
	func() { fmt.Println("called") }()
	var (
		a = 1
		b = 2
	)
	const (
		c = iota
		d
		e
	)
	fmt.Println(a, b, c, d, e, func() int { return 4 }())
}

// Output:
// 7 9 8 {1 b c} 1
// 1 a
// [1 2 3] 3
// called
// 1 2 0 1 2 4
