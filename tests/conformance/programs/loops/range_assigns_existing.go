package main

import "fmt"

type T struct {
	k int
	v [2]string
}

func main() {
	var i int
	var t T
	m := map[string]int{}
	a := []string{"x", "y", "z"}
	for i = range a {
	}
	fmt.Println(i)
	for t.k, t.v[1] = range a {
	}
	fmt.Println(t)
	for m["last"] = range 5 {
	}
	fmt.Println(m)
	var p = new(int)
	for *p = range 3 {
	}
	fmt.Println(*p)
	b := []int{0, 0, 0}
	for i, b[i] = range []int{7, 8, 9} {
		fmt.Println(i, b)
	}
	var x any
	for _, x = range a {
	}
	fmt.Println(x)
}

// Output:
// 2
// {2 [ z]}
// map[last:4]
// 2
// 0 [0 0 7]
// 1 [8 0 7]
// 2 [8 9 7]
// z
