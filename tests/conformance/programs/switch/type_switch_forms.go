package main

import (
	"errors"
	"fmt"
	"time"
)

type E struct{ s string }

func (e E) Error() string { return e.s }

type S struct{}

func (*S) String() string { return "ptr S" }

func f(v any) string {
	switch x := v.(type) {
	case nil:
		return fmt.Sprint("nil ", x)
	case int, int8:
		return fmt.Sprintf("int or int8 %v", x)
	case float64:
		return fmt.Sprint(x + 0.5)
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return "stringer " + x.String()
	case func(int) int:
		return fmt.Sprint("func ", x(3))
	case []int:
		return fmt.Sprint("slice ", len(x))
	case map[string]any:
		return fmt.Sprint("map ", len(x))
	case chan int:
		return fmt.Sprint("chan ", cap(x))
	case *int:
		*x++
		return fmt.Sprint("ptr ", *x)
	case struct{ A int }:
		return fmt.Sprint("struct ", x.A)
	case [3]byte:
		return fmt.Sprint("array ", x[1])
	default:
		return fmt.Sprintf("default %T", x)
	}
}

func main() {
	n := 4
	for _, v := range []any{nil, 1, int8(2), 1.5, E{"bad"}, errors.New("std"), &S{}, S{}, time.Second, func(i int) int { return i * i }, []int{1}, map[string]any{}, make(chan int, 3), &n, struct{ A int }{7}, [3]byte{1, 2, 3}, "s"} {
		fmt.Println(f(v))
	}
}

// Output:
// nil <nil>
// int or int8 1
// int or int8 2
// 2
// error bad
// error std
// stringer ptr S
// default main.S
// stringer 1s
// func 9
// slice 1
// map 0
// chan 3
// ptr 5
// struct 7
// array 2
// default string
