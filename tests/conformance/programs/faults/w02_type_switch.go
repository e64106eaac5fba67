package main

import (
	"errors"
	"fmt"
	"time"
)

type errT struct{ n int }

func (e *errT) Error() string { return fmt.Sprint("errT ", e.n) }

type named string

func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case error:
		return "error " + v.Error()
	case fmt.Stringer:
		return "stringer " + v.String()
	case int, string:
		return fmt.Sprintf("basic %v", v)
	case []int:
		return fmt.Sprint("slice ", len(v))
	case named:
		return "named " + string(v)
	case func() int:
		return fmt.Sprint("func ", v())
	case map[string]int:
		return fmt.Sprint("map ", v["a"])
	case *int:
		return fmt.Sprint("pointer ", *v)
	}
	return "other"
}

func main() {
	n := 4
	for _, x := range []any{nil, errors.New("e"), time.Second, 1, "s", []int{1, 2}, named("n"), func() int { return 7 }, map[string]int{"a": 3}, &n, 2.5, &errT{1}} {
		fmt.Println(kind(x))
	}
	var e error = &errT{5}
	switch e := e.(type) {
	case *errT:
		fmt.Println("own", e.n)
	default:
		fmt.Println("default")
	}
}

// Output:
// nil
// error e
// stringer 1s
// basic 1
// basic s
// slice 2
// named n
// func 7
// map 3
// pointer 4
// other
// error errT 1
// own 5
