package main

import "fmt"

type E int

const (
	A E = iota
	B
	C
)

func s(x any) string {
	switch y := x.(type) {
	case int, int64:
		return fmt.Sprintf("%T", y)
	case E:
		switch y {
		case A, B:
			return "AB"
		case C:
			return "C"
		default:
			return "?"
		}
	case []any:
		r := ""
		for _, e := range y {
			r += s(e) + ","
		}
		return r
	case map[string]any:
		return fmt.Sprint(len(y))
	case func():
		y()
		return "called"
	case *E:
		*y++
		return fmt.Sprint(*y)
	case error, fmt.Stringer:
		return "e/s"
	case interface{ Foo() int }:
		return fmt.Sprint("foo", y.Foo())
	}
	return "none"
}

type foo struct{}

func (foo) Foo() int { return 7 }
func g(x int) (r string) {
	switch {
	case x < 0:
		r = "neg"
	case x == 0:
		r = "zero"
		if true {
			break
		}
		r = "never"
	case x < 10:
		fallthrough
	case x > 1000:
		r += "edge"
	default:
		r = "mid"
	}
	return
}
func main() {
	e := C
	fmt.Println(s(1), s(int64(2)), s(A), s(C), s(E(9)), s([]any{1, "x", nil, B}), s(map[string]any{}), s(func() { fmt.Print("hi ") }), s(&e), s(fmt.Errorf("z")), s(foo{}), s(nil), s(3.5), e)
	fmt.Println(g(-1), g(0), g(5), g(50), g(5000))
	switch x := 5; true {
	case x > 3 && x < 10:
		fmt.Println("in")
	}
	switch f := 1.0; f {
	case 1:
		fmt.Println("one")
	}
	var i any = "b"
	switch i {
	case "a":
	case "b":
		fmt.Println("str b")
	case 1:
	}
	switch p := &e; *p {
	case 3:
		fmt.Println("ptr")
	}
	var err error
	switch err := err; {
	case err == nil:
		fmt.Println("nil")
	}
	switch c := 'x'; {
	case 'a' <= c && c <= 'z':
		fmt.Println("lower")
	}
	switch {
	}
	switch len("abc") {
	case 1, 2, 3:
		fmt.Println("len")
	}
	for i := range 5 {
		switch {
		case i == 1:
			continue
		case i == 3:
			goto out
		}
		fmt.Print(i)
	}
out:
	fmt.Println()
	switch a, b := 1, 2; a + b {
	case 3:
		fmt.Println("sum")
	}
	switch t := any(e).(type) {
	default:
		fmt.Printf("%T\n", t)
	}
	type st struct{ a int }
	switch (st{1}) {
	case st{1}:
		fmt.Println("struct eq")
	}
	var ch chan int
	switch ch {
	case nil:
		fmt.Println("nilch")
	}
	switch x := interface{ Foo() int }(foo{}).(type) {
	case foo:
		fmt.Println("foo", x)
	}
	b := true
	switch b {
	case true:
		fmt.Println("t")
	case false:
	}
}

// Output:
// hi int int64 AB C ? int,none,none,AB, 0 called 3 e/s foo7 none none 3
// neg zero edge mid edge
// in
// one
// str b
// ptr
// nil
// lower
// len
// 02
// sum
// main.E
// struct eq
// nilch
// foo {}
// t
