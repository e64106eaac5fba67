package main

import "fmt"

type T struct {
	a int
	b *T
}

func set(p *int, v int) { *p = v }
func newInt() *int      { x := 5; return &x }

func main() {
	x, y := 1, 2
	p, q := &x, &y
	*p, *q = *q, *p
	fmt.Println(x, y, p == q, *p == 2, p != nil)
	p = q
	*p++
	set(p, *p*10)
	fmt.Println(x, y, p == q, *newInt())
	pp := &p
	**pp = 7
	*pp = &x
	*p = 8
	fmt.Println(x, y, **pp)
	t := &T{a: 1}
	t.b = &T{2, nil}
	t.b.b = t
	t.b.b.b.a = 20
	fmt.Println(t.a, t.b.a, t.b.b == t)
	arr := [3]int{1, 2, 3}
	pa := &arr[1]
	*pa = 20
	s := arr[:]
	ps := &s[2]
	s = append(s, 4)
	*ps = 30
	fmt.Println(arr, s[2])
	var np *T
	try(func() { fmt.Println(np.a) })
	try(func() { np.b = nil })
	try(func() { _ = *np })
	fmt.Println(np == nil, (*T)(nil) == np)
	a, b := new(int), new(int)
	fmt.Println(a == b, *a, *new(string) == "", new(T).b == nil)
	m := map[*int]string{a: "a"}
	fmt.Println(m[a], m[b] == "", *new([2]int))
	f := &t.b.a
	t.b = nil
	*f = 99
	fmt.Println(*f)
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
// 2 1 false true true
// 2 20 true 5
// 8 7 8
// 1 20 true
// [1 20 30] 3
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// true true
// false 0 true true
// a true [0 0]
// 99
