package main

import "fmt"

func helper() any { return recover() }

func direct() (r any) {
	defer func() { r = recover() }()
	panic("direct")
}

func nested() (r any) {
	defer func() {
		func() { r = recover() }()
		if r == nil {
			r = fmt.Sprint("outer got ", recover())
		}
	}()
	panic("nested")
}

func viaHelper() (r any) {
	defer func() {
		r = helper()
		if r == nil {
			r = fmt.Sprint("not by helper: ", recover())
		}
	}()
	panic("helper")
}

func deferredHelper() {
	defer helper()
	panic("deferred helper recovers")
}

func none() (r any) {
	defer func() { r = recover() }()
	return "set"
}

type T struct{ got any }

func (t *T) catch() { t.got = recover() }

func method() any {
	t := &T{}
	func() {
		defer t.catch()
		panic("method")
	}()
	return t.got
}

func main() {
	fmt.Println(recover())
	fmt.Println(direct())
	fmt.Println(nested())
	fmt.Println(viaHelper())
	deferredHelper()
	fmt.Println(none())
	fmt.Println(method())
}

// Output:
// <nil>
// direct
// outer got nested
// not by helper: helper
// <nil>
// method
