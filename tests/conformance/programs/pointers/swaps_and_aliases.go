package main

import "fmt"

type Acc struct {
	bal  int
	hist []int
}

func transfer(from, to *Acc, n int) (err error) {
	if from.bal < n {
		return fmt.Errorf("short by %d", n-from.bal)
	}
	from.bal -= n
	to.bal += n
	from.hist, to.hist = append(from.hist, -n), append(to.hist, n)
	return
}
func alias(a, b *int) int { *a = 1; *b = 2; return *a + *b }
func swap[T any](a, b *T) { *a, *b = *b, *a }

func main() {
	x, y := &Acc{bal: 10}, &Acc{}
	fmt.Println(transfer(x, y, 4), transfer(x, y, 40), *x, *y)
	fmt.Println(transfer(x, x, 5), *x)
	n := 0
	fmt.Println(alias(&n, &n), n)
	a, b := "a", "b"
	swap(&a, &b)
	swap(x, y)
	fmt.Println(a, b, *x, *y)
	arr := []int{1, 2, 3}
	p, q := &arr[0], &arr[2]
	swap(p, q)
	arr = append(arr, 4)
	*p = 99
	fmt.Println(arr, *p, *q)
	m := map[string]*int{"n": &n}
	*m["n"] += 5
	m["alias"] = m["n"]
	*m["alias"] *= 2
	fmt.Println(n, m["n"] == m["alias"])
	s := struct{ a, b *int }{&n, &n}
	*s.a, *s.b = 1, 2
	fmt.Println(n, *s.a == *s.b)
	pp := &p
	*pp = q
	**pp = 7
	fmt.Println(arr[2], *p == *q, p == q)
	var nilp *Acc
	try(func() { transfer(nilp, y, 1) })
	f := func(p *Acc) { p = &Acc{bal: 1000}; _ = p }
	f(x)
	fmt.Println(x.bal)
	type T struct{ p *T }
	t := &T{}
	t.p = t
	fmt.Println(t.p.p.p == t)
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
// <nil> short by 34 {6 [-4]} {4 [4]}
// <nil> {6 [-4 5]}
// 4 2
// b a {4 [4]} {6 [-4 5]}
// [3 2 1 4] 99 1
// 14 true
// 2 true
// 1 true true
// panic: runtime error: invalid memory address or nil pointer dereference
// 4
// true
