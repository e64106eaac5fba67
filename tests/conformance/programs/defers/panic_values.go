package main

import (
	"errors"
	"fmt"
	"runtime"
)

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("E", e.code) }

type P struct{ s string }

func catch(v any) (r any) {
	defer func() { r = recover() }()
	panic(v)
}

func main() {
	for _, v := range []any{1, "s", 2.5, E{3}, &P{"x"}, P{"y"}, []int{1}, nil, errors.New("e"), fmt.Errorf("w: %w", E{4})} {
		r := catch(v)
		switch x := r.(type) {
		case *runtime.PanicNilError:
			fmt.Println("nil panic:", x)
		case E:
			fmt.Println("E", x.code)
		case error:
			var e E
			fmt.Println("error", x, errors.As(x, &e), e.code)
		case *P:
			fmt.Println("P", x.s, x == v)
		default:
			fmt.Printf("%T %v\n", x, x)
		}
	}
}

// Output:
// int 1
// string s
// float64 2.5
// E 3
// P x true
// main.P {y}
// []int [1]
// nil panic: panic called with nil argument
// error e false 0
// error w: E4 true 4
