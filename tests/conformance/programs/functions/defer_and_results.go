package main

import "fmt"

type R struct{ log []string }

func (r *R) Close(s string) { r.log = append(r.log, "close "+s) }
func (r R) Val(s string)    { fmt.Println("val", s, len(r.log)) }

func f() (n int) {
	defer func() { n++ }()
	defer func() { n *= 2 }()
	return 5
}
func g() (s string, err error) {
	defer func() {
		if r := recover(); r != nil {
			s, err = "recovered", fmt.Errorf("%v", r)
		}
	}()
	var m map[string]int
	m["a"] = 1
	return "unreached", nil
}
func h(r *R) {
	for i := range 3 {
		defer r.Close(fmt.Sprint(i))
	}
	defer r.Val("early")
	r.log = append(r.log, "body")
}
func k() (x int) {
	defer func(x int) { fmt.Println("arg", x) }(x)
	x = 9
	defer func() { fmt.Println("captured", x) }()
	x++
	return x * 2
}
func nested() (out string) {
	defer func() {
		defer func() { out += fmt.Sprint("|inner ", recover()) }()
		out += fmt.Sprint("outer ", recover())
		panic("second")
	}()
	panic("first")
}

func main() {
	fmt.Println(f())
	fmt.Println(g())
	r := &R{}
	h(r)
	fmt.Println(r.log)
	fmt.Println(k())
	fmt.Println(nested())
	func() {
		defer fmt.Println("printed", len(r.log))
		r.log = nil
	}()
	var fn func()
	func() {
		defer func() { fmt.Println("nil func:", recover()) }()
		defer fn()
		fmt.Println("before")
	}()
}

// Output:
// 11
// recovered assignment to entry in nil map
// val early 0
// [body close 2 close 1 close 0]
// captured 20
// arg 0
// 20
// outer first|inner second
// printed 4
// before
// nil func: runtime error: invalid memory address or nil pointer dereference
