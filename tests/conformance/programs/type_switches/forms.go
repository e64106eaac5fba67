package main

import (
	"fmt"
	"io"
)

type E1 struct{ s string }
type E2 int
type Sh interface{ Area() int }
type Sq int

func (e E1) Error() string  { return e.s }
func (e *E2) Error() string { return "e2" }
func (s Sq) Area() int      { return int(s * s) }
func (s Sq) String() string { return "sq" }

func classify(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int8:
		return fmt.Sprintf("ints %T %v", v, v)
	case float64:
		return fmt.Sprint("float ", v*2)
	case string:
		return "string " + v + fmt.Sprint(len(v))
	case []int:
		return fmt.Sprint("slice ", len(v), cap(v) >= 0)
	case error:
		return "error " + v.Error()
	case Sh:
		return fmt.Sprint("shape ", v.Area())
	case fmt.Stringer:
		return "stringer " + v.String()
	case func() int:
		return fmt.Sprint("func ", v())
	case *int:
		*v++
		return fmt.Sprint("ptr ", *v)
	case map[string]any:
		return fmt.Sprint("map ", v["k"])
	case struct{ X int }:
		return fmt.Sprint("anon ", v.X)
	case chan int, chan<- int:
		return fmt.Sprintf("%T", v)
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func main() {
	n := 1
	e2 := E2(1)
	for _, x := range []any{nil, 1, int8(2), 2.5, "héy", []int{1}, E1{"x"}, &e2, e2, io.EOF, Sq(3), func() int { return 4 },
		&n, map[string]any{"k": 1}, struct{ X int }{5}, make(chan int), make(chan<- int), (<-chan int)(nil), []string{}, true, 'r', [2]int{}} {
		fmt.Println(classify(x))
	}
	fmt.Println(n)
}

// Output:
// nil
// ints int 1
// ints int8 2
// float 5
// string héy4
// slice 1 true
// error x
// error e2
// other main.E2
// error EOF
// shape 9
// func 4
// ptr 2
// map 1
// anon 5
// chan int
// chan<- int
// other <-chan int
// other []string
// other bool
// other int32
// other [2]int
// 2
