package main

import "fmt"

type T struct{ n int }

func (t T) Val() int         { return t.n }
func (t *T) Ptr() int        { return t.n }
func (t T) Add(a, b int) int { return t.n + a + b }
func (t *T) Set(n int) *T    { t.n = n; return t }

type I interface{ Val() int }

func main() {
	t := T{1}
	v, p, add, set := t.Val, t.Ptr, t.Add, t.Set
	t.n = 5
	fmt.Println(v(), p(), add(10, 20))
	set(7)
	fmt.Println(t.n, v(), p(), set(8).n)
	pt := &T{100}
	v, p = pt.Val, pt.Ptr
	*pt = T{200}
	fmt.Println(v(), p())
	pt = &T{300}
	fmt.Println(v(), p())
	var i I = t
	f := i.Val
	i = T{999}
	t.n = 0
	fmt.Println(f(), i.Val())
	var np *T
	g := np.Ptr
	try(func() { g() })
	try(func() { h := np.Val; h() })
	var ni I
	try(func() { _ = ni.Val; fmt.Println("no") })
	fs := []func() int{T{1}.Val, (&T{2}).Ptr, (*pt).Val, (&T{}).Set(4).Val}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Printf("%T %T\n", add, set)
	arr := [2]T{{1}, {2}}
	q := arr[1].Set
	q(50)
	m := map[string]T{"a": {3}}
	r := m["a"].Val
	m["a"] = T{4}
	fmt.Println(arr, r(), func() func() int { return T{77}.Val }()())
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
// 1 5 31
// 8 1 7 8
// 100 200
// 100 200
// 8 999
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// 1 2 300 4 func(int, int) int func(int) *main.T
// [{1} {50}] 3 77
