package main

import (
	"errors"
	"fmt"
	"runtime"
)

type Code int

func (c Code) Error() string { return fmt.Sprintf("code %d", int(c)) }

type Detail struct {
	Where string
	Err   error
}

func (d *Detail) Error() string { return d.Where + ": " + d.Err.Error() }
func (d *Detail) Unwrap() error { return d.Err }

func guard(f func()) (err error) {
	defer func() {
		switch r := recover(); r := r.(type) {
		case nil:
		case runtime.Error:
			err = &Detail{"runtime", r}
		case error:
			err = r
		default:
			err = fmt.Errorf("not an error: %v", r)
		}
	}()
	f()
	return nil
}

func main() {
	fmt.Println(guard(func() {}))
	fmt.Println(guard(func() { panic(Code(4)) }))
	fmt.Println(guard(func() { panic(&Detail{"here", Code(5)}) }))
	fmt.Println(guard(func() { panic([]string{"a", "b"}) }))
	err := guard(func() { var s []int; _ = s[len(s)+2] })
	var d *Detail
	fmt.Println(err, errors.As(err, &d), d.Where)
	err = guard(func() { panic(fmt.Errorf("deep: %w", &Detail{"in", Code(6)})) })
	var c Code
	fmt.Println(errors.As(err, &c), int(c), errors.Is(err, Code(6)), errors.Is(err, Code(7)))
	fmt.Println(guard(func() { panic(nil) }))
}

// Output:
// <nil>
// code 4
// here: code 5
// not an error: [a b]
// runtime: runtime error: index out of range [2] with length 0 true runtime
// true 6 true false
// runtime: panic called with nil argument
