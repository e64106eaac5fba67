package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
)

type NotFound struct{ Key string }

func (e *NotFound) Error() string { return "not found: " + e.Key }

type Temp struct{ err error }

func (t Temp) Error() string        { return "temp: " + t.err.Error() }
func (t Temp) Unwrap() error        { return t.err }
func (t Temp) Is(target error) bool { return target == errTemp }

var errTemp = errors.New("temporary")
var ErrBase = errors.New("base")

func get(k string) (int, error) {
	if k == "" {
		return 0, &NotFound{k}
	}
	if k == "t" {
		return 0, Temp{ErrBase}
	}
	return len(k), nil
}

func main() {
	_, err := get("")
	fmt.Println(err, err != nil)
	var nf *NotFound
	fmt.Println(errors.As(fmt.Errorf("ctx: %w", err), &nf), nf.Key == "")
	_, err = get("t")
	fmt.Println(errors.Is(err, ErrBase), errors.Is(err, errTemp), errors.Is(err, io.EOF))
	var tm Temp
	ok := errors.As(err, &tm)
	fmt.Println(ok, tm)
	wrapped := fmt.Errorf("a: %w", fmt.Errorf("b: %w", ErrBase))
	fmt.Println(wrapped, errors.Unwrap(wrapped), errors.Is(wrapped, ErrBase))
	j := errors.Join(ErrBase, err)
	fmt.Println(errors.Is(j, errTemp))
	var none error
	fmt.Println(none == nil, errors.Is(none, ErrBase))
	v, err := get("abc")
	fmt.Println(v, err)
	_, perr := strconv.Atoi("x")
	var ne *strconv.NumError
	fmt.Println(errors.As(perr, &ne), ne.Func, perr)
}

// Output:
// not found:  true
// true true
// true true false
// true temp: base
// a: b: base b: base true
// true
// true false
// 3 <nil>
// true Atoi strconv.Atoi: parsing "x": invalid syntax
