package main

import "fmt"

type E struct{}

func (*E) Error() string { return "E" }

type I interface{ M() string }
type T struct{ n int }

func (t *T) M() string {
	if t == nil {
		return "nil T"
	}
	return fmt.Sprint("T", t.n)
}

func fails(b bool) error {
	var e *E
	if b {
		e = &E{}
	}
	return e
}
func clean() error { return nil }

func main() {
	fmt.Println(fails(true) == nil, fails(false) == nil, clean() == nil)
	e := fails(false)
	fmt.Println(e != nil, e.(*E) == nil, e.Error())
	var i I
	var t *T
	fmt.Println(i == nil, t == nil)
	i = t
	fmt.Println(i == nil, i == I(t), i == (*T)(nil), i.M())
	i = nil
	fmt.Println(i == nil)
	try(func() { i.M() })
	var a any = i
	fmt.Println(a == nil)
	a = t
	fmt.Println(a == nil, a == any((*T)(nil)), a == any((*E)(nil)))
	var p *int
	var q any = p
	fmt.Println(q == nil, q == (*int)(nil), q.(*int) == nil)
	var err error
	var st fmt.Stringer
	fmt.Println(err == nil, st == nil, any(err) == any(st))
	fmt.Printf("%T %T %v %v\n", err, e, err, a)
	xs := []any{nil, (*int)(nil), []int(nil), map[string]int(nil), (func())(nil), error(nil)}
	for _, x := range xs {
		fmt.Print(x == nil, " ")
	}
	fmt.Println()
	switch a.(type) {
	case nil:
		fmt.Println("nil")
	case *T:
		fmt.Println("*T")
	}
	m := map[string]I{"a": t}
	fmt.Println(m["a"] == nil, m["b"] == nil, m["a"].M())
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
// false false true
// true true E
// true true
// false true true nil T
// true
// panic: runtime error: invalid memory address or nil pointer dereference
// true
// false true false
// false true true
// true true true
// <nil> *main.E <nil> <nil>
// true false false false false true
// *T
// false true nil T
