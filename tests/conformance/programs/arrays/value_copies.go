// Arrays are values: assignment, arguments, ranges and interfaces copy.
package main

import "fmt"

type Box struct{ a [3]int }

func change(a [3]int) [3]int { a[0] = 100; return a }
func changeP(a *[3]int)      { a[0] = 100 }

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 9
	fmt.Println(a, b, change(a), a)
	changeP(&a)
	fmt.Println(a)
	var i any = a
	a[1] = 50
	fmt.Println(i, a, i == any([3]int{100, 2, 3}))
	x := Box{a}
	y := x
	y.a[2] = 77
	fmt.Println(x, y)
	for i, v := range a {
		a[2] = 1000
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	for i, v := range &a {
		a[2] = 2000
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	m := map[string][3]int{"k": a}
	c := m["k"]
	c[0] = -1
	fmt.Println(m["k"][0], c[0])
	aa := [2][2]int{{1, 2}, {3, 4}}
	row := aa[0]
	row[0] = 9
	p := &aa[1]
	p[1] = 44
	fmt.Println(aa, row)
	ch := make(chan [3]int, 1)
	ch <- a
	a[0] = 0
	fmt.Println(<-ch, a)
	f := func() [3]int { return a }
	a[0] = 5
	fmt.Println(f()[0], f())
}

// Output:
// [1 2 3] [9 2 3] [100 2 3] [1 2 3]
// [100 2 3]
// [100 2 3] [100 50 3] true
// {[100 50 3]} {[100 50 77]}
// 0 100 1 50 2 3
// 0 100 1 50 2 2000
// 100 -1
// [[1 2] [3 44]] [9 2]
// [100 50 2000] [0 50 2000]
// 5 [5 50 2000]
