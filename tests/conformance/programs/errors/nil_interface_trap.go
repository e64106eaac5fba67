package main

import (
	"errors"
	"fmt"
)

type myErr struct{}

func (*myErr) Error() string { return "my" }

func bad(fail bool) error {
	var e *myErr
	if fail {
		e = &myErr{}
	}
	return e
}

func good(fail bool) error {
	if fail {
		return &myErr{}
	}
	return nil
}

func main() {
	fmt.Println(bad(false) == nil, good(false) == nil, bad(true) != nil)
	err := bad(false)
	_, ok := err.(*myErr)
	fmt.Println(ok, err.(*myErr) == nil)
	var e1, e2 error = &myErr{}, &myErr{}
	fmt.Println(e1 == e1, errors.Is(e1, e2) || !errors.Is(e1, e2))
	x, y := errors.New("a"), errors.New("a")
	fmt.Println(x == y, x.Error() == y.Error())
	type V struct{ error }
	v := V{x}
	fmt.Println(v, v.error == x, errors.Is(v, x))
}

// Output:
// false true true
// true true
// true true
// false true
// a true false
