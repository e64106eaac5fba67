package main

import (
	"errors"
	"fmt"
	"os"
)

type res struct{ name string }

func (r *res) Close() { fmt.Println("close", r.name) }
func open(n string) (*res, error) {
	if n == "" {
		return nil, errors.New("empty")
	}
	return &res{n}, nil
}
func use(ns ...string) (err error) {
	for _, n := range ns {
		r, e := open(n)
		if e != nil {
			return fmt.Errorf("use %q: %w", n, e)
		}
		defer r.Close()
	}
	return nil
}
func safe(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("caught: %w", r)
		case string:
			err = errors.New(r)
		default:
			err = fmt.Errorf("other %v", r)
		}
	}()
	f()
	return
}
func deep(n int) {
	defer func() { fmt.Print("u", n, " ") }()
	if n == 0 {
		panic(errors.New("deep"))
	}
	deep(n - 1)
}
func rethrow() {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Sprintf("re-%v", r))
		}
	}()
	panic("x")
}
func order() (s []int) {
	for i := range 3 {
		defer func() { s = append(s, i) }()
	}
	return []int{9}
}
func cond(b bool) (s string) {
	if b {
		defer func() { s += "D" }()
	}
	s = "S"
	return s + "R"
}
func multi() (a, b int) { defer func() { a, b = b, a }(); return 1, 2 }
func args() {
	x := 1
	defer fmt.Println("arg", x, func() int { fmt.Print("eval "); return x }())
	x = 2
	fmt.Println("body", x)
}
func noRec()        { defer func() { defer func() { fmt.Println("inner:", recover()) }() }(); panic("n") }
func recTwice()     { defer func() { fmt.Println(recover(), recover()) }(); panic("t") }
func afterRec() int { func() { defer func() { recover() }(); panic(1) }(); return 5 }
func loopDefer() {
	for i := 0; i < 2; i++ {
		func() {
			defer fmt.Print("ld", i, " ")
			if i == 1 {
				return
			}
			fmt.Print("b ")
		}()
	}
	fmt.Println()
}

type st struct{ v int }

func (s st) val() { fmt.Println("val", s.v) }
func main() {
	fmt.Println(use("a", "b", ""))
	fmt.Println(use("c"))
	fmt.Println(safe(func() { deep(3) }))
	fmt.Println(safe(func() { var m map[int]int; m[1] = 1 }), safe(func() { panic(42) }), safe(func() {}))
	e := safe(func() { panic(os.ErrNotExist) })
	fmt.Println(errors.Is(e, os.ErrNotExist))
	fmt.Println(safe(rethrow))
	fmt.Println(order(), cond(true), cond(false))
	fmt.Println(multi())
	args()
	recTwice()
	fmt.Println(afterRec())
	loopDefer()
	func() { defer func() { recover() }(); noRec() }()
	s := st{1}
	func() { defer s.val(); f := s.val; defer f(); s.v = 2; defer func() { s.val() }() }()
	fmt.Println(safe(func() { defer func() { panic("replaced") }(); panic("orig") }))
	fmt.Println(recover())
	func() {
		defer func() { defer func() { fmt.Println("r2", recover()) }(); fmt.Println("r1", recover()); panic("p2") }()
		panic("p1")
	}()
	func() {
		defer fmt.Println("deferred 1")
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("got", r)
				defer fmt.Println("nested defer")
			}
		}()
		var a []int
		_ = a[3]
	}()
	defer os.Stdout.WriteString("direct\n")
	defer func(a ...any) { fmt.Println(a...) }(1, "two", nil)
	var fn func(int) = func(i int) { fmt.Println("fn", i) }
	defer fn(7)
	fn = nil

}

// Output:
// close b
// close a
// use "": empty
// close c
// <nil>
// u0 u1 u2 u3 caught: deep
// caught: assignment to entry in nil map other 42 <nil>
// true
// re-x
// [9 2 1 0] SRD SR
// 2 1
// eval body 2
// arg 1 1
// t <nil>
// 5
// b ld0 ld1
// inner: <nil>
// val 2
// val 1
// val 1
// replaced
// <nil>
// r1 p1
// r2 p2
// got runtime error: index out of range [3] with length 0
// nested defer
// deferred 1
// fn 7
// 1 two <nil>
// direct
