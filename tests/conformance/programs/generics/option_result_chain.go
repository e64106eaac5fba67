package main

import (
	"errors"
	"fmt"
	"strconv"
)

type Result[T any] struct {
	val T
	err error
}

func Ok[T any](v T) Result[T]            { return Result[T]{val: v} }
func Err[T any](err error) Result[T]     { return Result[T]{err: err} }
func Of[T any](v T, err error) Result[T] { return Result[T]{v, err} }

func (r Result[T]) Or(v T) T {
	if r.err != nil {
		return v
	}
	return r.val
}

func (r Result[T]) String() string {
	if r.err != nil {
		return "Err(" + r.err.Error() + ")"
	}
	return fmt.Sprintf("Ok(%v)", r.val)
}

func Then[T, U any](r Result[T], f func(T) Result[U]) Result[U] {
	if r.err != nil {
		return Err[U](r.err)
	}
	return f(r.val)
}

func Map[T, U any](r Result[T], f func(T) U) Result[U] {
	return Then(r, func(v T) Result[U] { return Ok(f(v)) })
}

func Try[T any](f func() T) (r Result[T]) {
	defer func() {
		if e := recover(); e != nil {
			r = Err[T](fmt.Errorf("panic: %v", e))
		}
	}()
	return Ok(f())
}

var errNegative = errors.New("negative")

func sqrt(n int) Result[int] {
	if n < 0 {
		return Err[int](errNegative)
	}
	r := 0
	for (r+1)*(r+1) <= n {
		r++
	}
	return Ok(r)
}

func main() {
	for _, s := range []string{"49", "-4", "x"} {
		r := Then(Of(strconv.Atoi(s)), sqrt)
		fmt.Println(r, r.Or(-1), errors.Is(r.err, errNegative), Map(r, func(n int) []int { return []int{n, n * 2} }))
	}
	fmt.Println(Try(func() int { var m map[string]int; return len(m) }), Try(func() int { var a []int; return a[3] }))
	fmt.Println(Ok(Ok("nested")), Ok[error](nil), []Result[int]{Ok(1), Err[int](errNegative)})
}

// Output:
// Ok(7) 7 false Ok([7 14])
// Err(negative) -1 true Err(negative)
// Err(strconv.Atoi: parsing "x": invalid syntax) -1 false Err(strconv.Atoi: parsing "x": invalid syntax)
// Ok(0) Err(panic: runtime error: index out of range [3] with length 0)
// Ok(Ok(nested)) Ok(<nil>) [Ok(1) Err(negative)]
