package main

import "fmt"

type T struct {
	n  int
	ss [2]string
}

func main() {
	a, b := [2]int{1, 2}, [2]int{1, 2}
	fmt.Println(a == b, a != [2]int{2, 1}, &a == &b, [0]int{} == [0]int{})
	t1, t2 := T{1, [2]string{"a", "b"}}, T{1, [2]string{"a", "b"}}
	fmt.Println(t1 == t2, [1]T{t1} == [1]T{t2})
	t2.ss[1] = "c"
	fmt.Println(t1 == t2, t1.ss == t2.ss, t1.ss[0] == t2.ss[0])
	x, y := [2]any{1, "a"}, [2]any{1, "a"}
	fmt.Println(x == y, x == [2]any{1, 2}, x[0] == 1)
	try(func() { y[1] = []int{}; x[1] = []int{}; fmt.Println(x == y) })
	try(func() { x[0] = 2; fmt.Println(x == y) })
	m := map[[2]int]string{{1, 2}: "first"}
	m[a] += "!"
	fmt.Println(m, m[b])
	var i, j any = a, b
	fmt.Println(i == j, i == any([2]int8{1, 2}), i == any([3]int{1, 2}))
	type Arr [2]int
	fmt.Println(Arr(a) == b, a == Arr{1, 2}, any(Arr(a)) == any(a))
	nan := [1]float64{0}
	nan[0] /= nan[0]
	fmt.Println(nan == nan)
	f := [2]*int{nil, new(int)}
	g := f
	fmt.Println(f == g, f == [2]*int{})
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// true true false true
// true true
// false false true
// true false true
// panic: runtime error: comparing uncomparable type []int
// false
// map[[1 2]:first!] first!
// true false false
// true true false
// false
// true false
