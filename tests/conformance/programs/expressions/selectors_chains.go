package main

import "fmt"

type A struct{ B *B }
type B struct {
	C C
}
type C struct {
	m map[string]*A
	n [2]int
}

func (a *A) Self() *A       { return a }
func (b B) Copy() B         { b.C.n[0] = 100; return b }
func (c *C) At(k string) *A { return c.m[k] }

func mk() *A {
	a := &A{&B{C: C{m: map[string]*A{}, n: [2]int{1, 2}}}}
	a.B.C.m["self"] = a
	return a
}

func main() {
	a := mk()
	fmt.Println(a.B.C.m["self"].B.C.At("self").Self().B.C.n[1], a.Self().B.C.n)
	fmt.Println(a.B.Copy().C.n, a.B.C.n, mk().B.Copy().Copy().C.n[0])
	a.Self().B.C.n[1]++
	a.Self().B.C.m["self"].B.C.n[0] += 5
	(*a).B.C.n[0]++
	(*(*a).B).C.n[1]--
	fmt.Println(a.B.C.n, (&a.B.C).At("self") == a, (*a.B).C.m["none"] == nil)
	p := &a.B.C.n[1]
	q := &(*a.Self()).B.C
	*p *= 2
	q.n[0] = -1
	fmt.Println(a.B.C.n, len(q.m))
	try(func() { fmt.Println(a.B.C.At("zz").B.C.n) })
	try(func() { a.B.C.m["zz"].B = nil })
	x := []struct{ in struct{ v []map[string]int } }{{}}
	x[0].in.v = append(x[0].in.v, map[string]int{"k": 1})
	x[0].in.v[0]["k"] += 41
	fmt.Println(x[0].in.v[0]["k"], x)
	fmt.Println([]int{1, 2, 3}[1:][0], "abc"[1:][1], map[string][]int{"a": {7}}["a"][0], struct{ f func() int }{func() int { return 8 }}.f(), [...]string{"x", "y"}[1])
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Refused: the structs B and C contain each other, one by value, which interpreted cells cannot express and compiled ones can; hold it by pointer

// Output:
// 2 [1 2]
// [100 2] [1 2] 100
// [7 2] true true
// [-1 4] 1
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// 42 [{{[map[k:42]]}}]
// 2 99 7 8 y
