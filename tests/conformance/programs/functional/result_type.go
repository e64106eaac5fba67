package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

type Result[T any] interface {
	Unwrap() T
	Err() error
}

type ok[T any] struct{ v T }
type failed[T any] struct{ err error }

func (o ok[T]) Unwrap() T      { return o.v }
func (ok[T]) Err() error       { return nil }
func (f failed[T]) Unwrap() T  { panic(f.err) }
func (f failed[T]) Err() error { return f.err }

func Try[T any](v T, err error) Result[T] {
	if err != nil {
		return failed[T]{err}
	}
	return ok[T]{v}
}

func Bind[T, U any](r Result[T], f func(T) (U, error)) Result[U] {
	if err := r.Err(); err != nil {
		return failed[U]{err}
	}
	return Try(f(r.Unwrap()))
}

func Collect[T any](rs ...Result[T]) Result[[]T] {
	var out []T
	var errs []error
	for _, r := range rs {
		if f, bad := r.(failed[T]); bad {
			errs = append(errs, f.err)
			continue
		}
		out = append(out, r.Unwrap())
	}
	return Try(out, errors.Join(errs...))
}

var errNegative = errors.New("negative")

func root(n int) (float64, error) {
	if n < 0 {
		return 0, fmt.Errorf("root of %d: %w", n, errNegative)
	}
	x := float64(n)
	for range 30 {
		if x == 0 {
			break
		}
		x = (x + float64(n)/x) / 2
	}
	return x, nil
}

func main() {
	var rs []Result[float64]
	for _, s := range strings.Split("16 2 -4 q", " ") {
		r := Bind(Try(strconv.Atoi(s)), root)
		rs = append(rs, r)
		switch r := r.(type) {
		case ok[float64]:
			fmt.Printf("ok %.4f\n", r.v)
		case failed[float64]:
			fmt.Println("failed", r.err, errors.Is(r.Err(), errNegative), errors.Is(r.err, strconv.ErrSyntax))
		}
	}
	fmt.Println(Collect(rs[:2]...).Unwrap())
	fmt.Println(Collect(rs...).Err())
	defer func() { fmt.Println("panic:", recover() == rs[2].Err()) }()
	rs[2].Unwrap()
}

// Output:
// ok 4.0000
// ok 1.4142
// failed root of -4: negative true false
// failed strconv.Atoi: parsing "q": invalid syntax false true
// [4 1.414213562373095]
// root of -4: negative
// strconv.Atoi: parsing "q": invalid syntax
// panic: true
