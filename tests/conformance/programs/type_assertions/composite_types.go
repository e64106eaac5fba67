package main

import "fmt"

type P struct{ X, Y int }
type Fn func(int) int
type L []P
type G[T any] struct{ v T }

func main() {
	vals := []any{
		P{1, 2}, &P{3, 4}, []P{{5, 6}}, L{{7, 8}}, [1]P{{9, 9}}, map[string]P{"a": {1, 1}},
		func(i int) int { return i }, Fn(func(i int) int { return -i }), make(chan P, 1), struct{ P }{P{2, 2}},
		G[int]{1}, G[string]{"s"}, &G[P]{}, []any{1}, []*P{nil}, any(nil), (*P)(nil),
	}
	for i, v := range vals {
		_, a := v.(P)
		_, b := v.(*P)
		_, c := v.([]P)
		_, d := v.(L)
		_, e := v.([1]P)
		_, f := v.(map[string]P)
		_, g := v.(func(int) int)
		_, h := v.(Fn)
		_, j := v.(chan P)
		_, k := v.(struct{ P })
		_, l := v.(G[int])
		_, m := v.(*G[P])
		_, n := v.([]*P)
		_, o := v.(<-chan P)
		bits := ""
		for _, x := range []bool{a, b, c, d, e, f, g, h, j, k, l, m, n, o} {
			if x {
				bits += "1"
			} else {
				bits += "."
			}
		}
		fmt.Printf("%2d %s %T\n", i, bits, v)
	}
	fmt.Println(vals[2].([]P)[0].X, vals[7].(Fn)(3), vals[9].(struct{ P }).X, vals[11].(G[string]).v, vals[5].(map[string]P)["a"].Y)
}

// Output:
//  0 1............. main.P
//  1 .1............ *main.P
//  2 ..1........... []main.P
//  3 ...1.......... main.L
//  4 ....1......... [1]main.P
//  5 .....1........ map[string]main.P
//  6 ......1....... func(int) int
//  7 .......1...... main.Fn
//  8 ........1..... chan main.P
//  9 .........1.... struct { main.P }
// 10 ..........1... main.G[int]
// 11 .............. main.G[string]
// 12 ...........1.. *main.G[main.P]
// 13 .............. []interface {}
// 14 ............1. []*main.P
// 15 .............. <nil>
// 16 .1............ *main.P
// 5 -3 2 s 1
