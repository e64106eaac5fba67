package main

import "fmt"

func main() {
	a := []int{1, 2, 3}
	i := 0
	i, a[i] = 1, 9
	fmt.Println(i, a)
	i = 0
	a[i], i = 7, 2
	fmt.Println(i, a)
	a[0], a[0] = 1, 2
	fmt.Println(a)
	x := []int{1, 2, 3}
	x[1], x[2] = 4, 5
	x, x[0] = []int{7, 8}, 100
	fmt.Println(x)
	type L struct {
		v    int
		next *L
	}
	p := &L{1, &L{2, &L{3, nil}}}
	q := p
	p, p.next = p.next, p
	fmt.Println(p.v, q.next == q, p.next.v)
	var rev *L
	for l := (&L{1, &L{2, &L{3, nil}}}); l != nil; {
		l.next, rev, l = rev, l, l.next
	}
	for ; rev != nil; rev = rev.next {
		fmt.Print(rev.v, " ")
	}
	fmt.Println()
	m := map[string]int{"a": 1}
	m["a"], m["b"] = m["b"], m["a"]
	fmt.Println(m)
	j, k, l := 1, 2, 3
	j, k, l = k, l, j
	fmt.Println(j, k, l)
	b := [3]int{0, 1, 2}
	b[b[0]], b[b[1]], b[b[2]] = 2, 0, 1
	fmt.Println(b)
	var np *int
	y := 1
	try(func() { y, *np = 5, 6 })
	fmt.Println(y)
	s := []int{0}
	z := 0
	try(func() { s[0], s[3] = 8, 9 })
	try(func() { z, s[5] = 8, 9 })
	fmt.Println(s, z)
	var nm map[string]int
	try(func() { z, nm["k"] = 4, 5 })
	fmt.Println(z)
	f := func() (int, []int) { return 1, []int{5, 6} }
	a[0], a = f()
	fmt.Println(a)
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
// 1 [9 2 3]
// 2 [7 2 3]
// [2 2 3]
// [7 8]
// 2 true 3
// 3 2 1
// map[a:0 b:1]
// 2 3 1
// [2 0 1]
// panic: runtime error: invalid memory address or nil pointer dereference
// 5
// panic: runtime error: index out of range [3] with length 1
// panic: runtime error: index out of range [5] with length 1
// [8] 8
// panic: assignment to entry in nil map
// 4
// [5 6]
