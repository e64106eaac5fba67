package main

import (
	"errors"
	"fmt"
	"io"
	"time"
)

type celsius float64
type pair struct{ a, b any }
type op func(int) int
type tree struct{ kids []tree }
type dict map[string]any

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case bool, string:
		return fmt.Sprintf("basic %v", x)
	case int, int8, int16:
		return fmt.Sprintf("small %T", x)
	case float64:
		return fmt.Sprint("float ", x/2)
	case celsius:
		return "celsius " + x.String()
	case []any:
		return fmt.Sprint("list ", len(x), describe(x[0]))
	case dict:
		return "dict " + describe(x["k"])
	case map[string]any:
		return fmt.Sprint("map ", len(x))
	case tree:
		n := 1
		for _, c := range x.kids {
			n += len(describe(c))
		}
		return fmt.Sprint("tree", n)
	case op:
		return fmt.Sprint("op ", x(3))
	case func(int) int:
		return fmt.Sprint("func ", x(3))
	case *pair:
		return "pair of " + describe(x.a) + " and " + describe(x.b)
	case chan<- int, <-chan int:
		return fmt.Sprintf("%T", x)
	case chan int:
		return fmt.Sprint("chan ", cap(x))
	case [2]int:
		return fmt.Sprint("array ", x[1])
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return "stringer " + x.String()
	case struct{ X int }:
		return fmt.Sprint("anonymous ", x.X)
	}
	return fmt.Sprintf("other %T", v)
}

func main() {
	c := make(chan int, 4)
	for _, v := range []any{nil, true, "s", 1, int8(2), int32(3), 5.0, celsius(5), []any{"in", 1}, dict{"k": 2.5}, map[string]any{}, tree{[]tree{{}, {[]tree{{}}}}}, op(func(n int) int { return n * n }), func(n int) int { return -n }, &pair{1, &pair{nil, "x"}}, (chan<- int)(c), (<-chan int)(c), c, [2]int{1, 2}, io.EOF, errors.New("e"), time.Second, struct{ X int }{4}, struct{ Y int }{4}, pair{}} {
		fmt.Println(describe(v))
	}
}

// Output:
// nil
// basic true
// basic s
// small int
// small int8
// other int32
// float 2.5
// celsius 5.0°C
// list 2basic in
// dict float 1.25
// map 0
// tree11
// op 9
// func -3
// pair of small int and pair of nil and basic x
// chan<- int
// <-chan int
// chan 4
// array 2
// error EOF
// error e
// stringer 1s
// anonymous 4
// other struct { Y int }
// other main.pair
